use crate::refused::Refused;

/// How the container of Office 97-2003, and of every encrypted document, begins.
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0";

/// Whether the file is such a container.
pub(crate) fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Why a container is not read: by the names of the streams in it.
pub(crate) fn why_not_read(bytes: &[u8]) -> Refused {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        Refused::Encrypted
    } else if has("WordDocument") {
        Refused::OldFormat { format: "Word 97-2003 (.doc)" }
    } else if has("Workbook") || has("Book") {
        Refused::OldFormat { format: "Excel 97-2003 (.xls)" }
    } else {
        Refused::OtherFormat { format: "Office 97-2003" }
    }
}

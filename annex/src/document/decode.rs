use std::borrow::Cow;

use crate::refused::Refused;

/// The first bytes by which people's usual files are known.
const SIGNATURES: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "Word (.docx), Excel (.xlsx) / ZIP"),
    (b"\xD0\xCF\x11\xE0", "Word, Excel 97-2003 (.doc, .xls)"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"\x1F\x8B", "GZIP"),
];

/// The bytes as Unicode text without a byte order mark, or the reason they are none.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Refused::OtherFormat { format });
    }
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(utf8(rest)?),
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    if text.chars().any(is_binary) { Err(guess(bytes)) } else { Ok(text) }
}

fn utf8(bytes: &[u8]) -> Result<&str, Refused> {
    std::str::from_utf8(bytes).map_err(|_| guess(bytes))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refused> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if odd.is_empty() => Ok(text),
        _ => Err(Refused::WrongEncoding { encoding: "UTF-16 (hỏng/damaged)" }),
    }
}

/// What bytes that are not UTF-8 most likely are.
fn guess(bytes: &[u8]) -> Refused {
    let count = |has: fn(u8) -> bool| bytes.iter().copied().filter(|byte| has(*byte)).count();
    let zeros = count(|byte| byte == 0);
    let controls = count(|byte| is_binary(char::from(byte)));
    if zeros > bytes.len() / 4 {
        Refused::WrongEncoding { encoding: "UTF-16 không có BOM/without BOM" }
    } else if controls > 0 {
        Refused::Binary
    } else {
        Refused::WrongEncoding { encoding: "TCVN3/VNI/Windows-1258" }
    }
}

/// Control characters no table has; tab, line feed, vertical tab, form feed and carriage return are text.
fn is_binary(char: char) -> bool {
    matches!(char, '\0'..='\x08' | '\x0E'..='\x1F')
}

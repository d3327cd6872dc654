use serde::{Deserialize, Serialize};

use super::Document;
use super::decode::decode;
use super::package::Package;
use super::text::{of_values, within_size};
use super::{excel, word};
use crate::refused::Refused;

/// Formats an annex comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Cells parted by tabs.
    Text,
    /// Comma or semicolon separated values.
    Csv,
    /// Word (`.docx`).
    Word,
    /// Excel (`.xlsx`).
    Excel,
}

/// Reads a document of any format. The content says which it is, the name only decides where two are possible.
pub fn open(name: &str, bytes: &[u8]) -> Result<(Document, Format), Refused> {
    within_size(bytes)?;
    if bytes.starts_with(b"PK") {
        return packed(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(bytes));
    }
    let text = decode(bytes)?;
    let (text, separator) = separator(name, &text);
    let format = if separator == '\t' { Format::Text } else { Format::Csv };
    Ok((of_values(text, separator)?, format))
}

fn packed(bytes: &[u8]) -> Result<(Document, Format), Refused> {
    let mut package = Package::open(bytes)?;
    if package.has("word/document.xml") {
        Ok((word::read(&mut package)?, Format::Word))
    } else if package.has("xl/workbook.xml") {
        Ok((excel::read(&mut package)?, Format::Excel))
    } else if package.has("ppt/presentation.xml") {
        Err(Refused::OtherFormat { format: "PowerPoint (.pptx)" })
    } else if package.has("content.xml") {
        Err(Refused::OtherFormat { format: "OpenDocument (.odt, .ods)" })
    } else {
        Err(Refused::OtherFormat { format: "ZIP" })
    }
}

/// What a compound file (OLE) is; its directory names its streams in UTF-16.
fn compound(bytes: &[u8]) -> Refused {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        Refused::Encrypted
    } else if holds("WordDocument") {
        Refused::OldFormat { format: "Word 97-2003 (.doc)" }
    } else if holds("Workbook") || holds("Book") {
        Refused::OldFormat { format: "Excel 97-2003 (.xls)" }
    } else {
        Refused::OldFormat { format: "Word, Excel 97-2003 (.doc, .xls)" }
    }
}

/// What parts the cells, and the text without a line that only says so. Tabs win: a pasted table has commas in its
/// cells.
fn separator<'t>(name: &str, text: &'t str) -> (&'t str, char) {
    if let Some((line, rest)) = text.split_once('\n')
        && let Some(said) = line.trim_end().strip_prefix("sep=")
        && let Some(separator) = said.chars().next()
    {
        return (rest, separator);
    }
    if text.contains('\t') && !is_csv(name) {
        return (text, '\t');
    }
    let most = [',', ';', '\t'].into_iter().max_by_key(|separator| {
        // The separator is what most lines agree on, not what is frequent in prose.
        let counts = text.lines().filter(|line| !line.trim().is_empty()).take(50);
        counts.filter(|line| line.matches(*separator).count() >= 2).count()
    });
    let agreed = most.filter(|separator| text.lines().any(|line| line.matches(*separator).count() >= 2));
    (text, agreed.unwrap_or('\t'))
}

fn is_csv(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|kind| kind.eq_ignore_ascii_case("csv"))
}

use super::decode::decode;
use super::package::{Main, Package, is_compound_file, why_not_read};
use super::text::{check_size, table_of};
use super::{Document, Format, excel, separator, word};
use crate::refused::Refused;

/// How every ZIP file begins, the empty one too.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Reads a file of any known format. What it is is told by its content; its name only settles what the content
/// leaves open.
pub fn open(name: &str, bytes: &[u8]) -> Result<(Document, Format), Refused> {
    check_size(bytes)?;
    if is_compound_file(bytes) {
        return Err(why_not_read(bytes));
    }
    if !ZIP.iter().any(|signature| bytes.starts_with(signature)) {
        return match markup(bytes) {
            Some(format) => Err(Refused::OtherFormat { format }),
            None => text_of_any_kind(name, bytes),
        };
    }
    let (mut package, main) = Package::open(bytes)?;
    match main {
        Main::Word(part) => Ok((word::read(&mut package, &part)?, Format::Word)),
        Main::Excel(part) => Ok((excel::read(&mut package, &part)?, Format::Excel)),
    }
}

/// Reads text whatever separates its cells; a name that ends in .csv settles what the text leaves open.
fn text_of_any_kind(name: &str, bytes: &[u8]) -> Result<(Document, Format), Refused> {
    let text = decode(bytes)?;
    let is_csv = name.to_lowercase().ends_with(".csv");
    let (separator, columns) =
        separator::told(&text).or_else(|| separator::found(&text, is_csv)).unwrap_or(('\t', 2));
    let format = if separator == '\t' { Format::Text } else { Format::Csv };
    Ok((table_of(&text, separator, columns)?, format))
}

/// Web pages and bare XML, which other systems like to name .doc or .xls.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |mark: &str| bytes.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()));
    if begins("<!doctype html") || begins("<html") {
        Some("trang web (HTML)")
    } else if begins("<?xml") {
        Some("XML")
    } else {
        None
    }
}

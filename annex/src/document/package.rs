mod contents;
mod ole;
mod part;
mod relations;

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::Xml;
use crate::refused::Refused;

pub(crate) use contents::Main;
pub(crate) use ole::{is_compound_file, why_not_read};
pub(crate) use part::{Part, bomb};

/// An office document has a few dozen parts; a picture book of an annex a few hundred.
const MOST_PARTS: usize = 5_000;
/// How each part's entry in the list at the end of a ZIP file begins.
const ENTRY: &[u8] = b"PK\x01\x02";
/// How the list's own end begins.
const END: &[u8] = b"PK\x05\x06";

/// A Word or Excel file: a ZIP file of parts.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes unpacked so far.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens the file and looks for what makes it unreadable or unsafe, before any of it is believed.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<(Self, Main), Refused> {
        // Listing the parts costs memory for each, so they are counted first.
        if occurrences(bytes, ENTRY) > MOST_PARTS {
            return Err(bomb());
        }
        if occurrences(bytes, END) == 0 {
            return Err(Refused::Truncated);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error, "ZIP"))?;
        let mut package = Self { archive, unpacked: 0 };
        let main = package.inspect()?;
        Ok((package, main))
    }

    /// A part by its name, to be read once; nothing when the package has none.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Xml<'_>>, Refused> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let file = self.archive.by_index(index).map_err(|error| refusal(&error, name))?;
        Ok(Some(Xml::new(name, Part::new(file, &mut self.unpacked))))
    }

    /// A part that must be there.
    pub(crate) fn needed(&mut self, name: &str) -> Result<Xml<'_>, Refused> {
        let missing = || Refused::Damaged { part: name.to_owned() };
        self.part(name)?.ok_or_else(missing)
    }

    /// Names of parts are alike whatever their case.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let named = |listed: &[u8]| listed.eq_ignore_ascii_case(name.as_bytes());
            self.archive
                .file_names_raw()
                .find(|listed| named(listed))
                .and_then(|listed| self.archive.index_for_name_raw(listed))
        })
    }

    fn names(&self) -> Vec<String> {
        self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }
}

fn occurrences(bytes: &[u8], signature: &[u8]) -> usize {
    bytes.windows(signature.len()).filter(|window| *window == signature).count()
}

fn refusal(error: &ZipError, part: &str) -> Refused {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => Refused::Encrypted,
        ZipError::InvalidPassword => Refused::Encrypted,
        _ => Refused::Damaged { part: part.to_owned() },
    }
}

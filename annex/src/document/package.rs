use std::cell::Cell as Counter;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{self, Token};
use crate::refused::Refused;

/// Most bytes unpacked from one file.
const MOST_UNPACKED: u64 = 400 * 1024 * 1024;
/// Above this much, a part packed tighter than documents can be is a bomb.
const SUSPICIOUS: u64 = 8 * 1024 * 1024;
/// Tightest packing met in documents full of blank table cells, with room to spare.
const TIGHTEST: u64 = 400;
/// Most parts of a document.
const MOST_PARTS: usize = 5_000;

/// A Word or Excel file: a ZIP archive of XML parts.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes unpacked so far, over all parts.
    unpacked: Rc<Counter<u64>>,
}

impl<'b> Package<'b> {
    /// Opens an archive; what could do harm or needs a password is refused.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error, "ZIP"))?;
        if archive.len() > MOST_PARTS {
            return Err(bomb());
        }
        let mut package = Self { archive, unpacked: Rc::default() };
        let names = package.archive.file_names().map(|name| name.map(std::borrow::Cow::into_owned));
        let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|error| refused(&error, "ZIP"))?;
        let holds = |end: &str| names.iter().any(|name| name.to_ascii_lowercase().ends_with(end));
        if holds("vbaproject.bin") {
            return Err(Refused::Macros);
        }
        if let Some(part) = names.iter().find(|name| name.contains("externalLinks/")) {
            return Err(Refused::ExternalContent { part: part.clone() });
        }
        for name in names.iter().filter(|name| is_relations(name)) {
            package.check_links(name)?;
        }
        Ok(package)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Calls `each` for every token of a part; false when there is no such part.
    pub(super) fn walk(
        &mut self,
        name: &str,
        each: impl FnMut(Token<'_>) -> Result<(), Refused>,
    ) -> Result<bool, Refused> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(false),
            Err(error) => return Err(refused(&error, name)),
        };
        let packed = part.compressed_size();
        let bounded = Bounded { part, packed, here: 0, unpacked: self.unpacked.clone() };
        xml::walk(BufReader::new(bounded), name, each)?;
        Ok(true)
    }

    /// Links that only lead somewhere when clicked are no content; everything else from outside is refused.
    fn check_links(&mut self, name: &str) -> Result<(), Refused> {
        let mut outside = false;
        self.walk(name, |token| {
            if let Token::Open(element) = token
                && element.is("Relationship")
                && element.attribute("TargetMode").as_deref() == Some("External")
            {
                let kind = element.attribute("Type").unwrap_or_default();
                outside |= !(kind.ends_with("/hyperlink") || kind.ends_with("/attachedTemplate"));
            }
            Ok(())
        })?;
        if outside { Err(Refused::ExternalContent { part: name.to_owned() }) } else { Ok(()) }
    }
}

/// Whether a part lists what another part refers to.
fn is_relations(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|kind| kind.eq_ignore_ascii_case("rels"))
}

/// A part that may only unpack to so much.
struct Bounded<R> {
    part: R,
    packed: u64,
    here: u64,
    unpacked: Rc<Counter<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        self.here += read as u64;
        self.unpacked.set(self.unpacked.get() + read as u64);
        let tight = self.here > SUSPICIOUS && self.here / self.packed.max(1) > TIGHTEST;
        if tight || self.unpacked.get() > MOST_UNPACKED {
            return Err(io::Error::other(BombFound));
        }
        Ok(read)
    }
}

/// Marks the error of a part that unpacks to too much.
#[derive(Debug)]
pub(super) struct BombFound;

impl std::fmt::Display for BombFound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unpacks to too much")
    }
}

impl std::error::Error for BombFound {}

pub(super) fn bomb() -> Refused {
    Refused::Bomb { limit: MOST_UNPACKED / 1024 / 1024 }
}

fn refused(error: &ZipError, part: &str) -> Refused {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refused::Encrypted,
        _ => Refused::Damaged { part: part.to_owned() },
    }
}

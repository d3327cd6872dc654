use std::io::{self, BufRead, BufReader, Read};

use zip::read::ZipFile;

use crate::refused::Refused;

/// Most bytes one part unpacks to.
const LARGEST_PART: u64 = 256 * 1024 * 1024;
/// Most bytes all parts read unpack to.
const LARGEST_PACKAGE: u64 = 320 * 1024 * 1024;
/// A part may always unpack to this much, however small it is packed.
const ALWAYS_ALLOWED: u64 = 16 * 1024 * 1024;
/// Beyond that, tables pack to a thirtieth at the best; only a bomb packs to less than a two hundred and fiftieth.
const LARGEST_RATIO: u64 = 250;
/// Longest tag or stretch of text; the XML reader keeps each in memory as a whole.
const LONGEST_EVENT: usize = 1024 * 1024;

/// The refusal of what unpacks to too much.
pub(crate) fn bomb() -> Refused {
    Refused::Bomb { limit: LARGEST_PART / 1024 / 1024 }
}

/// The bytes of one part as they are unpacked, never more than a document can need.
pub(crate) struct Part<'a> {
    unpacked: BufReader<Box<dyn Read + 'a>>,
    /// What this part may still unpack to.
    left: u64,
    /// What the whole package has unpacked to.
    total: &'a mut u64,
    event: usize,
}

impl<'a> Part<'a> {
    pub(super) fn new<R: Read>(file: ZipFile<'a, R>, total: &'a mut u64) -> Self {
        let by_ratio = file.compressed_size().saturating_mul(LARGEST_RATIO).max(ALWAYS_ALLOWED);
        let unpacked = BufReader::new(Box::new(file) as Box<dyn Read + 'a>);
        Self { unpacked, left: by_ratio.min(LARGEST_PART), total, event: 0 }
    }

    /// Begins to count the length of a tag or a stretch of text anew.
    pub(crate) fn begin_event(&mut self) {
        self.event = 0;
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(into)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 || *self.total > LARGEST_PACKAGE || self.event > LONGEST_EVENT {
            return Err(io::Error::other(bomb()));
        }
        self.unpacked.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.left = self.left.saturating_sub(length as u64);
        *self.total += length as u64;
        self.event += length;
        self.unpacked.consume(length);
    }
}

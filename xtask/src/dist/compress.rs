use std::{fs, io::Write, path::Path};

use anyhow::Result;
use brotli::enc::{BrotliCompress, BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

/// Kinds of files that shrink; fonts and pictures are compressed already.
const SHRINKING: [&str; 8] = ["html", "js", "css", "wasm", "svg", "json", "txt", "webmanifest"];

/// Writes `.br` and `.gz` beside a file that shrinks.
pub fn siblings(path: &Path, bytes: &[u8]) -> Result<()> {
    let kind = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    if !SHRINKING.contains(&kind.as_str()) {
        return Ok(());
    }
    let mut best = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    BrotliCompress(&mut &*bytes, &mut best, &parameters)?;
    fs::write(path.with_extension(format!("{kind}.br")), best)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(fs::write(path.with_extension(format!("{kind}.gz")), gzip.finish()?)?)
}

use std::path::Path;

use anyhow::Context;
use tiendo_annex::{Options, document, render};

use super::Format;

/// Exit code of a document that is not an annex.
const NOT_AN_ANNEX: u8 = 2;

/// Reads `file` and prints what was found.
pub fn run(file: &Path, format: Format, year: Option<i32>) -> anyhow::Result<u8> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let options = Options { year, ..Options::default() };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read =
        document::open(&name, &bytes).and_then(|(document, _)| tiendo_annex::read(&document, &options));
    let draft = match read {
        Ok(draft) => draft,
        Err(refused) => {
            eprintln!("{}\n{refused}", refused.in_vietnamese());
            return Ok(NOT_AN_ANNEX);
        }
    };
    match format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&draft)?),
        Format::Text => print!("{}", render::to_text(&draft)),
    }
    Ok(0)
}

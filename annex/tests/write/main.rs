//! Plans printed back as their annex: what stands in the Word and Excel files.
#![allow(missing_docs, clippy::unwrap_used)]

mod excel;
mod plans;
mod rendered;
mod unpacked;
mod word;

//! Spoilt files and wordings: whatever comes in, the reader answers; it does not panic, hang or swell.
//!
//! `TIENDO_FUZZ_CASES` says how many cases each target runs, [`CASES`] unless told; they are the same every time.
//! Cases are made from the files in `fuzz/corpus`: what once went wrong is kept there.
#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tiendo_annex::{Options, deadline, document, read};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// Cases of each target, unless told otherwise.
const CASES: u32 = 2_000;
/// No small document takes longer, even on a busy machine.
const LONGEST: Duration = Duration::from_secs(2);
/// Peak memory of all targets together, in KiB: the bound for one document of 20 MB.
const MOST_MEMORY: u64 = 200 * 1024;

const WORD: [&str; 18] = [
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr>",
    "<w:tcPr><w:gridSpan w:val=\"-1\"/></w:tcPr>",
    "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:gridBefore w:val=\"99999\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:ins>",
    "<w:txbxContent>",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "&a;",
    "&#0;",
    "<![CDATA[",
];
const EXCEL: [&str; 16] = [
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<c r=\"A1\" t=\"s\"><v>4294967295</v></c>",
    "<row r=\"1048576\">",
    "<row r=\"0\">",
    "</row>",
    "</c>",
    "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    "<mergeCell ref=\"B2:A1\"/>",
    "<c s=\"1\"><v>1e308</v></c>",
    "<c s=\"1\"><v>-1</v></c>",
    "<c s=\"1\"><v>NaN</v></c>",
    "date1904=\"1\"",
    "<sheet name=\"x\" r:id=\"rId9\"/>",
    "<numFmt numFmtId=\"164\" formatCode=\"[$-42A]&quot;\"/>",
    "&amp;",
    "99999999999999999999",
];
const TEXT: [&str; 18] = [
    "\t",
    "\n",
    "\r",
    ";",
    ",",
    "\"",
    "\u{FEFF}",
    "\u{A0}",
    "\u{301}",
    "<br>",
    "I.",
    "1.1.1",
    "a)",
    "Chủ trì: ",
    "/",
    " và ",
    "Các Sở, ban, ngành",
    "(3 mục tiêu; 2 nhiệm vụ; 99999999999 hoạt động)",
];
const WORDINGS: [&str; 20] = [
    "Quý ",
    "IV",
    "/2026",
    "31/02/",
    "trước ngày ",
    "sau khi ",
    "tháng ",
    "hằng năm",
    "từ ",
    "đến ",
    "ngày làm việc",
    "99999999999",
    " hoặc ",
    "; ",
    " - ",
    "(",
    ")",
    "thường xuyên",
    "kể từ ngày ban hành",
    "0/0/0",
];

/// One way to spoil bytes; positions are taken around the length.
#[derive(Debug, Clone)]
enum Spoil {
    Put(usize, u8),
    Cut(usize, usize),
    Say(usize, usize),
    Copy(usize, usize, usize),
    End(usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<u16>().prop_map(usize::from);
    prop_oneof![
        3 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Spoil::Put(at, byte)),
        2 => (at.clone(), 1..64_usize).prop_map(|(at, length)| Spoil::Cut(at, length)),
        4 => (at.clone(), at.clone()).prop_map(|(at, which)| Spoil::Say(at, which)),
        2 => (at.clone(), at.clone(), 1..512_usize).prop_map(|(from, to, length)| Spoil::Copy(from, to, length)),
        1 => at.prop_map(Spoil::End),
    ]
}

impl Spoil {
    fn spoil(&self, bytes: &mut Vec<u8>, sayings: &[&str]) {
        let around = |at: usize, bytes: &Vec<u8>| at % (bytes.len() + 1);
        let stretch = |at: usize, length: usize, bytes: &Vec<u8>| {
            let start = around(at, bytes);
            start..(start + length).min(bytes.len())
        };
        match *self {
            Self::Put(at, byte) => {
                let at = around(at, bytes);
                bytes.splice(at..(at + 1).min(bytes.len()), [byte]);
            }
            Self::Cut(at, length) => {
                bytes.drain(stretch(at, length, bytes));
            }
            Self::Say(at, which) => {
                let at = around(at, bytes);
                bytes.splice(at..at, sayings[which % sayings.len()].bytes());
            }
            Self::Copy(from, to, length) => {
                let copied = bytes[stretch(from, length, bytes)].to_vec();
                let to = around(to, bytes);
                bytes.splice(to..to, copied);
            }
            Self::End(at) => bytes.truncate(around(at, bytes)),
        }
    }
}

/// The files of a target, in one order.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// Runs a target over spoilt seeds, the sound ones first.
fn run<Seed: Clone + std::fmt::Debug>(seeds: &[Seed], target: impl Fn(Seed, usize, &[Spoil])) {
    let cases = std::env::var("TIENDO_FUZZ_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    for seed in seeds {
        target(seed.clone(), 0, &[]);
    }
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let case = (any::<u16>(), any::<u16>(), prop::collection::vec(spoil(), 1..8));
    let outcome = runner.run(&case, |(seed, part, spoils)| {
        target(seeds[usize::from(seed) % seeds.len()].clone(), part.into(), &spoils);
        Ok(())
    });
    outcome.unwrap();
    assert!(peak_memory() < MOST_MEMORY, "peak memory: {} KiB", peak_memory());
}

/// Peak memory of this process in KiB; nothing where the system does not tell.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn spoilt(mut bytes: Vec<u8>, spoils: &[Spoil], sayings: &[&str]) -> Vec<u8> {
    for spoil in spoils {
        spoil.spoil(&mut bytes, sayings);
    }
    bytes
}

/// A document is read or refused in time, and a draft goes on to be settled and written.
fn is_answered(name: &str, bytes: &[u8]) {
    let started = Instant::now();
    if let Ok((document, _)) = document::open(name, bytes) {
        _ = read(&document, &Options { year: Some(2026), ..Options::default() });
    }
    assert!(started.elapsed() < LONGEST, "took {:?}", started.elapsed());
}

/// The parts of an archive.
fn unpacked(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let length = archive.len();
    let part = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..length).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Spoils one part of an archive, leaving the archive sound.
fn inside_archives(target: &str, name: &str, sayings: &[&str]) {
    let seeds: Vec<_> = corpus(target).iter().map(|archive| unpacked(archive)).collect();
    run(&seeds, |mut parts, part, spoils| {
        let index = part % parts.len();
        let bytes = std::mem::take(&mut parts[index].1);
        parts[index].1 = spoilt(bytes, spoils, sayings);
        is_answered(name, &packed(&parts));
    });
}

#[test]
fn word() {
    inside_archives("word", "phu-luc.docx", &WORD);
}

#[test]
fn excel() {
    inside_archives("excel", "phu-luc.xlsx", &EXCEL);
}

#[test]
fn archives() {
    let seeds = [corpus("word"), corpus("excel")].concat();
    run(&seeds, |bytes, _, spoils| {
        is_answered("phu-luc.docx", &spoilt(bytes, spoils, &["PK\u{1}\u{2}", "\0\0\0\0"]));
    });
}

#[test]
fn text_and_separated_values() {
    run(&corpus("text"), |bytes, _, spoils| is_answered("phu-luc.csv", &spoilt(bytes, spoils, &TEXT)));
}

#[test]
fn deadlines() {
    let wordings = String::from_utf8(corpus("deadline").concat()).unwrap();
    let seeds: Vec<Vec<u8>> = wordings.lines().map(|wording| wording.as_bytes().to_vec()).collect();
    run(&seeds, |bytes, part, spoils| {
        let wording = String::from_utf8_lossy(&spoilt(bytes, spoils, &WORDINGS)).into_owned();
        let started = Instant::now();
        let year = 1990 + i32::try_from(part % 120).unwrap();
        let deadline = deadline::read(&wording, year);
        if let (Some(start), Some(end)) = (deadline.start, deadline.end) {
            assert!(start <= end, "{wording}: {start} after {end}");
        }
        assert!(started.elapsed() < LONGEST, "took {:?}: {wording}", started.elapsed());
    });
}

//! Annexes in and out: how long reading, writing and importing take, and what a long document costs in memory.

use std::{
    fmt::Write as _,
    io::{Cursor, Read, Write as _},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use chrono::{NaiveDate, NaiveDateTime};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use tiendo::{
    accounts::agency,
    db::Db,
    plan::import::{self, Source},
};
use tiendo_annex::{
    Options, document,
    draft::Draft,
    read,
    write::{self, Printed},
};
use tiendo_migrations::{Migrator, MigratorTrait};
use uuid::Uuid;

const WORD: &[u8] = include_bytes!("../../plans/ke-hoach-cchc-2026.docx");
const EXCEL: &[u8] = include_bytes!("../../plans/ke-hoach-cchc-2026.xlsx");
const TEXT: &[u8] = include_bytes!("../../plans/ke-hoach-cchc-2026.txt");

/// Activities of the long annex.
const MANY: usize = 5_000;
/// Bytes of the heavy Word file: the most that is taken is 20 MiB.
const HEAVY: usize = 20_000_000;
/// Times each reading is repeated; the middle one counts.
const TIMES: usize = 9;

/// What is measured against what it may be.
#[derive(Debug, clap::Args)]
pub struct Annexes {
    /// Where files are made.
    #[arg(long, default_value = "target/bench")]
    folder: PathBuf,
    /// Only read this file and print the peak memory in KiB.
    #[arg(long, hide = true, value_name = "FILE")]
    peak_of: Option<PathBuf>,
}

/// Measures and prints a table in Markdown.
pub async fn run(asked: Annexes) -> Result<()> {
    if let Some(file) = asked.peak_of {
        draft(&file.to_string_lossy(), &std::fs::read(&file)?)?;
        println!("{}", peak_memory()?);
        return Ok(());
    }
    std::fs::create_dir_all(&asked.folder)?;
    let plan = draft("plan.docx", WORD)?;
    let long = repeated(&plan, |activities| activities >= MANY);
    let printed = Printed { states: None, made_at: None };
    let (word, excel) = (write::docx(&long, &printed)?, write::xlsx(&long, &printed)?);
    let text = tabbed(&excel)?;
    let mut report = String::from("| | measured | budget | |\n|---|--:|--:|---|\n");
    for (name, bytes) in [("plan.docx", WORD), ("plan.xlsx", EXCEL), ("plan.txt", TEXT)] {
        row(&mut report, &format!("read the 2026 plan, {}", form(name)), reading(name, bytes)?, 50)?;
    }
    for (name, bytes) in [("long.docx", &word), ("long.xlsx", &excel), ("long.txt", &text)] {
        row(&mut report, &format!("read {MANY} activities, {}", form(name)), reading(name, bytes)?, 2_000)?;
    }
    row(
        &mut report,
        &format!("import {MANY} activities, SQLite"),
        importing(&asked.folder, &excel).await?,
        5_000,
    )?;
    memory(&mut report, &asked.folder, &plan)?;
    println!("{report}");
    Ok(())
}

fn draft(name: &str, bytes: &[u8]) -> Result<Draft> {
    let (document, _) = document::open(name, bytes)?;
    Ok(read(&document, &Options { year: Some(2026), ..Options::default() })?)
}

fn form(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// The middle of the times reading takes, once to warm up.
fn reading(name: &str, bytes: &[u8]) -> Result<Duration> {
    draft(name, bytes)?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let started = Instant::now();
        draft(name, bytes)?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok(times[TIMES / 2])
}

/// The plan's sections over and over, until there is enough.
fn repeated(plan: &Draft, enough: impl Fn(usize) -> bool) -> Draft {
    let mut long = Draft { sections: Vec::new(), ..plan.clone() };
    let each = usize::try_from(plan.counts.found.activities).unwrap_or(1);
    let mut times = 0;
    while !enough(times * each) {
        long.sections.extend(plan.sections.iter().cloned());
        times += 1;
    }
    long
}

/// A sheet as a person would paste it.
fn tabbed(excel: &[u8]) -> Result<Vec<u8>> {
    let (document, _) = document::open("long.xlsx", excel)?;
    let mut text: String =
        document.title_block.iter().fold(String::new(), |text, line| text + &line.text + "\n");
    for row in document.tables.iter().flat_map(|table| &table.rows) {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| format!("\"{}\"", cell.text.replace('"', "\"\""))).collect();
        writeln!(text, "{}", cells.join("\t"))?;
    }
    Ok(text.into_bytes())
}

/// Reading and one transaction that makes the running plan, in an empty database.
async fn importing(folder: &Path, bytes: &[u8]) -> Result<Duration> {
    let file = folder.join(format!("import-{}.sqlite", Uuid::now_v7()));
    let db = Db::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    Migrator::up(&*db, None).await?;
    let id = Uuid::now_v7();
    agency::ActiveModel { id: Set(id), name: Set("Cơ quan".to_owned()), revision: Set(0) }
        .insert(&*db)
        .await?;
    let source = Source { name: "long.xlsx", bytes, year: Some(2026) };
    let started = Instant::now();
    let read = import::read(&db, id, source).await?;
    import::approve(&db, id, read, source, made()).await?;
    let took = started.elapsed();
    for end in ["", "-wal", "-shm"] {
        _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    Ok(took)
}

fn made() -> (chrono::DateTime<chrono::Utc>, NaiveDate) {
    let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
    (NaiveDateTime::from(day).and_utc(), day)
}

/// Peak memory of a process of its own that reads a Word file, nothing but table: once one of 20 MB, once one that
/// holds as much text as is taken.
fn memory(report: &mut String, folder: &Path, plan: &Draft) -> Result<()> {
    let of = |activities| -> Result<Vec<u8>> {
        let long = repeated(plan, |found| found >= activities);
        Ok(write::docx(&long, &Printed { states: None, made_at: None })?)
    };
    let mut activities = 2 * MANY;
    let heavy = loop {
        let heavy = stored(&of(activities)?)?;
        if heavy.len() >= HEAVY {
            break heavy;
        }
        activities = activities * HEAVY / heavy.len() + MANY / 10;
    };
    activities *= 2;
    let full = loop {
        let full = of(activities)?;
        if document::open("full.docx", &full).is_ok() {
            break full;
        }
        activities -= activities / 20;
    };
    let size = heavy.len() / 1_000_000;
    peak(report, &format!("a .docx of {size} MB"), &folder.join("heavy.docx"), &heavy)?;
    peak(report, &format!("a .docx of {activities} activities"), &folder.join("full.docx"), &full)
}

fn peak(report: &mut String, what: &str, file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes)?;
    let output = Command::new(std::env::current_exe()?).args(["annexes", "--peak-of"]).arg(file).output()?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let peak: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    let peak = peak * 1024 / 1_000_000;
    let verdict = if peak < 200 { "met" } else { "**not met**" };
    writeln!(report, "| peak memory, {what} | {peak} MB | 200 MB | {verdict} |")?;
    Ok(())
}

/// The archive with nothing compressed.
fn stored(archive: &[u8]) -> Result<Vec<u8>> {
    let mut parts = zip::ZipArchive::new(Cursor::new(archive))?;
    let mut stored = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for index in 0..parts.len() {
        let mut part = parts.by_index(index)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        stored.start_file(part.name()?.into_owned(), plain)?;
        stored.write_all(&bytes)?;
    }
    Ok(stored.finish()?.into_inner())
}

/// Peak resident memory of this process, KiB.
fn peak_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak told")?;
    Ok(peak.trim().trim_end_matches(" kB").trim().parse()?)
}

fn row(report: &mut String, what: &str, took: Duration, budget: u128) -> Result<()> {
    let verdict = if took.as_millis() < budget { "met" } else { "**not met**" };
    let took = if took.as_millis() < 10 {
        format!("{:.1} ms", took.as_secs_f64() * 1000.0)
    } else {
        format!("{} ms", took.as_millis())
    };
    writeln!(report, "| {what} | {took} | {budget} ms | {verdict} |")?;
    Ok(())
}

//! The report in Markdown: numbers, and the budgets beside them.

/// The budgets.
mod budgets;
/// The machine and the commit.
mod machine;

use std::fmt::Write;

use anyhow::Result;

pub use machine::load_average;

use crate::{cases, measured::Measured};

/// How to run, how to read.
const INTRODUCTION: &str = include_str!("introduction.md");

/// The whole report.
pub fn of(measured: &[Measured], connections: usize, load: &str) -> Result<String> {
    let mut text = INTRODUCTION.to_owned();
    writeln!(text, "\n## Measured\n\n{}\n", machine::line(connections, load)?)?;
    let kinds = kinds(measured);
    budgets::write(&mut text, &kinds)?;
    for places in &kinds {
        let Some(first) = places.first() else { continue };
        writeln!(text, "\n## {}\n", first.kind)?;
        load_table(&mut text, places)?;
        memory_table(&mut text, places)?;
        plans(&mut text, places)?;
    }
    Ok(text)
}

/// The places of each kind of database, smallest first.
fn kinds(measured: &[Measured]) -> Vec<&[Measured]> {
    measured.chunk_by(|one, other| one.kind == other.kind).collect()
}

fn load_table(text: &mut String, places: &[Measured]) -> Result<()> {
    let Some(largest) = places.last() else { return Ok(()) };
    write!(text, "| agencies |  |")?;
    for place in places {
        write!(text, " {} | | |", grouped(place.agencies.into()))?;
    }
    write!(text, "\n|---|--:|{}\n| | bytes |", "--:|--:|--:|".repeat(places.len()))?;
    text.push_str(&" per s | p50 ms | p99 ms |".repeat(places.len()));
    for case in &largest.cases {
        let bytes = largest.of(case).first().map_or(0, crate::drive::Round::body);
        write!(text, "\n| {case} | {} |", grouped(bytes as u64))?;
        for place in places {
            let (half, most) = (place.millis(case, 50), place.millis(case, 99));
            write!(text, " {:.0} | {half:.2} | {most:.2} |", place.throughput(case))?;
        }
    }
    text.push('\n');
    Ok(())
}

fn memory_table(text: &mut String, places: &[Measured]) -> Result<()> {
    writeln!(
        text,
        "\n| agencies | ready in ms | MB once ready | MB after the reads | MB at rest after all | MB at most |"
    )?;
    writeln!(text, "|--:|--:|--:|--:|--:|--:|")?;
    for place in places {
        let megabytes = [
            place.fresh.resident,
            place.after_reads.resident,
            place.after_all.resident,
            place.after_all.peak,
        ];
        write!(text, "| {} | {:.0} |", grouped(place.agencies.into()), place.ready_millis())?;
        for kilobytes in megabytes {
            write!(text, " {} |", kilobytes / 1000)?;
        }
        text.push('\n');
    }
    Ok(())
}

/// How the queue is found, and whatever else reads a table from end to end.
fn plans(text: &mut String, places: &[Measured]) -> Result<()> {
    let Some(place) = places.last() else { return Ok(()) };
    let agencies = grouped(place.agencies.into());
    writeln!(
        text,
        "\nThe statements of the queue's first page at {agencies} agencies, and how they are answered:\n"
    )?;
    text.push_str("```text\n");
    for explained in place.explained.iter().filter(|explained| explained.case == cases::QUEUE) {
        writeln!(text, "{}\n  {}\n", shortened(&explained.statement), explained.plan.join("\n  "))?;
    }
    text.push_str("```\n");
    for explained in place.explained.iter().filter(|explained| explained.scans()) {
        writeln!(text, "\nReads a table from end to end ({}):\n", explained.case)?;
        writeln!(
            text,
            "```text\n{}\n  {}\n```",
            shortened(&explained.statement),
            explained.plan.join("\n  ")
        )?;
    }
    Ok(())
}

/// A statement without its list of columns and its repeated places for values.
fn shortened(statement: &str) -> String {
    let from = statement.find(" FROM ").filter(|_| statement.starts_with("SELECT"));
    let tail = from.map_or(statement, |at| statement.get(at..).unwrap_or_default());
    let start = if from.is_some() { "SELECT …" } else { "" };
    let tail = match (tail.find(" IN ("), tail.rfind(')')) {
        (Some(open), Some(close)) if open < close && tail.len() > 600 => {
            format!("{} IN (…{}", tail.get(..open).unwrap_or_default(), tail.get(close..).unwrap_or_default())
        }
        _ => tail.to_owned(),
    };
    format!("{start}{tail}")
}

/// A number with its thousands apart.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

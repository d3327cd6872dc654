use std::{fs, process::Command, thread::available_parallelism};

use anyhow::Result;

use super::grouped;

/// Machine, date and commit in one line.
pub fn line(connections: usize, load: &str) -> Result<String> {
    let cores = available_parallelism()?;
    let date = chrono::Utc::now().date_naive();
    Ok(format!(
        "{cores} cores, {} MB of memory, shared by the bench, the servers and PostgreSQL; load before the run {load}; \
         {connections} connections; {date}, commit {}.",
        grouped(memory() / 1000),
        commit()
    ))
}

/// How busy the machine is, averaged over a minute.
pub fn load_average() -> String {
    let averages = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    averages.split(' ').next().unwrap_or("unknown").to_owned()
}

/// Memory of the machine in kB.
fn memory() -> u64 {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    text.split_whitespace().nth(1).and_then(|total| total.parse().ok()).unwrap_or_default()
}

fn commit() -> String {
    let described = Command::new("git")
        .args(["describe", "--always", "--dirty=, changed since", "--exclude", "*"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let text = described.ok().filter(|done| done.status.success()).map(|done| done.stdout);
    let text = text.and_then(|text| String::from_utf8(text).ok()).unwrap_or_default();
    if text.is_empty() { "unknown".into() } else { text.trim().to_owned() }
}

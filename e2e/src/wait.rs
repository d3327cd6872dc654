use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

/// Longest wait for a condition: generous, because a busy machine is no failure.
const LONGEST: Duration = Duration::from_mins(1);
/// How often to look.
const OFTEN: Duration = Duration::from_millis(40);

/// Waits until a condition holds. An error while looking (an element that was just replaced) means "not yet".
pub async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let started = Instant::now();
    loop {
        let seen = holds().await;
        if matches!(seen, Ok(true)) {
            return Ok(());
        }
        if started.elapsed() > LONGEST {
            let why = seen.map_or_else(|error| format!("{error:#}"), |_| "it did not come true".into());
            // What follows is the driver's own stack: no help to anybody here.
            let why = why.split("Stacktrace:").next().unwrap_or_default().trim();
            return Err(anyhow!("waited in vain until {what}: {why}"));
        }
        tokio::time::sleep(OFTEN).await;
    }
}

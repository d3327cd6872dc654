//! Filling a database: a few agencies live through a year in the product itself, the others are copies of them.

/// An agency with its people and the 2026 plan.
mod agency;
/// Copying agencies inside the database.
mod copy;
/// What happens in a year.
pub mod year;

use std::time::Instant;

use actix_web::web::Data;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};
use tiendo::{accounts::password, app::App, clock::Clock, db::Db, jobs::worker};

use crate::{inside::Inside, store::Store};

/// The password of every account made here.
pub const PASSWORD: &str = "tien-do-bench-2026";

/// Agencies that live through the year; with fewer agencies than this nothing is copied.
const MODELS: u32 = 4;

/// First day of the year lived.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default()
}

/// The day the filled database stands on; the server under load stands on it too.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 10).unwrap_or_default()
}

/// Fills the store unless an earlier run has; says what it does.
pub async fn fill(store: &Store, seed: u64) -> Result<()> {
    let (kind, agencies) = (store.kind.name(), store.agencies);
    if store.is_kept().await? {
        eprintln!("{kind}, {agencies} agencies: filled by an earlier run");
        return Ok(());
    }
    let started = Instant::now();
    store.clear().await?;
    let models = live(store, seed).await.context("the year of the model agencies")?;
    copy::fleet(store, &models).await.context("copying the model agencies")?;
    done_today(store).await.context("what a server does of its own accord")?;
    store.finish().await?;
    eprintln!("{kind}, {agencies} agencies: filled in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// Makes the model agencies and lets them live through their year.
async fn live(store: &Store, seed: u64) -> Result<Vec<agency::Agency>> {
    let mut dice = fastrand::Rng::with_seed(seed);
    let db = Db::open(&store.filling_url()).await?;
    let clock = Clock::standing_at(first_day());
    let app = Data::new(App::over(db, clock.clone()).await?);
    let hash = password::hash(PASSWORD.into()).await?;
    let mut models = Vec::new();
    let mut events = Vec::new();
    for number in 0..store.agencies.min(MODELS) {
        let made = agency::make(&app, number, &hash).await?;
        events.extend(year::of(&app.db, &made, &mut dice).await?);
        models.push(made);
    }
    let inside = Inside::over(app.clone()).await;
    year::live(&inside, &clock, events).await?;
    app.db.close_by_ref().await?;
    Ok(models)
}

/// Does what a server started on this day would begin with, so that nothing of it is measured as load.
async fn done_today(store: &Store) -> Result<()> {
    let app = App::over(Db::connect(&store.filling_url()).await?, Clock::standing_at(today())).await?;
    while worker::run_one(&app).await? {}
    Ok(app.db.close_by_ref().await?)
}

/// An instant after everything that is lived through: sessions of the model agencies last until then.
fn year_end() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap_or_default();
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

/// When the agency with this number came in: one a minute.
fn came_in(number: u32) -> DateTime<Utc> {
    let first = first_day().and_time(chrono::NaiveTime::MIN).and_utc();
    first + chrono::TimeDelta::minutes(number.into())
}

//! The whole bench: fill, start, measure in turns, report.

use std::{path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    cases,
    drive::{Case, drive},
    explain,
    fill::{fill, today},
    measured::Measured,
    process::{self, Server},
    report,
    store::{Kind, Store},
    visitors::{self, Visitor},
};

/// Turns in which every case of every database is measured.
const ROUNDS: u32 = 5;
/// Starts from which the median time to get ready is taken.
const STARTS: usize = 7;
/// Load before anything is measured.
const WARM_UP: Duration = Duration::from_millis(200);
/// Time for a fresh server to settle before its memory is read.
const SETTLE: Duration = Duration::from_millis(500);

/// Time after the load until memory is read: threads that hashed passwords have ended by then.
const COME_TO_REST: Duration = Duration::from_secs(15);

/// What to measure.
#[derive(Debug, Args)]
pub struct Run {
    /// Numbers of agencies, ascending.
    #[arg(long, value_delimiter = ',', default_value = "1,300,10000")]
    agencies: Vec<u32>,
    /// Seconds for each case, shared by five rounds.
    #[arg(long, default_value_t = 3)]
    seconds: u32,
    /// Connections that ask at once.
    #[arg(long, default_value_t = 8)]
    connections: usize,
    /// Seed of the generator and of who asks what.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Also measure on this PostgreSQL server, as a superuser: postgres://user@host:port. Makes databases of its own.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Where SQLite files are made and kept.
    #[arg(long, value_name = "DIR", default_value = "target/bench")]
    folder: PathBuf,
    /// Write the report here too.
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
}

/// A filled database with its servers and the people who ask.
struct Place {
    store: Store,
    server: Server,
    _constant: Server,
    visitors: Vec<Visitor>,
    reads: Vec<Case>,
    writes: Vec<Case>,
    measured: Measured,
}

/// Runs it all and prints the report.
pub async fn run(asked: Run) -> Result<()> {
    process::build()?;
    let load = report::load_average();
    let kinds = [Some(Kind::Sqlite(asked.folder.clone())), asked.postgres.clone().map(Kind::Postgres)];
    let mut places = Vec::new();
    for kind in kinds.into_iter().flatten() {
        for agencies in &asked.agencies {
            let store = Store::new(kind.clone(), *agencies, asked.seed);
            fill(&store, asked.seed).await?;
            places.push(open(store, asked.seed).await?);
        }
    }
    measure(&mut places, &asked).await?;
    let last = asked.agencies.last().copied();
    for place in places.iter_mut().filter(|place| Some(place.store.agencies) == last) {
        // Who decides gets one statement more than others.
        let visitor = place.visitors.iter().find(|visitor| visitor.decides).context("nobody of an Office")?;
        place.measured.explained = explain::all(&place.store.url(), visitor).await?;
    }
    let measured: Vec<Measured> = places.into_iter().map(|place| place.measured).collect();
    let text = report::of(&measured, asked.connections, &load)?;
    println!("{text}");
    if let Some(file) = &asked.markdown {
        std::fs::write(file, text).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// Starts the servers of a filled database, measuring how, and prepares what will be asked.
async fn open(store: Store, seed: u64) -> Result<Place> {
    let url = store.url();
    let mut measured = Measured { kind: store.kind.name(), agencies: store.agencies, ..Measured::default() };
    for _ in 1..STARTS {
        measured.ready.push(Server::product(&url).await?.ready_in);
    }
    let server = Server::product(&url).await?;
    measured.ready.push(server.ready_in);
    tokio::time::sleep(SETTLE).await;
    measured.fresh = server.memory()?;
    let visitors = visitors::draw(&url, seed, today()).await?;
    let mut reads = cases::reads(server.address, &visitors).await?;
    let mut sizes = Vec::new();
    for [name, ..] in cases::COMPARED {
        let case = reads.iter_mut().find(|case| case.name == name).context(name)?;
        sizes.push(drive(case, 1, WARM_UP).await?.body());
    }
    let constant = Server::constant(&url, &sizes).await?;
    reads.extend(cases::constants(constant.address, &visitors, &sizes));
    reads.sort_by_key(cases::place);
    let writes = cases::writes(server.address, &visitors);
    Ok(Place { store, server, _constant: constant, visitors, reads, writes, measured })
}

/// Measures in turns: in each round every read once, of every database one after the other, so that what disturbs the
/// machine disturbs all alike. Writes come after all reads, for they change what is read.
async fn measure(places: &mut [Place], asked: &Run) -> Result<()> {
    let lasting = Duration::from_secs(asked.seconds.into()) / ROUNDS;
    for place in places.iter_mut() {
        for case in &mut place.reads {
            drive(case, asked.connections, WARM_UP).await?;
        }
    }
    in_turns(places, asked.connections, lasting, |place| &mut place.reads).await?;
    for place in places.iter_mut() {
        place.measured.after_reads = place.server.memory()?;
    }
    in_turns(places, asked.connections, lasting, |place| &mut place.writes).await?;
    tokio::time::sleep(COME_TO_REST).await;
    for place in places.iter_mut() {
        place.measured.after_all = place.server.memory()?;
    }
    Ok(())
}

/// Measures the cases of all places, round by round, case by case, place by place.
async fn in_turns(
    places: &mut [Place],
    connections: usize,
    lasting: Duration,
    cases: impl Fn(&mut Place) -> &mut Vec<Case>,
) -> Result<()> {
    let most = places.iter_mut().map(|place| cases(place).len()).max().unwrap_or_default();
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}: {most} cases on {} databases", places.len());
        for at in 0..most {
            for place in places.iter_mut() {
                let Some(case) = cases(place).get_mut(at) else { continue };
                let (name, measured) = (case.name, drive(case, connections, lasting).await?);
                place.measured.add(name, measured);
            }
        }
    }
    Ok(())
}

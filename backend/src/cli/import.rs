use std::path::Path;

use anyhow::Context;
use sea_orm::EntityTrait;

use crate::{
    accounts::agency,
    clock::Clock,
    config::Store,
    db::Db,
    plan::import::{self, Source},
};

/// Imports `file` into the agency of this database.
pub async fn run(file: &Path, year: i32, store: &Store) -> anyhow::Result<u8> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let db = Db::open(&store.url()?).await?;
    let agencies = agency::Entity::find().all(&*db).await?;
    let [agency] = agencies.as_slice() else {
        anyhow::bail!("{} agencies in this database; start `tiendo serve` once to set it up", agencies.len());
    };
    let source = Source { name: &name, bytes: &bytes, year: Some(year) };
    let read = match import::read(&db, agency.id, source).await {
        Ok(read) => read,
        Err(crate::error::Error::NotAnAnnex(refused)) => {
            eprintln!("{}\n{refused}", refused.in_vietnamese());
            return Ok(2);
        }
        Err(error) => return Err(error.into()),
    };
    let clock = Clock::default();
    let (title, found, findings) =
        (read.draft.plan.title.clone(), read.draft.counts.found, read.draft.findings.len());
    let plan = import::approve(&db, agency.id, read, source, (clock.now(), clock.today())).await?;
    println!(
        "{}\n{} sections, {} objectives, {} tasks, {} activities; {} findings to look at (tiendo read).\nplan {plan}",
        title, found.sections, found.objectives, found.tasks, found.activities, findings
    );
    Ok(0)
}

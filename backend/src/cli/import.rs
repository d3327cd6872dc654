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
    let draft = match import::read(&db, agency.id, source).await {
        Ok(draft) => draft,
        Err(crate::error::Error::Malformed(reason)) => {
            eprintln!("{reason}");
            return Ok(2);
        }
        Err(error) => return Err(error.into()),
    };
    let clock = Clock::default();
    let plan = import::approve(&db, agency.id, &draft, source, (clock.now(), clock.today())).await?;
    let found = draft.counts.found;
    println!(
        "{}\n{} sections, {} objectives, {} tasks, {} activities; {} findings to look at (tiendo read).\nplan {plan}",
        draft.plan.title,
        found.sections,
        found.objectives,
        found.tasks,
        found.activities,
        draft.findings.len()
    );
    Ok(0)
}

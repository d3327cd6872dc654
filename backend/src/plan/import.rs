mod items;
mod rows;
mod units;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde_json::json;
use tiendo_annex::{Directory, KnownUnit, Options, document, draft::Draft};
use tiendo_api::{
    changes::{SubjectKind, Verb},
    units::Unit,
};

use super::plan;
use crate::{
    db::Db,
    error::Error,
    journal::{self, Note},
    secret::sha256,
    units::unit,
};

/// A document to import.
#[derive(Debug, Clone, Copy)]
pub struct Source<'s> {
    /// File name.
    pub name: &'s str,
    /// Content.
    pub bytes: &'s [u8],
    /// Year of the plan, when the caller knows it.
    pub year: Option<i32>,
}

/// Reads a document with the agency's own directory of units.
pub async fn read(db: &Db, agency_id: Uuid, source: Source<'_>) -> Result<Draft, Error> {
    let known = unit::list(&**db, agency_id).await?;
    let directory = Directory { units: known.into_iter().map(known_unit).collect() };
    let refused = |refused: tiendo_annex::Refused| Error::Malformed(refused.in_vietnamese());
    let document = document::from_text(source.bytes).map_err(refused)?;
    tiendo_annex::read(&document, &Options { year: source.year, directory, ..Options::default() })
        .map_err(refused)
}

fn known_unit(unit: Unit) -> KnownUnit {
    KnownUnit { name: unit.name, aliases: unit.aliases }
}

/// Makes a running plan of a draft: tree, conditions, units not yet known, and work items; all or nothing.
pub async fn approve(
    db: &Db,
    agency_id: Uuid,
    draft: &Draft,
    source: Source<'_>,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<Uuid, Error> {
    let tx = db.write().await?;
    let plan_id = Uuid::now_v7();
    let heading = &draft.plan;
    plan::ActiveModel {
        id: Set(plan_id),
        agency_id: Set(agency_id),
        title: Set(heading.title.clone()),
        number: Set(heading.number.clone()),
        issued_on: Set(heading.issued_on),
        issuer: Set(heading.issuer.clone()),
        attached_to: Set(heading.attached_to.clone()),
        year: Set(heading.year),
        source_name: Set(source.name.to_owned()),
        source_sha256: Set(sha256(&[source.bytes])),
        version: Set(1),
        created_at: Set(now),
    }
    .insert(&*tx)
    .await?;
    let units = units::of(&tx, agency_id, draft).await?;
    let mut rows = rows::Rows::new(agency_id, plan_id, heading.year, today, &units);
    for section in &draft.sections {
        rows.section(section);
    }
    let found = draft.counts.found;
    rows.insert(&tx).await?;
    let note = Note {
        agency_id,
        by: None,
        at: now,
        verb: Verb::PlanImported,
        subject: (SubjectKind::Plan, plan_id),
        details: json!({ "source": source.name, "activities": found.activities, "findings": draft.findings.len() }),
    };
    journal::note(&tx, note).await?;
    tx.commit().await?;
    Ok(plan_id)
}

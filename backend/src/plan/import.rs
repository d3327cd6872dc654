mod activities;
mod items;
mod rows;
mod units;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde_json::json;
use std::collections::HashSet;
use tiendo_annex::{Directory, KnownUnit, draft::Draft};
use tiendo_api::{
    annexes::AnnexKind,
    changes::{SubjectKind, Verb},
    units::Unit,
};

pub(crate) use activities::parts;
pub(super) use activities::{columns, new_deliverable, replace_parts};
pub(super) use items::{Awaited, Obligation, assignments};
pub(super) use rows::{Conditions, Kept, Rows, Standing};
pub(crate) use rows::{Of, all, index, number};
pub(super) use units::of as units_of;

use super::{plan, version};
use crate::{
    annexes::{annex, finding, reading},
    db::{Db, Tx},
    error::Error,
    journal::{self, Note},
    settings::setting,
    targets::proposal::{self, Moment},
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

/// Who makes a plan of which draft, and when.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// Agency.
    pub agency_id: Uuid,
    /// The draft.
    pub annex: &'a annex::Model,
    /// Who approves; empty for the command line.
    pub by: Option<Uuid>,
    /// Now.
    pub now: DateTime<Utc>,
    /// Today in Vietnam.
    pub today: NaiveDate,
}

/// The units an agency has, with the spellings it has learned.
pub async fn directory(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Directory, Error> {
    let known = unit::list(db, agency_id).await?;
    Ok(Directory { units: known.into_iter().map(known_unit).collect() })
}

fn known_unit(unit: Unit) -> KnownUnit {
    KnownUnit { name: unit.name, aliases: unit.aliases }
}

/// Reads a document with what the agency knows.
pub async fn read(db: &Db, agency_id: Uuid, source: Source<'_>) -> Result<reading::Reading, Error> {
    let known = reading::Known::of(&**db, agency_id, source.year).await?;
    Ok(reading::read(source.name, source.bytes, &known)?)
}

/// Makes a running plan of a document in one step, as the command line does: nobody has looked at its doubts, and
/// each says so.
pub async fn approve(
    db: &Db,
    agency_id: Uuid,
    read: reading::Reading,
    source: Source<'_>,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<Uuid, Error> {
    let tx = db.write().await?;
    let begun = reading::Begun {
        agency_id,
        by: None,
        at: now,
        kind: AnnexKind::NewPlan,
        plan: None,
        year: source.year,
    };
    let id = reading::begin(&tx, begun, Some((source.name, source.bytes)), None).await?;
    let mut draft = reading::finish(&tx, (agency_id, id), None, now, read).await?;
    finding::waive_all(&tx, id, "Nhập bằng dòng lệnh, chưa có người xem.", now).await?;
    let annex = annex::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let making = Making { agency_id, annex: &annex, by: None, now, today };
    let (plan_id, _) = create(&tx, making, &mut draft).await?;
    annex::approved(&tx, id, plan_id, now).await?;
    tx.commit().await?;
    Ok(plan_id)
}

/// Makes a running plan of a draft: tree, conditions, units not yet known, and work items. Tells the plan and how
/// many items it has.
pub async fn create(tx: &Tx, making: Making<'_>, draft: &mut Draft) -> Result<(Uuid, usize), Error> {
    let Making { agency_id, annex, by, now, today } = making;
    let plan_id = Uuid::now_v7();
    let heading = draft.plan.clone();
    plan::ActiveModel {
        id: Set(plan_id),
        agency_id: Set(agency_id),
        title: Set(heading.title),
        number: Set(heading.number),
        issued_on: Set(heading.issued_on),
        issuer: Set(heading.issuer),
        attached_to: Set(heading.attached_to),
        year: Set(heading.year),
        source_name: Set(annex.source_name.clone().unwrap_or_default()),
        source_sha256: Set(annex.source_sha256.clone().unwrap_or_default()),
        version: Set(1),
        created_at: Set(now),
        origin_id: Set(annex.plan_id),
        annex_id: Set(Some(annex.id)),
    }
    .insert(&**tx)
    .await?;
    let units = units::of(tx, agency_id, draft).await?;
    let periods = &setting::of(&**tx, agency_id).await?.periods;
    let of = Of { agency_id, plan_id, year: heading.year, today, periods, amended_on: None, units: &units };
    let (none, mut conditions) = (HashSet::new(), Conditions::default());
    let mut rows = Rows::new(of, &none, &mut conditions);
    rows.draft(draft);
    let items = rows.items().len();
    rows.insert(tx).await?;
    proposal::follow(tx, &of, draft, Moment { from_day: None, at: now, by }).await?;
    let new = version::New { annex_id: Some(annex.id), account_id: by, ..version::New::default() };
    version::add(tx, (agency_id, plan_id), 1, now, (new, draft)).await?;
    let found = draft.counts.found;
    let note = Note {
        agency_id,
        by,
        at: now,
        verb: Verb::PlanImported,
        subject: (SubjectKind::Plan, plan_id),
        details: json!({
            "source": annex.source_name, "activities": found.activities, "findings": annex.findings,
        }),
    };
    journal::note(tx, note).await?;
    Ok((plan_id, items))
}

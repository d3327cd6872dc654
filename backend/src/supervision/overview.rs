use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::{
    overview::{Bucket, Overview, PendingDecision, Rate, SectionLine, UnitLine},
    units::UnitRef,
    work::{DueState, Outcome, Part, WorkState},
};

use super::{
    bucket::{self, Counts},
    list,
    view::{self, View, Words},
};
use crate::{
    access::Granted,
    actor::Actor,
    clock::local,
    deadline::period,
    error::Error,
    integration::people,
    plan::{outline::section, plan},
    units::unit,
    word::Word,
    work::{assignment, row::Row, submission},
};

const MOST_DECISIONS: usize = 50;

/// The Office's one screen over a plan: a constant number of statements, whatever the plan's size.
pub async fn read(actor: &Actor, plan: Granted<plan::Model>, view: View) -> Result<Overview, Error> {
    let day = view.day;
    let words = view::words(actor, plan.id, view).await?;
    let words = words.as_ref();
    let rows = list::items(actor, plan.id, view, words).await?;
    let mut counts = Counts::default();
    for bucket in rows.iter().filter_map(|row| bucket::of(&row.facts(), day)) {
        counts.add(bucket);
    }
    let period = period::running_on(day, &actor.settings().periods);
    let not_arising = counts.of(Bucket::NotArising);
    Ok(Overview {
        as_of: day,
        basis: view.basis,
        freshness: freshness(&rows, &period, day),
        total: counts.total(),
        buckets: counts.lines(),
        due_soon: count(&rows, |row| row.facts().due_state(day) == DueState::DueSoon),
        completed: Rate::of(counts.done(), counts.total() - not_arising, not_arising),
        on_time: Rate::of(counts.of(Bucket::DoneOnTime), counts.done(), counts.total() - counts.done()),
        self_confirmed: count(&rows, |row| row.self_confirmed),
        decisions: decisions(actor, &rows, day).await?,
        units: units(actor, plan.id, (&rows, words), day).await?,
        sections: sections(actor, plan.id, (&rows, words), day).await?,
        period: period.code,
        plan: plan.into_inner().summary(actor),
    })
}

/// Items updated in the running period, of those still at work.
fn freshness(rows: &[Row], period: &period::Period, day: NaiveDate) -> Rate {
    let at_work = |row: &&Row| {
        matches!(
            row.state.0,
            WorkState::Waiting
                | WorkState::Open
                | WorkState::InProgress
                | WorkState::Returned
                | WorkState::Submitted
        )
    };
    let updated = |row: &&Row| {
        row.last_progress_at.is_some_and(|at| (period.opens_on..=day).contains(&local(at).date_naive()))
    };
    let running: Vec<&Row> = rows.iter().filter(at_work).collect();
    let fresh = running.iter().filter(|row| updated(row)).count();
    let all = i64::try_from(running.len()).unwrap_or(i64::MAX);
    Rate::of(
        i64::try_from(fresh).unwrap_or(i64::MAX),
        all,
        i64::try_from(rows.len()).unwrap_or(i64::MAX) - all,
    )
}

/// Zone B: submissions that await a decision, the longest waiting first.
async fn decisions(actor: &Actor, rows: &[Row], day: NaiveDate) -> Result<Vec<PendingDecision>, Error> {
    let mut pending: Vec<&Row> = rows
        .iter()
        .filter(|row| row.state.0 == WorkState::Submitted && row.pending_submission_id.is_some())
        .collect();
    pending.sort_by_key(|row| (row.submitted_on, row.position));
    pending.truncate(MOST_DECISIONS);
    if pending.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = pending.iter().filter_map(|row| row.pending_submission_id).collect();
    let outcomes: HashMap<Uuid, Word<Outcome>> = submission::Entity::find()
        .filter(submission::Column::Id.is_in(ids))
        .all(&**actor.db())
        .await?
        .into_iter()
        .map(|submission| (submission.id, submission.outcome))
        .collect();
    let who = pending.iter().filter_map(|row| row.pending_by_account_id);
    let people = people::by_id(&**actor.db(), who).await?;
    let decision = |row: &Row| {
        Some(PendingDecision {
            outcome: outcomes.get(&row.pending_submission_id?)?.0,
            submitted_by: people.get(&row.pending_by_account_id?)?.clone(),
            days_waiting: row
                .submitted_on
                .and_then(|submitted| i32::try_from((day - submitted).num_days()).ok())
                .unwrap_or_default(),
            item: row.clone().seen_by(actor, day),
        })
    };
    Ok(pending.into_iter().filter_map(decision).collect())
}

/// Zone C: units by what they lead, worst first. Joint work counts once for each lead unit.
async fn units(
    actor: &Actor,
    plan_id: Uuid,
    (rows, words): (&[Row], Option<&Words>),
    day: NaiveDate,
) -> Result<Vec<UnitLine>, Error> {
    let leads = match words {
        Some(words) => led_then(rows, words),
        None => led_now(actor, plan_id).await?,
    };
    let by_id: HashMap<Uuid, &Row> = rows.iter().map(|row| (row.id, row)).collect();
    let mut lines: HashMap<Uuid, (Counts, i64)> = HashMap::new();
    for (unit_id, item_id) in leads {
        let Some(row) = by_id.get(&item_id) else {
            continue;
        };
        let Some(bucket) = bucket::of(&row.facts(), day) else {
            continue;
        };
        let (counts, self_confirmed) = lines.entry(unit_id).or_default();
        counts.add(bucket);
        *self_confirmed += i64::from(row.self_confirmed);
    }
    let units = unit::Entity::find()
        .filter(unit::Column::AgencyId.eq(actor.agency_id))
        .order_by_asc(unit::Column::Position)
        .all(&**actor.db())
        .await?;
    let mut table: Vec<UnitLine> = units
        .into_iter()
        .filter_map(|unit| {
            let (counts, self_confirmed) = lines.remove(&unit.id)?;
            let unit = UnitRef::from(unit);
            Some(UnitLine { unit, total: counts.total(), buckets: counts.lines(), self_confirmed })
        })
        .collect();
    table.sort_by_key(|line| std::cmp::Reverse((of(line, Bucket::Overdue), of(line, Bucket::InTime))));
    Ok(table)
}

/// Lead units and their items, as assigned now.
async fn led_now(actor: &Actor, plan_id: Uuid) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let leads = assignment::Entity::find()
        .filter(assignment::Column::AgencyId.eq(actor.agency_id))
        .filter(assignment::Column::Part.eq(Word(Part::Lead)))
        .filter(assignment::Column::PlanId.eq(plan_id))
        .all(&**actor.db())
        .await?;
    Ok(leads.into_iter().map(|lead| (lead.unit_id, lead.work_item_id)).collect())
}

/// Lead units and their items, in the words of an earlier version.
fn led_then(rows: &[Row], words: &Words) -> Vec<(Uuid, Uuid)> {
    let leads = |row: &Row| {
        let units = words.of(row.activity_id).map(|of| of.leads.as_slice()).unwrap_or_default();
        units.iter().map(|unit| (unit.id, row.id)).collect::<Vec<_>>()
    };
    rows.iter().flat_map(leads).collect()
}

fn of(line: &UnitLine, bucket: Bucket) -> i64 {
    line.buckets.iter().filter(|count| count.bucket == bucket).map(|count| count.count).sum()
}

/// Zone D: sections, what is done against what should be by now.
async fn sections(
    actor: &Actor,
    plan_id: Uuid,
    (rows, words): (&[Row], Option<&Words>),
    day: NaiveDate,
) -> Result<Vec<SectionLine>, Error> {
    let sections: Vec<(Uuid, String, String)> = match words {
        Some(words) => {
            let sections = words.draft.sections.iter();
            sections
                .filter_map(|each| Some((each.origin?, each.number.clone(), each.title.clone())))
                .collect()
        }
        None => section::Entity::find()
            .filter(section::Column::AgencyId.eq(actor.agency_id))
            .filter(section::Column::PlanId.eq(plan_id))
            .filter(section::Column::DroppedOn.is_null())
            .order_by_asc(section::Column::Position)
            .all(&**actor.db())
            .await?
            .into_iter()
            .map(|section| (section.id, section.number, section.title))
            .collect(),
    };
    let line = |(id, number, title): (Uuid, String, String)| {
        let mut counts = Counts::default();
        let mut due = 0;
        for row in rows.iter().filter(|row| row.section_id == id) {
            let Some(bucket) = bucket::of(&row.facts(), day) else {
                continue;
            };
            counts.add(bucket);
            let counted = bucket != Bucket::NotArising && row.state.0 != WorkState::Waiting;
            due += i64::from(counted && row.due_on.is_some_and(|due| due <= day));
        }
        let not_arising = counts.of(Bucket::NotArising);
        let all = counts.total() - not_arising;
        SectionLine {
            number,
            title,
            actual: Rate::of(counts.done(), all, not_arising),
            expected: Rate::of(due, all, not_arising),
            overdue: counts.of(Bucket::Overdue),
        }
    };
    Ok(sections.into_iter().map(line).collect())
}

fn count(rows: &[Row], which: impl Fn(&Row) -> bool) -> i64 {
    i64::try_from(rows.iter().filter(|row| which(row)).count()).unwrap_or(i64::MAX)
}

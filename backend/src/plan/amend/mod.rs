//! An amendment (điều chỉnh): a decision that adds, changes or drops parts of a running plan from a day on. Progress
//! stays with its items; what the plan was before stays to be seen.

mod activities;
mod items;
mod outline;

use chrono::NaiveDate;
use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use tiendo_annex::{
    compare::{ChangeKind, compare},
    draft::{Activity, Draft},
};
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    problem::Code,
};

use super::{
    import::{Conditions, Of, Rows, units_of},
    plan, version,
};
use crate::{
    actor::Actor,
    annexes::annex,
    conditions::condition,
    db::Tx,
    error::Error,
    journal::{self, Note},
    targets::proposal::{self, Moment},
};

/// The decision behind an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Number and symbol.
    pub number: String,
    /// Its day.
    pub decided_on: NaiveDate,
    /// First day it holds.
    pub effective_on: NaiveDate,
}

/// What became of work items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Made.
    pub added: usize,
    /// Given other words, units or days.
    pub changed: usize,
    /// Dropped.
    pub dropped: usize,
}

/// What every step of an amendment needs.
pub(super) struct Amendment<'a> {
    tx: &'a Tx,
    by: &'a Actor,
    of: Of<'a>,
    effective_on: NaiveDate,
    /// Number of the version being made.
    version: i32,
}

/// Amends the plan a draft was begun from.
pub async fn apply(
    tx: &Tx,
    by: &Actor,
    (plan_id, begun_from): (Uuid, i32),
    (annex, tree): (&annex::Model, &mut Draft),
    decision: Decision,
) -> Result<Outcome, Error> {
    let heads = version::heads(&**tx, by.agency_id, plan_id).await?;
    let (number, before) = version::current(&**tx, by.agency_id, plan_id).await?;
    if number != begun_from {
        return Err(Error::Refused(Code::PlanMovedOn));
    }
    // A day the plan already looks back on through another amendment cannot get a new past.
    if heads.last().and_then(|head| head.effective_on).is_some_and(|last| decision.effective_on < last) {
        return Err(Error::field("/effectiveOn", Fault::OutOfRange));
    }
    let difference = compare(&before, tree);
    if difference.changes.is_empty() && before.plan == tree.plan {
        return Err(Error::Refused(Code::NothingChanged));
    }
    if heads.is_empty() {
        let first = (version::New::default(), &before);
        version::add(tx, (by.agency_id, plan_id), number, by.now(), first).await?;
    }
    let units = units_of(tx, by.agency_id, tree).await?;
    let of = Of {
        agency_id: by.agency_id,
        plan_id,
        year: tree.plan.year,
        today: by.today(),
        periods: &by.settings().periods,
        amended_on: Some(decision.effective_on),
        units: &units,
    };
    let amendment = Amendment { tx, by, of, effective_on: decision.effective_on, version: number + 1 };
    let outcome = amendment.carry_out(&before, tree).await?;

    let count = |kinds: &[ChangeKind]| {
        let counted = difference.changes.iter().filter(|change| kinds.contains(&change.kind)).count();
        i32::try_from(counted).unwrap_or(i32::MAX)
    };
    let counts = [
        count(&[ChangeKind::Added]),
        count(&[ChangeKind::Changed, ChangeKind::Moved]),
        count(&[ChangeKind::Dropped]),
    ];
    let new = version::New {
        effective_on: Some(decision.effective_on),
        decision_number: Some(decision.number.clone()),
        decided_on: Some(decision.decided_on),
        annex_id: Some(annex.id),
        account_id: Some(by.account_id),
        counts,
    };
    version::add(tx, (by.agency_id, plan_id), number + 1, by.now(), (new, tree)).await?;
    amendment.note_plan(tree, &decision, counts).await?;
    Ok(outcome)
}

impl Amendment<'_> {
    async fn carry_out(&self, before: &Draft, tree: &mut Draft) -> Result<Outcome, Error> {
        let existing = origins(before);
        let known = condition::Entity::find()
            .filter(condition::Column::AgencyId.eq(self.of.agency_id))
            .filter(condition::Column::PlanId.eq(self.of.plan_id))
            .all(&**self.tx)
            .await?;
        let mut conditions = Conditions::of(known);
        let mut rows = Rows::new(self.of, &existing, &mut conditions);
        rows.draft(tree);
        let added = rows.items();
        let kept = rows.insert(self.tx).await?;
        self.restand(&kept, tree).await?;
        let was: HashMap<Uuid, &Activity> = by_origin(before);
        let is: HashMap<Uuid, &Activity> = by_origin(tree);
        let mut outcome = Outcome { added: added.len(), ..Outcome::default() };
        for id in added {
            self.note_item(id, Verb::ItemAdded).await?;
        }
        self.amend_activities(&kept.activities, (&was, &is), &mut conditions, &mut outcome).await?;
        self.drop_activities(&was, &is, &mut outcome).await?;
        conditions.insert(self.tx, &self.of).await?;
        self.renumber_items().await?;
        let when =
            Moment { from_day: Some(self.effective_on), at: self.by.now(), by: Some(self.by.account_id) };
        proposal::follow(self.tx, &self.of, tree, when).await?;
        Ok(outcome)
    }

    async fn note_plan(&self, tree: &Draft, decision: &Decision, counts: [i32; 3]) -> Result<(), Error> {
        let heading = &tree.plan;
        plan::Entity::update_many()
            .col_expr(plan::Column::Title, Expr::value(heading.title.clone()))
            .col_expr(plan::Column::Number, Expr::value(heading.number.clone()))
            .col_expr(plan::Column::IssuedOn, Expr::value(heading.issued_on))
            .col_expr(plan::Column::Issuer, Expr::value(heading.issuer.clone()))
            .col_expr(plan::Column::Version, Expr::col(plan::Column::Version).add(1))
            .filter(plan::Column::Id.eq(self.of.plan_id))
            .exec(&**self.tx)
            .await?;
        let note = Note::by(
            self.by,
            Verb::PlanAmended,
            (SubjectKind::Plan, self.of.plan_id),
            json!({
                "version": self.version, "decision": decision.number, "effectiveOn": decision.effective_on,
                "added": counts[0], "changed": counts[1], "dropped": counts[2],
            }),
        );
        journal::note(self.tx, note).await
    }
}

fn origins(draft: &Draft) -> HashSet<Uuid> {
    let sections = draft.sections.iter().filter_map(|section| section.origin);
    let objectives = draft.objectives().filter_map(|objective| objective.origin);
    let tasks = draft.tasks().filter_map(|task| task.origin);
    let activities = draft.activities().filter_map(|activity| activity.origin);
    sections.chain(objectives).chain(tasks).chain(activities).collect()
}

fn by_origin(draft: &Draft) -> HashMap<Uuid, &Activity> {
    draft.activities().filter_map(|activity| Some((activity.origin?, activity))).collect()
}

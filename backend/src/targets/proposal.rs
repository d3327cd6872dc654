use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tiendo_annex::{
    draft::{Activity, Draft, Objective, Section},
    targets::{self, Reading},
};
use tiendo_api::{
    targets::{TargetPlace, TargetStatus},
    work::Part,
};

use super::{target, term};
use crate::{
    db::Tx,
    error::Error,
    plan::import::{self, Of},
    word::Word,
};

/// From when on proposals hold, and who made them so.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// First day; empty for a new plan.
    pub from_day: Option<NaiveDate>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who approved the plan or its amendment.
    pub by: Option<Uuid>,
}

/// A target as a place of the plan states it.
struct Stated {
    place: TargetPlace,
    node: Uuid,
    code: String,
    lead: Option<Uuid>,
    reading: Reading,
}

/// Keeps the proposed targets of a plan as its wording states them: what is new is proposed, what is no longer stated is
/// dropped; what the Office decided about the rest stays.
pub async fn follow(tx: &Tx, of: &Of<'_>, draft: &Draft, when: Moment) -> Result<(), Error> {
    let known = target::Entity::find()
        .filter(target::Column::AgencyId.eq(of.agency_id))
        .filter(target::Column::PlanId.eq(of.plan_id))
        .filter(target::Column::Reading.is_not_null())
        .all(&**tx)
        .await?;
    let mut known: HashMap<(Uuid, String), target::Model> =
        known.into_iter().filter_map(|row| Some(((row.node_id?, row.reading.clone()?), row))).collect();
    let (mut rows, mut terms) = (Vec::new(), Vec::new());
    for (position, stated) in (0..).zip(all_stated(of, draft)) {
        if let Some(row) = known.remove(&(stated.node, stated.identity())) {
            stand(tx, &row, position, &stated.code).await?;
        } else {
            let id = Uuid::now_v7();
            terms.push(stated.term(of, id, when).row());
            rows.push(stated.row(of, id, position));
        }
    }
    for gone in known.into_values() {
        leave(tx, gone, when).await?;
    }
    import::all::<target::Entity, _>(tx, rows).await?;
    import::all::<term::Entity, _>(tx, terms).await
}

/// Its place in the plan is no change anybody would see: the version stays.
async fn stand(tx: &Tx, row: &target::Model, position: i32, code: &str) -> Result<(), Error> {
    if (row.position, row.code.as_str()) != (position, code) {
        target::Entity::update_many()
            .col_expr(target::Column::Position, Expr::value(position))
            .col_expr(target::Column::Code, Expr::value(code))
            .filter(target::Column::Id.eq(row.id))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// The plan states it no longer.
async fn leave(tx: &Tx, row: target::Model, when: Moment) -> Result<(), Error> {
    let terms = target::terms(tx, row.id).await?;
    if let Some(last) = terms.last().filter(|_| row.status.0 != TargetStatus::Dropped) {
        let term = term::Model {
            id: Uuid::now_v7(),
            account_id: when.by,
            at: when.at,
            from_day: when.from_day,
            status: Word(TargetStatus::Dropped),
            reason: None,
            ..last.clone()
        };
        term.add(tx).await?;
    }
    target::Entity::update_many()
        .col_expr(target::Column::Status, Expr::value(Word(TargetStatus::Dropped)))
        // Stated once more, it is another target.
        .col_expr(target::Column::Reading, Expr::value(None::<String>))
        .col_expr(target::Column::Version, Expr::col(target::Column::Version).add(1))
        .filter(target::Column::Id.eq(row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Every target the wording of a plan states, in its order. Each node's origin is its row.
fn all_stated(of: &Of<'_>, draft: &Draft) -> Vec<Stated> {
    let mut all = Vec::new();
    for section in &draft.sections {
        for objective in &section.objectives {
            in_objective(of, section, objective, &mut all);
        }
    }
    let mut said = HashSet::new();
    all.retain(|stated| said.insert((stated.node, stated.identity())));
    all
}

fn in_objective(of: &Of<'_>, section: &Section, objective: &Objective, all: &mut Vec<Stated>) {
    let code = |level: &str, number: u32| match section.number.as_str() {
        "" => format!("{level}{number}"),
        section => format!("{section}.{level}{number}"),
    };
    let mut say = |place, node: Option<Uuid>, code: String, lead: Option<Uuid>, wording: &str| {
        let Some(node) = node else { return };
        let stated = |reading| Stated { place, node, code: code.clone(), lead, reading };
        all.extend(targets::read(wording).into_iter().map(stated));
    };
    let lead = |activities: &[Activity]| activities.iter().find_map(|activity| lead_of(of, activity));
    let first = objective.tasks.iter().find_map(|task| lead(&task.activities));
    say(TargetPlace::Objective, objective.origin, code("MT", objective.number), first, &objective.title);
    for task in &objective.tasks {
        say(TargetPlace::Task, task.origin, code("NV", task.number), lead(&task.activities), &task.title);
        for activity in &task.activities {
            let (origin, lead) = (activity.origin, lead_of(of, activity));
            say(TargetPlace::Activity, origin, activity.code.clone(), lead, &activity.title);
            for deliverable in &activity.deliverables {
                say(TargetPlace::Deliverable, origin, activity.code.clone(), lead, deliverable);
            }
        }
    }
}

fn lead_of(of: &Of<'_>, activity: &Activity) -> Option<Uuid> {
    import::parts(of, activity).into_iter().find(|(part, _)| *part == Part::Lead).map(|(_, unit)| unit)
}

impl Stated {
    /// What tells it from the other targets of its place.
    fn identity(&self) -> String {
        let Reading { operator, value, unit, words, .. } = &self.reading;
        format!("{:?} {}{value}{unit} {words}", self.place, operator.symbol())
    }

    fn row(&self, of: &Of<'_>, id: Uuid, position: i32) -> target::ActiveModel {
        target::ActiveModel {
            id: Set(id),
            agency_id: Set(of.agency_id),
            plan_id: Set(of.plan_id),
            position: Set(position),
            place: Set(Word(self.place)),
            node_id: Set(Some(self.node)),
            code: Set(self.code.clone()),
            reading: Set(Some(self.identity())),
            lead_unit_id: Set(self.lead),
            status: Set(Word(TargetStatus::Proposed)),
            version: Set(1),
        }
    }

    fn term(&self, of: &Of<'_>, target_id: Uuid, when: Moment) -> term::Model {
        term::Model {
            id: Uuid::now_v7(),
            agency_id: of.agency_id,
            plan_id: of.plan_id,
            target_id,
            account_id: None,
            at: when.at,
            from_day: when.from_day,
            status: Word(TargetStatus::Proposed),
            words: self.reading.words.clone(),
            operator: Word(self.reading.operator),
            value: self.reading.value,
            unit: self.reading.unit.clone(),
            direction: self.reading.direction.map(Word),
            lead_unit_id: self.lead,
            reason: None,
        }
    }
}

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use tiendo_annex::draft::{self, UnitName};
use tiendo_api::{
    plans::{Deadline, PlanActivity, PlanItem, PlanObjective, PlanSection, PlanTask},
    units::UnitRef,
};

use super::tree::{Under, item, taken, under};
use crate::{
    actor::Actor,
    conditions::condition,
    error::Error,
    fold::fold,
    supervision::{
        list,
        view::{View, Words},
    },
    units::unit,
};

/// What the names in a draft stand for now.
struct Meaning {
    units: HashMap<String, UnitRef>,
    conditions: HashMap<String, Uuid>,
    items: Under<PlanItem>,
}

/// The tree of an earlier version with the items as they were on `day`.
pub async fn sections(
    actor: &Actor,
    plan_id: Uuid,
    words: Words,
    day: NaiveDate,
) -> Result<Vec<PlanSection>, Error> {
    let db = &**actor.db();
    let rows = list::items(actor, plan_id, View::on(day), Some(&words)).await?;
    let items = under(rows, |row| row.activity_id)
        .into_iter()
        .map(|(activity, rows)| (activity, rows.into_iter().map(|row| item(row, day)).collect()))
        .collect();
    let conditions = condition::Entity::find()
        .filter(condition::Column::AgencyId.eq(actor.agency_id))
        .filter(condition::Column::PlanId.eq(plan_id))
        .all(db)
        .await?;
    let mut units = HashMap::new();
    for known in unit::list(db, actor.agency_id).await? {
        units.insert(fold(&known.name), UnitRef { id: known.id, code: known.code, name: known.name });
    }
    let conditions = conditions
        .into_iter()
        .map(|row| (fold(&row.wording), row.merged_into_id.unwrap_or(row.id)))
        .collect();
    let mut meaning = Meaning { units, conditions, items };
    Ok(words.draft.sections.into_iter().filter_map(|section| meaning.section(section)).collect())
}

impl Meaning {
    fn section(&mut self, read: draft::Section) -> Option<PlanSection> {
        Some(PlanSection {
            id: read.origin?,
            number: read.number,
            title: read.title,
            declared_activities: read.declared.activities.and_then(|count| i32::try_from(count).ok()),
            objectives: read
                .objectives
                .into_iter()
                .filter_map(|objective| self.objective(objective))
                .collect(),
        })
    }

    fn objective(&mut self, read: draft::Objective) -> Option<PlanObjective> {
        Some(PlanObjective {
            id: read.origin?,
            number: number(read.number),
            title: read.title,
            tasks: read.tasks.into_iter().filter_map(|task| self.task(task)).collect(),
        })
    }

    fn task(&mut self, read: draft::Task) -> Option<PlanTask> {
        Some(PlanTask {
            id: read.origin?,
            stt: read.stt.map(number),
            number: number(read.number),
            title: read.title,
            activities: read.activities.into_iter().filter_map(|activity| self.activity(activity)).collect(),
        })
    }

    fn activity(&mut self, read: draft::Activity) -> Option<PlanActivity> {
        let id = read.origin?;
        let condition =
            read.deadline.trigger.as_deref().and_then(|wording| self.conditions.get(&fold(wording)));
        Some(PlanActivity {
            deadline: Deadline {
                kind: read.deadline.kind,
                label: read.time_text.unwrap_or_default(),
                granularity: read.deadline.granularity,
                start: read.deadline.start,
                end: read.deadline.end,
                tentative: read.deadline.tentative,
                condition_id: condition.copied(),
                basis: read.deadline.basis,
            },
            id,
            code: read.code,
            title: read.title,
            deliverables: read.deliverables,
            lead_units: self.units(&read.lead_units),
            coordinating_units: self.units(&read.coordinating_units),
            contingent: read.contingent,
            items: taken(&mut self.items, id),
        })
    }

    fn units(&self, named: &[UnitName]) -> Vec<UnitRef> {
        named.iter().filter_map(|unit| self.units.get(&fold(&unit.name)).cloned()).collect()
    }
}

fn number(read: u32) -> i32 {
    i32::try_from(read).unwrap_or(i32::MAX)
}

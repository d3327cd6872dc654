use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use tiendo_annex::draft;
use tiendo_api::DeadlineKind;

use super::super::{
    activity::{self, activity_unit, deliverable},
    condition,
    outline::{objective, section, task},
};
use crate::{
    db::Tx,
    error::Error,
    fold::fold,
    word::Word,
    work::{assignment, item},
};

/// Rows in one INSERT: far below the 32,766 values SQLite takes in a statement.
const CHUNK: usize = 500;

/// The rows of a plan in document order, gathered before any is written.
pub struct Rows<'u> {
    pub(super) agency_id: Uuid,
    pub(super) plan_id: Uuid,
    pub(super) year: i32,
    pub(super) today: NaiveDate,
    pub(super) units: &'u HashMap<String, Uuid>,
    sections: Vec<section::ActiveModel>,
    objectives: Vec<objective::ActiveModel>,
    tasks: Vec<task::ActiveModel>,
    conditions: Vec<condition::ActiveModel>,
    condition_by_wording: HashMap<String, Uuid>,
    activities: Vec<activity::ActiveModel>,
    deliverables: Vec<deliverable::ActiveModel>,
    pub(super) parts: Vec<activity_unit::ActiveModel>,
    pub(super) items: Vec<item::ActiveModel>,
    pub(super) assignments: Vec<assignment::ActiveModel>,
}

impl<'u> Rows<'u> {
    /// No rows yet.
    pub fn new(
        agency_id: Uuid,
        plan_id: Uuid,
        year: i32,
        today: NaiveDate,
        units: &'u HashMap<String, Uuid>,
    ) -> Self {
        Self {
            agency_id,
            plan_id,
            year,
            today,
            units,
            sections: Vec::new(),
            objectives: Vec::new(),
            tasks: Vec::new(),
            conditions: Vec::new(),
            condition_by_wording: HashMap::new(),
            activities: Vec::new(),
            deliverables: Vec::new(),
            parts: Vec::new(),
            items: Vec::new(),
            assignments: Vec::new(),
        }
    }

    /// A section with everything below it.
    pub fn section(&mut self, read: &draft::Section) {
        let id = Uuid::now_v7();
        self.sections.push(section::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            position: Set(next(&self.sections)),
            number: Set(read.number.clone()),
            title: Set(read.title.clone()),
            declared_objectives: Set(read.declared.objectives.map(number)),
            declared_tasks: Set(read.declared.tasks.map(number)),
            declared_activities: Set(read.declared.activities.map(number)),
        });
        for objective in &read.objectives {
            self.objective(id, objective);
        }
    }

    fn objective(&mut self, section_id: Uuid, read: &draft::Objective) {
        let id = Uuid::now_v7();
        self.objectives.push(objective::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            position: Set(next(&self.objectives)),
            section_id: Set(section_id),
            number: Set(number(read.number)),
            title: Set(read.title.clone()),
        });
        for task in &read.tasks {
            self.task(section_id, id, task);
        }
    }

    fn task(&mut self, section_id: Uuid, objective_id: Uuid, read: &draft::Task) {
        let id = Uuid::now_v7();
        self.tasks.push(task::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            position: Set(next(&self.tasks)),
            objective_id: Set(objective_id),
            stt: Set(read.stt.map(number)),
            number: Set(number(read.number)),
            title: Set(read.title.clone()),
        });
        for activity in &read.activities {
            self.activity(section_id, id, activity);
        }
    }

    fn activity(&mut self, section_id: Uuid, task_id: Uuid, read: &draft::Activity) {
        let id = Uuid::now_v7();
        let deadline = &read.deadline;
        let waits = matches!(deadline.kind, DeadlineKind::OnCondition | DeadlineKind::Relative);
        let condition_id =
            deadline.trigger.as_deref().filter(|_| waits).map(|wording| self.condition(wording));
        let searched = format!("{} {} {}", read.code, read.title, read.deliverables.join(" "));
        self.activities.push(activity::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            position: Set(next(&self.activities)),
            section_id: Set(section_id),
            task_id: Set(task_id),
            number: Set(number(read.number)),
            code: Set(read.code.clone()),
            title: Set(read.title.clone()),
            search_text: Set(fold(&searched)),
            time_text: Set(read.time_text.clone().unwrap_or_default()),
            deadline_kind: Set(Word(deadline.kind)),
            deadline_granularity: Set(deadline.granularity.map(Word)),
            deadline_start: Set(deadline.start),
            deadline_end: Set(deadline.end),
            deadline_tentative: Set(deadline.tentative),
            deadline_basis: Set(deadline.basis.clone()),
            condition_id: Set(condition_id),
            contingent: Set(read.contingent),
            source_row: Set(number(read.place.map_or(0, |place| place.row))),
            version: Set(1),
        });
        for title in &read.deliverables {
            self.deliverables.push(deliverable::ActiveModel {
                id: Set(Uuid::now_v7()),
                agency_id: Set(self.agency_id),
                plan_id: Set(self.plan_id),
                position: Set(next(&self.deliverables)),
                activity_id: Set(id),
                title: Set(title.clone()),
            });
        }
        let parts = self.parts(id, read);
        self.items(id, condition_id, read, &parts);
    }

    /// The condition of that wording: one for all activities that wait for the same thing.
    fn condition(&mut self, wording: &str) -> Uuid {
        if let Some(id) = self.condition_by_wording.get(&fold(wording)) {
            return *id;
        }
        let id = Uuid::now_v7();
        self.condition_by_wording.insert(fold(wording), id);
        self.conditions.push(condition::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            position: Set(next(&self.conditions)),
            wording: Set(wording.to_owned()),
            occurred_on: Set(None),
            document_number: Set(None),
            note: Set(None),
            version: Set(1),
        });
        id
    }

    /// Writes all of them.
    pub async fn insert(self, tx: &Tx) -> Result<(), Error> {
        all::<section::Entity, _>(tx, self.sections).await?;
        all::<objective::Entity, _>(tx, self.objectives).await?;
        all::<task::Entity, _>(tx, self.tasks).await?;
        all::<condition::Entity, _>(tx, self.conditions).await?;
        all::<activity::Entity, _>(tx, self.activities).await?;
        all::<deliverable::Entity, _>(tx, self.deliverables).await?;
        all::<activity_unit::Entity, _>(tx, self.parts).await?;
        all::<item::Entity, _>(tx, self.items).await?;
        all::<assignment::Entity, _>(tx, self.assignments).await
    }
}

async fn all<E: EntityTrait, A: sea_orm::ActiveModelTrait<Entity = E>>(
    tx: &Tx,
    rows: Vec<A>,
) -> Result<(), Error> {
    for chunk in rows.chunks(CHUNK) {
        E::insert_many(chunk.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

pub(super) fn next<T>(rows: &[T]) -> i32 {
    index(rows.len())
}

pub(super) fn index(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

fn number(read: u32) -> i32 {
    i32::try_from(read).unwrap_or(i32::MAX)
}

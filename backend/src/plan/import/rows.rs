use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use tiendo_annex::draft::{self, Draft};
use tiendo_api::settings::PeriodSettings;

use super::super::{
    activity::{self, activity_unit, deliverable},
    outline::{objective, section, task},
};
use super::{activities::waits_for, items::Awaited};
use crate::{
    conditions::{authority, condition, wording},
    db::{CHUNK, Tx},
    error::Error,
    fold::fold,
    work::{assignment, item},
};

/// What the rows of a draft are made for.
#[derive(Debug, Clone, Copy)]
pub struct Of<'u> {
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Year of the plan.
    pub year: i32,
    /// The day work begins.
    pub today: NaiveDate,
    /// The agency's report periods.
    pub periods: &'u [PeriodSettings],
    /// First day of the amendment; empty for a new plan.
    pub amended_on: Option<NaiveDate>,
    /// Units by folded name.
    pub units: &'u HashMap<String, Uuid>,
}

/// Where a node that is kept by an amendment now stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Row of the node.
    pub id: Uuid,
    /// Row of its parent; of a section, the plan.
    pub parent: Uuid,
    /// Section it is in.
    pub section: Uuid,
    /// Order in the plan.
    pub position: i32,
}

/// Nodes an amendment keeps, level by level.
#[derive(Debug, Default)]
pub struct Kept {
    /// Sections.
    pub sections: Vec<Standing>,
    /// Objectives.
    pub objectives: Vec<Standing>,
    /// Tasks.
    pub tasks: Vec<Standing>,
    /// Activities.
    pub activities: Vec<Standing>,
}

/// The rows of a draft in document order, gathered before any is written. Nodes that continue an existing row of the
/// plan are not made again: they are told in `kept`.
pub struct Rows<'u> {
    pub(super) of: Of<'u>,
    existing: &'u HashSet<Uuid>,
    /// Conditions by folded wording.
    pub(super) conditions: &'u mut Conditions,
    /// The nodes that are kept.
    pub kept: Kept,
    positions: [i32; 4],
    sections: Vec<section::ActiveModel>,
    objectives: Vec<objective::ActiveModel>,
    tasks: Vec<task::ActiveModel>,
    pub(super) activities: Vec<activity::ActiveModel>,
    pub(super) deliverables: Vec<deliverable::ActiveModel>,
    pub(super) parts: Vec<activity_unit::ActiveModel>,
    pub(super) items: Vec<item::ActiveModel>,
    pub(super) assignments: Vec<assignment::ActiveModel>,
}

/// The conditions of a plan: one for all activities that wait for the same thing.
#[derive(Debug, Default)]
pub struct Conditions {
    by_wording: HashMap<String, Uuid>,
    came: HashMap<Uuid, NaiveDate>,
    /// New ones, with the names of their authorities.
    made: Vec<(condition::ActiveModel, Option<String>)>,
}

impl Conditions {
    /// Those a plan has already.
    pub fn of(known: Vec<condition::Model>) -> Self {
        let came = known.iter().filter_map(|row| Some((row.id, row.occurred_on?))).collect();
        // What was merged into another is that other.
        let by_wording =
            known.into_iter().map(|row| (fold(&row.wording), row.merged_into_id.unwrap_or(row.id))).collect();
        Self { by_wording, came, made: Vec::new() }
    }

    /// The condition an activity waits for: what must happen first, or what it follows when the Office made a
    /// condition of that.
    pub fn awaited_by(&mut self, of: &Of<'_>, read: &draft::Activity) -> Option<Uuid> {
        let followed = || self.by_wording.get(&fold(read.deadline.basis.as_deref()?)).copied();
        match waits_for(read) {
            Some(wording) => Some(self.named(of, wording)),
            None => followed(),
        }
    }

    /// The condition of that wording.
    fn named(&mut self, of: &Of<'_>, wording: &str) -> Uuid {
        if let Some(id) = self.by_wording.get(&fold(wording)) {
            return *id;
        }
        let id = Uuid::now_v7();
        let position = index(self.by_wording.len());
        self.by_wording.insert(fold(wording), id);
        let said = wording::read(wording);
        let row = condition::ActiveModel {
            id: Set(id),
            agency_id: Set(of.agency_id),
            plan_id: Set(of.plan_id),
            position: Set(position),
            wording: Set(wording.to_owned()),
            awaited: Set(said.awaited),
            awaited_from: Set(Some(of.amended_on.unwrap_or(of.today))),
            confirmed: Set(false),
            version: Set(1),
            ..Default::default()
        };
        self.made.push((row, said.authority));
        id
    }

    /// How the wait for a condition stands.
    pub fn awaited(&self, condition: Option<Uuid>) -> Awaited {
        match condition.map(|id| self.came.get(&id)) {
            None => Awaited::Nothing,
            Some(None) => Awaited::StillToCome,
            Some(Some(day)) => Awaited::Came(*day),
        }
    }

    /// Writes those that are new.
    pub async fn insert(&mut self, tx: &Tx, of: &Of<'_>) -> Result<(), Error> {
        for (mut row, authority) in std::mem::take(&mut self.made) {
            row.authority_id = Set(authority::id_of(tx, of.agency_id, authority.as_deref()).await?);
            condition::Entity::insert(row).exec_without_returning(&**tx).await?;
        }
        Ok(())
    }
}

/// The row of a node.
#[derive(Debug, Clone, Copy)]
struct Row {
    id: Uuid,
    /// Whether it is still to be made.
    is_new: bool,
    /// Of a new row: the row of last year's plan it was carried over from.
    lineage: Option<Uuid>,
}

impl<'u> Rows<'u> {
    /// No rows yet; nodes whose origin is among `existing` are kept.
    pub fn new(of: Of<'u>, existing: &'u HashSet<Uuid>, conditions: &'u mut Conditions) -> Self {
        Self {
            of,
            existing,
            conditions,
            kept: Kept::default(),
            positions: [0; 4],
            sections: Vec::new(),
            objectives: Vec::new(),
            tasks: Vec::new(),
            activities: Vec::new(),
            deliverables: Vec::new(),
            parts: Vec::new(),
            items: Vec::new(),
            assignments: Vec::new(),
        }
    }

    /// Everything of a draft. Every node has the row it became as its origin afterwards.
    pub fn draft(&mut self, draft: &mut Draft) {
        for section in &mut draft.sections {
            self.section(section);
        }
    }

    /// The row of a node: the one it continues, or a new one whose lineage is the node's origin so far.
    fn row(&self, origin: &mut Option<Uuid>) -> Row {
        match *origin {
            Some(id) if self.existing.contains(&id) => Row { id, is_new: false, lineage: None },
            lineage => {
                let id = Uuid::now_v7();
                *origin = Some(id);
                Row { id, is_new: true, lineage }
            }
        }
    }

    fn next(&mut self, level: usize) -> i32 {
        let position = self.positions[level];
        self.positions[level] = position.saturating_add(1);
        position
    }

    fn section(&mut self, read: &mut draft::Section) {
        let Row { id, is_new, lineage } = self.row(&mut read.origin);
        let position = self.next(0);
        if is_new {
            self.sections.push(section::ActiveModel {
                id: Set(id),
                agency_id: Set(self.of.agency_id),
                plan_id: Set(self.of.plan_id),
                position: Set(position),
                number: Set(read.number.clone()),
                title: Set(read.title.clone()),
                declared_objectives: Set(read.declared.objectives.map(number)),
                declared_tasks: Set(read.declared.tasks.map(number)),
                declared_activities: Set(read.declared.activities.map(number)),
                origin_id: Set(lineage),
                dropped_on: Set(None),
            });
        } else {
            let standing = Standing { id, parent: self.of.plan_id, section: id, position };
            self.kept.sections.push(standing);
        }
        for objective in &mut read.objectives {
            self.objective(id, objective);
        }
    }

    fn objective(&mut self, section: Uuid, read: &mut draft::Objective) {
        let Row { id, is_new, lineage } = self.row(&mut read.origin);
        let position = self.next(1);
        if is_new {
            self.objectives.push(objective::ActiveModel {
                id: Set(id),
                agency_id: Set(self.of.agency_id),
                plan_id: Set(self.of.plan_id),
                position: Set(position),
                section_id: Set(section),
                number: Set(number(read.number)),
                title: Set(read.title.clone()),
                origin_id: Set(lineage),
                dropped_on: Set(None),
            });
        } else {
            self.kept.objectives.push(Standing { id, parent: section, section, position });
        }
        for task in &mut read.tasks {
            self.task(section, id, task);
        }
    }

    fn task(&mut self, section: Uuid, objective: Uuid, read: &mut draft::Task) {
        let Row { id, is_new, lineage } = self.row(&mut read.origin);
        let position = self.next(2);
        if is_new {
            self.tasks.push(task::ActiveModel {
                id: Set(id),
                agency_id: Set(self.of.agency_id),
                plan_id: Set(self.of.plan_id),
                position: Set(position),
                objective_id: Set(objective),
                stt: Set(read.stt.map(number)),
                number: Set(number(read.number)),
                title: Set(read.title.clone()),
                origin_id: Set(lineage),
                dropped_on: Set(None),
            });
        } else {
            self.kept.tasks.push(Standing { id, parent: objective, section, position });
        }
        for activity in &mut read.activities {
            let row = self.row(&mut activity.origin);
            let standing = Standing { id: row.id, parent: id, section, position: self.next(3) };
            if row.is_new {
                self.activity(standing, row.lineage, activity);
            } else {
                self.kept.activities.push(standing);
            }
        }
    }

    /// Writes all of them.
    pub async fn insert(self, tx: &Tx) -> Result<Kept, Error> {
        all::<section::Entity, _>(tx, self.sections).await?;
        all::<objective::Entity, _>(tx, self.objectives).await?;
        all::<task::Entity, _>(tx, self.tasks).await?;
        self.conditions.insert(tx, &self.of).await?;
        all::<activity::Entity, _>(tx, self.activities).await?;
        all::<deliverable::Entity, _>(tx, self.deliverables).await?;
        all::<activity_unit::Entity, _>(tx, self.parts).await?;
        all::<item::Entity, _>(tx, self.items).await?;
        all::<assignment::Entity, _>(tx, self.assignments).await?;
        Ok(self.kept)
    }

    /// The work items gathered so far.
    pub fn items(&self) -> Vec<Uuid> {
        self.items.iter().filter_map(|item| item.id.try_as_ref().copied()).collect()
    }
}

/// Inserts rows, as many in a statement as any database takes.
pub async fn all<E: EntityTrait, A: sea_orm::ActiveModelTrait<Entity = E>>(
    tx: &Tx,
    rows: Vec<A>,
) -> Result<(), Error> {
    for chunk in rows.chunks(CHUNK) {
        E::insert_many(chunk.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// A place in a list as the database stores it.
pub fn index(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

/// A number read from a document as the database stores it.
pub fn number(read: u32) -> i32 {
    i32::try_from(read).unwrap_or(i32::MAX)
}

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde_json::json;
use sha2::{Digest, Sha256};
use tiendo_annex::{
    Directory, KnownUnit, Options, document,
    draft::{self, Draft, UnitName},
};
use tiendo_api::{
    DeadlineKind,
    changes::{SubjectKind, Verb},
    units::Unit,
    work::Part,
};

use super::{
    activity::{self, activity_unit, deliverable},
    condition, plan,
    outline::{objective, section, task},
};
use crate::{
    db::{Db, Tx},
    deadline::period,
    error::Error,
    fold::fold,
    http::ask::hex,
    journal::{self, Note},
    units::{alias, unit},
    word::Word,
    work::{assignment, item},
};

/// Rows in one INSERT: far below the 32,766 values SQLite takes in a statement.
const CHUNK: usize = 500;

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
    tiendo_annex::read(&document, &Options { year: source.year, directory }).map_err(refused)
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
        source_sha256: Set(hex(&Sha256::digest(source.bytes))),
        version: Set(1),
        created_at: Set(now),
    }
    .insert(&*tx)
    .await?;
    let units = units_of(&tx, agency_id, draft).await?;
    let mut rows = Rows::new(agency_id, plan_id, heading.year, today, &units);
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

/// Every unit the draft names, by folded name; those the agency does not have yet are made.
async fn units_of(tx: &Tx, agency_id: Uuid, draft: &Draft) -> Result<HashMap<String, Uuid>, Error> {
    let mut units: HashMap<String, Uuid> = HashMap::new();
    for known in unit::list(&**tx, agency_id).await? {
        for name in known.aliases.iter().chain([&known.name]) {
            units.insert(fold(name), known.id);
        }
    }
    let activities = activities(draft);
    for named in activities.flat_map(|activity| activity.lead_units.iter().chain(&activity.coordinating_units)) {
        let id = match units.get(&fold(&named.name)) {
            Some(id) => *id,
            None => {
                let code = free_code(tx, agency_id, &named.name).await?;
                unit::create(tx, agency_id, &code, &named.name).await?.id
            }
        };
        units.insert(fold(&named.name), id);
        if !units.contains_key(&fold(&named.as_written)) {
            alias::learn(tx, agency_id, id, &named.as_written).await?;
            units.insert(fold(&named.as_written), id);
        }
    }
    Ok(units)
}

/// A code from the initials of a name ("Trung tâm dịch vụ" → TTDV), numbered when taken.
async fn free_code(tx: &Tx, agency_id: Uuid, name: &str) -> Result<String, Error> {
    let initials: String =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    let taken = unit::list(&**tx, agency_id).await?;
    let is_free = |code: &String| taken.iter().all(|unit| unit.code != *code);
    let numbered = (2..).map(|number| format!("{initials}{number}"));
    Ok(std::iter::once(initials.clone()).chain(numbered).find(is_free).unwrap_or(initials))
}

fn activities(draft: &Draft) -> impl Iterator<Item = &draft::Activity> {
    let objectives = draft.sections.iter().flat_map(|section| &section.objectives);
    objectives.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities)
}

/// The rows of a plan in document order, gathered before any is written.
struct Rows<'u> {
    agency_id: Uuid,
    plan_id: Uuid,
    year: i32,
    today: NaiveDate,
    units: &'u HashMap<String, Uuid>,
    sections: Vec<section::ActiveModel>,
    objectives: Vec<objective::ActiveModel>,
    tasks: Vec<task::ActiveModel>,
    conditions: Vec<condition::ActiveModel>,
    condition_by_wording: HashMap<String, Uuid>,
    activities: Vec<activity::ActiveModel>,
    deliverables: Vec<deliverable::ActiveModel>,
    parts: Vec<activity_unit::ActiveModel>,
    items: Vec<item::ActiveModel>,
    assignments: Vec<assignment::ActiveModel>,
}

impl<'u> Rows<'u> {
    fn new(
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

    fn section(&mut self, read: &draft::Section) {
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
        let condition_id = deadline.trigger.as_deref().filter(|_| waits).map(|wording| self.condition(wording));
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
            source_row: Set(number(read.place.row)),
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

    fn parts(&mut self, activity_id: Uuid, read: &draft::Activity) -> Vec<(Part, Uuid)> {
        let lead = self.known(&read.lead_units).into_iter().map(|unit| (Part::Lead, unit));
        let coordinating = self.known(&read.coordinating_units).into_iter().map(|unit| (Part::Coordinating, unit));
        let parts: Vec<(Part, Uuid)> = lead.chain(coordinating).collect();
        for (position, (part, unit_id)) in parts.iter().enumerate() {
            self.parts.push(activity_unit::ActiveModel {
                activity_id: Set(activity_id),
                part: Set(Word(*part)),
                position: Set(index(position)),
                agency_id: Set(self.agency_id),
                plan_id: Set(self.plan_id),
                unit_id: Set(*unit_id),
            });
        }
        parts
    }

    /// Units by name, each once, in the order written.
    fn known(&self, named: &[UnitName]) -> Vec<Uuid> {
        let mut units: Vec<Uuid> = Vec::with_capacity(named.len());
        for unit in named.iter().filter_map(|unit| self.units.get(&fold(&unit.name))) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }

    /// The work items of an activity: one, or one per report period that has not closed yet for recurring work.
    /// An activity nobody leads is nobody's work until a person settles the finding.
    fn items(&mut self, activity_id: Uuid, condition: Option<Uuid>, read: &draft::Activity, parts: &[(Part, Uuid)]) {
        let Some((_, lead)) = parts.iter().find(|(part, _)| *part == Part::Lead) else { return };
        let deadline = &read.deadline;
        if deadline.kind == DeadlineKind::Recurring {
            let today = self.today;
            for period in period::of_year(self.year).into_iter().filter(|period| period.to >= today) {
                let dates = Dates { opened_on: period.from, due_on: Some(period.to), backstop_on: None };
                self.item(activity_id, *lead, parts, (condition, Some(period.code)), &dates, read);
            }
            return;
        }
        let waits = condition.is_some();
        let dates = Dates {
            opened_on: deadline.start.unwrap_or(self.today),
            due_on: deadline.end.filter(|_| !waits),
            backstop_on: deadline.end.filter(|_| waits),
        };
        self.item(activity_id, *lead, parts, (condition, None), &dates, read);
    }

    fn item(
        &mut self,
        activity_id: Uuid,
        lead: Uuid,
        parts: &[(Part, Uuid)],
        (condition, period): (Option<Uuid>, Option<String>),
        dates: &Dates,
        read: &draft::Activity,
    ) {
        let id = Uuid::now_v7();
        self.items.push(item::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            activity_id: Set(activity_id),
            lead_unit_id: Set(lead),
            position: Set(next(&self.items)),
            period: Set(period),
            state: Set(condition::first_state(condition)),
            due_on: Set(dates.due_on),
            backstop_on: Set(dates.backstop_on),
            opened_on: Set(dates.opened_on),
            percent: Set(0),
            deliverables: Set(index(read.deliverables.len())),
            deliverables_evidenced: Set(0),
            last_progress_at: Set(None),
            pending_submission_id: Set(None),
            pending_by_account_id: Set(None),
            submitted_on: Set(None),
            closed_on: Set(None),
            self_confirmed: Set(false),
            version: Set(1),
        });
        for (part, unit_id) in parts {
            self.assignments.push(assignment::ActiveModel {
                agency_id: Set(self.agency_id),
                unit_id: Set(*unit_id),
                part: Set(Word(*part)),
                work_item_id: Set(id),
                plan_id: Set(self.plan_id),
            });
        }
    }

    async fn insert(self, tx: &Tx) -> Result<(), Error> {
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

/// The days of a work item.
struct Dates {
    opened_on: NaiveDate,
    due_on: Option<NaiveDate>,
    backstop_on: Option<NaiveDate>,
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

fn next<T>(rows: &[T]) -> i32 {
    index(rows.len())
}

fn index(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

fn number(read: u32) -> i32 {
    i32::try_from(read).unwrap_or(i32::MAX)
}

use std::collections::HashMap;

use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_annex::{
    deadline,
    draft::{
        Activity, CountsCheck, Declared, Draft, FieldPlaces, Labels, Layout, Objective, Place, PlanHeading,
        Section, Task, UnitName,
    },
};

use super::{
    activity::{self, Of, Units, deliverable},
    outline::{objective, section, task},
    plan,
};
use crate::error::Error;

/// A plan put together from its rows, for one that came in before its versions were kept. Cells as written are not
/// there any more; the lists stand for them.
pub async fn of_rows(db: &impl ConnectionTrait, agency_id: Uuid, plan_id: Uuid) -> Result<Draft, Error> {
    let plan = plan::Entity::find_by_id(plan_id).one(db).await?.ok_or(Error::NotFound)?;
    let mut keys = 0..;
    let mut key = || keys.next().unwrap_or_default() + 1;
    let mut activities = activities(db, &plan).await?;
    let mut tasks: HashMap<Uuid, Vec<Task>> = HashMap::new();
    let rows = task::Entity::find()
        .filter(task::Column::AgencyId.eq(agency_id))
        .filter(task::Column::PlanId.eq(plan_id))
        .filter(task::Column::DroppedOn.is_null())
        .order_by_asc(task::Column::Position);
    for row in rows.all(db).await? {
        tasks.entry(row.objective_id).or_default().push(Task {
            key: 0,
            origin: Some(row.id),
            place: None,
            stt: row.stt.map(read),
            number: read(row.number),
            title: row.title,
            activities: activities.remove(&row.id).unwrap_or_default(),
        });
    }
    let mut objectives: HashMap<Uuid, Vec<Objective>> = HashMap::new();
    let rows = objective::Entity::find()
        .filter(objective::Column::AgencyId.eq(agency_id))
        .filter(objective::Column::PlanId.eq(plan_id))
        .filter(objective::Column::DroppedOn.is_null())
        .order_by_asc(objective::Column::Position);
    for row in rows.all(db).await? {
        objectives.entry(row.section_id).or_default().push(Objective {
            key: 0,
            origin: Some(row.id),
            place: None,
            number: read(row.number),
            title: row.title,
            tasks: tasks.remove(&row.id).unwrap_or_default(),
        });
    }
    let rows = section::Entity::find()
        .filter(section::Column::AgencyId.eq(agency_id))
        .filter(section::Column::PlanId.eq(plan_id))
        .filter(section::Column::DroppedOn.is_null())
        .order_by_asc(section::Column::Position);
    let section = |row: section::Model| Section {
        key: 0,
        origin: Some(row.id),
        place: None,
        number: row.number,
        title: row.title,
        declared: Declared {
            objectives: row.declared_objectives.map(read),
            tasks: row.declared_tasks.map(read),
            activities: row.declared_activities.map(read),
        },
        objectives: objectives.remove(&row.id).unwrap_or_default(),
    };
    let mut draft = Draft {
        plan: heading(plan),
        layout: Layout {
            labels: Labels { objective: true, task: true, activity: true },
            ..Layout::default()
        },
        counts: CountsCheck::default(),
        sections: rows.all(db).await?.into_iter().map(section).collect(),
        findings: Vec::new(),
    };
    for section in &mut draft.sections {
        section.key = key();
        for objective in &mut section.objectives {
            objective.key = key();
            for task in &mut objective.tasks {
                task.key = key();
                for activity in &mut task.activities {
                    activity.key = key();
                }
            }
        }
    }
    draft.recount();
    Ok(draft)
}

fn heading(plan: plan::Model) -> PlanHeading {
    PlanHeading {
        title: plan.title,
        attached_to: plan.attached_to,
        issuer: plan.issuer,
        year: plan.year,
        number: plan.number,
        issued_on: plan.issued_on,
    }
}

/// The activities that are in the plan, by task.
async fn activities(
    db: &impl ConnectionTrait,
    plan: &plan::Model,
) -> Result<HashMap<Uuid, Vec<Activity>>, Error> {
    let (agency_id, plan_id) = (plan.agency_id, plan.id);
    let mut units = activity::units(db, agency_id, Of::Plan(plan_id)).await?;
    let mut deliverables: HashMap<Uuid, Vec<String>> = HashMap::new();
    let rows = deliverable::Entity::find()
        .filter(deliverable::Column::AgencyId.eq(agency_id))
        .filter(deliverable::Column::PlanId.eq(plan_id))
        .filter(deliverable::Column::DroppedOn.is_null())
        .order_by_asc(deliverable::Column::Position);
    for row in rows.all(db).await? {
        deliverables.entry(row.activity_id).or_default().push(row.title);
    }
    let rows = activity::Entity::find()
        .filter(activity::Column::AgencyId.eq(agency_id))
        .filter(activity::Column::PlanId.eq(plan_id))
        .filter(activity::Column::DroppedOn.is_null())
        .order_by_asc(activity::Column::Position);
    let mut by_task: HashMap<Uuid, Vec<Activity>> = HashMap::new();
    for row in rows.all(db).await? {
        let units = units.remove(&row.id).unwrap_or_default();
        let deliverables = deliverables.remove(&row.id).unwrap_or_default();
        by_task.entry(row.task_id).or_default().push(activity(row, units, deliverables, plan));
    }
    Ok(by_task)
}

fn activity(row: activity::Model, units: Units, deliverables: Vec<String>, plan: &plan::Model) -> Activity {
    let names = |units: Vec<tiendo_api::units::UnitRef>| -> Vec<UnitName> {
        units.into_iter().map(|unit| UnitName { as_written: unit.name.clone(), name: unit.name }).collect()
    };
    let (lead_units, coordinating_units) = (names(units.lead), names(units.coordinating));
    let listed = |units: &[UnitName]| {
        let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        Some(names.join(", ")).filter(|text| !text.is_empty())
    };
    Activity {
        key: 0,
        origin: Some(row.id),
        number: read(row.number),
        stt: None,
        deliverable_text: Some(deliverables.join("\n")).filter(|text| !text.is_empty()),
        deliverables,
        lead_text: listed(&lead_units),
        lead_units,
        coordinating_text: listed(&coordinating_units),
        coordinating_units,
        deadline: deadline::read_for(&row.time_text, plan.year, plan.issued_on),
        time_text: Some(row.time_text).filter(|text| !text.is_empty()),
        time_read_as: None,
        contingent: row.contingent,
        extras: Vec::new(),
        place: u32::try_from(row.source_row).ok().map(|row| Place { table: 1, row, column: None }),
        places: FieldPlaces::default(),
        code: row.code,
        title: row.title,
    }
}

fn read(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::{
    Action,
    plans::{ActivityDetail, Plan, PlanActivity, PlanItem, PlanObjective, PlanSection, PlanTask},
};

use super::{
    activity::{self, Of, Units, deliverable},
    outline::{objective, section, task},
    past, plan, version,
};
use crate::{
    access::Granted,
    actor::Actor,
    error::Error,
    policy::Reach,
    supervision::{
        self,
        view::{self, View},
    },
    work::row::Row,
};

/// Rows grouped by the row above them, in document order.
pub(super) type Under<T> = HashMap<Uuid, Vec<T>>;

/// A plan with its whole tree on `day`: level by level, a constant number of statements.
pub async fn read(actor: &Actor, plan: Granted<plan::Model>, day: NaiveDate) -> Result<Plan, Error> {
    let (db, id) = (&**actor.db(), plan.id);
    if let Some(words) = view::words(actor, id, View::on(day)).await? {
        let sections = past::sections(actor, id, words, day).await?;
        return Ok(Plan { sections, plan: plan.into_inner().summary(actor), as_of: day });
    }
    let sections = section::Entity::find()
        .filter(section::Column::AgencyId.eq(actor.agency_id))
        .filter(section::Column::PlanId.eq(id))
        .filter(section::Column::DroppedOn.is_null())
        .order_by_asc(section::Column::Position)
        .all(db)
        .await?;
    let objectives = objective::Entity::find()
        .filter(objective::Column::AgencyId.eq(actor.agency_id))
        .filter(objective::Column::PlanId.eq(id))
        .filter(objective::Column::DroppedOn.is_null())
        .order_by_asc(objective::Column::Position)
        .all(db)
        .await?;
    let tasks = task::Entity::find()
        .filter(task::Column::AgencyId.eq(actor.agency_id))
        .filter(task::Column::PlanId.eq(id))
        .filter(task::Column::DroppedOn.is_null())
        .order_by_asc(task::Column::Position)
        .all(db)
        .await?;
    let activities = activities(actor, id, day).await?;
    let mut branches = Branches {
        objectives: under(objectives, |objective| objective.section_id),
        tasks: under(tasks, |task| task.objective_id),
        activities,
    };
    Ok(Plan {
        sections: sections.into_iter().map(|section| branches.section(section)).collect(),
        plan: plan.into_inner().summary(actor),
        as_of: day,
    })
}

/// One activity with everything around it.
pub async fn one(actor: &Actor, activity: activity::Model) -> Result<ActivityDetail, Error> {
    let (db, day) = (&**actor.db(), actor.today());
    let units = activity::units(db, actor.agency_id, Of::Activity(activity.id)).await?;
    let deliverables = deliverable::Entity::find()
        .filter(deliverable::Column::ActivityId.eq(activity.id))
        .filter(deliverable::Column::DroppedOn.is_null())
        .order_by_asc(deliverable::Column::Position)
        .all(db)
        .await?;
    let rows = supervision::list::of_activity(actor, activity.id).await?;
    let leaf = Leaf {
        units: units.get(&activity.id).cloned().unwrap_or_default(),
        deliverables: deliverables.into_iter().map(|deliverable| deliverable.title).collect(),
        items: rows.into_iter().map(|row| item(row, day)).collect(),
    };
    let may_read = actor.reach(Action::ReadPlan) == Reach::All;
    Ok(ActivityDetail {
        path: activity::path(db, activity.id).await?,
        source_row: activity.source_row,
        places: activity.places.clone().and_then(|places| serde_json::from_value(places).ok()),
        annex_id: version::annex_of(db, actor.agency_id, activity.plan_id).await?,
        version: activity.version,
        allowed_actions: may_read.then_some(Action::ReadPlan).into_iter().collect(),
        activity: leaf.of(activity),
    })
}

async fn activities(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<Under<PlanActivity>, Error> {
    let db = &**actor.db();
    let activities = activity::Entity::find()
        .filter(activity::Column::AgencyId.eq(actor.agency_id))
        .filter(activity::Column::PlanId.eq(plan_id))
        .filter(activity::Column::DroppedOn.is_null())
        .order_by_asc(activity::Column::Position)
        .all(db)
        .await?;
    let deliverables = deliverable::Entity::find()
        .filter(deliverable::Column::AgencyId.eq(actor.agency_id))
        .filter(deliverable::Column::PlanId.eq(plan_id))
        .filter(deliverable::Column::DroppedOn.is_null())
        .order_by_asc(deliverable::Column::Position)
        .all(db)
        .await?;
    let mut deliverables = under(deliverables, |deliverable| deliverable.activity_id);
    let mut units = activity::units(db, actor.agency_id, Of::Plan(plan_id)).await?;
    let rows = supervision::list::items(actor, plan_id, View::on(day), None).await?;
    let mut rows = under(rows, |row| row.activity_id);
    let of_task = |activity: activity::Model| {
        let leaf = Leaf {
            units: units.remove(&activity.id).unwrap_or_default(),
            deliverables: taken(&mut deliverables, activity.id).into_iter().map(|row| row.title).collect(),
            items: taken(&mut rows, activity.id).into_iter().map(|row| item(row, day)).collect(),
        };
        (activity.task_id, leaf.of(activity))
    };
    Ok(under(activities.into_iter().map(of_task), |(task, _)| *task)
        .into_iter()
        .map(|(task, leaves)| (task, leaves.into_iter().map(|(_, leaf)| leaf).collect()))
        .collect())
}

/// What hangs on an activity.
struct Leaf {
    units: Units,
    deliverables: Vec<String>,
    items: Vec<PlanItem>,
}

impl Leaf {
    fn of(self, activity: activity::Model) -> PlanActivity {
        PlanActivity {
            deadline: activity.deadline(),
            id: activity.id,
            code: activity.code,
            title: activity.title,
            deliverables: self.deliverables,
            lead_units: self.units.lead,
            coordinating_units: self.units.coordinating,
            contingent: activity.contingent,
            items: self.items,
        }
    }
}

/// The levels between a section and its activities.
struct Branches {
    objectives: Under<objective::Model>,
    tasks: Under<task::Model>,
    activities: Under<PlanActivity>,
}

impl Branches {
    fn section(&mut self, section: section::Model) -> PlanSection {
        let objectives = taken(&mut self.objectives, section.id);
        PlanSection {
            objectives: objectives.into_iter().map(|objective| self.objective(objective)).collect(),
            id: section.id,
            number: section.number,
            title: section.title,
            declared_activities: section.declared_activities,
        }
    }

    fn objective(&mut self, objective: objective::Model) -> PlanObjective {
        let tasks = taken(&mut self.tasks, objective.id);
        PlanObjective {
            tasks: tasks.into_iter().map(|task| self.task(task)).collect(),
            id: objective.id,
            number: objective.number,
            title: objective.title,
        }
    }

    fn task(&mut self, task: task::Model) -> PlanTask {
        PlanTask {
            activities: taken(&mut self.activities, task.id),
            id: task.id,
            stt: task.stt,
            number: task.number,
            title: task.title,
        }
    }
}

pub(super) fn item(row: Row, day: NaiveDate) -> PlanItem {
    PlanItem {
        due_state: row.facts().due_state(day),
        id: row.id,
        state: row.state.0,
        due: row.due_on,
        percent: row.percent,
        period: row.period,
    }
}

pub(super) fn under<T>(rows: impl IntoIterator<Item = T>, parent: impl Fn(&T) -> Uuid) -> Under<T> {
    let mut grouped = Under::new();
    for row in rows {
        grouped.entry(parent(&row)).or_insert_with(Vec::new).push(row);
    }
    grouped
}

pub(super) fn taken<T>(grouped: &mut Under<T>, parent: Uuid) -> Vec<T> {
    grouped.remove(&parent).unwrap_or_default()
}

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use tiendo_api::{
    milestones::{Milestone, MilestoneState, NewMilestone},
    work::WorkState,
};

use crate::{error::Error, work::item::grouped};

/// A milestone of a work item. Append-only but for the day others take its place.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who set it.
    pub account_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// First day it holds.
    pub from_day: NaiveDate,
    /// First day others take its place.
    pub until_day: Option<NaiveDate>,
    /// Last day to be so far.
    pub due_on: NaiveDate,
    /// Progress to have reported by then.
    pub percent: i32,
    /// What is to be there by then.
    pub words: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The milestone a work item comes to next, or has missed, as a list reads it.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub struct Next {
    #[sea_orm(alias = "milestone_on")]
    due_on: Option<NaiveDate>,
    #[sea_orm(alias = "milestone_percent")]
    percent: Option<i32>,
}

/// The earliest milestone that an item has not reached: one it comes to, or has missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextMilestone {
    /// Last day to be so far.
    pub due: NaiveDate,
    /// Progress to have reported by then, in percent.
    pub percent: i32,
}

/// Adds the columns of [`Next`] to a query over work items `w`.
pub fn select_next(query: &mut SelectStatement) {
    let next = |column: &'static str| {
        Query::select()
            .column(("n", column))
            .from_as("milestone", "n")
            .and_where(Expr::col(("n", "work_item_id")).equals(("w", "id")))
            .and_where(Expr::col(("n", "until_day")).is_null())
            .and_where(Expr::col(("n", "percent")).gt(Expr::col(("w", "percent"))))
            .order_by(("n", "due_on"), Order::Asc)
            .limit(1)
            .to_owned()
    };
    query
        .expr_as(Expr::SubQuery(None, Box::new(next("due_on").into())), "milestone_on")
        .expr_as(Expr::SubQuery(None, Box::new(next("percent").into())), "milestone_percent");
}

impl Next {
    /// The first of these milestones, by day, that an item with this progress has not reached.
    pub fn among<'m>(milestones: impl IntoIterator<Item = &'m Model>, percent: i32) -> Self {
        let next = milestones.into_iter().find(|milestone| milestone.percent > percent);
        Self { due_on: next.map(|next| next.due_on), percent: next.map(|next| next.percent) }
    }

    /// The milestone of an item in a state: what waits or has ended comes to none.
    pub fn of(self, state: WorkState) -> Option<NextMilestone> {
        let (due, percent) = self.due_on.zip(self.percent)?;
        goes_on(state).then_some(NextMilestone { due, percent })
    }
}

/// The milestones of an item that hold now, by day.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(standing().filter(Column::WorkItemId.eq(work_item_id)).all(db).await?)
}

/// The milestones of a plan's items that hold on a day, by day; without one, those that hold now.
pub async fn of_plan(
    db: &impl ConnectionTrait,
    (agency_id, plan_id): (Uuid, Uuid),
    day: Option<NaiveDate>,
) -> Result<HashMap<Uuid, Vec<Model>>, Error> {
    let held = match day {
        Some(day) => Entity::find()
            .filter(Column::FromDay.lte(day))
            .filter(Column::UntilDay.is_null().or(Column::UntilDay.gt(day)))
            .order_by_asc(Column::DueOn),
        None => standing(),
    };
    let rows = held.filter(Column::AgencyId.eq(agency_id)).filter(Column::PlanId.eq(plan_id)).all(db).await?;
    Ok(grouped(rows, |row| row.work_item_id))
}

/// The ids of a plan's items that have milestones now.
pub fn having(agency_id: Uuid, plan_id: Uuid) -> SelectStatement {
    Query::select()
        .column("work_item_id")
        .from("milestone")
        .and_where(Expr::col("agency_id").eq(agency_id))
        .and_where(Expr::col("plan_id").eq(plan_id))
        .and_where(Expr::col("until_day").is_null())
        .to_owned()
}

fn standing() -> Select<Entity> {
    Entity::find().filter(Column::UntilDay.is_null()).order_by_asc(Column::DueOn)
}

/// Whether what is in this state can come to a milestone or miss one.
fn goes_on(state: WorkState) -> bool {
    matches!(state, WorkState::Open | WorkState::InProgress | WorkState::Returned | WorkState::Waiting)
}

impl Model {
    /// Where an item in a state and with some progress stands against it, on a day.
    pub fn state(&self, (state, percent): (WorkState, i32), day: NaiveDate) -> MilestoneState {
        if !goes_on(state) || percent >= self.percent {
            MilestoneState::Reached
        } else if self.due_on < day {
            MilestoneState::Missed
        } else {
            MilestoneState::Ahead
        }
    }

    /// Its day, and whether it is reached.
    pub fn stood(&self, progress: (WorkState, i32), day: NaiveDate) -> (NaiveDate, bool) {
        (self.due_on, self.state(progress, day) == MilestoneState::Reached)
    }

    /// As sent.
    pub fn shown(self, progress: (WorkState, i32), day: NaiveDate) -> Milestone {
        let state = self.state(progress, day);
        Milestone { due: self.due_on, percent: self.percent, words: self.words, state }
    }

    /// As it would be sent anew.
    pub fn anew(&self) -> NewMilestone {
        NewMilestone { due: self.due_on, percent: self.percent, words: self.words.clone() }
    }
}

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement},
};
use tiendo_api::work::{Part, WorkState};

use super::routes::QueueParams;
use crate::{
    actor::Actor,
    milestones::milestone::{self, Next},
    supervision::list::narrow,
    word::{Word, word},
    work::asked::{self, Urged},
};

/// What a lane and the order are chosen by: no texts, so that a long queue stays cheap to sort.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Candidate {
    /// Work item.
    pub id: Uuid,
    /// Workflow state.
    pub state: Word<WorkState>,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
    /// Report period code, for recurring work.
    pub period: Option<String>,
    /// Day of the pending submission.
    pub submitted_on: Option<NaiveDate>,
    /// Order in the plan.
    pub position: i32,
    /// Who made the pending submission.
    pub pending_by_account_id: Option<Uuid>,
    /// The part the queue's unit owes; empty when it is here for another reason.
    pub part: Option<Word<Part>>,
    /// The milestone it comes to next, or has missed.
    #[sea_orm(nested)]
    pub milestone: Next,
    /// The urging it was not submitted since.
    #[sea_orm(nested)]
    pub urged: Urged,
}

/// Items the unit owes; without a unit, the whole agency's.
pub fn owed(actor: &Actor, unit: Option<Uuid>, part: Part, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    match unit {
        Some(unit) => query
            .column(("m", "part"))
            .from_as("assignment", "m")
            .join_as(
                JoinType::InnerJoin,
                "work_item",
                "w",
                Expr::col(("w", "id")).equals(("m", "work_item_id")),
            )
            .and_where(Expr::col(("m", "agency_id")).eq(actor.agency_id))
            .and_where(Expr::col(("m", "unit_id")).eq(unit))
            .and_where(Expr::col(("m", "part")).eq(word(part))),
        None => query
            .expr_as(Expr::val(word(part)), "part")
            .from_as("work_item", "w")
            .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id)),
    };
    query.and_where(open());
    narrowed(query, actor, asked)
}

/// Items of the agency that await a decision.
pub fn submitted(actor: &Actor, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    query.expr_as(Expr::val(None::<String>), "part").from_as("work_item", "w").cond_where(
        Cond::all()
            .add(Expr::col(("w", "agency_id")).eq(actor.agency_id))
            .add(Expr::col(("w", "state")).eq(word(WorkState::Submitted))),
    );
    narrowed(query, actor, asked)
}

/// The columns of candidates; the caller adds `part` and where they come from.
pub fn candidates() -> SelectStatement {
    let mut query = Query::select();
    query.columns(
        [
            "id",
            "state",
            "due_on",
            "backstop_on",
            "period",
            "submitted_on",
            "position",
            "pending_by_account_id",
        ]
        .map(|column| ("w", column)),
    );
    milestone::select_next(&mut query);
    query
}

/// Not ended yet.
pub fn open() -> Expr {
    let closed = [WorkState::Done, WorkState::NotArising, WorkState::Dropped].map(word);
    Expr::col(("w", "state")).is_not_in(closed)
}

/// Only what was asked for. Texts are looked at only when something is searched for.
pub fn narrowed(mut query: SelectStatement, actor: &Actor, asked: &QueueParams) -> SelectStatement {
    asked::join_urging(&mut query);
    if asked.mine == Some(true) {
        query.and_where(Expr::col(("w", "assignee_id")).eq(actor.account_id));
    }
    if asked.section.is_some() || asked.q.is_some() {
        query.join_as(
            JoinType::InnerJoin,
            "activity",
            "a",
            Expr::col(("a", "id")).equals(("w", "activity_id")),
        );
        narrow(&mut query, asked.section.as_deref(), asked.q.as_deref());
    }
    query
}

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement},
};
use tiendo_api::{
    Action,
    contradictions::ItemRef,
    units::UnitRef,
    work::{Part, WorkItemRef, WorkItemRow, WorkState},
};

use super::{
    asked::{self, OpenAsks},
    assignee, assignment,
    item::{self, grouped},
};
use crate::{
    actor::Actor,
    capacity::Parts,
    clock::local,
    db,
    deadline::state::Facts,
    error::Error,
    integration::people::Named,
    milestones::milestone::{self, Next},
    supervision::risk::{Signs, Watch},
    word::{Word, word},
};

/// A work item as a list reads it: one statement for any number of rows.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Row {
    /// Id.
    pub id: Uuid,
    /// Activity.
    pub activity_id: Uuid,
    /// Section of the activity.
    pub section_id: Uuid,
    code: String,
    title: String,
    /// Report period code.
    pub period: Option<String>,
    lead_unit_id: Uuid,
    lead_code: String,
    lead_name: String,
    /// Workflow state.
    pub state: Word<WorkState>,
    time_text: String,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
    deliverables: i32,
    deliverables_evidenced: i32,
    /// Progress as last reported.
    pub percent: i32,
    /// When progress was last reported.
    pub last_progress_at: Option<DateTime<Utc>>,
    /// Submission awaiting a decision.
    pub pending_submission_id: Option<Uuid>,
    /// Who made it.
    pub pending_by_account_id: Option<Uuid>,
    /// Day of the pending or confirmed submission.
    pub submitted_on: Option<NaiveDate>,
    /// Confirmed by another person of the submitting unit.
    pub self_confirmed: bool,
    /// First day it can be worked on.
    pub opened_on: NaiveDate,
    /// First day it is in the plan, when an amendment added it.
    pub added_on: Option<NaiveDate>,
    /// First day it is no longer in the plan.
    pub dropped_on: Option<NaiveDate>,
    /// Order in the plan.
    pub position: i32,
    /// What was asked about it and is not done with.
    #[sea_orm(nested)]
    pub asks: OpenAsks,
    /// Who does it.
    #[sea_orm(nested)]
    pub assignee: Named,
    /// The milestone it comes to next, or has missed.
    #[sea_orm(nested)]
    pub milestone: Next,
    /// Condition it waits or waited for.
    pub condition_id: Option<Uuid>,
    occurred_on: Option<NaiveDate>,
    recorded_on: Option<NaiveDate>,
    deadline_start: Option<NaiveDate>,
    version: i64,
    leads: Option<String>,
    coordinates: Option<String>,
    /// The parts of units the actor stands in for.
    #[sea_orm(skip)]
    delegated: Vec<(Uuid, Part)>,
}

/// Every column of a [`Row`], with the part of the actor's unit; the caller adds which rows.
pub fn select(actor: &Actor) -> SelectStatement {
    let mut query = Query::select();
    query
        .columns(
            [
                "id",
                "activity_id",
                "period",
                "lead_unit_id",
                "state",
                "due_on",
                "backstop_on",
                "deliverables",
                "deliverables_evidenced",
                "percent",
                "last_progress_at",
                "pending_submission_id",
                "pending_by_account_id",
                "submitted_on",
                "self_confirmed",
                "opened_on",
                "added_on",
                "dropped_on",
                "position",
                "version",
            ]
            .map(|column| ("w", column)),
        )
        .columns(
            ["code", "title", "time_text", "section_id", "condition_id", "deadline_start"]
                .map(|column| ("a", column)),
        )
        .columns([("c", "occurred_on"), ("c", "recorded_on")])
        .expr_as(Expr::col(("u", "code")), "lead_code")
        .expr_as(Expr::col(("u", "name")), "lead_name")
        .expr_as(Expr::col(("ml", "part")), "leads")
        .expr_as(Expr::col(("mc", "part")), "coordinates")
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(JoinType::InnerJoin, "unit", "u", Expr::col(("u", "id")).equals(("w", "lead_unit_id")))
        .join_as(JoinType::LeftJoin, "condition", "c", Expr::col(("c", "id")).equals(("a", "condition_id")))
        .join_as(JoinType::LeftJoin, "assignment", "ml", mine("ml", actor, Part::Lead))
        .join_as(JoinType::LeftJoin, "assignment", "mc", mine("mc", actor, Part::Coordinating));
    asked::join(&mut query);
    assignee::join(&mut query);
    milestone::select_next(&mut query);
    query
}

/// The assignment of the actor's unit to the row, by its whole primary key.
fn mine(alias: &'static str, actor: &Actor, part: Part) -> Cond {
    Cond::all()
        .add(Expr::col((alias, "agency_id")).eq(actor.agency_id))
        .add(Expr::col((alias, "unit_id")).eq(actor.unit_id().unwrap_or_default()))
        .add(Expr::col((alias, "part")).eq(word(part)))
        .add(Expr::col((alias, "work_item_id")).equals(("w", "id")))
}

/// The rows of a selection.
pub async fn read(actor: &Actor, query: &SelectStatement) -> Result<Vec<Row>, Error> {
    read_from(actor, &**actor.db(), query).await
}

/// The same, where others may be writing.
pub async fn read_from(
    actor: &Actor,
    db: &impl ConnectionTrait,
    query: &SelectStatement,
) -> Result<Vec<Row>, Error> {
    let mut rows: Vec<Row> = db::all(db, query).await?;
    let units: Vec<Uuid> =
        actor.capacities.delegated().iter().filter_map(|capacity| capacity.unit_id).collect();
    if !units.is_empty() {
        let parts = assignment::Entity::find()
            .filter(assignment::Column::AgencyId.eq(actor.agency_id))
            .filter(assignment::Column::UnitId.is_in(units))
            .all(db)
            .await?;
        let mut parts = grouped(parts, |part| part.work_item_id);
        for row in &mut rows {
            let of_row = parts.remove(&row.id).unwrap_or_default();
            row.delegated = of_row.into_iter().map(|part| (part.unit_id, part.part.0)).collect();
        }
    }
    Ok(rows)
}

impl Row {
    /// What lateness is judged by.
    pub fn facts(&self) -> Facts {
        Facts { state: self.state.0, due_on: self.due_on, submitted_on: self.submitted_on }
    }

    /// Gives it the first day of its window for the first day it can be worked on, as it was before a wait ended or
    /// before it arose after all.
    pub fn not_yet_opened_again(&mut self) {
        self.opened_on = self.deadline_start.unwrap_or(self.opened_on);
    }

    /// What the risk rules look at.
    pub fn signs(&self) -> Signs {
        Signs {
            state: self.state.0,
            opened_on: self.opened_on,
            due_on: self.due_on,
            // Before it was recorded nobody could begin.
            came_on: self.recorded_on.or(self.occurred_on),
            milestone: self.milestone.of(self.state.0),
            percent: self.percent,
            last_word_on: self.last_progress_at.map(|at| local(at).date_naive()),
        }
    }

    /// Gives it the words of another version of the plan.
    pub fn reword(&mut self, code: &str, title: &str, time_text: &str) {
        code.clone_into(&mut self.code);
        title.clone_into(&mut self.title);
        time_text.clone_into(&mut self.time_text);
    }

    /// Gives it the lead unit of another version of the plan.
    pub fn led_by(&mut self, unit: &UnitRef) {
        self.lead_unit_id = unit.id;
        self.lead_code.clone_from(&unit.code);
        self.lead_name.clone_from(&unit.name);
    }

    /// The item by its name.
    pub fn named(&self) -> ItemRef {
        ItemRef {
            id: self.id,
            code: self.code.clone(),
            title: self.title.clone(),
            period: self.period.clone(),
        }
    }

    /// Its lead unit.
    pub fn lead(&self) -> UnitRef {
        UnitRef { id: self.lead_unit_id, code: self.lead_code.clone(), name: self.lead_name.clone() }
    }

    /// How the actor's unit takes part.
    pub fn part(&self) -> Option<Part> {
        if self.leads.is_some() {
            Some(Part::Lead)
        } else {
            self.coordinates.as_ref().map(|_| Part::Coordinating)
        }
    }

    /// The parts of the units the actor may act for.
    fn parts(&self, actor: &Actor) -> Parts {
        let own = actor.unit_id().zip(self.part());
        Parts::of(own.into_iter().chain(self.delegated.iter().copied()))
    }

    /// What the actor may do with it now: what the table permits, of what its state allows.
    pub fn allowed(&self, actor: &Actor) -> Vec<Action> {
        let mut fitting = match self.state.0 {
            WorkState::Open | WorkState::InProgress | WorkState::Returned | WorkState::Waiting => vec![
                Action::ReportProgress,
                Action::Submit,
                Action::Urge,
                Action::RequestContribution,
                Action::AssignPerson,
            ],
            WorkState::NotArising => vec![Action::Reopen],
            WorkState::Submitted if self.pending_by_account_id != Some(actor.account_id) => {
                vec![Action::Confirm, Action::Return]
            }
            _ => Vec::new(),
        };
        if self.state.0 == WorkState::Waiting {
            fitting.push(Action::CarryOver);
        }
        match self.asks.extension(self.due_on) {
            _ if !item::is_at_work(self.state.0) => {}
            Some(asked) if asked.decidable(actor) => fitting.push(Action::DecideExtension),
            Some(_) => {}
            None if self.due_on.is_some() => fitting.push(Action::RequestExtension),
            None => {}
        }
        fitting.push(Action::Comment);
        let parts = self.parts(actor);
        fitting.retain(|action| actor.capacities.permit(*action, &parts));
        fitting
    }

    /// Whether the table lets the actor do something with it.
    pub fn permits(&self, actor: &Actor, action: Action) -> bool {
        actor.capacities.permit(action, &self.parts(actor))
    }

    /// Whether it has ended.
    pub fn is_closed(&self) -> bool {
        item::is_closed(self.state.0)
    }

    /// As it appears in other things.
    pub fn short(&self) -> WorkItemRef {
        WorkItemRef { id: self.id, code: self.code.clone(), title: self.title.clone() }
    }

    /// The row as sent, true of the day of `watch`.
    pub fn seen_by(self, actor: &Actor, watch: &Watch) -> WorkItemRow {
        let (facts, day) = (self.facts(), watch.day);
        let fired = watch.fired(&self.signs());
        let allowed_actions = self.allowed(actor);
        let closed = self.is_closed();
        let period_missed = self.period.is_some() && facts.missed(day);
        WorkItemRow {
            id: self.id,
            activity_id: self.activity_id,
            code: self.code,
            title: self.title,
            period: self.period,
            lead_unit: UnitRef { id: self.lead_unit_id, code: self.lead_code, name: self.lead_name },
            state: self.state.0,
            deadline_label: self.time_text,
            due: self.due_on,
            due_state: facts.due_state(day),
            days_left: facts.days_left(day),
            deliverables: self.deliverables,
            deliverables_evidenced: self.deliverables_evidenced,
            percent: self.percent,
            last_progress_at: self.last_progress_at.map(local),
            pending_submission_id: self.pending_submission_id,
            extensions: self.asks.extensions,
            pending_extension_id: self.asks.extension_id.filter(|_| !closed),
            urging: self.asks.urging().filter(|_| !closed),
            assignee: self.assignee.person(),
            version: self.version,
            allowed_actions,
            period_missed,
            risks: fired.into_iter().map(|fired| fired.seen_in(actor.lang)).collect(),
        }
    }
}

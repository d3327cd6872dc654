use tiendo_api::{
    completion::{CompletionRule, NewCompletionRule},
    contradictions::Contradiction,
    page::Page,
    targets::{NewTarget, NewTargetConfirmation, NewTargetDrop, NewTargetValue, PlanTarget, TargetDetail},
};
use uuid::Uuid;

use super::{Pending, Ticket, get, post, put};
use crate::view::View;

/// The targets of a plan, in its order.
pub fn targets(plan: Uuid) -> Pending<Page<PlanTarget>> {
    get(format!("/plans/{plan}/targets")).pending()
}

/// A target with everything reported and decided.
pub fn target(id: Uuid) -> Pending<TargetDetail> {
    get(format!("/targets/{id}")).pending()
}

/// Adds a target to a plan.
pub fn add(plan: Uuid, new: &NewTarget, ticket: Ticket) -> Pending<TargetDetail> {
    post(format!("/plans/{plan}/targets"), new).ticket(ticket).pending()
}

/// Confirms that what was read is a target.
pub fn confirm(id: Uuid, ticket: Ticket) -> Pending<TargetDetail> {
    post(format!("/targets/{id}/confirmations"), &NewTargetConfirmation {}).ticket(ticket).pending()
}

/// States a target anew.
pub fn correct(id: Uuid, new: &NewTarget, ticket: Ticket) -> Pending<TargetDetail> {
    post(format!("/targets/{id}/corrections"), new).ticket(ticket).pending()
}

/// Drops a target.
pub fn drop_target(id: Uuid, new: &NewTargetDrop, ticket: Ticket) -> Pending<TargetDetail> {
    post(format!("/targets/{id}/drops"), new).ticket(ticket).pending()
}

/// Reports a value of a target.
pub fn report(id: Uuid, new: &NewTargetValue, ticket: Ticket) -> Pending<TargetDetail> {
    post(format!("/targets/{id}/values"), new).ticket(ticket).pending()
}

/// A page of what does not fit together in a plan.
pub fn contradictions(plan: Uuid, view: &View) -> Pending<Page<Contradiction>> {
    get(format!("/contradictions?plan={plan}")).query_of(view, &["unit", "cursor"]).pending()
}

/// When the work of an activity is complete.
pub fn completion(activity: Uuid) -> Pending<CompletionRule> {
    get(format!("/activities/{activity}/completion-rule")).pending()
}

/// Corrects when the work of an activity is complete.
pub fn correct_completion(
    activity: Uuid,
    new: &NewCompletionRule,
    ticket: Ticket,
) -> Pending<CompletionRule> {
    put(format!("/activities/{activity}/completion-rule"), new).ticket(ticket).pending()
}

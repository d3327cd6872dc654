use tiendo_api::{
    conditions::{
        Condition, ConditionChange, ConditionProposal, NewCondition, NewEnquiry, NewGivingUp, NewMerge,
    },
    page::Page,
};
use uuid::Uuid;

use super::{Answer, Ticket, get, patch, post};

/// What a plan's work waits for.
pub async fn register(plan: Uuid) -> Answer<Page<Condition>> {
    get(format!("/plans/{plan}/conditions")).receive().await
}

/// What the plan's work follows, and may have to wait for.
pub async fn proposals(plan: Uuid) -> Answer<Page<ConditionProposal>> {
    get(format!("/plans/{plan}/condition-proposals")).receive().await
}

/// Lets work wait for what it follows.
pub async fn make(plan: Uuid, new: NewCondition, ticket: Ticket) -> Answer<Condition> {
    post(format!("/plans/{plan}/conditions"), &new).ticket(ticket).receive().await
}

/// Confirms what is known about a condition.
pub async fn confirm(id: Uuid, new: ConditionChange, ticket: Ticket) -> Answer<Condition> {
    patch(format!("/conditions/{id}"), &new).ticket(ticket).receive().await
}

/// Records an enquiry.
pub async fn enquire(id: Uuid, new: NewEnquiry, ticket: Ticket) -> Answer<Condition> {
    post(format!("/conditions/{id}/enquiries"), &new).ticket(ticket).receive().await
}

/// Gives a condition up.
pub async fn give_up(id: Uuid, new: NewGivingUp, ticket: Ticket) -> Answer<Condition> {
    post(format!("/conditions/{id}/givings-up"), &new).ticket(ticket).receive().await
}

/// Merges a condition into another.
pub async fn merge(id: Uuid, new: NewMerge, ticket: Ticket) -> Answer<Condition> {
    post(format!("/conditions/{id}/merges"), &new).ticket(ticket).receive().await
}

use tiendo_api::{
    milestones::{ItemMilestones, MilestoneProposal, NewMilestones},
    page::Page,
};
use uuid::Uuid;

use super::{Answer, Ticket, get, post};

/// The items of a plan that have milestones.
pub async fn of_plan(plan: Uuid) -> Answer<Page<ItemMilestones>> {
    get(format!("/plans/{plan}/milestones")).receive().await
}

/// What is proposed for the others.
pub async fn proposals(plan: Uuid) -> Answer<Page<MilestoneProposal>> {
    get(format!("/plans/{plan}/milestones/proposals")).receive().await
}

/// Sets the milestones of some items.
pub async fn set(plan: Uuid, new: NewMilestones, ticket: Ticket) -> Answer<Page<ItemMilestones>> {
    post(format!("/plans/{plan}/milestones"), &new).ticket(ticket).receive().await
}

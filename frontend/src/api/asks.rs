use serde::de::DeserializeOwned;
use tiendo_api::{
    comments::{Comment, NewComment},
    conditions::{NewCarryOver, NewReopening},
    contributions::{NewContributionRequest, NewContributionWithdrawal, NewDecline, NewDelivery},
    extensions::{NewExtensionDecision, NewExtensionRequest, NewExtensionWithdrawal},
    page::Page,
    units::PersonRef,
    urgings::{NewUrging, NewUrgingReceipt, NewUrgings, Urging, UrgingList, UrgingProposal},
    work::{NewAssignee, WorkItem},
};
use uuid::Uuid;

use super::{Answer, Pending, Ticket, get, post, put};
use crate::{view::View, wire::encode};

/// Asks for a later due day.
pub fn request_extension(item: Uuid, new: &NewExtensionRequest, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/work-items/{item}/extension-requests"), new).ticket(ticket).pending()
}

/// Grants or refuses one.
pub fn decide_extension(request: Uuid, new: &NewExtensionDecision, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/extension-requests/{request}/decisions"), new).ticket(ticket).pending()
}

/// Takes one's own request back.
pub fn withdraw_extension(request: Uuid, new: &NewExtensionWithdrawal, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/extension-requests/{request}/withdrawals"), new).ticket(ticket).pending()
}

/// Urges the unit that leads an item.
pub fn urge(item: Uuid, new: &NewUrging, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/work-items/{item}/urgings"), new).ticket(ticket).pending()
}

/// Confirms having read an urging.
pub fn receive_urging(urging: Uuid, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/urgings/{urging}/receipt"), &NewUrgingReceipt {}).ticket(ticket).pending()
}

/// Asks a coordinating unit for its contribution.
pub fn request_contribution(item: Uuid, new: &NewContributionRequest, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/work-items/{item}/contribution-requests"), new).ticket(ticket).pending()
}

/// Delivers what one's unit was asked for.
pub fn deliver(request: Uuid, new: &NewDelivery, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/contribution-requests/{request}/deliveries"), new).ticket(ticket).pending()
}

/// Declines it.
pub fn decline(request: Uuid, new: &NewDecline, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/contribution-requests/{request}/declines"), new).ticket(ticket).pending()
}

/// Takes a contribution request back.
pub fn withdraw_contribution(
    request: Uuid,
    new: &NewContributionWithdrawal,
    ticket: Ticket,
) -> Pending<WorkItem> {
    post(format!("/contribution-requests/{request}/withdrawals"), new).ticket(ticket).pending()
}

/// Hands an item to a person of the unit that leads it.
pub fn assign(item: Uuid, new: &NewAssignee, ticket: Ticket) -> Pending<WorkItem> {
    put(format!("/work-items/{item}/assignee"), new).ticket(ticket).pending()
}

/// Lets waiting work wait past its backstop.
pub fn carry_over(item: Uuid, new: &NewCarryOver, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/work-items/{item}/carry-overs"), new).ticket(ticket).pending()
}

/// Opens again what was closed as not arising.
pub fn reopen(item: Uuid, new: &NewReopening, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/work-items/{item}/reopenings"), new).ticket(ticket).pending()
}

/// Comments on an item.
pub fn comment(item: Uuid, new: &NewComment, ticket: Ticket) -> Pending<Comment> {
    post(format!("/work-items/{item}/comments"), new).ticket(ticket).pending()
}

/// The comments on an item, oldest first.
pub async fn comments(item: Uuid) -> Answer<Vec<Comment>> {
    every(format!("/work-items/{item}/comments?limit=200")).await
}

/// Whom one can call on or hand work to, by name.
pub async fn people() -> Answer<Vec<PersonRef>> {
    every("/people?limit=200".to_owned()).await
}

/// What the rule proposes to urge.
pub fn proposals() -> Pending<Page<UrgingProposal>> {
    get("/urgings/proposals?limit=200").pending()
}

/// Urges what was chosen of the proposals.
pub fn accept(new: &NewUrgings, ticket: Ticket) -> Pending<Page<Urging>> {
    post("/urgings", new).ticket(ticket).pending()
}

/// A page of the urgings made.
pub fn urgings(view: &View) -> Pending<UrgingList> {
    get("/urgings").query_of(view, &["unit", "cursor"]).pending()
}

/// A list with all its pages.
async fn every<T: DeserializeOwned>(path: String) -> Answer<Vec<T>> {
    let mut all = Vec::new();
    let mut next = path.clone();
    loop {
        let page: Page<T> = get(next).receive().await?;
        all.extend(page.data);
        match page.page.next_cursor {
            Some(cursor) => next = format!("{path}&cursor={}", encode(&cursor)),
            None => return Ok(all),
        }
    }
}

use tiendo_api::{
    conditions::{Condition, NewConditionEvent},
    work::{NewConfirmation, NewProgress, NewReturn, NewSubmission, WorkItem},
};
use uuid::Uuid;

use super::{Answer, Pending, Ticket, get, post};

/// A work item with all that happened to it.
pub fn item(id: Uuid) -> Pending<WorkItem> {
    get(format!("/work-items/{id}")).pending()
}

/// Reports progress.
pub async fn report(item: Uuid, new: NewProgress, ticket: Ticket) -> Answer<WorkItem> {
    post(format!("/work-items/{item}/progress"), &new).ticket(ticket).receive().await
}

/// Says that nothing changed in this period.
pub async fn report_no_change(item: Uuid, ticket: Ticket) -> Answer<WorkItem> {
    report(item, NewProgress { no_change: true, ..NewProgress::default() }, ticket).await
}

/// Submits the result.
pub async fn submit(item: Uuid, new: NewSubmission, ticket: Ticket) -> Answer<WorkItem> {
    post(format!("/work-items/{item}/submissions"), &new).ticket(ticket).receive().await
}

/// Confirms a submission.
pub fn confirm(submission: Uuid, new: &NewConfirmation, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/submissions/{submission}/confirmations"), new).ticket(ticket).pending()
}

/// Returns a submission with a reason.
pub fn send_back(submission: Uuid, new: &NewReturn, ticket: Ticket) -> Pending<WorkItem> {
    post(format!("/submissions/{submission}/returns"), new).ticket(ticket).pending()
}

/// Records that an awaited document or event has come.
pub fn record_event(condition: Uuid, new: &NewConditionEvent, ticket: Ticket) -> Pending<Condition> {
    post(format!("/conditions/{condition}/events"), new).ticket(ticket).pending()
}

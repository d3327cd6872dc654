//! Verbs that need no form: "không thay đổi trong kỳ" and a plain confirmation, on one row or on many.
//! Every item gets its own answer; one refusal never stops the others.

use std::rc::Rc;

use tiendo_api::{
    Action,
    problem::Problem,
    work::{NewConfirmation, WorkItemRow},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::{Answer, Ticket, outcome_unknown, work},
    text::use_text,
};

/// A verb that needs no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quick {
    /// Say that nothing changed in this period.
    NoChange,
    /// Confirm the pending submission.
    Confirm,
}

impl Quick {
    /// Whether the caller may do it to this item now.
    pub fn allowed_on(self, item: &WorkItemRow) -> bool {
        match self {
            Self::NoChange => item.allowed_actions.contains(&Action::ReportProgress),
            Self::Confirm => {
                item.allowed_actions.contains(&Action::Confirm) && item.pending_submission_id.is_some()
            }
        }
    }

    async fn run(self, item: &WorkItemRow, ticket: Ticket) -> Answer<()> {
        match (self, item.pending_submission_id) {
            (Self::NoChange, _) => work::report_no_change(item.id, ticket).await.map(drop),
            (Self::Confirm, Some(submission)) => {
                work::confirm(submission, &NewConfirmation::default(), ticket).await.map(drop)
            }
            (Self::Confirm, None) => Ok(()),
        }
    }
}

/// What came of the last quick verb, by item, and how to run one.
pub struct QuickRun {
    /// Whether one is running.
    pub busy: bool,
    /// Refusals of the last run: which item, and why.
    refused: Rc<Vec<(Uuid, Rc<Problem>)>>,
    /// Runs a verb on items, one after the other. Does nothing while another run is on.
    pub run: Callback<(Quick, Vec<WorkItemRow>)>,
}

impl QuickRun {
    /// Why the last quick verb on an item was refused.
    pub fn refusal(&self, item: Uuid) -> Option<&Rc<Problem>> {
        self.refused.iter().find(|(refused, _)| *refused == item).map(|(_, problem)| problem)
    }
}

/// Quick verbs; `done` is told after each run.
#[hook]
pub fn use_quick(done: Callback<()>) -> QuickRun {
    let text = use_text();
    let announce = use_announce();
    let busy = use_state(|| false);
    let underway = use_mut_ref(|| false);
    // Attempts of which it is unknown what became: tried again, they keep their keys.
    let unsettled = use_mut_ref(Vec::<(Quick, Uuid, Ticket)>::new);
    let refused = use_state(|| Rc::new(Vec::new()));
    let run = {
        let (busy, refused) = (busy.clone(), refused.clone());
        Callback::from(move |(verb, items): (Quick, Vec<WorkItemRow>)| {
            if items.is_empty() || underway.replace(true) {
                return;
            }
            busy.set(true);
            let (busy, refused, underway, unsettled) =
                (busy.clone(), refused.clone(), underway.clone(), unsettled.clone());
            let (announce, done) = (announce.clone(), done.clone());
            spawn_local(async move {
                let mut refusals = Vec::new();
                for item in &items {
                    let same = |(did, id, ticket): &(Quick, Uuid, Ticket)| {
                        *did == verb && *id == item.id && ticket.version == item.version
                    };
                    let earlier =
                        unsettled.borrow().iter().find(|attempt| same(attempt)).map(|attempt| attempt.2);
                    let ticket = earlier.unwrap_or_else(|| Ticket::new(item.version));
                    unsettled.borrow_mut().retain(|attempt| !same(attempt));
                    if let Err(problem) = verb.run(item, ticket).await {
                        if outcome_unknown(&problem) {
                            unsettled.borrow_mut().push((verb, item.id, ticket));
                        }
                        refusals.push((item.id, problem));
                    }
                }
                announce.emit(match (items.len(), refusals.len(), verb) {
                    (1, 0, Quick::NoChange) => text.done_no_change().to_owned(),
                    (1, 0, Quick::Confirm) => text.done_confirmation().to_owned(),
                    (all, failed, _) => text.bulk_result(all - failed, failed),
                });
                refused.set(Rc::new(refusals));
                underway.replace(false);
                busy.set(false);
                done.emit(());
            });
        })
    };
    QuickRun { busy: *busy, refused: (*refused).clone(), run }
}

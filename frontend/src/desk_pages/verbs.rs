use serde::Serialize;
use tiendo_api::annexes::{AnnexSummary, NewColumns, NewDecision, NewDecisions, NewEdit};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket, annexes},
    fetch::{Submit, use_submit},
};

/// What is said to the server about a draft. All of it changes one row, so all of it takes turns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Verb {
    /// Settles a doubt.
    Decide(u32, NewDecision),
    /// Settles many.
    DecideMany(NewDecisions),
    /// Says what columns hold.
    Map(NewColumns),
    /// Edits the tree.
    Edit(NewEdit),
}

/// Says things about a draft, one at a time.
#[hook]
pub fn use_verbs(id: Uuid, done: Callback<AnnexSummary>) -> Submit<Verb> {
    use_submit(move |verb, ticket| say(id, verb, ticket), done)
}

async fn say(id: Uuid, verb: Verb, ticket: Ticket) -> Answer<AnnexSummary> {
    match verb {
        Verb::Decide(number, new) => annexes::decide(id, number, &new, ticket).await,
        Verb::DecideMany(new) => annexes::decide_many(id, &new, ticket).await,
        Verb::Map(new) => annexes::map_columns(id, &new, ticket).await,
        Verb::Edit(new) => annexes::edit(id, &new, ticket).await,
    }
}

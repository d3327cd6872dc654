use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use tiendo_api::{extensions::ExtensionState, units::PersonRef};

use crate::{
    actor::Actor,
    error::Error,
    extensions::request as extension,
    integration::people::{self, Named},
    urgings::urging,
    work::{assignee, row::Row},
};

/// What was asked about the items of a plan by an earlier day, and whose they were.
pub struct Asks {
    extensions: HashMap<Uuid, Vec<extension::Model>>,
    urgings: HashMap<Uuid, Vec<urging::Model>>,
    assignees: HashMap<Uuid, Vec<assignee::Model>>,
    people: HashMap<Uuid, PersonRef>,
}

impl Asks {
    /// Reads them.
    pub async fn until(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<Self, Error> {
        let db = &**actor.db();
        let assignees = assignee::of_plan(db, actor.agency_id, plan_id).await?;
        let who = assignees.values().flatten().filter_map(|change| change.assignee_before);
        Ok(Self {
            extensions: extension::of_plan(db, (actor.agency_id, plan_id), day).await?,
            urgings: urging::of_plan(db, (actor.agency_id, plan_id), day).await?,
            people: people::by_id(db, who).await?,
            assignees,
        })
    }

    /// Turns a row back; `submitted` is when it was last submitted by then.
    pub fn rewind(&self, row: &mut Row, submitted: Option<DateTime<Utc>>, day: NaiveDate) {
        let requests = self.extensions.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let was = |request: &&extension::Model, state| request.state_on(day) == state;
        let pending = requests.iter().rfind(|request| was(request, ExtensionState::Pending));
        row.asks.pend(pending.map(|request| (request.id, request.account_id, request.new_due_on)));
        let granted = requests.iter().filter(|request| was(request, ExtensionState::Granted)).count();
        row.asks.extensions = i32::try_from(granted).unwrap_or(i32::MAX);
        let urgings = self.urgings.get(&row.id).and_then(|urgings| urgings.last());
        let unanswered = urgings.filter(|urging| submitted.is_none_or(|submitted| submitted < urging.at));
        row.asks.urge(unanswered.map(urging::Model::short));
        let changes = self.assignees.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        if let Some(change) = changes.iter().find(|change| change.from_day > day) {
            let person = change.assignee_before.and_then(|id| self.people.get(&id).cloned());
            row.assignee = person.map(Named::from).unwrap_or_default();
        }
    }
}

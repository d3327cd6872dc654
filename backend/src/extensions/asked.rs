use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use tiendo_api::{Action, session::Role};

use crate::{actor::Actor, capacity::Capacity, policy::Reach};

/// A pending request, as far as a decision depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Who asks.
    pub by: Uuid,
    /// Days the item would be extended, all its extensions taken together.
    pub days: i64,
}

impl Asked {
    /// What is asked for an item due on `due`, extended by some days before.
    pub fn new(by: Uuid, (due, new_due): (NaiveDate, NaiveDate), extended_days: i32) -> Self {
        Self { by, days: i64::from(extended_days) + (new_due - due).num_days() }
    }

    /// The capacity in which somebody decides this: the Office what leadership leaves to it, leadership the rest.
    pub fn decided_in<'a>(&self, actor: &'a Actor) -> Option<&'a Capacity> {
        let left_to_office = i64::from(actor.settings().extensions.office_decides_days);
        if self.days <= left_to_office {
            actor.capacities.with(Action::DecideExtension)
        } else {
            actor.capacities.having(Role::Leader)
        }
    }

    /// Whether somebody may decide this; nobody does what they asked for themselves.
    pub fn decidable(&self, actor: &Actor) -> bool {
        self.by != actor.account_id
            && actor.reach(Action::DecideExtension) == Reach::All
            && self.decided_in(actor).is_some()
    }
}

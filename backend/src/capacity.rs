//! In what capacity somebody acts: their own, or, while a delegation runs, also another's. What they may do is what the
//! table gives any of these; what only another's capacity gives is noted as done on their behalf.

use std::{cell::Cell, rc::Rc};

use tiendo_api::{Action, session::Role, work::Part};
use uuid::Uuid;

use crate::policy::{self, Reach};

/// Whose role and unit somebody acts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Capacity {
    /// Whose.
    pub account_id: Uuid,
    /// Their role.
    pub role: Role,
    /// Their unit.
    pub unit_id: Option<Uuid>,
}

/// Which units take which part in a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(Vec<(Uuid, Part)>);

/// The capacities of one person at one time.
#[derive(Debug, Clone)]
pub struct Capacities {
    own: Capacity,
    delegated: Vec<Capacity>,
    behalf: Rc<Cell<Option<Uuid>>>,
}

impl Parts {
    /// These parts.
    pub fn of(parts: impl IntoIterator<Item = (Uuid, Part)>) -> Self {
        Self(parts.into_iter().collect())
    }

    /// A thing that is one unit's own.
    pub fn led_by(unit: Uuid) -> Self {
        Self(vec![(unit, Part::Lead)])
    }

    /// The part of a unit; leading outweighs coordinating.
    pub fn of_unit(&self, unit: Option<Uuid>) -> Option<Part> {
        self.0.iter().filter(|(each, _)| Some(*each) == unit).map(|(_, part)| *part).min()
    }
}

impl Capacities {
    /// One's own, and those of whom one stands in for.
    pub fn new(own: Capacity, delegated: Vec<Capacity>) -> Self {
        Self { own, delegated, behalf: Rc::default() }
    }

    /// Those delegated, for telling answers apart.
    pub fn delegated(&self) -> &[Capacity] {
        &self.delegated
    }

    /// Units whose part may count.
    pub fn units(&self) -> impl Iterator<Item = Uuid> {
        self.all().filter_map(|capacity| capacity.unit_id)
    }

    /// How far somebody may do something. Delegating is done in person.
    pub fn reach(&self, action: Action) -> Reach {
        self.fit(action).map(|capacity| policy::reach(capacity.role, action)).max().unwrap_or(Reach::Never)
    }

    /// The capacity in which somebody may do something somewhere; their own, when that does.
    pub fn with(&self, action: Action) -> Option<&Capacity> {
        self.fit(action).find(|capacity| policy::reach(capacity.role, action) > Reach::Never)
    }

    /// Whether somebody may do something with a thing in which units have these parts.
    pub fn permit(&self, action: Action, parts: &Parts) -> bool {
        self.permitting(action, parts).is_some()
    }

    /// The capacity that lets somebody do something with a thing; their own, when that does.
    pub fn permitting(&self, action: Action, parts: &Parts) -> Option<&Capacity> {
        self.fit(action).find(|capacity| {
            policy::covers(policy::reach(capacity.role, action), parts.of_unit(capacity.unit_id))
        })
    }

    /// The capacity in which somebody has this role; their own, when they have it themselves.
    pub fn having(&self, role: Role) -> Option<&Capacity> {
        self.all().find(|capacity| capacity.role == role)
    }

    /// What somebody may do somewhere.
    pub fn somewhere(&self) -> Vec<Action> {
        let actions = policy::TABLE.iter().map(|row| row.action);
        actions.filter(|action| self.reach(*action) > Reach::Never).collect()
    }

    /// Acts in a capacity: what is done from now on is done on its owner's behalf.
    pub fn act_in(&self, capacity: &Capacity) {
        if capacity.account_id != self.own.account_id {
            self.behalf.set(Some(capacity.account_id));
        }
    }

    /// On whose behalf somebody acts, when not on their own.
    pub fn behalf(&self) -> Option<Uuid> {
        self.behalf.get()
    }

    fn all(&self) -> impl Iterator<Item = &Capacity> {
        std::iter::once(&self.own).chain(&self.delegated)
    }

    /// The capacities an action may be done in.
    fn fit(&self, action: Action) -> impl Iterator<Item = &Capacity> {
        self.all().take(if action == Action::Delegate { 1 } else { usize::MAX })
    }
}

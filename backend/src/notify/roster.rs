use std::collections::HashMap;

use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};
use tiendo_api::{session::Role, work::Part};

use super::told::Audience;
use crate::{accounts::account, db::CHUNK, error::Error, word::Word, work::assignment};

/// The people of an agency who can be told something, and the units' parts in some of its work.
#[derive(Debug)]
pub struct Roster {
    people: Vec<Person>,
    parts: HashMap<Uuid, Vec<(Uuid, Part)>>,
}

#[derive(Debug, FromQueryResult)]
struct Person {
    id: Uuid,
    role: Word<Role>,
    unit_id: Option<Uuid>,
}

/// Whom a journal line names, or whom an item was handed to.
#[derive(Debug, Default)]
pub struct Named {
    /// Accounts.
    pub people: Vec<Uuid>,
    /// Units.
    pub units: Vec<Uuid>,
}

impl Roster {
    /// The people of an agency, and the units' parts in these items.
    pub async fn of(db: &impl ConnectionTrait, agency_id: Uuid, items: &[Uuid]) -> Result<Self, Error> {
        let people = account::Entity::find()
            .select_only()
            .columns([account::Column::Id, account::Column::Role, account::Column::UnitId])
            .filter(account::Column::AgencyId.eq(agency_id))
            .filter(account::Column::Active.eq(true))
            .filter(account::Column::Role.ne(Word(Role::Integration)))
            .into_model()
            .all(db)
            .await?;
        let mut parts: HashMap<Uuid, Vec<(Uuid, Part)>> = HashMap::new();
        for some in items.chunks(CHUNK) {
            let rows = assignment::Entity::find()
                .filter(assignment::Column::AgencyId.eq(agency_id))
                .filter(assignment::Column::WorkItemId.is_in(some.iter().copied()))
                .all(db)
                .await?;
            for row in rows {
                parts.entry(row.work_item_id).or_default().push((row.unit_id, row.part.0));
            }
        }
        Ok(Self { people, parts })
    }

    /// The accounts of an audience of an item.
    pub fn of_item(&self, item: Uuid, audience: Audience, named: &Named) -> Vec<Uuid> {
        let (leads, all) = (self.units(item, Some(Part::Lead)), self.units(item, None));
        let offices = self.those(|person| person.role.0 == Role::Office);
        match audience {
            Audience::LeadUnits => self.of_units(&leads, &Role::ALL),
            Audience::Units => self.of_units(&all, &Role::ALL),
            Audience::Doers if self.people.iter().any(|person| named.people.contains(&person.id)) => {
                self.those(|person| named.people.contains(&person.id))
            }
            Audience::Doers => {
                let clerks = self.of_units(&leads, &[Role::Staff, Role::Office]);
                if clerks.is_empty() { self.of_units(&leads, &[Role::Head]) } else { clerks }
            }
            Audience::Heads => {
                let heads = self.of_units(&leads, &[Role::Head]);
                if heads.is_empty() { offices } else { heads }
            }
            Audience::Office => offices,
            Audience::Deciders if !self.is_of_the_office(&leads) => offices,
            Audience::Deciders | Audience::OfficeAndLeadership => {
                self.those(|person| matches!(person.role.0, Role::Office | Role::Leader))
            }
            Audience::Named => self.those(|person| {
                named.people.contains(&person.id)
                    || person.does_work() && person.unit_id.is_some_and(|unit| named.units.contains(&unit))
            }),
        }
    }

    fn units(&self, item: Uuid, part: Option<Part>) -> Vec<Uuid> {
        let parts = self.parts.get(&item).into_iter().flatten();
        parts.filter(|(_, each)| part.is_none_or(|part| part == *each)).map(|(unit, _)| *unit).collect()
    }

    fn of_units(&self, units: &[Uuid], roles: &[Role]) -> Vec<Uuid> {
        self.those(|person| {
            person.does_work()
                && roles.contains(&person.role.0)
                && person.unit_id.is_some_and(|unit| units.contains(&unit))
        })
    }

    fn is_of_the_office(&self, units: &[Uuid]) -> bool {
        let mut offices = self.people.iter().filter(|person| person.role.0 == Role::Office);
        offices.any(|person| person.unit_id.is_some_and(|unit| units.contains(&unit)))
    }

    fn those(&self, wanted: impl Fn(&Person) -> bool) -> Vec<Uuid> {
        self.people.iter().filter(|person| wanted(person)).map(|person| person.id).collect()
    }
}

impl Person {
    /// Whether the person carries out plans: neither looks after accounts nor only looks on.
    fn does_work(&self) -> bool {
        matches!(self.role.0, Role::Staff | Role::Head | Role::Office)
    }
}

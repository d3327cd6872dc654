//! Find + permit: nobody holds a record without having named what they want to do with it.

use std::ops::Deref;

use sea_orm::{ColumnTrait, EntityTrait, PrimaryKeyTrait, QueryFilter};
use tiendo_api::{Action, problem::Code, work::Part};
use uuid::Uuid;

use crate::{
    actor::Actor,
    annexes::annex,
    conditions::{authority, condition},
    error::Error,
    jobs::job,
    plan::{activity, plan},
    policy::{self, Reach},
    search::filter,
    units::unit,
    word::Word,
    work::{assignment, file, item, submission},
};

/// A record somebody has been permitted to use, with the part of the actor's unit in it.
#[derive(Debug, Clone)]
pub struct Granted<T> {
    record: T,
    /// How the actor's unit takes part.
    pub part: Option<Part>,
}

impl<T> Deref for Granted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}

impl<T> Granted<T> {
    /// The record itself.
    pub fn into_inner(self) -> T {
        self.record
    }
}

impl Actor {
    /// Permits something that concerns the whole agency; how far it reaches is the answer.
    pub fn may(&self, action: Action) -> Result<Reach, Error> {
        match policy::reach(self.role, action) {
            _ if self.must_change_password() => Err(Error::Refused(Code::PasswordChangeRequired)),
            Reach::Never => Err(Error::NotAllowed(action)),
            reach => Ok(reach),
        }
    }

    /// A unit of the actor's agency; the actor's own counts as led.
    pub async fn unit_named(&self, action: Action, id: Uuid) -> Result<Granted<unit::Model>, Error> {
        let found = self.own::<unit::Entity>(unit::Column::AgencyId, id).await?;
        self.grant(action, found, (self.unit_id() == Some(id)).then_some(Part::Lead))
    }

    /// A plan of the actor's agency.
    pub async fn plan(&self, action: Action, id: Uuid) -> Result<Granted<plan::Model>, Error> {
        let found = self.own::<plan::Entity>(plan::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// An activity of the actor's agency.
    pub async fn activity(&self, action: Action, id: Uuid) -> Result<Granted<activity::Model>, Error> {
        let found = self.own::<activity::Entity>(activity::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// An annex draft of the actor's agency.
    pub async fn annex(&self, action: Action, id: Uuid) -> Result<Granted<annex::Model>, Error> {
        let found = self.own::<annex::Entity>(annex::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// A background job of the actor's agency.
    pub async fn job(&self, action: Action, id: Uuid) -> Result<Granted<job::Model>, Error> {
        let found = self.own::<job::Entity>(job::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// A condition of the actor's agency.
    pub async fn condition(&self, action: Action, id: Uuid) -> Result<Granted<condition::Model>, Error> {
        let found = self.own::<condition::Entity>(condition::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// A work item of the actor's agency.
    pub async fn work_item(&self, action: Action, id: Uuid) -> Result<Granted<item::Model>, Error> {
        let found = self.own::<item::Entity>(item::Column::AgencyId, id).await?;
        let part = self.part_in(id).await?;
        self.grant(action, found, part)
    }

    /// A submission of the actor's agency, with its work item.
    pub async fn submission(
        &self,
        action: Action,
        id: Uuid,
    ) -> Result<(Granted<submission::Model>, Granted<item::Model>), Error> {
        let found =
            self.own::<submission::Entity>(submission::Column::AgencyId, id).await?.ok_or(Error::NotFound)?;
        let item = self.work_item(action, found.work_item_id).await?;
        Ok((Granted { record: found, part: item.part }, item))
    }

    /// A stored file of the actor's agency.
    pub async fn file(&self, action: Action, id: Uuid) -> Result<Granted<file::Model>, Error> {
        let found = self.own::<file::Entity>(file::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// An outside authority.
    pub async fn authority(&self, action: Action, id: Uuid) -> Result<Granted<authority::Model>, Error> {
        let found = self.own::<authority::Entity>(authority::Column::AgencyId, id).await?;
        self.grant(action, found, None)
    }

    /// A saved filter to change: the actor's own. One that somebody else shares is seen, but theirs.
    pub async fn saved_filter(&self, action: Action, id: Uuid) -> Result<Granted<filter::Model>, Error> {
        let found = self.own::<filter::Entity>(filter::Column::AgencyId, id).await?;
        let found = found.filter(|filter| filter.closed_at.is_none() && filter.seen_by(self.account_id));
        let granted = self.grant(action, found, None)?;
        if granted.account_id == self.account_id { Ok(granted) } else { Err(Error::NotAllowed(action)) }
    }

    /// How the actor's unit takes part in a work item; leading outweighs coordinating.
    async fn part_in(&self, work_item: Uuid) -> Result<Option<Part>, Error> {
        let Some(unit) = self.unit_id() else {
            return Ok(None);
        };
        let rows = assignment::Entity::find()
            .filter(assignment::Column::AgencyId.eq(self.agency_id))
            .filter(assignment::Column::UnitId.eq(unit))
            .filter(assignment::Column::WorkItemId.eq(work_item))
            .filter(assignment::Column::Part.is_in([Word(Part::Lead), Word(Part::Coordinating)]))
            .all(&**self.db())
            .await?;
        Ok(rows.into_iter().map(|row| row.part.0).min())
    }

    /// A record of the actor's agency.
    async fn own<E>(&self, agency: E::Column, id: Uuid) -> Result<Option<E::Model>, Error>
    where
        E: EntityTrait<PrimaryKey: PrimaryKeyTrait<ValueType = Uuid>>,
    {
        Ok(E::find_by_id(id).filter(agency.eq(self.agency_id)).one(&**self.db()).await?)
    }

    /// Absent is 404, so that a foreign agency's things do not exist; seen but not the actor's is 403.
    fn grant<T>(&self, action: Action, found: Option<T>, part: Option<Part>) -> Result<Granted<T>, Error> {
        let record = found.ok_or(Error::NotFound)?;
        if self.must_change_password() {
            return Err(Error::Refused(Code::PasswordChangeRequired));
        }
        if policy::covers(policy::reach(self.role, action), part) {
            Ok(Granted { record, part })
        } else {
            Err(Error::NotAllowed(action))
        }
    }
}

//! Find + permit: nobody holds a record without having named what they want to do with it.

use std::ops::Deref;

use sea_orm::{ColumnTrait, EntityTrait, PrimaryKeyTrait, QueryFilter};
use tiendo_api::{Action, problem::Code, work::Part};
use uuid::Uuid;

use crate::{
    actor::Actor,
    annexes::annex,
    capacity::Parts,
    conditions::{authority, condition},
    contributions::request as contribution,
    delegations::delegation,
    error::Error,
    extensions::request as extension,
    jobs::job,
    notify::notice,
    plan::{activity, plan},
    policy::Reach,
    search::filter,
    targets::target,
    units::unit,
    urgings::urging,
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
        if self.must_change_password() {
            return Err(Error::Refused(Code::PasswordChangeRequired));
        }
        match self.capacities.with(action) {
            None => Err(Error::NotAllowed(action)),
            Some(capacity) => {
                self.capacities.act_in(capacity);
                Ok(self.reach(action))
            }
        }
    }

    /// A unit of the actor's agency; the actor's own counts as led.
    pub async fn unit_named(&self, action: Action, id: Uuid) -> Result<Granted<unit::Model>, Error> {
        let found = self.own::<unit::Entity>(unit::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::led_by(id))
    }

    /// A plan of the actor's agency.
    pub async fn plan(&self, action: Action, id: Uuid) -> Result<Granted<plan::Model>, Error> {
        let found = self.own::<plan::Entity>(plan::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// An activity of the actor's agency.
    pub async fn activity(&self, action: Action, id: Uuid) -> Result<Granted<activity::Model>, Error> {
        let found = self.own::<activity::Entity>(activity::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// An annex draft of the actor's agency.
    pub async fn annex(&self, action: Action, id: Uuid) -> Result<Granted<annex::Model>, Error> {
        let found = self.own::<annex::Entity>(annex::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// A background job of the actor's agency.
    pub async fn job(&self, action: Action, id: Uuid) -> Result<Granted<job::Model>, Error> {
        let found = self.own::<job::Entity>(job::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// A condition of the actor's agency.
    pub async fn condition(&self, action: Action, id: Uuid) -> Result<Granted<condition::Model>, Error> {
        let found = self.own::<condition::Entity>(condition::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// A work item of the actor's agency.
    pub async fn work_item(&self, action: Action, id: Uuid) -> Result<Granted<item::Model>, Error> {
        let found = self.own::<item::Entity>(item::Column::AgencyId, id).await?;
        let parts = self.parts_in(id).await?;
        self.grant(action, found, &parts)
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

    /// A request for a later due day, with its work item.
    pub async fn extension_request(
        &self,
        action: Action,
        id: Uuid,
    ) -> Result<(Granted<extension::Model>, Granted<item::Model>), Error> {
        let found =
            self.own::<extension::Entity>(extension::Column::AgencyId, id).await?.ok_or(Error::NotFound)?;
        let item = self.work_item(action, found.work_item_id).await?;
        Ok((Granted { record: found, part: item.part }, item))
    }

    /// An urging of the actor's agency; one to their own unit counts as led.
    pub async fn urging(&self, action: Action, id: Uuid) -> Result<Granted<urging::Model>, Error> {
        let found = self.own::<urging::Entity>(urging::Column::AgencyId, id).await?;
        let parts = found.as_ref().map(urging::Model::parts).unwrap_or_default();
        self.grant(action, found, &parts)
    }

    /// A contribution that a unit is asked for; what the actor's own is asked for counts as led.
    pub async fn contribution_asked(
        &self,
        action: Action,
        id: Uuid,
    ) -> Result<Granted<contribution::Model>, Error> {
        let found = self.own::<contribution::Entity>(contribution::Column::AgencyId, id).await?;
        let parts = found.as_ref().map(contribution::Model::parts).unwrap_or_default();
        self.grant(action, found, &parts)
    }

    /// A contribution that was asked for a work item, from the side of who leads that.
    pub async fn contribution_made(
        &self,
        action: Action,
        id: Uuid,
    ) -> Result<Granted<contribution::Model>, Error> {
        let found = self.own::<contribution::Entity>(contribution::Column::AgencyId, id).await?;
        let record = found.ok_or(Error::NotFound)?;
        let item = self.work_item(action, record.work_item_id).await?;
        Ok(Granted { record, part: item.part })
    }

    /// A delegation of the actor's agency; their own counts as led.
    pub async fn delegation(&self, action: Action, id: Uuid) -> Result<Granted<delegation::Model>, Error> {
        let found = self.own::<delegation::Entity>(delegation::Column::AgencyId, id).await?;
        let parts = found.as_ref().map(|found| found.parts(self)).unwrap_or_default();
        self.grant(action, found, &parts)
    }

    /// A target of the actor's agency; the unit that reports its values leads it.
    pub async fn target(&self, action: Action, id: Uuid) -> Result<Granted<target::Model>, Error> {
        let found = self.own::<target::Entity>(target::Column::AgencyId, id).await?;
        let parts = found.as_ref().map(target::Model::parts).unwrap_or_default();
        self.grant(action, found, &parts)
    }

    /// A stored file of the actor's agency.
    pub async fn file(&self, action: Action, id: Uuid) -> Result<Granted<file::Model>, Error> {
        let found = self.own::<file::Entity>(file::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// An outside authority.
    pub async fn authority(&self, action: Action, id: Uuid) -> Result<Granted<authority::Model>, Error> {
        let found = self.own::<authority::Entity>(authority::Column::AgencyId, id).await?;
        self.grant(action, found, &Parts::default())
    }

    /// A saved filter to change: the actor's own. One that somebody else shares is seen, but theirs.
    pub async fn saved_filter(&self, action: Action, id: Uuid) -> Result<Granted<filter::Model>, Error> {
        let found = self.own::<filter::Entity>(filter::Column::AgencyId, id).await?;
        let found = found.filter(|filter| filter.closed_at.is_none() && filter.seen_by(self.account_id));
        let granted = self.grant(action, found, &Parts::default())?;
        if granted.account_id == self.account_id { Ok(granted) } else { Err(Error::NotAllowed(action)) }
    }

    /// How the actor's unit, and those of whom they stand in for, take part in a work item.
    async fn parts_in(&self, work_item: Uuid) -> Result<Parts, Error> {
        let units: Vec<Uuid> = self.capacities.units().collect();
        if units.is_empty() {
            return Ok(Parts::default());
        }
        let rows = assignment::Entity::find()
            .filter(assignment::Column::AgencyId.eq(self.agency_id))
            .filter(assignment::Column::UnitId.is_in(units))
            .filter(assignment::Column::WorkItemId.eq(work_item))
            .filter(assignment::Column::Part.is_in([Word(Part::Lead), Word(Part::Coordinating)]))
            .all(&**self.db())
            .await?;
        Ok(Parts::of(rows.into_iter().map(|row| (row.unit_id, row.part.0))))
    }

    /// A notice to the actor; somebody else's does not exist for them.
    pub async fn notice(&self, action: Action, id: Uuid) -> Result<Granted<notice::Model>, Error> {
        let found = self.own::<notice::Entity>(notice::Column::AgencyId, id).await?;
        self.grant(action, found.filter(|notice| notice.account_id == self.account_id), &Parts::default())
    }

    /// A record of the actor's agency.
    async fn own<E>(&self, agency: E::Column, id: Uuid) -> Result<Option<E::Model>, Error>
    where
        E: EntityTrait<PrimaryKey: PrimaryKeyTrait<ValueType = Uuid>>,
    {
        Ok(E::find_by_id(id).filter(agency.eq(self.agency_id)).one(&**self.db()).await?)
    }

    /// Absent is 404, so that a foreign agency's things do not exist; seen but not the actor's is 403.
    fn grant<T>(&self, action: Action, found: Option<T>, parts: &Parts) -> Result<Granted<T>, Error> {
        let record = found.ok_or(Error::NotFound)?;
        if self.must_change_password() {
            return Err(Error::Refused(Code::PasswordChangeRequired));
        }
        let capacity = self.capacities.permitting(action, parts).ok_or(Error::NotAllowed(action))?;
        self.capacities.act_in(capacity);
        Ok(Granted { record, part: parts.of_unit(capacity.unit_id) })
    }
}

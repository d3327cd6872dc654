use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use tiendo_api::{
    Action,
    conditions::{CarryOver, Reopening},
    contributions::ContributionRequest,
    extensions::{DueChange, ExtensionRequest},
    units::UnitRef,
    urgings::Urging,
    work::StoredFile,
};

use super::{carry_over, due_change, file, reopening, row::Row};
use crate::{
    actor::Actor, contributions::request as contribution, error::Error, extensions::request as extension,
    integration::people::People, units::unit, urgings::urging,
};

/// Everything that was asked about a work item.
pub struct Asks {
    due_changes: Vec<due_change::Model>,
    extensions: Vec<extension::Model>,
    urgings: Vec<urging::Model>,
    contributions: Vec<contribution::Model>,
    carry_overs: Vec<carry_over::Model>,
    reopenings: Vec<reopening::Model>,
}

/// The same, as sent.
pub struct Shown {
    /// Due days that were changed, the first change first.
    pub due_changes: Vec<DueChange>,
    /// Extension requests, newest first.
    pub extensions: Vec<ExtensionRequest>,
    /// Urgings, newest first.
    pub urgings: Vec<Urging>,
    /// Contribution requests, newest first.
    pub contributions: Vec<ContributionRequest>,
    /// How it was let wait on, newest first.
    pub carry_overs: Vec<CarryOver>,
    /// How it was opened again, newest first.
    pub reopenings: Vec<Reopening>,
}

impl Asks {
    /// Reads them.
    pub async fn of_item(db: &impl ConnectionTrait, id: Uuid) -> Result<Self, Error> {
        Ok(Self {
            due_changes: due_change::of_item(db, id).await?,
            extensions: extension::of_item(db, id).await?,
            urgings: urging::of_item(db, id).await?,
            contributions: contribution::of_item(db, id).await?,
            carry_overs: carry_over::of_item(db, id).await?,
            reopenings: reopening::of_item(db, id).await?,
        })
    }

    /// Everybody named in them.
    pub fn people(&self) -> impl Iterator<Item = Uuid> {
        let extensions = self.extensions.iter().flat_map(extension::Model::people);
        let urgings = self.urgings.iter().flat_map(urging::Model::people);
        let contributions = self.contributions.iter().flat_map(contribution::Model::people);
        let carried = self.carry_overs.iter().map(|carried| carried.account_id);
        let reopened = self.reopenings.iter().map(|reopened| reopened.account_id);
        extensions.chain(urgings).chain(contributions).chain(carried).chain(reopened)
    }

    /// As somebody sees them.
    pub async fn shown(
        self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        row: &Row,
        people: &People,
    ) -> Result<Shown, Error> {
        let units = self.units(db).await?;
        let files = self.files(db).await?;
        let (closed, may_ask) = (row.is_closed(), row.permits(actor, Action::RequestContribution));
        let contributions = self.contributions.into_iter();
        Ok(Shown {
            due_changes: self.due_changes.into_iter().map(Into::into).collect(),
            extensions: self.extensions.into_iter().map(|each| each.shown(closed, people, &units)).collect(),
            urgings: self
                .urgings
                .into_iter()
                .filter_map(|each| each.seen_by(actor, row.short(), people, &units))
                .collect(),
            carry_overs: self.carry_overs.into_iter().map(|each| each.shown(people)).collect(),
            reopenings: self.reopenings.into_iter().map(|each| each.shown(people)).collect(),
            contributions: contributions
                .filter_map(|each| each.seen_by(actor, (closed, may_ask), (people, &units), &files))
                .collect(),
        })
    }

    async fn units(&self, db: &impl ConnectionTrait) -> Result<HashMap<Uuid, UnitRef>, Error> {
        let asking = self.extensions.iter().filter_map(|request| request.unit_id);
        let urged = self.urgings.iter().map(|urging| urging.urged_unit_id);
        let asked = self.contributions.iter().flat_map(contribution::Model::units);
        unit::by_id(db, asking.chain(urged).chain(asked)).await
    }

    async fn files(&self, db: &impl ConnectionTrait) -> Result<HashMap<Uuid, StoredFile>, Error> {
        let named: Vec<Uuid> = self.contributions.iter().filter_map(|request| request.file_id).collect();
        file::by_id(db, named).await
    }
}

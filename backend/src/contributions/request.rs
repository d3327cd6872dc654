use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::Verb,
    contributions::{ContributionAnswer, ContributionRequest, ContributionState, NewContributionRequest},
    problem::Code,
    units::UnitRef,
    work::{Part, StoredFile},
};

use crate::{
    access::Granted,
    actor::Actor,
    capacity::Parts,
    clock::local,
    db::Tx,
    error::Error,
    integration::people::People,
    word::Word,
    work::{assignment, item},
};

/// A contribution request. How it ended is written once.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contribution_request")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who asked.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// The unit asked.
    pub asked_unit_id: Uuid,
    /// What for.
    pub what: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Open, delivered, declined or withdrawn; that one lapsed is seen from its item.
    pub state: Word<ContributionState>,
    /// Who delivered, declined or withdrew.
    pub answered_by: Option<Uuid>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Their words.
    pub note: Option<String>,
    /// Number and symbol of the document delivered.
    pub document_number: Option<String>,
    /// File delivered.
    pub file_id: Option<Uuid>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Asks a unit that coordinates an item for its contribution.
pub async fn ask(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    new: NewContributionRequest,
) -> Result<(), Error> {
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    let coordinating = (item.agency_id, new.unit_id, Word(Part::Coordinating), item.id);
    if assignment::Entity::find_by_id(coordinating).one(&**tx).await?.is_none() {
        return Err(Error::Refused(Code::NotCoordinating));
    }
    let id = Uuid::now_v7();
    let says = json!({ "request": id, "unit": new.unit_id, "due": new.due, "words": new.what });
    ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        asked_unit_id: Set(new.unit_id),
        what: Set(new.what),
        due_on: Set(new.due),
        state: Set(Word(ContributionState::Open)),
        answered_by: Set(None),
        answered_at: Set(None),
        note: Set(None),
        document_number: Set(None),
        file_id: Set(None),
    }
    .insert(&**tx)
    .await?;
    item::say(tx, by, item.id, (Verb::ContributionRequested, says), []).await
}

/// The requests about an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_desc(Column::Id).all(db).await?)
}

impl Model {
    /// A request is the asked unit's own to answer.
    pub fn parts(&self) -> Parts {
        Parts::led_by(self.asked_unit_id)
    }

    /// Everybody named in it.
    pub fn people(&self) -> impl Iterator<Item = Uuid> + use<> {
        [Some(self.account_id), self.answered_by].into_iter().flatten()
    }

    /// Every unit named in it.
    pub fn units(&self) -> impl Iterator<Item = Uuid> + use<> {
        [Some(self.asked_unit_id), self.unit_id].into_iter().flatten()
    }

    /// The request as somebody sees it; `may_ask` says whether they may ask, and so take back, and nothing is open any
    /// more when the item is closed.
    pub fn seen_by(
        self,
        actor: &Actor,
        (closed, may_ask): (bool, bool),
        (people, units): (&People, &HashMap<Uuid, UnitRef>),
        files: &HashMap<Uuid, StoredFile>,
    ) -> Option<ContributionRequest> {
        let state = match self.state.0 {
            ContributionState::Open if closed => ContributionState::Lapsed,
            state => state,
        };
        let open = state == ContributionState::Open;
        let may_answer = open && actor.capacities.permit(Action::AnswerContribution, &self.parts());
        let answer = (may_answer, Action::AnswerContribution);
        let take_back = (open && may_ask, Action::RequestContribution);
        let days_left = i32::try_from((self.due_on - actor.today()).num_days()).ok();
        Some(ContributionRequest {
            id: self.id,
            unit: units.get(&self.asked_unit_id)?.clone(),
            asked_by: self.unit_id.and_then(|id| units.get(&id).cloned()),
            what: self.what,
            due: self.due_on,
            days_left: days_left.filter(|_| open),
            at: local(self.at),
            by: people.named(self.account_id),
            state,
            answer: self.answered_at.zip(self.answered_by).map(|(at, by)| ContributionAnswer {
                note: self.note,
                document_number: self.document_number,
                file: self.file_id.and_then(|id| files.get(&id).cloned()),
                at: local(at),
                by: people.named(by),
            }),
            allowed_actions: [answer, take_back]
                .into_iter()
                .filter(|(may, _)| *may)
                .map(|(_, it)| it)
                .collect(),
        })
    }
}

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action,
    check::{Check, Fault, Found, LONGEST_TEXT, required},
    page::{PageInfo, Paged},
    units::{PersonRef, UnitRef},
    work::{WorkItemRef, WorkItemRow},
};

/// Most items urged in one call.
pub const MOST_URGINGS: usize = 200;

/// How strongly a unit is urged (mức đôn đốc).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UrgingLevel {
    /// Nhắc nhở.
    Reminder,
    /// Phê bình.
    Criticism,
    /// Kiểm điểm.
    Review,
}

/// An urging (đôn đốc): numbered, addressed to the item's reporting lead unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Urging {
    /// Opaque id.
    pub id: Uuid,
    /// Running number in the agency's calendar year.
    pub number: i32,
    /// The calendar year of the number.
    pub year: i32,
    /// How strongly.
    pub level: UrgingLevel,
    /// What it says.
    pub text: String,
    /// The work item it is about.
    pub item: WorkItemRef,
    /// The unit it is addressed to.
    pub unit: UnitRef,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who urged.
    pub by: PersonRef,
    /// Who of the unit confirmed having read it; empty while nobody has.
    pub receipt: Option<UrgingReceipt>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<Action>,
}

/// Somebody of the urged unit has read an urging.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UrgingReceipt {
    /// Who.
    pub by: PersonRef,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// The latest urging of a work item that was not submitted since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UrgingRef {
    /// Opaque id.
    pub id: Uuid,
    /// Running number in the agency's calendar year.
    pub number: i32,
    /// The calendar year of the number.
    pub year: i32,
    /// How strongly.
    pub level: UrgingLevel,
    /// The day it was made.
    pub on: NaiveDate,
}

/// Urgings of a stretch of time, and how they fall on units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UrgingList {
    /// How many there are with the same filters, over all pages; the units' totals add up to it.
    pub total: i64,
    /// Per unit, the most urged first.
    pub units: Vec<UnitUrgings>,
    /// The urgings, the latest first.
    pub data: Vec<Urging>,
    /// Where the list goes on.
    pub page: PageInfo,
}

impl Paged for UrgingList {
    fn page(&self) -> &PageInfo {
        &self.page
    }
}

/// How often one unit was urged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitUrgings {
    /// The unit.
    pub unit: UnitRef,
    /// All of them: reminders, criticisms and reviews.
    pub total: i64,
    /// Nhắc nhở.
    pub reminders: i64,
    /// Phê bình.
    pub criticisms: i64,
    /// Kiểm điểm.
    pub reviews: i64,
    /// Of all: nobody of the unit has confirmed having read it.
    pub unread: i64,
}

/// An overdue work item, and the urging the agency's rule proposes for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UrgingProposal {
    /// The work item.
    pub item: WorkItemRow,
    /// The level proposed.
    pub level: UrgingLevel,
    /// Why this level, in words of the caller's language.
    pub reason: String,
    /// Words proposed for the unit; always Vietnamese, as they are sent.
    pub text: String,
    /// How often the item was urged before.
    pub before: i64,
}

/// An urging as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUrging {
    /// How strongly.
    pub level: UrgingLevel,
    /// What to do; required, at most 10,000 characters.
    pub text: String,
}

/// Proposals accepted in one call: all of them are urged, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUrgings {
    /// 1 to 200 items, each once; level and words may differ from what was proposed.
    pub items: Vec<NewItemUrging>,
}

/// An accepted proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItemUrging {
    /// The work item, as proposed.
    pub work_item_id: Uuid,
    /// How strongly.
    pub level: UrgingLevel,
    /// What to do; required, at most 10,000 characters.
    pub text: String,
}

/// A receipt as sent: nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUrgingReceipt {}

impl UrgingLevel {
    /// Every level, the mildest first.
    pub const ALL: [Self; 3] = [Self::Reminder, Self::Criticism, Self::Review];
}

impl Check for NewUrging {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/text", &self.text, LONGEST_TEXT);
        found
    }
}

impl Check for NewUrgings {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.items.is_empty() {
            found.push(("/items".into(), Fault::Required));
        }
        if self.items.len() > MOST_URGINGS {
            found.push(("/items".into(), Fault::TooLong));
        }
        for (index, item) in self.items.iter().enumerate() {
            required(&mut found, &format!("/items/{index}/text"), &item.text, LONGEST_TEXT);
            if self.items.iter().take(index).any(|earlier| earlier.work_item_id == item.work_item_id) {
                found.push((format!("/items/{index}/workItemId"), Fault::Contradiction));
            }
        }
        found
    }
}

impl Check for NewUrgingReceipt {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

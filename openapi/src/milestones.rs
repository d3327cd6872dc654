use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    check::{Check, Fault, Found, LONGEST_FIGURE, optional},
    units::UnitRef,
    work::WorkItemRef,
};

/// Most work items whose milestones are set in one call.
pub const MOST_ITEMS: usize = 500;
/// Most milestones of one work item.
pub const MOST_MILESTONES: usize = 12;

/// Where work stands against a milestone (mốc giữa kỳ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MilestoneState {
    /// Its day has not gone by, and its percentage is not reported yet.
    Ahead,
    /// As much progress as it asks for is reported, or the item is submitted or closed.
    Reached,
    /// Its day has gone by without that. The item is at risk, not overdue: its due day is another.
    Missed,
}

/// A milestone (mốc giữa kỳ) of a work item: how far it is to be by a day before its due day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Milestone {
    /// Last day to be so far.
    pub due: NaiveDate,
    /// Progress to have reported by then, in percent.
    pub percent: i32,
    /// What is to be there by then, in words; may be empty.
    pub words: Option<String>,
    /// Where the item stands against it today.
    pub state: MilestoneState,
}

/// The milestones of a work item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemMilestones {
    /// The work item.
    pub item: WorkItemRef,
    /// Its reporting lead unit.
    pub lead_unit: UnitRef,
    /// Its due day.
    pub due: Option<NaiveDate>,
    /// Its progress in percent, as last reported.
    pub percent: i32,
    /// The milestones, by day.
    pub milestones: Vec<Milestone>,
}

/// Milestones proposed for a work item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MilestoneProposal {
    /// The work item.
    pub item: WorkItemRef,
    /// Its reporting lead unit.
    pub lead_unit: UnitRef,
    /// Its due day.
    pub due: NaiveDate,
    /// The milestones, by day; to be accepted as they are, or changed first.
    pub milestones: Vec<NewMilestone>,
}

/// A milestone as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewMilestone {
    /// Last day to be so far: today or later, and before the item's due day.
    pub due: NaiveDate,
    /// Progress to have reported by then, 1 to 99 percent; more than at the milestone before.
    pub percent: i32,
    /// What is to be there by then, at most 500 characters.
    #[serde(default)]
    pub words: Option<String>,
}

/// The milestones of one work item as sent; they take the place of those it has. An empty list takes them away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewItemMilestones {
    /// The work item, of this plan.
    pub work_item_id: Uuid,
    /// At most 12, by day.
    pub milestones: Vec<NewMilestone>,
}

/// The milestones of many work items as sent: all of them are set, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewMilestones {
    /// 1 to 500 items, each once.
    pub items: Vec<NewItemMilestones>,
}

impl Check for NewMilestones {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.items.is_empty() {
            found.push(("/items".into(), Fault::Required));
        }
        if self.items.len() > MOST_ITEMS {
            found.push(("/items".into(), Fault::TooLong));
        }
        for (index, item) in self.items.iter().enumerate() {
            if self.items.iter().take(index).any(|earlier| earlier.work_item_id == item.work_item_id) {
                found.push((format!("/items/{index}/workItemId"), Fault::Contradiction));
            }
            item.check(today, &format!("/items/{index}/milestones"), &mut found);
        }
        found
    }
}

impl NewItemMilestones {
    fn check(&self, today: NaiveDate, place: &str, found: &mut Vec<Found>) {
        if self.milestones.len() > MOST_MILESTONES {
            found.push((place.to_owned(), Fault::TooLong));
        }
        let mut before: Option<&NewMilestone> = None;
        for (index, milestone) in self.milestones.iter().enumerate() {
            let place = |field: &str| format!("{place}/{index}/{field}");
            if milestone.due < today {
                found.push((place("due"), Fault::OutOfRange));
            } else if before.is_some_and(|before| milestone.due <= before.due) {
                found.push((place("due"), Fault::Contradiction));
            }
            if !(1..=99).contains(&milestone.percent) {
                found.push((place("percent"), Fault::OutOfRange));
            } else if before.is_some_and(|before| milestone.percent <= before.percent) {
                found.push((place("percent"), Fault::Contradiction));
            }
            optional(found, &place("words"), milestone.words.as_ref(), LONGEST_FIGURE);
            before = Some(milestone);
        }
    }
}

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::units::UnitRef;

/// What does not fit together. Nothing is refused for it: a person looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContradictionKind {
    /// A document is dated outside the item's report period, or outside the plan's year.
    DatedOutsidePeriod,
    /// The same document (number, date, issuer) shows deliverables of different items.
    SameDocument,
    /// Said to be completed before the plan was issued.
    CompletedBeforeIssue,
    /// Said to be completed before what it waited for came.
    CompletedBeforeEvent,
    /// A target is said to be reached although there was nothing to count.
    ReachedOfNothing,
}

/// A contradiction in what was reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    /// What does not fit.
    pub kind: ContradictionKind,
    /// The work item it is about; empty when it is about a target.
    pub item: Option<ItemRef>,
    /// The target it is about; empty when it is about a work item.
    pub target_id: Option<Uuid>,
    /// Lead unit of the item or target.
    pub lead_unit: Option<UnitRef>,
    /// The piece of evidence, when one is meant.
    pub evidence_id: Option<Uuid>,
    /// Number of its document.
    pub document_number: Option<String>,
    /// Date of its document.
    pub document_date: Option<NaiveDate>,
    /// With `same_document`: the other item.
    pub other: Option<ItemRef>,
    /// The contradiction in words of the caller's language.
    pub message: String,
}

/// A work item by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemRef {
    /// Opaque id.
    pub id: Uuid,
    /// Display code of its activity ("III.HĐ4").
    pub code: String,
    /// Wording of its activity.
    pub title: String,
    /// Report period code, for recurring work.
    pub period: Option<String>,
}

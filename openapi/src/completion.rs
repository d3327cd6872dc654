use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Action, ListRule};

/// When an activity's work can be submitted as done: which of its deliverables must be shown. A deliverable is shown
/// by a document with number and date, a stored file, or a figure with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CompletionRule {
    /// Activity it is the rule of.
    pub activity_id: Uuid,
    /// Whether all deliverables are asked for, or any one of them.
    pub needs: ListRule,
    /// The deliverables in order, with what each asks for.
    pub deliverables: Vec<DeliverableRule>,
    /// Whether the Office corrected what was read from the wording.
    pub corrected: bool,
    /// Version of the activity, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// What one deliverable asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeliverableRule {
    /// Id of the deliverable.
    pub id: Uuid,
    /// Wording in the plan.
    pub title: String,
    /// Whether it is asked for at all; as read, one "(nếu có)" is not.
    pub required: bool,
    /// Products it names ("Kế hoạch/báo cáo" names two); empty when it names one.
    pub parts: Vec<String>,
    /// Whether all of these products are asked for, or any one of them.
    pub needs: ListRule,
    /// Whether the Office corrected what was read from the wording.
    pub corrected: bool,
}

/// A completion rule as the Office corrects it: the whole rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCompletionRule {
    /// Whether all deliverables are asked for, or any one of them.
    pub needs: ListRule,
    /// What single deliverables ask for; one left out is read from its wording again.
    #[serde(default)]
    pub deliverables: Vec<NewDeliverableRule>,
}

/// What one deliverable asks for, as the Office corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDeliverableRule {
    /// Id of the deliverable.
    pub id: Uuid,
    /// Whether it is asked for at all.
    pub required: bool,
    /// Products it names, at most 20, each at most 500 characters; empty when it names one.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Whether all of these products are asked for, or any one of them.
    #[serde(default)]
    pub needs: ListRule,
}

/// Something that must be shown before the work can be submitted as done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// Deliverable that is not shown.
    pub deliverable_id: Uuid,
    /// Its wording.
    pub title: String,
    /// Which of the products it names; empty when the deliverable itself is meant.
    pub part: Option<String>,
    /// What is wrong.
    pub lack: Lack,
    /// Any one of the entries marked so is enough.
    pub any: bool,
    /// The same in words of the caller's language.
    pub message: String,
}

/// Why a deliverable does not count as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Nothing was given for it.
    Nothing,
    /// A document without number or date, a figure without source, or only a link.
    Incomplete,
}

//! What changed between a plan and an amended one.

use serde::{Deserialize, Serialize};

use crate::draft::{Draft, Field};

/// The differences, in the order of the amended plan; what is dropped stands where it stood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Activities that are the same in every field and place.
    pub unchanged: u32,
    /// Everything that is not.
    pub changes: Vec<NodeChange>,
}

/// One node that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NodeChange {
    /// How it differs.
    pub kind: ChangeKind,
    /// Level of the node.
    pub level: NodeLevel,
    /// Key in the plan before; empty when added.
    pub before: Option<u32>,
    /// Key in the plan after; empty when dropped.
    pub after: Option<u32>,
    /// Display code or number before ("III.HĐ4", "III").
    pub code_before: Option<String>,
    /// Display code or number after.
    pub code_after: Option<String>,
    /// Wording after, or before when dropped.
    pub title: String,
    /// Whether it stands under another parent, or in another order among what was there before.
    pub moved: bool,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
}

/// How a node differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// New in the plan.
    Added,
    /// Other words, units or time; maybe moved too.
    Changed,
    /// The same, in another place.
    Moved,
    /// No longer in the plan.
    Dropped,
}

/// The levels of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NodeLevel {
    /// Section (phần).
    Section,
    /// Objective (mục tiêu).
    Objective,
    /// Task (nhiệm vụ).
    Task,
    /// Activity (hoạt động).
    Activity,
}

/// A field that differs, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// Finds for every node of `after` the node of `before` it continues, by content where numbers have shifted, and
/// writes that node's origin into it. Nodes that already have an origin keep it.
pub fn continue_from(after: &mut Draft, before: &Draft) {
    let _ = (after, before);
    todo!()
}

/// What differs between two drafts whose nodes are matched by origin.
pub fn compare(before: &Draft, after: &Draft) -> Difference {
    let _ = (before, after);
    todo!()
}

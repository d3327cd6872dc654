//! What changed between a plan and an amended one.

mod above;
mod candidates;
mod fields;
mod flat;
mod likeness;
mod matching;
mod order;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::draft::{Draft, Field};
use flat::Node;

pub use matching::continue_from;

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

/// What differs between two drafts whose nodes are matched by origin.
pub fn compare(before: &Draft, after: &Draft) -> Difference {
    let (was, is) = (flat::nodes(before), flat::nodes(after));
    let before_by_origin: HashMap<Uuid, &Node<'_>> =
        was.iter().filter_map(|node| Some((node.origin?, node))).collect();
    let survivors: HashMap<Uuid, usize> =
        is.iter().enumerate().filter_map(|(at, node)| Some((node.origin?, at))).collect();
    let out_of_order = order::out_of_order(&was, &is);
    let mut difference = Difference::default();
    let mut placed: Vec<(usize, NodeChange)> = Vec::new();
    for (at, node) in is.iter().enumerate() {
        let old = node.origin.and_then(|origin| before_by_origin.get(&origin).copied());
        let change = match old {
            Some(old) => {
                let moved =
                    old.parent != node.parent || node.origin.is_some_and(|id| out_of_order.contains(&id));
                changed(old, node, moved)
            }
            None => (!node.is_unnamed()).then(|| added(node)),
        };
        match change {
            Some(change) => placed.push((2 * at + 1, change)),
            None if node.level == NodeLevel::Activity => difference.unchanged += 1,
            None => {}
        }
    }
    // What is dropped stands behind the last thing before it that is still there.
    let mut last = 0;
    for node in &was {
        match node.origin.and_then(|origin| survivors.get(&origin)) {
            Some(at) => last = 2 * at + 2,
            None if !node.is_unnamed() => placed.push((last, dropped(node))),
            None => {}
        }
    }
    placed.sort_by_key(|(at, _)| *at);
    difference.changes = placed.into_iter().map(|(_, change)| change).collect();
    difference
}

fn changed(old: &Node<'_>, new: &Node<'_>, moved: bool) -> Option<NodeChange> {
    let fields = fields::changed(old, new);
    let moved = moved && !new.is_unnamed();
    let kind = match (fields.is_empty(), moved) {
        (true, false) => return None,
        (true, true) => ChangeKind::Moved,
        (false, _) => ChangeKind::Changed,
    };
    Some(NodeChange {
        kind,
        level: new.level,
        before: Some(old.key),
        after: Some(new.key),
        code_before: Some(old.code.clone()),
        code_after: Some(new.code.clone()),
        title: new.title.to_owned(),
        moved,
        fields,
    })
}

fn added(node: &Node<'_>) -> NodeChange {
    NodeChange {
        kind: ChangeKind::Added,
        level: node.level,
        before: None,
        after: Some(node.key),
        code_before: None,
        code_after: Some(node.code.clone()),
        title: node.title.to_owned(),
        moved: false,
        fields: Vec::new(),
    }
}

fn dropped(node: &Node<'_>) -> NodeChange {
    NodeChange {
        kind: ChangeKind::Dropped,
        level: node.level,
        before: Some(node.key),
        after: None,
        code_before: Some(node.code.clone()),
        code_after: None,
        title: node.title.to_owned(),
        moved: false,
        fields: Vec::new(),
    }
}

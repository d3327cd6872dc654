//! Changes a person makes to a draft: pure, one at a time, each leaves a sound tree.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::draft::{Draft, Field};
use crate::units::Directory;

/// One change of a draft's tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Edit {
    /// Puts a new node under a parent.
    Add {
        /// Key of the parent; empty for a new section. The new node is of the level below: under a section an
        /// objective, under an objective a task, under a task an activity.
        parent: Option<u32>,
        /// Key of the sibling it stands before; empty puts it last.
        before: Option<u32>,
        /// Its wording, without label and number.
        title: String,
    },
    /// Rewords a field; an activity's field is read anew from the words.
    Reword {
        /// Key of the node; 0 is the plan's heading.
        node: u32,
        /// Which field.
        field: Field,
        /// The new words; deliverables and units one per line. Empty clears a field that may be empty.
        text: String,
    },
    /// Moves a node with everything below it.
    Move {
        /// Key of the node.
        node: u32,
        /// Key of the new parent, one level above; empty for a section.
        parent: Option<u32>,
        /// Key of the sibling it stands before; empty puts it last.
        before: Option<u32>,
    },
    /// Takes a node out, with everything below it.
    Remove {
        /// Key of the node.
        node: u32,
    },
    /// Makes one activity of several lead units into one activity for each of them.
    SplitLeads {
        /// Key of the activity.
        node: u32,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotEditable {
    /// No node has this key.
    #[error("no node has the key {0}")]
    NoSuchNode(u32),
    /// The node has no such field, or the node is of the wrong level.
    #[error("the node {0} has no such field or is of the wrong level")]
    WrongLevel(u32),
    /// The words cannot be empty here.
    #[error("the words must not be empty")]
    Empty,
    /// The words say no day, or no unit.
    #[error("the words could not be read")]
    Unreadable,
    /// An activity of one lead unit cannot be split.
    #[error("the activity {0} has one lead unit")]
    OneLead(u32),
}

/// Makes a change. Codes and numbers of what follows stay as they are: they are the document's own.
pub fn edit(draft: &mut Draft, edit: &Edit, directory: &Directory) -> Result<(), NotEditable> {
    let _ = (draft, edit, directory);
    todo!()
}

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Action;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// An activity with its work items: by code, wording and deliverables.
    Activity,
    /// A plan: by title, number and issuer.
    Plan,
    /// An awaited condition: by wording and the number of what came.
    Condition,
    /// A document given as evidence: by number, signer and file name.
    Evidence,
    /// A unit: by code, name and other spellings.
    Unit,
    /// A person: by name and user name.
    Person,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// Its opaque id.
    pub id: Uuid,
    /// Its code, number or user name, when it has one ("III.HĐ4", "15/BC-TTDV").
    pub code: Option<String>,
    /// Its wording or name.
    pub title: String,
    /// One short line saying where it belongs, in the caller's language.
    pub context: String,
    /// Address the browser application opens for it (`/plans/{id}/items?item={id}`).
    pub address: String,
}

/// A list somebody looks at again and again: its address under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SavedFilter {
    /// Opaque id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Address within the browser application, with its parameters.
    pub address: String,
    /// Whether everybody of the agency sees it.
    pub shared: bool,
    /// Whether it is the caller's own.
    pub own: bool,
    /// Who saved it.
    pub by: String,
    /// Version of the row, to send as `If-Match`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// A filter to save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSavedFilter {
    /// Name, at most 100 characters.
    pub name: String,
    /// Address within the browser application, from its first `/`; at most 2,000 characters.
    pub address: String,
    /// Whether everybody of the agency shall see it.
    #[serde(default)]
    pub shared: bool,
}

/// What shall be different about a saved filter; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FilterChange {
    /// Name, at most 100 characters.
    pub name: Option<String>,
    /// Address within the browser application, from its first `/`; at most 2,000 characters.
    pub address: Option<String>,
    /// Whether everybody of the agency shall see it.
    pub shared: Option<bool>,
}

/// Closing a saved filter takes no words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewFilterClosing {}

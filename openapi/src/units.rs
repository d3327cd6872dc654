use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A unit (đơn vị) as it appears in other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitRef {
    /// Opaque id.
    pub id: Uuid,
    /// Short code chosen by the agency ("TTDV").
    pub code: String,
    /// Full name.
    pub name: String,
}

/// A unit of the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// Opaque id.
    pub id: Uuid,
    /// Short code chosen by the agency ("TTDV").
    pub code: String,
    /// Full name.
    pub name: String,
    /// Other spellings that mean this unit, as learned from annexes.
    pub aliases: Vec<String>,
}

/// A person as they appear in other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonRef {
    /// Opaque id of the account.
    pub id: Uuid,
    /// Name shown to others.
    pub name: String,
    /// The unit the person belongs to, when they belong to one.
    pub unit: Option<UnitRef>,
}

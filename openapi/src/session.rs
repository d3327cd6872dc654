use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    action::Action,
    units::{PersonRef, UnitRef},
};

/// Who a person is to the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Unit staff (chuyên viên).
    Staff,
    /// Unit head (trưởng phòng, giám đốc trung tâm).
    Head,
    /// Office (Văn phòng): imports, confirms, urges, reports.
    Office,
    /// Leadership (lãnh đạo Ban).
    Leader,
    /// Administrator (quản trị hệ thống): no business decisions.
    Admin,
    /// Inspector (kiểm tra): read only.
    Viewer,
    /// Another system.
    Integration,
}

impl Role {
    /// Every role, in the order of the permission table.
    pub const ALL: [Self; 7] =
        [Self::Staff, Self::Head, Self::Office, Self::Leader, Self::Admin, Self::Viewer, Self::Integration];
}

/// What a person types to sign in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// User name; case does not matter.
    pub username: String,
    /// Password.
    pub password: String,
}

/// A signed-in session. The refresh token travels only in an `HttpOnly` cookie.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// JWT to send as `Authorization: Bearer …`; keep it in memory only.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until the access token expires.
    pub expires_in: u32,
    /// The person signed in.
    pub me: Me,
}

/// The agency (cơ quan) a person works for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgencyRef {
    /// Opaque id.
    pub id: Uuid,
    /// Full name as printed in headings.
    pub name: String,
}

/// The signed-in person, read live from the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Opaque id of the account.
    pub id: Uuid,
    /// User name.
    pub username: String,
    /// Name shown to others.
    pub display_name: String,
    /// Role; for information. Decide by `allowedActions`.
    pub role: Role,
    /// Unit, when the person belongs to one.
    pub unit: Option<UnitRef>,
    /// Agency.
    pub agency: AgencyRef,
    /// Whether the password was given by somebody else and should be changed now.
    pub must_change_password: bool,
    /// People who have delegated their decisions to this person, today.
    #[serde(default)]
    pub stands_in_for: Vec<PersonRef>,
    /// What this person may do somewhere in the agency.
    pub allowed_actions: Vec<Action>,
}

/// A change of one's own password.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPassword {
    /// The password used until now.
    pub current: String,
    /// The new one, at least 14 characters.
    pub new: String,
}

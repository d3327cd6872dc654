use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    check::{Check, Fault, Found, required},
    units::PersonRef,
};

/// Longest comment, in characters.
pub const LONGEST_COMMENT: usize = 4_000;
/// Most people one comment can call on.
pub const MOST_MENTIONS: usize = 50;

/// A comment on a work item: never edited, never deleted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Opaque id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub by: PersonRef,
    /// What was said.
    pub text: String,
    /// The people it calls on, in the order named.
    pub mentions: Vec<PersonRef>,
}

/// A comment as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewComment {
    /// What to say; required, at most 4,000 characters.
    pub text: String,
    /// Accounts of the people it calls on, who may see the item; at most 50, each once.
    #[serde(default)]
    pub mentions: Vec<Uuid>,
}

impl Check for NewComment {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/text", &self.text, LONGEST_COMMENT);
        if self.mentions.len() > MOST_MENTIONS {
            found.push(("/mentions".into(), Fault::TooLong));
        }
        for (index, mention) in self.mentions.iter().enumerate() {
            if self.mentions.iter().take(index).any(|earlier| earlier == mention) {
                found.push((format!("/mentions/{index}"), Fault::Contradiction));
            }
        }
        found
    }
}

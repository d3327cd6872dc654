use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action,
    check::{Check, Fault, Found},
    page::{PageInfo, Paged},
    units::{PersonRef, UnitRef},
};

/// Why somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A submission of the unit was returned.
    Returned,
    /// The unit was urged (đôn đốc).
    Urged,
    /// What the work waited for has come: it can be worked on.
    Opened,
    /// A later due day is asked for: awaits this person's decision.
    ExtensionRequested,
    /// The unit's extension request was granted.
    ExtensionGranted,
    /// The unit's extension request was refused.
    ExtensionRefused,
    /// Somebody named this person in a comment.
    Mentioned,
    /// The unit was asked for its contribution.
    ContributionRequested,
    /// The work was handed to this person.
    Assigned,
    /// Due within a few working days.
    DueSoon,
    /// Late by a few working days.
    Overdue,
    /// A milestone comes near or has gone by, and the progress it asks for is not reported.
    Milestone,
    /// Not updated in the report period, and the day to report comes near.
    NotUpdated,
    /// Submitted some working days ago: awaits this person's decision.
    AwaitingMe,
    /// To the head of the unit: an update was not sent by its day.
    EscalatedToHead,
    /// To the Office: an update is still not sent.
    EscalatedToOffice,
}

/// The work item a notice is about, as it now stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NoticeItem {
    /// Opaque id of the work item.
    pub id: Uuid,
    /// Display code of its activity ("III.HĐ4").
    pub code: String,
    /// Wording of its activity.
    pub title: String,
    /// Reporting lead unit.
    pub lead_unit: UnitRef,
    /// Deadline as written.
    pub deadline_label: String,
    /// Computed due day; empty while waiting or when nothing is stated.
    pub due: Option<NaiveDate>,
}

/// Something a person is told (thông báo). Written once; only whether it was read changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// Opaque id.
    pub id: Uuid,
    /// Why.
    pub kind: NoticeKind,
    /// The same in one sentence, in the caller's language; true of its day.
    pub sentence: String,
    /// Day it tells of.
    pub day: NaiveDate,
    /// When it was made.
    pub at: DateTime<FixedOffset>,
    /// What it is about.
    pub item: NoticeItem,
    /// Working days left on its day; negative when that many have gone by, empty when none are counted.
    pub working_days_left: Option<i32>,
    /// Words of whoever caused it: the reason of a return.
    pub words: Option<String>,
    /// Who caused it; empty for the calendar.
    pub by: Option<PersonRef>,
    /// When it was read; empty until then.
    pub read_at: Option<DateTime<FixedOffset>>,
}

/// A page of one's own notices: the unread ones first, each part newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Inbox {
    /// Notices not yet read, on all pages.
    pub unread: i64,
    /// The notices of this page.
    pub data: Vec<Notice>,
    /// Where the list goes on.
    pub page: PageInfo,
    /// What the caller may do with them.
    pub allowed_actions: Vec<Action>,
}

/// How many notices wait to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NoticeCount {
    /// Notices not yet read.
    pub unread: i64,
}

/// Reading many notices at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NewReading {
    /// This notice and all older ones, so that none is taken for read that came meanwhile; all when left out.
    pub up_to: Option<Uuid>,
}

/// What kind of e-mail it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// What is new and not yet read, once a working day.
    Digest,
    /// Sent at once: work was returned or urged.
    Immediate,
}

/// Where an e-mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// Waits to be sent, perhaps after a first try.
    Queued,
    /// Is being prepared: nothing of it has left.
    Claimed,
    /// Is being handed over to the mail server.
    Sending,
    /// The mail server took it.
    Sent,
    /// The mail server refused it for good, or could not be reached in many tries.
    Failed,
    /// Broken off while it was being handed over: it may or may not have arrived. Never sent again; what it said
    /// goes into the next digest.
    Unknown,
    /// Was not needed any more when its turn came.
    Void,
}

/// An e-mail to a person, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// Opaque id; its `Message-ID` begins with it.
    pub id: Uuid,
    /// What kind.
    pub kind: MailKind,
    /// Where it stands.
    pub state: MailState,
    /// To whom.
    pub to: PersonRef,
    /// Address it was last sent to.
    pub address: Option<String>,
    /// Day it was made.
    pub day: NaiveDate,
    /// How often it was tried.
    pub tries: i32,
    /// Why the last try failed, in the mail server's words.
    pub failure: Option<String>,
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// When it was sent or given up.
    pub ended_at: Option<DateTime<FixedOffset>>,
}

/// How a person wants to be told by e-mail. The inbox holds everything, whatever is set here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NoticeSettings {
    /// Address; without one there is no e-mail.
    pub email: Option<String>,
    /// One e-mail a working day with what is new and not yet read.
    pub digest: bool,
    /// An e-mail at once when work is returned or urged.
    pub immediate: bool,
    /// Hour of the digest in Vietnam, 0 to 23; the agency's when empty.
    pub digest_hour: Option<u32>,
}

/// A person's settings in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NoticeSettingsInForce {
    /// What is set.
    pub settings: NoticeSettings,
    /// Hour of the digest for whoever sets none.
    pub agency_digest_hour: u32,
    /// Whether this server sends e-mail at all.
    pub sends_email: bool,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What the caller may do with them.
    pub allowed_actions: Vec<Action>,
}

impl Default for NoticeSettings {
    fn default() -> Self {
        Self { email: None, digest: true, immediate: true, digest_hour: None }
    }
}

impl Paged for Inbox {
    fn page(&self) -> &PageInfo {
        &self.page
    }
}

/// Longest e-mail address (RFC 5321, 4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

impl Check for NewReading {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

impl Check for NoticeSettings {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.email.as_deref().is_some_and(|address| !is_address(address)) {
            found.push(("/email".into(), Fault::NotAnEmail));
        }
        if self.digest_hour.is_some_and(|hour| hour > 23) {
            found.push(("/digestHour".into(), Fault::OutOfRange));
        }
        found
    }
}

/// Whether mail can be addressed to it: the plain form people use, `name@host.domain`.
fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    let names = name.split('.').all(|part| !part.is_empty() && part.bytes().all(plain));
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= LONGEST_ADDRESS
        && name.len() <= 64
        && names
        && host.contains('.')
        && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_what_mail_can_be_sent_to() {
        for sound in ["ha.tt@laichau.gov.vn", "a@b.vn", "x+y_z@mail-1.example.com"] {
            assert!(is_address(sound), "{sound}");
        }
        let broken =
            ["", "ha", "ha@", "@laichau.gov.vn", "ha@localhost", "a..b@c.vn", "ha@-c.vn", "a@b@c.vn"];
        for broken in broken.into_iter().chain(["hà@laichau.gov.vn", "ha @c.vn", "a\r\nBcc: x@c.vn"]) {
            assert!(!is_address(broken), "{broken}");
        }
    }
}

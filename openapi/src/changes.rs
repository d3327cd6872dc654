use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::units::PersonRef;

/// What happened. One journal line each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// An annex was uploaded, or a draft begun from a plan.
    AnnexBegun,
    /// An annex was read into a draft, or refused.
    AnnexRead,
    /// Doubts of a draft were settled.
    FindingSettled,
    /// What the columns of an annex hold was said.
    ColumnsMapped,
    /// A draft's tree was edited.
    DraftEdited,
    /// A draft was approved.
    AnnexApproved,
    /// A draft was put aside.
    AnnexWithdrawn,
    /// A plan was imported from its annex.
    PlanImported,
    /// A plan was amended.
    PlanAmended,
    /// An amendment made a work item.
    ItemAdded,
    /// An amendment changed a work item.
    ItemAmended,
    /// An amendment dropped a work item.
    ItemDropped,
    /// Progress was reported on a work item.
    ProgressReported,
    /// A file was stored as evidence.
    FileStored,
    /// A work item was submitted.
    Submitted,
    /// A submission was confirmed.
    Confirmed,
    /// A submission was returned.
    Returned,
    /// An awaited document or event came.
    EventRecorded,
    /// The Office made a condition of what work follows.
    ConditionMade,
    /// The Office confirmed or changed what is known about a condition.
    ConditionChanged,
    /// What was awaited will not come.
    ConditionGivenUp,
    /// Two conditions turned out to be one.
    ConditionsMerged,
    /// Somebody asked where an awaited document is.
    EnquiryMade,
    /// An outside authority's tasks went to another.
    AuthoritySucceeded,
    /// Work that could go on now waits for a condition.
    WaitBegun,
    /// Work that waited past its backstop goes on waiting.
    CarriedOver,
    /// Work that was closed as not arising has arisen.
    Reopened,
    /// A filter was saved.
    FilterSaved,
    /// A saved filter was changed.
    FilterChanged,
    /// A saved filter was closed.
    FilterClosed,
    /// A password was changed.
    PasswordChanged,
    /// An account was made.
    AccountCreated,
    /// The agency's settings or working days were changed.
    SettingsChanged,
    /// A report period began: what recurs is owed for it.
    PeriodOpened,
    /// A later due day was asked for.
    ExtensionRequested,
    /// A later due day was granted.
    ExtensionGranted,
    /// A later due day was refused.
    ExtensionRefused,
    /// The request for a later due day was taken back.
    ExtensionWithdrawn,
    /// The unit that leads a work item was urged.
    Urged,
    /// Somebody of the urged unit has read an urging.
    UrgingReceived,
    /// A coordinating unit was asked for its contribution.
    ContributionRequested,
    /// A contribution was delivered.
    ContributionDelivered,
    /// A contribution was declined.
    ContributionDeclined,
    /// A contribution request was taken back.
    ContributionWithdrawn,
    /// A work item was handed to a person, or taken back.
    PersonAssigned,
    /// Somebody commented on a work item.
    Commented,
    /// Somebody delegated their decisions.
    DelegationMade,
    /// A delegation was ended early.
    DelegationEnded,
    /// Which deliverables must be shown was corrected.
    CompletionCorrected,
    /// The milestones of a work item were set.
    MilestonesSet,
    /// A target was added by hand.
    TargetAdded,
    /// A target read from the plan was confirmed.
    TargetConfirmed,
    /// A target was corrected.
    TargetCorrected,
    /// A target was dropped.
    TargetDropped,
    /// A value of a target was reported.
    TargetReported,
    /// The people of an agency were reminded of what is due.
    Reminded,
    /// A person set how they are told.
    NoticeSettingsChanged,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A plan.
    Plan,
    /// A work item.
    WorkItem,
    /// An awaited condition.
    Condition,
    /// An outside authority.
    Authority,
    /// An account.
    Account,
    /// A stored file.
    File,
    /// An annex draft.
    Annex,
    /// The agency itself.
    Agency,
    /// A saved filter.
    SavedFilter,
    /// A delegation.
    Delegation,
    /// An activity of a plan.
    Activity,
    /// A target of a plan.
    Target,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Position in the agency's journal; ordered, but lines about accounts and files are not in the feed.
    pub seq: i64,
    /// When it happened.
    pub at: DateTime<FixedOffset>,
    /// What happened.
    pub verb: Verb,
    /// Who did it; empty for the system itself.
    pub by: Option<PersonRef>,
    /// On whose behalf, when who did it acted by delegation.
    pub on_behalf_of: Option<PersonRef>,
    /// Kind of the thing it happened to.
    pub subject_kind: SubjectKind,
    /// Id of the thing it happened to.
    pub subject_id: Uuid,
}

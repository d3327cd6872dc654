use serde::{Deserialize, Serialize};

/// What a caller may want to do. One row of the permission table each; answers carry the ones allowed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// See units.
    ReadUnits,
    /// See plans, activities and work items.
    ReadPlan,
    /// See a unit's queue.
    ReadQueue,
    /// See the Office's screen.
    ReadOverview,
    /// Follow the feed of changes.
    ReadChanges,
    /// Report progress on a work item, with evidence.
    ReportProgress,
    /// Submit a work item as done or not arising.
    Submit,
    /// Confirm a submission.
    Confirm,
    /// Return a submission with a reason.
    Return,
    /// Record that an awaited document or event has come.
    RecordEvent,
    /// See annex drafts and their source documents.
    ReadAnnex,
    /// Upload an annex, settle its doubts, edit its draft, begin an amendment or a carry-over.
    PrepareAnnex,
    /// Approve a draft: it becomes a plan or amends one.
    ApproveAnnex,
    /// Confirm, group and close conditions, and record enquiries.
    ManageConditions,
    /// Let work wait on past its backstop.
    CarryOver,
    /// Open work again that was closed as not arising.
    Reopen,
    /// See the agency's settings and working days.
    ReadSettings,
    /// Change the agency's settings and working days.
    ChangeSettings,
    /// Search everything one may see.
    Search,
    /// Save filters under a name, and see those of one's own and those shared.
    SaveFilter,
    /// Ask for a later due day, and take that back.
    RequestExtension,
    /// Grant or refuse a later due day.
    DecideExtension,
    /// Urge the unit that leads a work item.
    Urge,
    /// Confirm having read an urging to one's unit.
    ReceiveUrging,
    /// Ask a coordinating unit for its contribution, and take that back.
    RequestContribution,
    /// Deliver or decline what one's unit was asked to contribute.
    AnswerContribution,
    /// Hand a work item to a person of the unit that leads it.
    AssignPerson,
    /// Comment on a work item.
    Comment,
    /// Delegate one's own decisions to somebody for some days, and end that.
    Delegate,
    /// Correct which deliverables must be shown.
    CorrectCompletion,
    /// See what does not fit together.
    ReadContradictions,
    /// Confirm, correct, add and drop targets.
    ManageTargets,
    /// Report values of a target.
    ReportTarget,
    /// Set how far work is to be at days before its due day.
    SetMilestones,
    /// See one's own notices, and set how one is told.
    ReadNotices,
    /// See which e-mails were sent, and which were not.
    ReadMails,
}

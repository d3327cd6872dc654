//! The contract of the Tiến Độ API: every wire type, code and pure check, used by the server and by the browser.
//!
//! Reading order: who asks ([`session`]), what there is ([`units`], [`plans`], [`work`]), how a plan comes in ([`annexes`]), what to do next
//! ([`queue`]), how it stands ([`overview`]), what happened ([`changes`]), what went wrong ([`problem`]).

/// What a caller may do.
pub mod action;
/// Annex drafts: what was read, what is in doubt, what was decided, what became of it.
pub mod annexes;
/// The feed of changes.
pub mod changes;
/// Pure checks of what people type: the same in the form and on the server.
pub mod check;
/// Comments on work items.
pub mod comments;
/// What a deliverable asks for, and what is missing.
pub mod completion;
/// What work waits for.
pub mod conditions;
/// What does not fit together.
pub mod contradictions;
/// What lead units ask of coordinating units.
pub mod contributions;
/// Who acts on whose behalf.
pub mod delegations;
/// Requests for a later due day.
pub mod extensions;
/// Which language an answer speaks.
pub mod lang;
/// What leadership and unit heads look at.
pub mod leadership;
/// How far work is to be before its due day.
pub mod milestones;
/// What people are told, in the inbox and by e-mail.
pub mod notices;
/// The Office's one screen.
pub mod overview;
/// Keyset pages.
pub mod page;
/// Plans and their trees.
pub mod plans;
/// RFC 9457 problems and their codes.
pub mod problem;
/// A unit's queue.
pub mod queue;
/// Why work is at risk.
pub mod risk;
/// Search over everything, and saved filters.
pub mod search;
/// Sign-in and the signed-in person.
pub mod session;
/// What an agency sets for itself, and its working days.
pub mod settings;
/// Targets of a plan, and how far they are met.
pub mod targets;
/// Units and people as they appear in other things.
pub mod units;
/// Urgings of units.
pub mod urgings;
/// Work items and the verbs on them.
pub mod work;

pub use action::Action;
pub use lang::Lang;
pub use tiendo_annex::deadline::{DeadlineKind, Granularity};
pub use tiendo_annex::{
    products::ListRule,
    targets::{Direction, Operator},
};

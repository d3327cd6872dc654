//! Who is told of what: the whole table. No database, no clock.

use tiendo_api::{changes::Verb, notices::NoticeKind};

/// Who is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Who does the work: the person it was handed to, or else the clerks of the units that lead it, or their heads.
    Doers,
    /// Everybody of the units that lead it.
    LeadUnits,
    /// Everybody of the units that lead or coordinate it.
    Units,
    /// The heads of the units that lead it; the Office where a unit has none.
    Heads,
    /// The Office.
    Office,
    /// Who decides on its submission: the Office, and leadership on what the Office itself did.
    Deciders,
    /// The Office and leadership: which of them decides depends on how much is asked.
    OfficeAndLeadership,
    /// The people and units that the journal line names.
    Named,
}

/// What is told at once, in the transaction of the verb.
pub fn at_once(verb: Verb) -> Option<(NoticeKind, Audience)> {
    use Audience::{LeadUnits, Named, OfficeAndLeadership, Units};
    Some(match verb {
        Verb::Returned => (NoticeKind::Returned, LeadUnits),
        Verb::Urged => (NoticeKind::Urged, Named),
        Verb::EventRecorded => (NoticeKind::Opened, Units),
        Verb::ExtensionRequested => (NoticeKind::ExtensionRequested, OfficeAndLeadership),
        Verb::ExtensionGranted => (NoticeKind::ExtensionGranted, LeadUnits),
        Verb::ExtensionRefused => (NoticeKind::ExtensionRefused, LeadUnits),
        Verb::ContributionRequested => (NoticeKind::ContributionRequested, Named),
        Verb::PersonAssigned => (NoticeKind::Assigned, Named),
        Verb::Commented => (NoticeKind::Mentioned, Named),
        _ => return None,
    })
}

/// Who the calendar reminds, by what of.
pub fn reminded(kind: NoticeKind) -> Audience {
    match kind {
        NoticeKind::EscalatedToHead => Audience::Heads,
        NoticeKind::EscalatedToOffice => Audience::Office,
        NoticeKind::AwaitingMe => Audience::Deciders,
        _ => Audience::Doers,
    }
}

/// What does not wait for the digest: an e-mail goes out at once.
pub fn by_mail_at_once(kind: NoticeKind) -> bool {
    matches!(kind, NoticeKind::Returned | NoticeKind::Urged)
}

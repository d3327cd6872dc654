//! Who may do what: THE table. `docs/permissions.md` is this table in words.

use tiendo_api::{Action, session::Role, work::Part};

/// How far a permission reaches. Ordered: a longer reach includes the shorter ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Never,
    /// What my unit leads.
    Lead,
    /// What my unit leads or coordinates.
    Unit,
    /// Everything of my agency.
    All,
}

/// One action with its reach for each role.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The action.
    pub action: Action,
    reaches: [Reach; 7],
}

/// Who may do what, a clerk can read it.
#[rustfmt::skip]
#[allow(clippy::enum_glob_use)] // a table reads best without prefixes
pub const TABLE: &[Row] = {
    use Action::*;
    use Reach::*;
    &[
        //                       staff  head   office leader admin  viewer integration
        row(ReadUnits,          [All,   All,   All,   All,   All,   All,   All  ]),
        row(ReadPlan,           [All,   All,   All,   All,   Never, All,   All  ]),
        row(ReadQueue,          [Unit,  Unit,  All,   All,   Never, All,   Unit ]),
        row(ReadOverview,       [All,   All,   All,   All,   Never, All,   All  ]),
        row(ReadChanges,        [All,   All,   All,   All,   Never, All,   All  ]),
        row(ReportProgress,     [Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(Submit,             [Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(Confirm,            [Never, Never, All,   All,   Never, Never, Never]),
        row(Return,             [Never, Never, All,   All,   Never, Never, Never]),
        row(RecordEvent,        [Never, Never, All,   All,   Never, Never, Never]),
        row(ManageConditions,   [Never, Never, All,   All,   Never, Never, Never]),
        row(CarryOver,          [Never, Never, All,   All,   Never, Never, Never]),
        row(Reopen,             [Never, Never, All,   All,   Never, Never, Never]),
        row(ReadAnnex,          [Never, Never, All,   All,   Never, Never, All  ]),
        row(PrepareAnnex,       [Never, Never, All,   Never, Never, Never, All  ]),
        row(ApproveAnnex,       [Never, Never, All,   All,   Never, Never, Never]),
        row(ReadSettings,       [All,   All,   All,   All,   All,   All,   All  ]),
        row(ChangeSettings,     [Never, Never, All,   Never, All,   Never, Never]),
        row(Search,             [All,   All,   All,   All,   All,   All,   All  ]),
        row(SaveFilter,         [All,   All,   All,   All,   All,   All,   All  ]),
        row(RequestExtension,   [Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(DecideExtension,    [Never, Never, All,   All,   Never, Never, Never]),
        row(Urge,               [Never, Never, All,   All,   Never, Never, Never]),
        row(ReceiveUrging,      [Lead,  Lead,  Lead,  Never, Never, Never, Never]),
        row(RequestContribution,[Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(AnswerContribution, [Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(AssignPerson,       [Never, Lead,  Lead,  Never, Never, Never, Never]),
        row(Comment,            [Unit,  Unit,  All,   All,   Never, Never, Unit ]),
        row(Delegate,           [Never, Lead,  Never, All,   Never, Never, Never]),
        row(CorrectCompletion,  [Never, Never, All,   Never, Never, Never, Never]),
        row(ReadContradictions, [Never, Never, All,   All,   Never, All,   Never]),
        row(ManageTargets,      [Never, Never, All,   Never, Never, Never, Never]),
        row(ReportTarget,       [Lead,  Lead,  Lead,  Never, Never, Never, Lead ]),
        row(SetMilestones,      [Never, Never, All,   All,   Never, Never, Never]),
        row(ReadNotices,        [All,   All,   All,   All,   All,   All,   Never]),
        row(ReadMails,          [Never, Never, Never, Never, All,   Never, Never]),
    ]
};

const fn row(action: Action, reaches: [Reach; 7]) -> Row {
    Row { action, reaches }
}

/// How far `role` may do `action`. An action without a row is nobody's.
pub fn reach(role: Role, action: Action) -> Reach {
    TABLE.iter().find(|row| row.action == action).map_or(Reach::Never, |row| row.reach(role))
}

/// Whether a reach covers a work item in which the caller's unit takes `part`.
pub fn covers(reach: Reach, part: Option<Part>) -> bool {
    match reach {
        Reach::Never => false,
        Reach::Lead => part == Some(Part::Lead),
        Reach::Unit => part.is_some(),
        Reach::All => true,
    }
}

/// What `role` may do somewhere in its agency.
pub fn somewhere(role: Role) -> Vec<Action> {
    TABLE.iter().filter(|row| row.reach(role) > Reach::Never).map(|row| row.action).collect()
}

impl Row {
    /// The reach for one role.
    pub fn reach(&self, role: Role) -> Reach {
        Role::ALL
            .iter()
            .zip(self.reaches)
            .find(|(each, _)| **each == role)
            .map_or(Reach::Never, |(_, reach)| reach)
    }
}

/// The table as a Markdown page.
pub fn as_markdown() -> String {
    use std::fmt::Write;
    let mut page = String::from(
        "# Who may do what\n\nGenerated from `backend/src/policy.rs`; a test compares.\n\n\
         *lead*: what my unit leads · *unit*: what my unit leads or coordinates · *all*: everything of my agency · –: never\n\n| |",
    );
    for role in Role::ALL {
        let _ = write!(page, " {} |", crate::word::word(role));
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(Role::ALL.len()));
    for row in TABLE {
        let _ = write!(page, "\n| `{}` |", crate::word::word(row.action));
        for role in Role::ALL {
            let word = match row.reach(role) {
                Reach::Never => "–",
                Reach::Lead => "lead",
                Reach::Unit => "unit",
                Reach::All => "all",
            };
            let _ = write!(page, " {word} |");
        }
    }
    page.push_str(
        "\n\nRules of substance are not access and live in the verbs: nobody confirms or returns their own submission; \
         a confirmation by another person of the submitting unit is marked as self-confirmed; nobody decides on their own \
         extension request, and the Office only on as many days as the settings give it; whoever stands in for somebody \
         may do what that person may, in the journal on their behalf, but cannot delegate it further.\n\n\
         An urging is its addressee's own (*lead*), so is a contribution asked of a unit, and a delegation of who made it.\n",
    );
    page
}

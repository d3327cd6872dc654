use tiendo_api::annexes::{AnnexFinding, DecisionKind, NewColumns, NewDecision, NewDecisions, NewEdit};
use yew::Callback;

/// What is said to the server about a draft. All of it changes one row, so all of it takes turns.
#[derive(Debug, Clone, PartialEq)]
pub enum Verb {
    /// Settles a doubt.
    Decide(u32, NewDecision),
    /// Settles many.
    DecideMany(NewDecisions),
    /// Says what columns hold.
    Map(NewColumns),
    /// Edits the tree.
    Edit(NewEdit),
}

impl Verb {
    /// How it settles a doubt, if it does.
    pub fn settles(&self, doubt: &AnnexFinding) -> Option<DecisionKind> {
        match self {
            Self::Decide(number, new) => (*number == doubt.number).then_some(new.decision),
            Self::DecideMany(new) => {
                let meant = new.code.is_none_or(|code| code == doubt.finding.code)
                    && new.severity.is_none_or(|severity| severity == doubt.finding.severity);
                (meant && doubt.decision.is_none()).then_some(new.decision)
            }
            Self::Map(_) | Self::Edit(_) => None,
        }
    }
}

/// Something to say, and whom to tell once the server has taken it: what was typed is kept until then.
#[derive(Clone, PartialEq)]
pub struct Say {
    /// What is said.
    pub verb: Verb,
    /// Told when it was taken.
    pub done: Callback<()>,
}

impl Say {
    /// Something nobody waits for.
    pub fn plain(verb: Verb) -> Self {
        Self { verb, done: Callback::noop() }
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::annexes::Severity;

    use super::*;
    use crate::samples::doubt;

    fn accepts(severity: Option<Severity>) -> Verb {
        Verb::DecideMany(NewDecisions { code: None, severity, decision: DecisionKind::Accept, reason: None })
    }

    #[test]
    fn a_decision_about_many_leaves_other_severities_and_settled_doubts_alone() {
        let open = doubt(3);
        assert_eq!(accepts(Some(open.finding.severity)).settles(&open), Some(DecisionKind::Accept));
        assert_eq!(accepts(Some(Severity::High)).settles(&open), None);
        let mut settled = open;
        settled.decision = Some(crate::samples::decided(DecisionKind::Waive));
        assert_eq!(accepts(None).settles(&settled), None);
    }
}

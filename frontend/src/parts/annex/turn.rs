use std::rc::Rc;

use tiendo_api::{
    annexes::{AnnexFinding, DecisionKind},
    problem::{Code, Problem},
};

use crate::parts::{annex::verb::Verb, forms::faults::Faults};

/// What was said about a draft and is not on screen yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Turns {
    /// What is on its way or waits for its turn, and what was taken but not fetched again.
    pub pending: Rc<Vec<Verb>>,
    /// What was refused last, and why.
    pub refused: Option<(Verb, Rc<Problem>)>,
    /// Whether the refused is kept to be said again: it was stale, or nobody knows what became of it.
    pub stuck: bool,
}

impl Turns {
    /// How a doubt is being settled.
    pub fn settling(&self, doubt: &AnnexFinding) -> Option<DecisionKind> {
        self.pending.iter().rev().find_map(|verb| verb.settles(doubt))
    }

    /// Whether a value or a reason typed for a doubt is on its way, or was refused: its form stays until it was taken.
    pub fn is_writing(&self, doubt: &AnnexFinding) -> bool {
        let typed = |verb: &Verb| match verb {
            Verb::Decide(number, new) => *number == doubt.number && new.decision != DecisionKind::Accept,
            _ => false,
        };
        self.pending.iter().chain(self.refused.iter().map(|(verb, _)| verb)).any(typed)
    }

    /// What is wrong with the value last given for a doubt.
    pub fn faults(&self, doubt: u32) -> Faults {
        match &self.refused {
            Some((Verb::Decide(number, _), problem)) if *number == doubt => Faults::of(problem),
            _ => Faults::default(),
        }
    }

    /// The refusal that concerns the draft as a whole; a fault of a value stands at its doubt.
    pub fn problem(&self) -> Option<&Rc<Problem>> {
        let at_the_doubt = |verb: &Verb, problem: &Problem| {
            matches!(verb, Verb::Decide(..)) && problem.code == Code::Invalid
        };
        self.refused
            .as_ref()
            .filter(|(verb, problem)| !at_the_doubt(verb, problem))
            .map(|(_, problem)| problem)
    }
}

#[cfg(test)]
impl Turns {
    /// Things on their way.
    pub fn of(pending: Vec<Verb>) -> Self {
        Self { pending: Rc::new(pending), ..Self::default() }
    }
}

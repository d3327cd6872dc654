use std::{cell::RefCell, rc::Rc};

use tiendo_api::{
    annexes::AnnexSummary,
    problem::{Code, Problem},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket, annexes, outcome_unknown},
    parts::annex::{
        turn::Turns,
        verb::{Say, Verb},
    },
};

/// Saying things about a draft one after the other, each on the version the one before made.
pub struct Line {
    /// What is not on screen yet.
    pub turns: Turns,
    /// Says something; it waits for its turn.
    pub say: Callback<Say>,
    /// Says what was refused again, on the newest version.
    pub again: Callback<()>,
    /// Lets go of what was refused.
    pub let_go: Callback<()>,
}

#[derive(Default)]
struct Waiting {
    say: Vec<(Say, Uuid)>,
    /// Taken by the server at a version, and not fetched again yet.
    taken: Vec<(i64, Verb)>,
    version: i64,
    running: bool,
    refused: Option<(Verb, Rc<Problem>)>,
    stuck: bool,
}

impl Waiting {
    fn turns(&self) -> Turns {
        let taken = self.taken.iter().map(|(_, verb)| verb);
        // What is stuck may not have happened: it is not shown as if it had.
        let waiting = self.say.iter().map(|(say, _)| &say.verb).filter(|_| !self.stuck);
        let pending = Rc::new(taken.chain(waiting).cloned().collect());
        Turns { pending, refused: self.refused.clone(), stuck: self.stuck }
    }

    /// What comes next, on which version and under which key.
    fn next(&self) -> Option<(Verb, Ticket)> {
        let (say, key) = self.say.first()?;
        Some((say.verb.clone(), Ticket { version: self.version, key: *key }))
    }

    fn shift(&mut self) -> Option<Say> {
        (!self.say.is_empty()).then(|| self.say.remove(0).0)
    }

    /// The answer to what came first; what is told that it was taken, and whether the line goes on.
    fn answered(&mut self, answer: Answer<AnnexSummary>) -> (Option<Callback<()>>, bool) {
        match answer {
            Ok(summary) => {
                self.version = self.version.max(summary.version);
                let said = self.shift();
                self.taken.extend(said.iter().map(|say| (summary.version, say.verb.clone())));
                (said.map(|say| say.done), true)
            }
            Err(problem) => {
                let verb = self.say.first().map(|(say, _)| say.verb.clone());
                self.stuck = problem.code == Code::Stale || outcome_unknown(&problem);
                if let Some(current) = &problem.current {
                    self.version = self.version.max(current.version);
                }
                if !self.stuck {
                    self.shift();
                }
                self.refused = verb.map(|verb| (verb, problem));
                (None, !self.stuck)
            }
        }
    }
}

/// The line of things to say about a draft whose fetched version is `version`; `settled` is told when it is empty or
/// stuck, so that the draft is fetched again.
#[hook]
pub fn use_line(id: Uuid, version: i64, settled: Callback<()>) -> Line {
    let waiting = use_mut_ref(Waiting::default);
    let redraw = use_force_update();
    {
        let mut waiting = waiting.borrow_mut();
        waiting.version = waiting.version.max(version);
        waiting.taken.retain(|(at, _)| *at > version);
    }
    let run = {
        let (waiting, redraw) = (waiting.clone(), redraw.clone());
        Callback::from(move |()| {
            if std::mem::replace(&mut waiting.borrow_mut().running, true) {
                return;
            }
            let (waiting, redraw, settled) = (waiting.clone(), redraw.clone(), settled.clone());
            spawn_local(async move {
                take_turns(id, &waiting, &redraw).await;
                waiting.borrow_mut().running = false;
                redraw.force_update();
                settled.emit(());
            });
        })
    };
    let say = {
        let (waiting, run, redraw) = (waiting.clone(), run.clone(), redraw.clone());
        Callback::from(move |said: Say| {
            let stuck = {
                let mut waiting = waiting.borrow_mut();
                waiting.say.push((said, Uuid::new_v4()));
                if !waiting.stuck {
                    waiting.refused = None;
                }
                waiting.stuck
            };
            redraw.force_update();
            if !stuck {
                run.emit(());
            }
        })
    };
    let again = {
        let (waiting, run) = (waiting.clone(), run.clone());
        Callback::from(move |()| {
            {
                let mut waiting = waiting.borrow_mut();
                (waiting.stuck, waiting.refused) = (false, None);
            }
            run.emit(());
        })
    };
    let let_go = {
        let waiting = waiting.clone();
        Callback::from(move |()| {
            {
                let mut waiting = waiting.borrow_mut();
                if waiting.stuck {
                    waiting.say.clear();
                }
                (waiting.stuck, waiting.refused) = (false, None);
            }
            redraw.force_update();
        })
    };
    let turns = waiting.borrow().turns();
    Line { turns, say, again, let_go }
}

async fn take_turns(id: Uuid, waiting: &RefCell<Waiting>, redraw: &UseForceUpdateHandle) {
    loop {
        let next = waiting.borrow().next();
        let Some((verb, ticket)) = next else { return };
        let answer = send(id, verb, ticket).await;
        let (done, goes_on) = waiting.borrow_mut().answered(answer);
        redraw.force_update();
        if let Some(done) = done {
            done.emit(());
        }
        if !goes_on {
            return;
        }
    }
}

async fn send(id: Uuid, verb: Verb, ticket: Ticket) -> Answer<AnnexSummary> {
    match verb {
        Verb::Decide(number, new) => annexes::decide(id, number, &new, ticket).await,
        Verb::DecideMany(new) => annexes::decide_many(id, &new, ticket).await,
        Verb::Map(new) => annexes::map_columns(id, &new, ticket).await,
        Verb::Edit(new) => annexes::edit(id, &new, ticket).await,
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::annexes::{DecisionKind, NewDecision};

    use super::*;
    use crate::samples;

    fn accept(number: u32) -> (Say, Uuid) {
        let new = NewDecision { decision: DecisionKind::Accept, value: None, reason: None };
        (Say::plain(Verb::Decide(number, new)), Uuid::nil())
    }

    fn summary(version: i64) -> AnnexSummary {
        AnnexSummary { version, ..samples::annex().annex }
    }

    fn problem(code: Code) -> Rc<Problem> {
        let json = serde_json::json!({ "type": "", "title": "", "status": code.status(), "code": code, "requestId": "" });
        Rc::new(serde_json::from_value(json).unwrap())
    }

    #[test]
    fn each_is_said_on_the_version_the_one_before_made() {
        let mut waiting = Waiting { version: 3, say: [accept(1), accept(2)].into(), ..Waiting::default() };
        assert_eq!(waiting.next().map(|(_, ticket)| ticket.version), Some(3));
        let (done, goes_on) = waiting.answered(Ok(summary(4)));
        assert!(done.is_some() && goes_on);
        assert_eq!(waiting.next().map(|(_, ticket)| ticket.version), Some(4));
        assert_eq!(waiting.turns().pending.len(), 2, "taken, but not fetched again yet");
    }

    #[test]
    fn a_wrong_value_does_not_hold_up_the_others() {
        let mut waiting = Waiting { say: [accept(1), accept(2)].into(), ..Waiting::default() };
        let (_, goes_on) = waiting.answered(Err(problem(Code::Invalid)));
        assert!(goes_on && !waiting.stuck);
        assert_eq!(waiting.say.len(), 1);
    }

    #[test]
    fn a_stale_one_is_kept_and_not_shown_as_done() {
        let mut waiting = Waiting { say: [accept(1), accept(2)].into(), ..Waiting::default() };
        let (_, goes_on) = waiting.answered(Err(problem(Code::Stale)));
        assert!(!goes_on && waiting.stuck);
        assert_eq!((waiting.say.len(), waiting.turns().pending.len()), (2, 0));
    }
}

use std::{cmp::Reverse, rc::Rc};

use tiendo_api::annexes::{AnnexFinding, DecisionKind, FindingCode, NewDecisions};
use yew::prelude::*;

use crate::{
    parts::annex::{
        doubt::Doubt,
        pick::Pick,
        sheet::Sheet,
        turn::Turns,
        verb::{Say, Verb},
    },
    text::use_text,
};

/// So many doubts of a kind are shown at first, and so many more each time more are asked for.
const FEW: usize = 10;

/// Doubts by kind, the gravest kind first; within a kind in document order.
pub fn by_kind(doubts: &[&AnnexFinding]) -> Vec<(FindingCode, Vec<AnnexFinding>)> {
    let mut kinds: Vec<(FindingCode, Vec<AnnexFinding>)> = Vec::new();
    for doubt in doubts {
        let code = doubt.finding.code;
        match kinds.iter_mut().find(|(known, _)| *known == code) {
            Some((_, of_kind)) => of_kind.push((*doubt).clone()),
            None => kinds.push((code, vec![(*doubt).clone()])),
        }
    }
    kinds.sort_by_key(|(_, of_kind)| Reverse(of_kind.iter().map(|doubt| doubt.finding.severity).max()));
    kinds
}

/// Props of [`DoubtKind`].
#[derive(Properties, PartialEq)]
pub struct DoubtKindProps {
    /// The kind.
    pub code: FindingCode,
    /// Its doubts.
    pub doubts: Vec<AnnexFinding>,
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether they can be settled now.
    pub open: bool,
    /// What is on its way.
    pub turns: Turns,
    /// Number of the doubt looked at.
    pub picked: Option<u32>,
    /// Says something about the draft.
    pub on_say: Callback<Say>,
    /// Told what to look at.
    pub on_pick: Callback<Pick>,
}

/// The doubts of one kind, to be settled one by one or all at once.
#[component]
pub fn DoubtKind(props: &DoubtKindProps) -> Html {
    let text = use_text();
    let most = use_state(|| FEW);
    let code = props.code;
    let open = props.doubts.iter().filter(|doubt| doubt.decision.is_none()).count();
    let accept = props.on_say.reform(move |_: MouseEvent| {
        let new =
            NewDecisions { code: Some(code), severity: None, decision: DecisionKind::Accept, reason: None };
        Say::plain(Verb::DecideMany(new))
    });
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + FEW * 5))
    };
    let hidden = props.doubts.len().saturating_sub(*most);
    let title_id = format!("kind-{}", crate::wire::code(&code));
    html! {
        <section class="doubt-kind" data-kind={crate::wire::code(&code)} aria-labelledby={title_id.clone()}>
            <h3 id={title_id}>{ text.finding_code(code) }{ " " }<span class="count">{ props.doubts.len() }</span></h3>
            if props.open && open > 1 {
                <button type="button" class="quiet" data-accept="kind" onclick={accept}>{ text.accept_kind(open) }</button>
            }
            <ul class="doubt-list">
                for doubt in props.doubts.iter().take(*most) {
                    <Doubt key={doubt.number} sheet={props.sheet.clone()} doubt={doubt.clone()} open={props.open}
                        settling={props.turns.settling(doubt)} faults={props.turns.faults(doubt.number)}
                        picked={props.picked == Some(doubt.number)} on_say={props.on_say.clone()}
                        on_pick={props.on_pick.clone()} />
                }
            </ul>
            if hidden > 0 {
                <button type="button" data-more="doubts" onclick={more}>{ text.show_more(hidden) }</button>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::annexes::Severity;

    use super::*;
    use crate::samples;

    #[test]
    fn the_gravest_kind_comes_first() {
        let mut grave = samples::doubt(9);
        grave.finding.severity = Severity::High;
        grave.finding.code = FindingCode::DeadlineMissing;
        let (one, two) = (samples::doubt(1), samples::doubt(2));
        let kinds = by_kind(&[&one, &grave, &two]);
        let numbers: Vec<Vec<u32>> =
            kinds.iter().map(|(_, doubts)| doubts.iter().map(|doubt| doubt.number).collect()).collect();
        assert_eq!(numbers, [vec![9], vec![1, 2]]);
    }
}

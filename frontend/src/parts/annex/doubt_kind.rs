use std::rc::Rc;

use tiendo_api::annexes::{AnnexFinding, DecisionKind, FindingCode, NewDecisions, Severity};
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
pub fn by_kind(doubts: &[&AnnexFinding]) -> Vec<(FindingCode, Vec<u32>)> {
    let mut kinds: Vec<(FindingCode, Vec<u32>)> = Vec::new();
    for severity in [Severity::High, Severity::Medium, Severity::Low] {
        for first in doubts.iter().filter(|doubt| doubt.finding.severity == severity) {
            let code = first.finding.code;
            if kinds.iter().all(|(known, _)| *known != code) {
                let of_kind = doubts.iter().filter(|doubt| doubt.finding.code == code);
                kinds.push((code, of_kind.map(|doubt| doubt.number).collect()));
            }
        }
    }
    kinds
}

/// Props of [`DoubtKind`].
#[derive(Properties, PartialEq)]
pub struct DoubtKindProps {
    /// The kind.
    pub code: FindingCode,
    /// Numbers of its doubts.
    pub doubts: Vec<u32>,
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
    let doubts: Vec<&AnnexFinding> =
        props.doubts.iter().filter_map(|number| props.sheet.doubt(*number)).collect();
    let open = doubts.iter().filter(|doubt| doubt.decision.is_none()).count();
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
                for doubt in doubts.into_iter().take(*most) {
                    <Doubt key={doubt.number} sheet={props.sheet.clone()} number={doubt.number} open={props.open}
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
    use super::*;
    use crate::samples;

    #[test]
    fn the_gravest_kind_comes_first() {
        let mut grave = samples::doubt(9);
        grave.finding.severity = Severity::High;
        grave.finding.code = FindingCode::DeadlineMissing;
        let (one, two) = (samples::doubt(1), samples::doubt(2));
        let kinds = by_kind(&[&one, &grave, &two]);
        let numbers: Vec<Vec<u32>> = kinds.into_iter().map(|(_, numbers)| numbers).collect();
        assert_eq!(numbers, [vec![9], vec![1, 2]]);
    }
}

use std::rc::Rc;

use tiendo_api::annexes::{AnnexFinding, DecisionKind, NewDecisions, Severity};
use yew::prelude::*;

use crate::{
    parts::annex::{
        doubt_kind::{DoubtKind, by_kind},
        pick::Pick,
        sheet::Sheet,
        turn::Turns,
        verb::{Say, Verb},
    },
    text::{Text, use_text},
};

/// Props of [`Doubts`].
#[derive(Properties, PartialEq)]
pub struct DoubtsProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether doubts can be settled now.
    pub open: bool,
    /// What is on its way.
    pub turns: Turns,
    /// What is looked at.
    pub pick: Pick,
    /// Only the doubts about this node.
    pub only: Option<u32>,
    /// Says something about the draft.
    pub on_say: Callback<Say>,
    /// Told what to look at.
    pub on_pick: Callback<Pick>,
    /// Told whose doubts alone are wanted.
    pub on_only: Callback<Option<u32>>,
}

/// The doubts by kind, the gravest first. What is settled folds away, and stays to be looked at.
#[component]
pub fn Doubts(props: &DoubtsProps) -> Html {
    let text = use_text();
    let all = use_state(|| !props.open);
    let findings = &props.sheet.annex.findings;
    let left = findings.iter().filter(|doubt| is_open(doubt, &props.turns)).count();
    let shown: Vec<&AnnexFinding> = findings
        .iter()
        .filter(|doubt| *all || is_open(doubt, &props.turns) || props.turns.is_writing(doubt))
        .filter(|doubt| props.only.is_none_or(|node| props.sheet.node_of(&doubt.finding) == Some(node)))
        .collect();
    let toggle = |to: bool| {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(to))
    };
    html! {
        <section class="doubts" aria-labelledby="doubts-title">
            <h2 id="doubts-title" tabindex="-1">{ text.doubts_title() }{ " " }{ text.left_of(left, findings.len()) }</h2>
            <div class="toggle" role="group" aria-label={text.doubts_title()}>
                <button type="button" aria-pressed={(!*all).to_string()} onclick={toggle(false)}>{ text.only_open() }</button>
                <button type="button" aria-pressed={all.to_string()} onclick={toggle(true)}>{ text.all_doubts() }</button>
            </div>
            if let Some(node) = props.only.and_then(|key| props.sheet.node(key)) {
                <p class="notice small">
                    { text.only_about() }{ " " }{ node.line(text) }{ " " }
                    <button type="button" class="quiet" onclick={props.on_only.reform(|_: MouseEvent| None)}>
                        { text.all_nodes() }
                    </button>
                </p>
            }
            if props.open && props.only.is_none() { { easy_ones(text, props, &shown) } }
            if findings.is_empty() {
                <p class="empty">{ text.no_doubts() }</p>
            } else if left == 0 && props.open {
                <p class="empty" role="status">{ text.nothing_open() }</p>
            } else if shown.is_empty() {
                <p class="empty">{ text.no_open_here() }</p>
            }
            for (code, doubts) in by_kind(&shown) {
                <DoubtKind key={crate::wire::code(&code)} {code} {doubts} sheet={props.sheet.clone()} open={props.open}
                    turns={props.turns.clone()} picked={props.pick.finding} on_say={props.on_say.clone()}
                    on_pick={props.on_pick.clone()} />
            }
        </section>
    }
}

/// Whether nobody has settled it, nor is about to.
fn is_open(doubt: &AnnexFinding, turns: &Turns) -> bool {
    doubt.decision.is_none() && turns.settling(doubt).is_none()
}

/// What nothing hangs on can be accepted at once.
fn easy_ones(text: Text, props: &DoubtsProps, shown: &[&AnnexFinding]) -> Html {
    let easy =
        |doubt: &&&AnnexFinding| doubt.finding.severity == Severity::Low && is_open(doubt, &props.turns);
    let count = shown.iter().filter(easy).count();
    if count < 2 {
        return Html::default();
    }
    let accept = props.on_say.reform(|_: MouseEvent| {
        let new = NewDecisions {
            code: None,
            severity: Some(Severity::Low),
            decision: DecisionKind::Accept,
            reason: None,
        };
        Say::plain(Verb::DecideMany(new))
    });
    html! {
        <p>
            <button type="button" class="quiet" data-accept="low" onclick={accept}>{ text.accept_easy(count) }</button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parts::annex::turn::Turns, samples};

    async fn shown(turns: impl Fn() -> Turns + Send + 'static, only: Option<u32>) -> String {
        samples::drawn(move || {
            html! {
                <Doubts sheet={Rc::new(Sheet::of(samples::annex()))} open=true turns={turns()} pick={Pick::default()}
                    {only} on_say={Callback::noop()} on_pick={Callback::noop()} on_only={Callback::noop()} />
            }
        })
        .await
    }

    #[tokio::test]
    async fn doubts_stand_under_their_kind_and_are_counted() {
        let html = shown(Turns::default, None).await;
        assert!(html.contains("còn 2/2"), "{html}");
        assert!(html.contains("Chấp nhận cả 2 chỗ loại này"), "{html}");
        assert_eq!(html.matches("data-finding").count(), 2, "{html}");
    }

    #[tokio::test]
    async fn a_decision_on_its_way_already_counts() {
        let html =
            shown(|| Turns::of(vec![Verb::Decide(1, crate::parts::annex::doubt::accepting())]), None).await;
        assert!(html.contains("còn 1/2"), "{html}");
        assert_eq!(html.matches("data-finding").count(), 1, "{html}");
    }

    #[tokio::test]
    async fn the_doubts_of_one_node_can_be_seen_alone() {
        let html = shown(Turns::default, Some(3)).await;
        assert_eq!(html.matches("data-finding").count(), 0, "{html}");
        assert!(html.contains("III · Nhiệm vụ 1"), "{html}");
    }
}

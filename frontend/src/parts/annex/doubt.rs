use std::rc::Rc;

use tiendo_api::annexes::{
    AnnexFinding, DecisionKind, Edit, Finding, FindingCode, FindingDecision, NewDecision, NewEdit,
};
use yew::prelude::*;

use crate::{
    browser, dates,
    parts::{
        annex::{
            doubt_form::DoubtForm,
            pick::Pick,
            sheet::Sheet,
            verb::{Say, Verb},
        },
        forms::faults::Faults,
    },
    text::{Text, use_text},
};

/// Props of [`Doubt`].
#[derive(Properties, PartialEq)]
pub struct DoubtProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Number of the doubt.
    pub number: u32,
    /// Whether it can be settled now.
    pub open: bool,
    /// How it is being settled, while the answer is awaited.
    pub settling: Option<DecisionKind>,
    /// What the server said about the last value.
    pub faults: Faults,
    /// Whether it is the one looked at.
    pub picked: bool,
    /// Says something about the draft.
    pub on_say: Callback<Say>,
    /// Told what to look at.
    pub on_pick: Callback<Pick>,
}

/// One doubt: what was read, what is proposed, what can be done about it.
#[component]
pub fn Doubt(props: &DoubtProps) -> Html {
    let text = use_text();
    let writing = use_state(|| None::<DecisionKind>);
    let number = props.number;
    let Some(doubt) = props.sheet.doubt(number) else { return Html::default() };
    let AnnexFinding { finding, correctable, decision, .. } = doubt;
    let settle = |new: NewDecision| {
        let on_say = props.on_say.clone();
        Callback::from(move |_: MouseEvent| {
            // The row may leave the list: the next one takes the focus.
            browser::focus_next_row();
            on_say.emit(Say::plain(Verb::Decide(number, new.clone())));
        })
    };
    let write = |kind: DecisionKind| {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| writing.set(Some(kind)))
    };
    let close = {
        let writing = writing.clone();
        Callback::from(move |()| {
            writing.set(None);
            browser::focus(&format!("[data-finding='{number}'] [data-open]"));
        })
    };
    let (mark, grave) = text.severity(finding.severity);
    html! {
        <li class={classes!("doubt", props.picked.then_some("row-open"))} data-row="doubt" data-finding={number.to_string()}>
            <p>
                <span class="doubt-mark" aria-hidden="true" title={grave}>{ mark }</span>
                <span class="visually-hidden">{ grave }{ ": " }</span>
                { &finding.message }
            </p>
            { readings(text, doubt) }
            if let Some(decision) = decision { { decided(text, decision) } }
            <p class="doubt-acts">
                { where_it_stands(text, props, finding) }
                if let Some(kind) = props.settling {
                    <span class="small" role="status">{ text.decision_kind(kind) }{ ", " }{ text.being_saved() }</span>
                } else if props.open {
                    <button type="button" data-verb="confirm" onclick={settle(accepting())}>{ text.accept() }</button>
                    if *correctable {
                        <button type="button" data-verb="reportProgress" aria-expanded={expanded(*writing, DecisionKind::Correct)}
                            onclick={write(DecisionKind::Correct)}>{ text.correct() }</button>
                        if let Some(other) = &finding.alternative {
                            <button type="button" data-verb="alternative" onclick={settle(correcting(other))}>
                                { text.take_other() }{ ": " }{ other }
                            </button>
                        }
                    }
                    if let Some(node) = not_to_go_on(props, finding) {
                        <button type="button" data-verb="remove" onclick={take_out(text, props, node)}>{ text.remove_node() }</button>
                    }
                    <button type="button" data-verb="return" aria-expanded={expanded(*writing, DecisionKind::Waive)}
                        onclick={write(DecisionKind::Waive)}>{ text.waive() }</button>
                }
            </p>
            if let Some(kind) = writing.filter(|_| props.open) {
                <DoubtForm key={format!("{kind:?}")} annex={props.sheet.annex.annex.id} {number} {kind}
                    field={finding.target.map(|target| target.field)} faults={props.faults.clone()}
                    suggested={if kind == DecisionKind::Correct { props.sheet.suggestion(doubt) } else { String::new() }}
                    busy={props.settling.is_some()} on_say={props.on_say.clone()} on_close={close} />
            }
        </li>
    }
}

pub(super) fn accepting() -> NewDecision {
    NewDecision { decision: DecisionKind::Accept, value: None, reason: None }
}

fn correcting(value: &str) -> NewDecision {
    NewDecision { decision: DecisionKind::Correct, value: Some(value.to_owned()), reason: None }
}

/// The node of unfinished work of the year before, which may also end there.
fn not_to_go_on(props: &DoubtProps, finding: &Finding) -> Option<u32> {
    let node = finding.target?.node;
    (finding.code == FindingCode::Unfinished && props.sheet.node(node).is_some()).then_some(node)
}

/// Takes the work out of the plan, and says at the doubt that this was done.
fn take_out(text: Text, props: &DoubtProps, node: u32) -> Callback<MouseEvent> {
    let (on_say, number) = (props.on_say.clone(), props.number);
    Callback::from(move |_: MouseEvent| {
        browser::focus_next_row();
        on_say.emit(Say::plain(Verb::Edit(NewEdit { edit: Edit::Remove { node } })));
        let reason = Some(text.does_not_go_on().to_owned());
        let new = NewDecision { decision: DecisionKind::Waive, value: None, reason };
        on_say.emit(Say::plain(Verb::Decide(number, new)));
    })
}

fn expanded(writing: Option<DecisionKind>, kind: DecisionKind) -> String {
    (writing == Some(kind)).to_string()
}

/// What was read, what is proposed, and the other reading.
fn readings(text: Text, doubt: &AnnexFinding) -> Html {
    let finding = &doubt.finding;
    let read = (!finding.read.is_empty()).then_some(&finding.read);
    let lines = [
        (text.as_read(), read),
        (text.as_proposed(), finding.proposed.as_ref()),
        (text.other_reading(), finding.alternative.as_ref()),
    ];
    html! {
        <dl class="readings small">
            for (name, words) in lines {
                if let Some(words) = words {
                    <div><dt>{ name }</dt><dd>{ words }</dd></div>
                }
            }
        </dl>
    }
}

fn decided(text: Text, decision: &FindingDecision) -> Html {
    html! {
        <p class="small decided">
            { "✓ " }{ text.decision_kind(decision.kind) }
            if let Some(words) = decision.value.as_ref().or(decision.reason.as_ref()) { { ": " }{ words } }
            if let Some(by) = &decision.by { { " · " }{ &by.name } }
            { " · " }{ dates::instant(decision.at) }
        </p>
    }
}

/// The button that shows the doubt in the source, or in the tree when no document has it. Reaching it with the
/// keyboard shows it too.
fn where_it_stands(text: Text, props: &DoubtProps, finding: &Finding) -> Html {
    let node = props.sheet.node_of(finding);
    let place = props.sheet.has(finding.place).then_some(finding.place);
    let pick = Pick { finding: Some(props.number), node, place };
    let onfocus = props.on_pick.reform(move |_: FocusEvent| pick);
    let onclick = props.on_pick.reform(move |_: MouseEvent| {
        browser::show(".pane");
        pick
    });
    html! {
        <button type="button" class="quiet" data-open="doubt" {onfocus} {onclick}>
            if let Some(node) = node.and_then(|node| props.sheet.node(node)) {
                <span class="code">{ node.line(text) }</span>{ "\u{a0}· " }
            }
            { place.map_or_else(|| text.show_in_tree().to_owned(), |place| props.sheet.place_words(text, place)) }
        </button>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::{Lang, annexes::Annex};

    use super::*;
    use crate::samples;

    async fn shown(doubt: AnnexFinding, open: bool, settling: Option<DecisionKind>) -> String {
        samples::drawn(move || {
            let annex = Annex { findings: vec![doubt.clone()], ..samples::annex() };
            let sheet = Rc::new(Sheet::of(annex));
            html! {
                <Doubt {sheet} number={doubt.number} {open} {settling} faults={Faults::default()} picked=false
                    on_say={Callback::noop()} on_pick={Callback::noop()} />
            }
        })
        .await
    }

    #[tokio::test]
    async fn a_doubt_says_what_was_read_where_and_what_can_be_done() {
        let mut doubt = samples::doubt(1);
        doubt.finding.alternative = Some("Trung tâm Xúc tiến".into());
        let html = shown(doubt, true, None).await;
        for words in
            ["Nên biết", "Trung tâm dịch vụ", "III.HĐ1", "dòng 14, cột 5", "Chấp nhận", "Trung tâm Xúc tiến"]
        {
            assert!(html.contains(words), "{words} is missing: {html}");
        }
    }

    #[tokio::test]
    async fn what_no_single_field_holds_is_not_corrected() {
        let mut doubt = samples::doubt(1);
        doubt.correctable = false;
        let html = shown(doubt, true, None).await;
        assert!(!html.contains("data-verb=\"reportProgress\""), "{html}");
    }

    #[tokio::test]
    async fn a_decision_shows_at_once_and_then_who_took_it() {
        let html = shown(samples::doubt(1), true, Some(DecisionKind::Accept)).await;
        assert!(html.contains("Đã chấp nhận, đang lưu") && !html.contains("data-verb"), "{html}");
        let mut doubt = samples::doubt(1);
        doubt.decision = Some(samples::decided(DecisionKind::Waive));
        let html = shown(doubt, false, None).await;
        assert!(html.contains("Đã bỏ qua: Đã đối chiếu bản ký.") && !html.contains("data-verb"), "{html}");
        assert_eq!(Text(Lang::Vi).decision_kind(DecisionKind::Waive), "Đã bỏ qua");
    }
}

use tiendo_api::{
    Lang,
    annexes::{AnnexFinding, DecisionKind, FindingCode, NewDecision, Place},
};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    dates,
    text::{Text, use_text},
};

/// So many doubts of a kind are shown at once; more are folded away.
const FEW: usize = 6;

/// What a person does with doubts.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Decides about one.
    Decide(u32, NewDecision),
    /// Accepts all open ones of a kind.
    AcceptKind(FindingCode),
    /// Wants to see where it stands.
    Show(Place),
}

/// Props of [`Doubts`].
#[derive(Properties, PartialEq)]
pub struct DoubtsProps {
    /// All doubts, in document order.
    pub findings: Vec<AnnexFinding>,
    /// Whether they can be settled now.
    pub open: bool,
    /// Names of units to choose from.
    pub units: Vec<AttrValue>,
    /// Told what is done.
    pub on_act: Callback<Act>,
}

/// The doubts by kind, each with its place and what can be done about it.
#[component]
pub fn Doubts(props: &DoubtsProps) -> Html {
    let text = use_text();
    let all = use_state(|| !props.open);
    let left = props.findings.iter().filter(|each| each.decision.is_none()).count();
    let toggle = |to: bool| {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(to))
    };
    let mut kinds: Vec<FindingCode> = Vec::new();
    for each in &props.findings {
        if !kinds.contains(&each.finding.code) && (*all || each.decision.is_none()) {
            kinds.push(each.finding.code);
        }
    }
    let severity = |code: &FindingCode| {
        props
            .findings
            .iter()
            .filter(|each| each.finding.code == *code)
            .map(|each| each.finding.severity)
            .max()
    };
    kinds.sort_by_key(|code| std::cmp::Reverse(severity(code)));
    html! {
        <section class="doubts" aria-labelledby="doubts-title">
            <h2 id="doubts-title">{ text.doubts_title() }{ " " }{ left }{ "/" }{ props.findings.len() }</h2>
            <p class="links" role="group" aria-label={text.doubts_title()}>
                <button type="button" aria-pressed={(!*all).to_string()} onclick={toggle(false)}>{ text.only_open() }</button>
                <button type="button" aria-pressed={all.to_string()} onclick={toggle(true)}>{ text.all_doubts() }</button>
            </p>
            if left == 0 && props.open {
                <p class="empty" role="status">{ text.nothing_open() }</p>
            }
            for code in kinds {
                { kind(text, code, props, *all) }
            }
            <datalist id="unit-names">
                for name in &props.units {
                    <option value={name.clone()} />
                }
            </datalist>
        </section>
    }
}

fn kind(text: Text, code: FindingCode, props: &DoubtsProps, all: bool) -> Html {
    let of_kind: Vec<&AnnexFinding> = props
        .findings
        .iter()
        .filter(|each| each.finding.code == code && (all || each.decision.is_none()))
        .collect();
    let open = of_kind.iter().filter(|each| each.decision.is_none()).count();
    let accept = props.on_act.reform(move |_: MouseEvent| Act::AcceptKind(code));
    html! {
        <div class="doubt-kind" data-kind={crate::wire::code(&code)}>
            <details open={of_kind.len() <= FEW}>
                <summary>{ text.finding_code(code) }{ " (" }{ of_kind.len() }{ ")" }</summary>
                <ul class="doubt-list">
                    for each in of_kind {
                        <Doubt key={each.number} doubt={each.clone()} open={props.open} on_act={props.on_act.clone()} />
                    }
                </ul>
            </details>
            if props.open && open > 1 {
                <button type="button" class="quiet" onclick={accept}>{ text.accept_kind() }{ " (" }{ open }{ ")" }</button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DoubtProps {
    doubt: AnnexFinding,
    open: bool,
    on_act: Callback<Act>,
}

#[component]
fn Doubt(props: &DoubtProps) -> Html {
    let text = use_text();
    let writing = use_state(|| None::<DecisionKind>);
    let typed = use_state(String::new);
    let AnnexFinding { number, finding, correctable, decision } = &props.doubt;
    let number = *number;
    let decide = |decision, value: Option<String>, reason: Option<String>| {
        props.on_act.reform(move |_: MouseEvent| {
            Act::Decide(number, NewDecision { decision, value: value.clone(), reason: reason.clone() })
        })
    };
    let place = finding.place;
    let show = props.on_act.reform(move |_: MouseEvent| Act::Show(place));
    let begin = |kind: DecisionKind, with: String| {
        let (writing, typed) = (writing.clone(), typed.clone());
        Callback::from(move |_: MouseEvent| {
            typed.set(with.clone());
            writing.set(Some(kind));
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let (mark, grave) = text.severity(finding.severity);
    let suggested = finding.proposed.clone().unwrap_or_else(|| finding.read.clone());
    let field = format!("doubt-{number}");
    html! {
        <li class="doubt" data-row="doubt" data-finding={number.to_string()}>
            <p>
                <span class="doubt-mark" title={grave} aria-hidden="true">{ mark }</span>
                <span class="visually-hidden">{ grave }{ ": " }</span>
                { &finding.message }
            </p>
            if !finding.read.is_empty() {
                <p class="small">{ text.as_read() }{ ": " }<q class="verbatim">{ &finding.read }</q></p>
            }
            if let Some(proposed) = &finding.proposed {
                <p class="small">{ text.as_proposed() }{ ": " }<span class="verbatim">{ proposed }</span></p>
            }
            if let Some(other) = &finding.alternative {
                <p class="small">{ text.other_reading() }{ ": " }<span class="verbatim">{ other }</span></p>
            }
            if let Some(decision) = decision {
                <p class="small decided">
                    { "✓ " }{ text.decision_kind(decision.kind) }
                    if let Some(value) = &decision.value { { ": " }{ value } }
                    if let Some(reason) = &decision.reason { { ": " }{ reason } }
                    if let Some(by) = &decision.by { { " · " }{ &by.name } }
                    { " · " }{ dates::instant(decision.at) }
                </p>
            }
            <p class="doubt-acts">
                <button type="button" class="quiet" data-open="doubt" onclick={show}>{ place_words(text, place) }</button>
                if props.open {
                    <button type="button" data-verb="confirm" onclick={decide(DecisionKind::Accept, None, None)}>{ text.accept() }</button>
                    if *correctable {
                        <button type="button" data-verb="reportProgress" onclick={begin(DecisionKind::Correct, suggested)}>{ text.correct() }</button>
                        if let Some(other) = finding.alternative.clone() {
                            <button type="button" onclick={decide(DecisionKind::Correct, Some(other.clone()), None)}>{ other }</button>
                        }
                    }
                    <button type="button" data-verb="return" onclick={begin(DecisionKind::Waive, String::new())}>{ text.waive() }</button>
                }
            </p>
            if let Some(kind) = *writing {
                <div class="doubt-form">
                    <label for={field.clone()}>{ if kind == DecisionKind::Correct { text.right_value() } else { text.reason() } }</label>
                    if kind == DecisionKind::Correct {
                        <p class="hint">{ text.one_per_line() }</p>
                    }
                    <textarea id={field} rows="3" value={(*typed).clone()} {oninput} />
                    if kind == DecisionKind::Correct {
                        <button type="button" class="primary" onclick={decide(kind, Some((*typed).clone()), None)}>{ text.save_correction() }</button>
                    } else {
                        <button type="button" class="primary" onclick={decide(kind, None, Some((*typed).clone()))}>{ text.save_waiver() }</button>
                    }
                    <button type="button" onclick={let writing = writing.clone(); move |_: MouseEvent| writing.set(None)}>{ text.cancel() }</button>
                </div>
            }
        </li>
    }
}

/// A place in words: "bảng 1, dòng 14, cột 8".
pub fn place_words(text: Text, place: Place) -> String {
    let table =
        if place.table > 1 { format!("{} {}, ", text.source_table(), place.table) } else { String::new() };
    let column =
        place.column.map(|column| format!(", {} {column}", text.source_column())).unwrap_or_default();
    let words = format!("{table}{} {}{column}", text.source_row(), place.row);
    if text.0 == Lang::Vi { words } else { words.to_lowercase() }
}

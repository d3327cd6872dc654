use tiendo_api::{
    annexes::{DecisionKind, Field as Part, NewDecision},
    check::Check,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    browser, dates,
    draft::use_draft,
    parts::{
        annex::{
            verb::{Say, Verb},
            words_field::{WordsField, words_field},
        },
        forms::{
            faults::Faults,
            field::{Field, FieldKind},
        },
    },
    text::use_text,
};

/// Props of [`DoubtForm`].
#[derive(Properties, PartialEq)]
pub struct DoubtFormProps {
    /// The draft.
    pub annex: Uuid,
    /// Number of the doubt.
    pub number: u32,
    /// Corrects it, or waives it.
    pub kind: DecisionKind,
    /// The field it is about, to be corrected.
    pub field: Option<Part>,
    /// What to begin a correction with.
    pub suggested: AttrValue,
    /// What the server said about the value.
    pub faults: Faults,
    /// Whether it is on its way.
    pub busy: bool,
    /// Says the decision.
    pub on_say: Callback<Say>,
    /// Closes the form; what was typed is kept.
    pub on_close: Callback<()>,
}

/// The right value of a doubt, or the reason why it stays as written.
#[component]
pub fn DoubtForm(props: &DoubtFormProps) -> Html {
    let text = use_text();
    let (number, kind) = (props.number, props.kind);
    let corrects = kind == DecisionKind::Correct;
    let form = format!("doubt-{number}-{}", crate::wire::code(&kind));
    let draft = use_draft(&form, props.annex, || None::<String>);
    let found_here = use_state(Faults::default);
    use_effect_with((), {
        let first = format!("form[name={form}] :is(input, textarea)");
        move |()| browser::focus(&first)
    });
    let words = draft.now().clone().unwrap_or_else(|| props.suggested.to_string());
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| *draft = Some(typed)))
    };
    let onsubmit = {
        let (draft, found_here, words) = (draft.clone(), found_here.clone(), words.clone());
        let (on_say, on_close, lang) = (props.on_say.clone(), props.on_close.clone(), text.0);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let said = Some(words.clone());
            let (value, reason) = if corrects { (said, None) } else { (None, said) };
            let new = NewDecision { decision: kind, value, reason };
            let found = Faults::found(new.check(dates::today()), lang);
            if found.is_empty() {
                let (draft, on_close) = (draft.clone(), on_close.clone());
                let done = Callback::from(move |()| {
                    draft.forget();
                    on_close.emit(());
                });
                on_say.emit(Say { verb: Verb::Decide(number, new), done });
            }
            found_here.set(found);
        })
    };
    let faults = if found_here.is_empty() { &props.faults } else { &found_here };
    let fault = faults.at(if corrects { "/value" } else { "/reason" });
    let typed = match props.field.filter(|_| corrects) {
        Some(field) => {
            let label = text.right_value();
            words_field(
                text,
                WordsField { form: &form, field, label, value: &words, fault, on_input: &on_input },
            )
        }
        None => html! {
            <Field form={form.clone()} name="value" label={text.reason()} kind={FieldKind::Prose} required=true
                hint={text.waiver_hint()} value={words} {fault} {on_input} />
        },
    };
    html! {
        <form class="form doubt-form" name={form} novalidate=true aria-busy={props.busy.to_string()} {onsubmit}>
            { typed }
            <div class="form-actions">
                <button type="submit" class="primary" disabled={props.busy}>
                    {
                        if props.busy { text.sending() }
                        else if corrects { text.save_correction() }
                        else { text.save_waiver() }
                    }
                </button>
                <button type="button" data-close="panel" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                    { text.cancel() }
                </button>
            </div>
        </form>
    }
}

use std::rc::Rc;

use tiendo_api::{
    ListRule,
    check::Check,
    completion::{CompletionRule, DeliverableRule, NewCompletionRule, NewDeliverableRule},
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::figures,
    dates,
    draft::use_draft,
    parts::forms::{
        faults::Faults,
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::{Run, then, use_prepared},
    },
    text::{Text, use_text},
};

/// A change of the rule being typed.
type Edit = Box<dyn FnOnce(&mut NewCompletionRule)>;

/// Props of [`CompletionForm`].
#[derive(Properties, PartialEq)]
pub struct CompletionFormProps {
    /// The rule as it stands.
    pub rule: Rc<CompletionRule>,
    /// Told the rule as it was saved.
    pub on_done: Callback<CompletionRule>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// Correct a completion rule: the whole of it at once, beginning with what it says now.
#[component]
pub fn CompletionForm(props: &CompletionFormProps) -> Html {
    let text = use_text();
    let rule = &props.rule;
    let activity = rule.activity_id;
    let draft = use_draft("completion", activity, || None::<NewCompletionRule>);
    let prepare = {
        let (draft, rule, on_done) = (draft.clone(), rule.clone(), props.on_done.clone());
        Rc::new(move || {
            let body = sent(draft.now().clone().unwrap_or_else(|| as_it_stands(&rule)));
            let found = body.check(dates::today());
            if !found.is_empty() {
                return Err(found);
            }
            let said = serde_json::to_string(&body).unwrap_or_default();
            let (draft, on_done) = (draft.clone(), on_done.clone());
            let done = move |made| {
                draft.forget();
                on_done.emit(made);
            };
            let run =
                move |ticket| then(figures::correct_completion(activity, &body, ticket), Box::new(done));
            Ok((said, Box::new(run) as Run))
        })
    };
    let form = use_prepared(prepare, rule.version);
    let on_edit = {
        let (draft, rule) = (draft.clone(), rule.clone());
        Callback::from(move |edit: Edit| {
            draft.edit(|draft| edit(draft.get_or_insert_with(|| as_it_stands(&rule))));
        })
    };
    let now = draft.now().clone().unwrap_or_else(|| as_it_stands(rule));
    let whole = on_edit.reform(|needs: ListRule| -> Edit { Box::new(move |rule| rule.needs = needs) });
    let fields = html! {
        <>
            if now.deliverables.len() > 1 { { choice(text, text.rule_needs(), "needs", now.needs, &whole) } }
            for (index, (told, new)) in rule.deliverables.iter().zip(&now.deliverables).enumerate() {
                { deliverable(text, index, told, new, &form.faults, &on_edit) }
            }
        </>
    };
    let (title, verb) = (text.correct_rule(), text.save_rule());
    form_frame(
        text,
        &Frame { name: "completion", title, verb, form: &form, on_close: &props.on_close },
        fields,
    )
}

/// What one deliverable asks for: whether it is asked for, what it consists of, how much of that is needed.
fn deliverable(
    text: Text,
    index: usize,
    told: &DeliverableRule,
    new: &NewDeliverableRule,
    faults: &Faults,
    on_edit: &Callback<Edit>,
) -> Html {
    let change = move |set: Box<dyn FnOnce(&mut NewDeliverableRule)>| -> Edit {
        Box::new(move |rule| {
            if let Some(one) = rule.deliverables.get_mut(index) {
                set(one);
            }
        })
    };
    let onchange = on_edit.reform(move |event: Event| {
        let required = event.target_unchecked_into::<HtmlInputElement>().checked();
        change(Box::new(move |one| one.required = required))
    });
    // Lines as they are typed, the empty one at the end included; what is sent is tidied.
    let on_parts = on_edit.reform(move |typed: String| {
        let parts =
            if typed.is_empty() { Vec::new() } else { typed.split('\n').map(str::to_owned).collect() };
        change(Box::new(move |one| one.parts = parts))
    });
    let on_needs = on_edit.reform(move |needs: ListRule| change(Box::new(move |one| one.needs = needs)));
    let at = format!("/deliverables/{index}/parts");
    let fault =
        faults.at(&at).or_else(|| (0..new.parts.len()).find_map(|part| faults.at(&format!("{at}/{part}"))));
    html! {
        <fieldset class="clause-fields">
            <legend>{ &told.title }</legend>
            <label class="check">
                <input type="checkbox" name={format!("required-{index}")} checked={new.required} {onchange} />
                { text.rule_required() }
            </label>
            <Field form="completion" name={format!("parts-{index}")} label={text.rule_parts()} kind={FieldKind::Prose}
                value={new.parts.join("\n")} {fault} on_input={on_parts} />
            if new.parts.len() > 1 {
                { choice(text, text.rule_parts_needs(), &format!("needs-{index}"), new.needs, &on_needs) }
            }
        </fieldset>
    }
}

/// All of them, or any one.
fn choice(
    text: Text,
    legend: &'static str,
    name: &str,
    now: ListRule,
    on_choose: &Callback<ListRule>,
) -> Html {
    let option = |needs: ListRule, words: &'static str| {
        html! {
            <label>
                <input type="radio" name={name.to_owned()} value={format!("{needs:?}")} checked={now == needs}
                    onchange={on_choose.reform(move |_| needs)} />
                { words }
            </label>
        }
    };
    html! {
        <fieldset class="choice">
            <legend>{ legend }</legend>
            { option(ListRule::AllOf, text.rule_all()) }
            { option(ListRule::AnyOf, text.rule_any()) }
        </fieldset>
    }
}

fn as_it_stands(rule: &CompletionRule) -> NewCompletionRule {
    let one = |told: &DeliverableRule| NewDeliverableRule {
        id: told.id,
        required: told.required,
        parts: told.parts.clone(),
        needs: told.needs,
    };
    NewCompletionRule { needs: rule.needs, deliverables: rule.deliverables.iter().map(one).collect() }
}

/// What was typed without its blank lines.
fn sent(mut rule: NewCompletionRule) -> NewCompletionRule {
    for one in &mut rule.deliverables {
        one.parts =
            one.parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    }
    rule
}

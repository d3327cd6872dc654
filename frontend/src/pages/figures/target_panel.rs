use tiendo_api::{
    Action,
    targets::{NewTargetDrop, PlanTarget, TargetDetail, TargetStatus},
};
use uuid::Uuid;
use yew::prelude::*;

use super::units::use_units;
use crate::{
    announce::use_announce,
    api::figures,
    browser,
    fetch::{Remote, use_fetch, use_submit},
    parts::{
        figures::{
            target_forms::{TargetForm, TypedTarget, target_fields},
            target_log::{decisions, reports},
            target_table::standing,
            trend::trend,
            value_form::{TypedValue, value_fields},
        },
        forms::plain::{Plain, plain_form, plain_form_of},
        problem_view::problem_view,
    },
    text::{Text, use_text},
};

/// Props of [`TargetPanel`].
#[derive(Properties, PartialEq)]
pub struct TargetPanelProps {
    /// The target.
    pub id: Uuid,
    /// The open form.
    pub form: Option<TargetForm>,
    /// Opens or closes a form.
    pub on_form: Callback<Option<TargetForm>>,
    /// Closes the panel.
    pub on_close: Callback<Uuid>,
    /// Told when the target has changed.
    pub on_changed: Callback<()>,
}

/// One target beside the others: what it states, how it stands period by period, what can be done.
#[component]
pub fn TargetPanel(props: &TargetPanelProps) -> Html {
    let text = use_text();
    let id = props.id;
    let announce = use_announce();
    let fetched = use_fetch((id, text.0), |(id, _)| figures::target(id));
    let units = use_units(props.form == Some(TargetForm::Correct));
    // A form can be asked for before the target is here.
    let is_here = matches!(fetched.remote, Remote::Ready(_));
    use_effect_with(props.form.filter(|_| is_here), |form| {
        browser::focus(if form.is_some() {
            ".panel form :is(input, select, textarea)"
        } else {
            "#panel-title"
        });
    });
    let on_done = |said: &'static str| {
        let (put, on_form, on_close) = (fetched.put.clone(), props.on_form.clone(), props.on_close.clone());
        let (on_changed, announce) = (props.on_changed.clone(), announce.clone());
        Callback::from(move |detail: TargetDetail| {
            let gone = detail.target.status == TargetStatus::Dropped;
            put.emit(detail);
            on_form.emit(None);
            on_changed.emit(());
            announce.emit(said.to_owned());
            if gone {
                on_close.emit(id);
            }
        })
    };
    let confirming = use_submit(figures::confirm, on_done(text.done_target_confirmed()));
    let head = |title: String| {
        html! {
            <div class="panel-head">
                <h2 id="panel-title" tabindex="-1">{ title }</h2>
                <button type="button" class="quiet" data-close="panel"
                    onclick={props.on_close.reform(move |_| id)}>{ text.close() }</button>
            </div>
        }
    };
    let detail = match fetched.arrived(text) {
        Ok(detail) => detail,
        Err(instead) => {
            return html! {
                <aside class="panel" aria-labelledby="panel-title">
                    { head(text.targets_title().to_owned()) }{ instead }
                </aside>
            };
        }
    };
    let target = &detail.target;
    let on_confirm = {
        let version = target.version;
        confirming.send.reform(move |_: MouseEvent| (id, version))
    };
    let plain = |said| Plain {
        about: id,
        version: target.version,
        above: Html::default(),
        choices: Vec::new(),
        on_done: on_done(said),
        on_close: props.on_form.reform(|()| None),
    };
    let opened = props.form.filter(|form| may(target, *form)).map(|form| match form {
        TargetForm::Report => {
            plain_form_of::<TypedValue>(text, plain(text.done_report()), value_fields(text, target))
        }
        TargetForm::Correct => {
            let above = html! { <p class="hint">{ text.correct_hint() }</p> };
            let plain = Plain { above, ..plain(text.done_target_saved()) };
            plain_form_of::<TypedTarget<false>>(text, plain, target_fields(text, Some(target), &units))
        }
        TargetForm::Drop => {
            let above = html! { <p class="hint">{ text.drop_hint() }</p> };
            plain_form::<NewTargetDrop>(text, Plain { above, ..plain(text.done_target_dropped()) })
        }
    });
    let proposed = target.status == TargetStatus::Proposed;
    html! {
        <aside class="panel" aria-labelledby="panel-title" data-panel="target">
            { head(format!("{} {}", text.targets_title(), target.code)) }
            <p class="panel-work">{ &target.words }</p>
            <p>{ standing(text, target) }</p>
            <div class="verbs">
                if proposed && target.allowed_actions.contains(&Action::ManageTargets) {
                    <button type="button" class="main" data-verb="confirm" disabled={confirming.sending.busy()}
                        onclick={on_confirm}>{ text.target_confirm() }</button>
                }
                { for verbs(text, target, props) }
            </div>
            if let Some(problem) = confirming.sending.problem() {
                { problem_view(text, problem, Some(&fetched.reload)) }
            }
            { opened }
            { facts(text, target) }
            if !proposed { { trend(text, target) }{ reports(text, &detail) } }
            { decisions(text, &detail) }
        </aside>
    }
}

/// What a form does to a target, in the order in which forms are offered.
const FORMS: [(TargetForm, Action); 3] = [
    (TargetForm::Report, Action::ReportTarget),
    (TargetForm::Correct, Action::ManageTargets),
    (TargetForm::Drop, Action::ManageTargets),
];

fn may(target: &PlanTarget, form: TargetForm) -> bool {
    FORMS.iter().any(|(each, action)| *each == form && target.allowed_actions.contains(action))
}

fn verbs(text: Text, target: &PlanTarget, props: &TargetPanelProps) -> Vec<Html> {
    let button = |(form, _): (TargetForm, Action)| {
        let open = props.form == Some(form);
        let words = match form {
            TargetForm::Report => text.target_report(),
            TargetForm::Correct => text.target_correct(),
            TargetForm::Drop => text.target_drop(),
        };
        html! {
            <button type="button" data-form={format!("{form:?}")} aria-expanded={open.to_string()}
                onclick={props.on_form.reform(move |_| Some(form))}>{ words }</button>
        }
    };
    FORMS.into_iter().filter(|(form, _)| may(target, *form)).map(button).collect()
}

fn facts(text: Text, target: &PlanTarget) -> Html {
    let lead = target.lead_unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default();
    html! {
        <dl class="facts">
            <div><dt>{ text.target_wanted() }</dt><dd>{ text.wanted(target) }</dd></div>
            <div><dt>{ text.target_lead() }</dt><dd>{ lead }</dd></div>
            <div><dt>{ text.target_place() }</dt><dd>{ text.stated_at(target) }</dd></div>
        </dl>
    }
}

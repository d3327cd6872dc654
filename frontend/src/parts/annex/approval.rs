use std::rc::Rc;

use tiendo_api::annexes::{AnnexKind, AnnexSummary, Approval, NewApproval, NewWithdrawal};
use yew::prelude::*;

use crate::{
    api::annexes,
    dates,
    draft::use_draft,
    parts::{
        annex::sheet::Sheet,
        forms::{
            field::{Field, FieldKind},
            frame::{Frame, form_frame},
            use_form::use_form,
        },
        frame::go::Go,
    },
    route::Route,
    text::{Text, use_text},
};

/// Props of the forms about a draft as a whole.
#[derive(Properties, PartialEq)]
pub struct WholeFormProps<T: PartialEq> {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Told what was made.
    pub on_done: Callback<T>,
    /// Closes the form.
    pub on_close: Callback<()>,
}

/// Approves a draft; an amendment with its decision.
#[component]
pub fn ApprovalForm(props: &WholeFormProps<Approval>) -> Html {
    let text = use_text();
    let annex = &props.sheet.annex.annex;
    let id = annex.id;
    let draft = use_draft("approval", id, NewApproval::default);
    let form = use_form(
        &draft,
        |draft| Ok(draft.clone()),
        annex.version,
        move |body, ticket| annexes::approve(id, body, ticket),
        &props.on_done,
    );
    let set = |change: fn(&mut NewApproval, String)| {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| change(draft, typed)))
    };
    let now = draft.now();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let latest = dates::today().to_string();
    let fields = if annex.kind == AnnexKind::Amendment {
        html! {
            <>
                <p class="small">{ text.amendment_says() }</p>
                <Field form="approval" name="decisionNumber" label={text.decision_number()} required={true}
                    value={now.decision_number.clone().unwrap_or_default()} fault={form.faults.at("/decisionNumber")}
                    on_input={set(|draft, typed| draft.decision_number = Some(typed))} />
                <Field form="approval" name="decidedOn" label={text.decided_on()} kind={FieldKind::Day} required={true}
                    value={day(now.decided_on)} latest={latest.clone()} fault={form.faults.at("/decidedOn")}
                    on_input={set(|draft, typed| draft.decided_on = typed.parse().ok())} />
                <Field form="approval" name="effectiveOn" label={text.effective_on()} kind={FieldKind::Day} required={true}
                    value={day(now.effective_on)} {latest} fault={form.faults.at("/effectiveOn")}
                    on_input={set(|draft, typed| draft.effective_on = typed.parse().ok())} />
            </>
        }
    } else {
        html! { <p class="small">{ text.approval_says(annex.found.activities) }</p> }
    };
    let nobodys = props.sheet.without_lead();
    let fields = html! {
        <>
            { fields }
            if nobodys > 0 { <p class="notice">{ text.without_lead(nobodys) }</p> }
        </>
    };
    let verb = if annex.kind == AnnexKind::Amendment { text.approve_amendment() } else { text.approve() };
    let frame = Frame { name: "approval", title: verb, verb, form: &form, on_close: &props.on_close };
    form_frame(text, &frame, fields)
}

/// Puts a draft aside, with a reason.
#[component]
pub fn WithdrawalForm(props: &WholeFormProps<AnnexSummary>) -> Html {
    let text = use_text();
    let annex = &props.sheet.annex.annex;
    let id = annex.id;
    let draft = use_draft("withdrawal", id, || NewWithdrawal { reason: String::new() });
    let form = use_form(
        &draft,
        |draft| Ok(draft.clone()),
        annex.version,
        move |body, ticket| annexes::withdraw(id, body, ticket),
        &props.on_done,
    );
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed| draft.edit(|draft| draft.reason = typed))
    };
    let fields = html! {
        <Field form="withdrawal" name="reason" label={text.reason()} kind={FieldKind::Prose} required={true}
            value={draft.now().reason.clone()} fault={form.faults.at("/reason")} {on_input} />
    };
    let frame = Frame {
        name: "withdrawal",
        title: text.withdraw(),
        verb: text.withdraw(),
        form: &form,
        on_close: &props.on_close,
    };
    form_frame(text, &frame, fields)
}

/// What an approval made, and where to go on.
pub fn approved(text: Text, done: &Approval) -> Html {
    html! {
        <section class="approved" role="status">
            <h2 tabindex="-1">{ text.approved_now() }</h2>
            <p>
                { done.items_added }{ " " }{ text.items_added() }{ " · " }
                { done.items_changed }{ " " }{ text.items_changed() }{ " · " }
                { done.items_dropped }{ " " }{ text.items_dropped() }
            </p>
            <p class="links">
                <Go to={Route::Plan { id: done.plan_id }}>{ text.to_plan() }</Go>
                <Go to={Route::Queue}>{ text.nav_queue() }</Go>
                <Go to={Route::Versions { id: done.plan_id }}>{ text.versions_title() }</Go>
            </p>
        </section>
    }
}

use std::rc::Rc;

use tiendo_api::{
    Action,
    annexes::{AnnexKind, AnnexState, AnnexSummary, Approval},
    plans::PlanSummary,
    problem::Problem,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    pane::{Beside, Pane},
    reading::Reading,
    turns::use_line,
};
use crate::{
    api::{annexes, plans},
    browser,
    fetch::use_fetch,
    parts::{
        annex::{
            approval::{ApprovalForm, WithdrawalForm, approved},
            bar::{Whole, bar, refusal},
            doubts::Doubts,
            pick::Pick,
            sheet::Sheet,
            unit_picker::unit_names,
        },
        frame::{go::Go, heading::Heading},
        problem_view::problem_view,
    },
    route::Route,
    text::{Text, use_text},
};

/// Props of [`AnnexPage`].
#[derive(Properties, PartialEq)]
pub struct AnnexPageProps {
    /// The draft.
    pub id: Uuid,
}

/// One draft: its doubts beside its source, its tree, its approval.
#[component]
pub fn AnnexPage(props: &AnnexPageProps) -> Html {
    let text = use_text();
    let fetched =
        use_fetch((props.id, text.0), |(id, _)| async move { annexes::one(id).await.map(Sheet::of) });
    let done = use_state(|| None::<Approval>);
    let on_approved = {
        let (done, reload) = (done.clone(), fetched.reload.clone());
        Callback::from(move |made| {
            done.set(Some(made));
            reload.emit(());
        })
    };
    use_effect_with(done.is_some(), |done| {
        if *done {
            browser::focus(".approved h2");
        }
    });
    let sheet = match fetched.arrived(text) {
        Ok(sheet) => sheet,
        Err(instead) => {
            return html! { <div class="page"><Heading title={text.annexes_title()} />{ instead }</div> };
        }
    };
    let summary = &sheet.annex.annex;
    let title =
        if summary.title.is_empty() { text.annexes_title().to_owned() } else { summary.title.clone() };
    html! {
        <div class="page annex">
            <Heading {title} />
            <About sheet={sheet.clone()} />
            if let Some(made) = &*done {
                { approved(text, made) }
            }
            {
                match (summary.state, summary.job_id) {
                    (AnnexState::Reading | AnnexState::Refused, Some(job)) => html! {
                        <Reading {job} state={summary.state} on_changed={fetched.reload.clone()} />
                    },
                    _ => Html::default(),
                }
            }
            if summary.state != AnnexState::Reading {
                <Settling {sheet} on_changed={fetched.reload.clone()} {on_approved} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AboutProps {
    sheet: Rc<Sheet>,
}

/// What the draft is and where it came from.
#[component]
fn About(props: &AboutProps) -> Html {
    let text = use_text();
    let refused = use_state(|| None::<Rc<Problem>>);
    let AnnexSummary { id, state, kind, plan_id, source, .. } = &props.sheet.annex.annex;
    let download = |name: &str| {
        let (id, refused) = (*id, refused.clone());
        let name = if name.is_empty() { "phu-luc.txt".to_owned() } else { name.to_owned() };
        Callback::from(move |_: MouseEvent| {
            let (name, refused) = (name.clone(), refused.clone());
            spawn_local(async move { refused.set(annexes::source(id, name).await.err()) });
        })
    };
    html! {
        <div class="about">
            <p class="small">
                { text.annex_state(*state) }{ " · " }{ text.annex_kind(*kind) }
                if let Some(source) = source {
                    { " · " }{ if source.name.is_empty() { text.pasted_text() } else { &source.name } }
                    { " · SHA-256 " }<code title={source.sha256.clone()}>{ source.sha256.get(..12).unwrap_or_default() }</code>
                }
            </p>
            <p class="links">
                <Go to={Route::Annexes}>{ text.to_annexes() }</Go>
                if let Some(id) = *plan_id {
                    <Go to={Route::Plan { id }}>{ text.to_plan() }</Go>
                    <Go to={Route::Versions { id }}>{ text.versions_title() }</Go>
                }
                if let Some(source) = source {
                    <button type="button" class="quiet" onclick={download(&source.name)}>{ text.download_source() }</button>
                }
            </p>
            if let Some(problem) = &*refused { { problem_view(text, problem, None) } }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SettlingProps {
    sheet: Rc<Sheet>,
    on_changed: Callback<()>,
    on_approved: Callback<Approval>,
}

/// The doubts, what stands beside them, and the way to the approval.
#[component]
fn Settling(props: &SettlingProps) -> Html {
    let text = use_text();
    let sheet = &props.sheet;
    let summary = &sheet.annex.annex;
    let open = summary.state == AnnexState::Draft && summary.allowed_actions.contains(&Action::PrepareAnnex);
    let pick = use_state(Pick::default);
    let only = use_state(|| None::<u32>);
    let beside = use_state(|| Beside::first(sheet, open));
    let whole = use_state(|| None::<Whole>);
    let line = use_line(summary.id, summary.version, props.on_changed.clone());
    let around = use_fetch(text.0, |_| async { Ok((plans::units().await?, plans::plans().await?)) });
    let around = around.arrived(text).ok();
    let names: Vec<AttrValue> =
        around.iter().flat_map(|around| around.0.data.iter().map(|unit| unit.name.clone().into())).collect();
    let on_pick = use_callback((), {
        let (pick, beside) = (pick.setter(), beside.setter());
        move |next: Pick, (): &()| {
            pick.set(next);
            match (next.place, next.node) {
                (Some(_), _) => beside.set(Beside::Source),
                (None, Some(_)) => beside.set(Beside::Tree),
                (None, None) => {}
            }
        }
    });
    let on_only = use_callback((), {
        let only = only.setter();
        move |node: Option<u32>, (): &()| {
            only.set(node);
            browser::focus("#doubts-title");
        }
    });
    let on_beside = use_callback((), {
        let beside = beside.setter();
        move |next: Beside, (): &()| beside.set(next)
    });
    let left = sheet
        .annex
        .findings
        .iter()
        .filter(|doubt| doubt.decision.is_none() && line.turns.settling(doubt).is_none())
        .count();
    html! {
        <>
            if open { { same_year(text, summary, around.as_ref().map_or(&[], |around| &around.1.data)) } }
            <div class="settle" aria-busy={(!line.turns.pending.is_empty()).to_string()}>
                <Doubts sheet={sheet.clone()} {open} turns={line.turns.clone()} pick={*pick} only={*only}
                    on_say={line.say.clone()} on_pick={on_pick.clone()} on_only={on_only.clone()} />
                <Pane sheet={sheet.clone()} {open} beside={*beside} pick={*pick} {on_beside} {on_pick} {on_only}
                    on_say={line.say.clone()} />
            </div>
            { unit_names(&names) }
            <div class="annex-bar">
                { refusal(text, &line.turns, &line.again, &line.let_go) }
                // What was said is shown as settled before the server has taken it: the approval waits for that.
                if left == 0 && !line.turns.pending.is_empty() && whole.is_none() {
                    <p role="status">{ text.sending() }</p>
                } else {
                    { the_whole(text, props, left, &whole) }
                }
            </div>
        </>
    }
}

/// A new plan for a year that has one already may be an amendment sent as something else.
fn same_year(text: Text, draft: &AnnexSummary, plans: &[PlanSummary]) -> Html {
    let same = plans.iter().find(|plan| draft.kind == AnnexKind::NewPlan && Some(plan.year) == draft.year);
    same.map(|plan| html! { <p class="notice" data-notice="same-year">{ text.same_year(plan.year, &plan.title) }</p> })
        .unwrap_or_default()
}

/// From a doubt to the one after it; from anywhere else back to the doubt looked at, or to the first.
fn next_doubt() {
    if browser::find(".doubts [data-row]:focus-within").is_some() {
        return browser::focus_next_row();
    }
    let looked_at = ".doubts .row-open [data-open]";
    let first = ".doubts [data-row] [data-open]";
    browser::focus(if browser::find(looked_at).is_some() { looked_at } else { first });
}

/// The bar, or the form it opened.
fn the_whole(text: Text, props: &SettlingProps, left: usize, whole: &UseStateHandle<Option<Whole>>) -> Html {
    let sheet = props.sheet.clone();
    let annex = &props.sheet.annex.annex;
    if !matches!(annex.state, AnnexState::Draft | AnnexState::Refused) {
        return Html::default();
    }
    let set = |to: Option<Whole>| {
        let whole = whole.clone();
        Callback::from(move |()| whole.set(to))
    };
    let on_close = set(None);
    let (close, on_changed) = (on_close.clone(), props.on_changed.clone());
    match **whole {
        Some(Whole::Approve) => {
            let on_done = props.on_approved.clone();
            html! { <ApprovalForm {sheet} {on_done} {on_close} /> }
        }
        Some(Whole::Withdraw) => {
            let on_done = Callback::from(move |_: AnnexSummary| {
                close.emit(());
                on_changed.emit(());
            });
            html! { <WithdrawalForm {sheet} {on_done} {on_close} /> }
        }
        None => {
            let whole = whole.clone();
            let on_whole = Callback::from(move |chosen| whole.set(Some(chosen)));
            let on_next = Callback::from(|()| next_doubt());
            bar(text, annex, left, &on_whole, &on_next)
        }
    }
}

use std::rc::Rc;

use tiendo_api::{
    Action,
    annexes::{
        Annex, AnnexKind, AnnexState, AnnexSummary, Approval, DecisionKind, NewDecisions, NewEdit, Place,
    },
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::verbs::{Verb, use_verbs};
use crate::{
    api::{annexes, plans},
    browser,
    fetch::{Fetch, Sending, use_fetch},
    parts::{
        annex::{
            approval::{ApprovalForm, WithdrawalForm, approved},
            columns::Columns,
            difference::difference,
            doubts::{Act, Doubts},
            heading::heading,
            picture::picture,
            tree::Tree,
        },
        frame::heading::Heading,
        problem_view::problem_view,
    },
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
    let fetched = use_fetch((props.id, text.0), |(id, _)| annexes::one(id));
    let reload = fetched.reload.clone();
    match fetched.arrived(text) {
        Ok(annex) => html! { <Settling {annex} on_changed={reload} /> },
        Err(instead) => html! { <div class="page"><Heading title={text.annexes_title()} />{ instead }</div> },
    }
}

#[derive(Properties, PartialEq)]
struct SettlingProps {
    annex: Rc<Annex>,
    on_changed: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Whole {
    Approve,
    Withdraw,
}

#[component]
fn Settling(props: &SettlingProps) -> Html {
    let text = use_text();
    let (annex, summary) = (&props.annex, &props.annex.annex);
    let id = summary.id;
    let place = use_state(|| None::<Place>);
    let from = use_state(|| 1_u32);
    let form = use_state(|| None::<Whole>);
    let done = use_state(|| None::<Approval>);
    let units = use_fetch((), |()| plans::units());
    let verbs = use_verbs(id, props.on_changed.reform(|_: AnnexSummary| ()));
    let version = summary.version;
    let say = verbs.send.reform(move |verb: Verb| (verb, version));
    let on_show = {
        let (place, from) = (place.clone(), from.clone());
        Callback::from(move |shown: Place| {
            from.set(shown.row.saturating_sub(3).max(1));
            place.set(Some(shown));
        })
    };
    let on_act = {
        let (say, on_show) = (say.clone(), on_show.clone());
        Callback::from(move |act| match act {
            Act::Show(place) => on_show.emit(place),
            Act::Decide(number, new) => say.emit(Verb::Decide(number, new)),
            Act::AcceptKind(code) => say.emit(Verb::DecideMany(NewDecisions {
                code: Some(code),
                severity: None,
                decision: DecisionKind::Accept,
                reason: None,
            })),
        })
    };
    let open = summary.state == AnnexState::Draft && summary.allowed_actions.contains(&Action::PrepareAnnex);
    let names: Vec<AttrValue> = units
        .arrived(text)
        .map(|page| page.data.iter().map(|unit| unit.name.clone().into()).collect())
        .unwrap_or_default();
    let close = {
        let form = form.clone();
        Callback::from(move |()| form.set(None))
    };
    let on_approved = {
        let (done, form, on_changed) = (done.clone(), form.clone(), props.on_changed.clone());
        Callback::from(move |made| {
            done.set(Some(made));
            form.set(None);
            on_changed.emit(());
        })
    };
    let on_withdrawn = {
        let (form, on_changed) = (form.clone(), props.on_changed.clone());
        Callback::from(move |_: AnnexSummary| {
            form.set(None);
            on_changed.emit(());
        })
    };
    let has_source = !annex.tables.is_empty();
    html! {
        <div class="page annex" aria-busy={verbs.sending.busy().to_string()}>
            <Heading title={if summary.title.is_empty() { text.annexes_title().to_owned() } else { summary.title.clone() }} />
            <p class="small">
                { text.annex_state(summary.state) }{ " · " }{ text.annex_kind(summary.kind) }
                if let Some(source) = &summary.source {
                    { " · " }{ &source.name }{ " · SHA-256 " }<code>{ source.sha256.get(..12).unwrap_or_default() }</code>{ " " }
                    <button type="button" class="quiet" onclick={download(id, &source.name)}>{ text.download_source() }</button>
                }
            </p>
            { refusal(text, &verbs.sending, &props.on_changed) }
            if let Some(made) = &*done {
                { approved(text, made) }
            }
            if summary.kind != AnnexKind::NewPlan {
                <Changes {id} {version} />
            }
            <div class={classes!("settle", has_source.then_some("settle-wide"))}>
                <Doubts findings={annex.findings.clone()} {open} units={names} {on_act} />
                if has_source {
                    <Source {id} place={*place} from={*from} on_from={let from = from.clone(); move |row| from.set(row)} />
                }
            </div>
            { heading(text, annex) }
            if open && has_source {
                <Columns layout={annex.layout.clone()} on_map={say.reform(Verb::Map)} />
            }
            <Tree sections={annex.sections.clone()} {open} on_edit={say.reform(|edit| Verb::Edit(NewEdit { edit }))} {on_show} />
            if summary.state == AnnexState::Draft {
                <footer class="annex-bar">
                    {
                        match *form {
                            Some(Whole::Approve) => html! { <ApprovalForm annex={summary.clone()} on_done={on_approved} on_close={close} /> },
                            Some(Whole::Withdraw) => html! { <WithdrawalForm annex={summary.clone()} on_done={on_withdrawn} on_close={close} /> },
                            None => bar(text, summary, &form),
                        }
                    }
                </footer>
            }
        </div>
    }
}

/// What stands in the way of the approval, or the way to it.
fn bar(text: Text, summary: &AnnexSummary, form: &UseStateHandle<Option<Whole>>) -> Html {
    let show = |whole: Whole| {
        let form = form.clone();
        Callback::from(move |_: MouseEvent| form.set(Some(whole)))
    };
    let may_approve = summary.allowed_actions.contains(&Action::ApproveAnnex);
    let may_withdraw = summary.allowed_actions.contains(&Action::PrepareAnnex);
    html! {
        <p class="doubt-acts">
            if summary.open_findings > 0 {
                <span>{ text.approve_blocked() }{ " " }<strong>{ summary.open_findings }</strong>{ " " }{ text.open_doubts() }</span>
            } else if may_approve {
                <button type="button" class="primary" onclick={show(Whole::Approve)}>{ text.approve() }</button>
            }
            if may_withdraw {
                <button type="button" class="quiet" onclick={show(Whole::Withdraw)}>{ text.withdraw() }</button>
            }
        </p>
    }
}

/// Why the last thing said was refused; after a stale save, who changed what and how to see it.
fn refusal(text: Text, sending: &Sending, on_reload: &Callback<()>) -> Html {
    let Some(problem) = sending.problem() else { return Html::default() };
    match &problem.current {
        Some(current) => html! {
            <div class="problem" role="alert" data-problem="stale">
                <p class="problem-title">{ text.who_changed(current) }</p>
                <button type="button" onclick={on_reload.reform(|_: MouseEvent| ())}>{ text.try_again() }</button>
            </div>
        },
        None => problem_view(text, problem, None),
    }
}

fn download(id: Uuid, name: &str) -> Callback<MouseEvent> {
    let name = if name.is_empty() { "phu-luc.txt".to_owned() } else { name.to_owned() };
    Callback::from(move |_: MouseEvent| {
        let name = name.clone();
        spawn_local(async move {
            let _failed_is_seen_by_the_browser = annexes::source(id, name).await;
        });
    })
}

#[derive(Properties, PartialEq)]
struct ChangesProps {
    id: Uuid,
    version: i64,
}

#[component]
fn Changes(props: &ChangesProps) -> Html {
    let text = use_text();
    let fetched = use_fetch((props.id, props.version), |(id, _)| annexes::difference(id));
    match fetched.arrived(text) {
        Ok(found) => difference(text, &found),
        Err(instead) => instead,
    }
}

#[derive(Properties, PartialEq)]
struct SourceProps {
    id: Uuid,
    place: Option<Place>,
    from: u32,
    on_from: Callback<u32>,
}

/// The source around a place.
#[component]
fn Source(props: &SourceProps) -> Html {
    let text = use_text();
    let place = props.place.unwrap_or(Place { table: 1, row: 0, column: None });
    let fetched: Fetch<_> =
        use_fetch((props.id, place.table, props.from), |(id, table, from)| annexes::rows(id, table, from));
    use_effect_with((place, fetched.busy), |(_, busy)| {
        if !busy {
            browser::show(".picture .meant");
        }
    });
    html! {
        <section class="source" aria-label={text.source_title()}>
            if props.place.is_none() {
                <p class="small">{ text.pick_a_doubt() }</p>
            }
            {
                match fetched.arrived(text) {
                    Ok(rows) => picture(text, &rows, place, &props.on_from),
                    Err(instead) => instead,
                }
            }
        </section>
    }
}

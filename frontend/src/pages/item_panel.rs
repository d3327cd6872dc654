use std::rc::Rc;

use tiendo_api::work::WorkItem;
use uuid::Uuid;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    announce::use_announce,
    api::{asks, work},
    apps::Application,
    browser,
    fetch::{Remote, use_fetch, use_submit},
    parts::{
        item::{
            comment_list::comment_list,
            contradiction_list::contradiction_list,
            contribution_list::contribution_list,
            extension_list::extension_list,
            history::{history, why_returned},
            milestone_list::milestone_list,
            open_form::{NO_FORMS, OpenForm, names_people},
            six_clear::six_clear,
            urging_list::{unread, urging_list},
            verbs::Verbs,
        },
        problem_view::problem_view,
        state_mark::state_mark,
    },
    quick::{Quick, use_quick},
    route::Route,
    text::use_text,
    view::{self, PanelForm, View},
};

/// Props of [`ItemPanel`].
#[derive(Properties, PartialEq)]
pub struct ItemPanelProps {
    /// The item.
    pub id: Uuid,
    /// The open form.
    pub form: Option<PanelForm>,
    /// Closes the panel.
    pub on_close: Callback<Uuid>,
    /// Opens or closes a form.
    pub on_form: Callback<Option<PanelForm>>,
    /// Told when a verb has changed the item.
    pub on_changed: Callback<()>,
}

/// One item beside the list it was opened from.
#[component]
pub fn ItemPanel(props: &ItemPanelProps) -> Html {
    let text = use_text();
    let item = use_fetch((props.id, text.0), |(id, _)| work::item(id));
    let close = props.on_close.reform({
        let id = props.id;
        move |_: MouseEvent| id
    });
    use_effect_with((), |()| browser::focus("#panel-title"));
    html! {
        <aside class="panel" aria-labelledby="panel-title">
            <div class="panel-head">
                <h2 id="panel-title" tabindex="-1">{ title(&item.remote, text.item_panel()) }</h2>
                <button type="button" class="quiet" data-close="panel" onclick={close}>{ text.close() }</button>
            </div>
            {
                match item.arrived(text) {
                    Ok(ready) => html! {
                        <ItemBody item={ready} form={props.form} on_form={props.on_form.clone()}
                            on_changed={props.on_changed.clone()} put={item.put.clone()}
                            reload={item.reload.clone()} />
                    },
                    Err(instead) => instead,
                }
            }
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct ItemBodyProps {
    item: Rc<WorkItem>,
    form: Option<PanelForm>,
    on_form: Callback<Option<PanelForm>>,
    on_changed: Callback<()>,
    put: Callback<WorkItem>,
    reload: Callback<()>,
}

#[component]
fn ItemBody(props: &ItemBodyProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let row = &props.item.item;
    let after_quick = {
        let (reload, on_changed) = (props.reload.clone(), props.on_changed.clone());
        Callback::from(move |()| {
            reload.emit(());
            on_changed.emit(());
        })
    };
    let quick = use_quick(after_quick);
    let comments = use_fetch(row.id, asks::comments);
    let people = use_fetch(props.form.is_some_and(names_people), |needed| async move {
        if needed { asks::people().await } else { Ok(Vec::new()) }
    });
    let on_quick = {
        let (run, row) = (quick.run.clone(), row.clone());
        Callback::from(move |verb: Quick| run.emit((verb, vec![row.clone()])))
    };
    let on_done = {
        let (put, reload) = (props.put.clone(), props.reload.clone());
        let (on_form, on_changed) = (props.on_form.clone(), props.on_changed.clone());
        let reload_comments = comments.reload.clone();
        Callback::from(move |(said, fresh): (&'static str, Option<WorkItem>)| {
            if let Some(item) = fresh {
                put.emit(item);
            } else {
                reload.emit(());
                reload_comments.emit(());
            }
            on_form.emit(None);
            on_changed.emit(());
            announce.emit(said.to_owned());
            browser::focus("#panel-title");
        })
    };
    use_effect_with(props.form, |form| {
        if form.is_some() {
            browser::focus(".panel form :is(input, textarea, select)");
        }
    });
    let on_read = on_done.reform(move |item: WorkItem| (text.done_receipt(), Some(item)));
    let reading = use_submit(asks::receive_urging, on_read);
    let forms = use_context::<Application>().map_or(NO_FORMS, |application| application.forms);
    let on_open = {
        let (on_form, id, navigator) = (props.on_form.clone(), row.id, use_navigator());
        Callback::from(move |form: PanelForm| match &navigator {
            Some(elsewhere) if !(forms.has)(form.kind) => {
                let there = View::default().with_item(id, Some(form.kind));
                view::go(elsewhere, &Route::Queue, &there, false);
            }
            _ => on_form.emit(Some(form)),
        })
    };
    let opened = props.form.map(|form| {
        let (item, on_close) = (props.item.clone(), props.on_form.reform(|()| None));
        let people = ready(&people.remote);
        (forms.open)(text, OpenForm { item, form, people, on_done, on_close })
    });
    html! {
        <>
            <p class="panel-work">{ &row.title }</p>
            <p>{ state_mark(text, row.state, row.due_state) }</p>
            { why_returned(text, &props.item) }
            { unread(text, &props.item, &reading) }
            <Verbs item={props.item.clone()} open={props.form} busy={quick.busy} {on_quick}
                on_open={on_open.clone()} />
            if let Some(problem) = quick.refusal(row.id) {
                { problem_view(text, problem, Some(&props.reload)) }
            }
            { opened }
            { contradiction_list(text, &props.item) }
            { six_clear(text, &props.item) }
            { milestone_list(text, &props.item) }
            { extension_list(text, &props.item) }
            { urging_list(text, &props.item) }
            { contribution_list(text, &props.item, &on_open) }
            { comment_list(text, ready(&comments.remote)) }
            { history(text, &props.item) }
        </>
    }
}

/// A list, as far as it is here: the panel is complete without.
fn ready<T>(list: &Remote<Vec<T>>) -> &[T] {
    match list {
        Remote::Ready(list) => list,
        _ => &[],
    }
}

fn title(item: &Remote<WorkItem>, unnamed: &str) -> String {
    match item {
        Remote::Ready(item) => item.item.code.clone(),
        _ => unnamed.to_owned(),
    }
}

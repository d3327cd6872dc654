use std::rc::Rc;

use tiendo_api::work::WorkItem;
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::work,
    browser,
    fetch::{Remote, use_fetch},
    parts::{
        item::{history::History, open_form::OpenForm, six_clear::SixClear, verbs::Verbs},
        problem_view::ProblemView,
        state_mark::StateMark,
    },
    quick::{Quick, use_quick},
    text::use_text,
    view::FormKind,
};

/// Props of [`ItemPanel`].
#[derive(Properties, PartialEq)]
pub struct ItemPanelProps {
    /// The item.
    pub id: Uuid,
    /// The open form.
    pub form: Option<FormKind>,
    /// Closes the panel.
    pub on_close: Callback<Uuid>,
    /// Opens or closes a form.
    pub on_form: Callback<Option<FormKind>>,
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
                match &item.remote {
                    Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
                    Remote::Failed(problem) => {
                        html! { <ProblemView problem={problem.clone()} retry={item.reload.clone()} /> }
                    }
                    Remote::Ready(ready) => html! {
                        <ItemBody item={ready.clone()} form={props.form} on_form={props.on_form.clone()}
                            on_changed={props.on_changed.clone()} put={item.put.clone()}
                            reload={item.reload.clone()} />
                    },
                }
            }
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct ItemBodyProps {
    item: Rc<WorkItem>,
    form: Option<FormKind>,
    on_form: Callback<Option<FormKind>>,
    on_changed: Callback<()>,
    put: Callback<WorkItem>,
    reload: Callback<()>,
}

#[component]
fn ItemBody(props: &ItemBodyProps) -> Html {
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
    let on_quick = {
        let (run, row) = (quick.run.clone(), row.clone());
        Callback::from(move |verb: Quick| run.emit((verb, vec![row.clone()])))
    };
    let on_done = {
        let (put, reload) = (props.put.clone(), props.reload.clone());
        let (on_form, on_changed) = (props.on_form.clone(), props.on_changed.clone());
        Callback::from(move |(said, fresh): (&'static str, Option<WorkItem>)| {
            match fresh {
                Some(item) => put.emit(item),
                None => reload.emit(()),
            }
            on_form.emit(None);
            on_changed.emit(());
            announce.emit(said.to_owned());
            browser::focus("#panel-title");
        })
    };
    use_effect_with(props.form, |form| {
        if form.is_some() {
            browser::focus(".panel form :is(input, textarea)");
        }
    });
    let refusal = quick.refused.get(&row.id).cloned().map(Rc::new);
    html! {
        <>
            <p class="panel-work">{ &row.title }</p>
            <p><StateMark state={row.state} due_state={row.due_state} /></p>
            <Verbs item={props.item.clone()} open={props.form} busy={quick.busy} {on_quick}
                on_open={props.on_form.reform(Some)} />
            if let Some(problem) = refusal {
                <ProblemView {problem} retry={props.reload.clone()} />
            }
            if let Some(form) = props.form {
                <OpenForm item={props.item.clone()} {form} {on_done} on_close={props.on_form.reform(|()| None)} />
            }
            <SixClear item={props.item.clone()} />
            <History item={props.item.clone()} />
        </>
    }
}

fn title(item: &Remote<WorkItem>, unnamed: &str) -> String {
    match item {
        Remote::Ready(item) => item.item.code.clone(),
        _ => unnamed.to_owned(),
    }
}

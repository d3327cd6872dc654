use uuid::Uuid;
use yew::prelude::*;

use crate::{
    browser,
    pages::item_panel::ItemPanel,
    view::{View, use_view},
};

/// Props of [`Workspace`].
#[derive(Properties, PartialEq)]
pub struct WorkspaceProps {
    /// Told when a verb has changed an item.
    pub on_changed: Callback<()>,
    /// The page.
    pub children: Html,
}

/// A page with the open item beside it. Which item is open lives in the address, so the list keeps its place.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let view = use_view();
    let on_close = {
        let (now, go) = (view.now.clone(), view.go.clone());
        Callback::from(move |item: Uuid| {
            go.emit(View { item: None, form: None, ..now.clone() });
            gloo_timers::callback::Timeout::new(0, move || {
                browser::focus(&format!("[data-item='{item}'] [data-open]"));
            })
            .forget();
        })
    };
    let on_form = {
        let (now, replace) = (view.now.clone(), view.replace.clone());
        Callback::from(move |form| replace.emit(View { form, ..now.clone() }))
    };
    html! {
        <div class={classes!("workspace", view.now.item.map(|_| "workspace-open"))}>
            <div class="page">{ props.children.clone() }</div>
            if let Some(id) = view.now.item {
                <ItemPanel key={id.to_string()} {id} form={view.now.form} {on_close} {on_form}
                    on_changed={props.on_changed.clone()} />
            }
        </div>
    }
}

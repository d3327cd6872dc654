use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    route::Route,
    view::{View, go},
};

/// Props of [`Go`].
#[derive(Properties, PartialEq)]
pub struct GoProps {
    /// The page.
    pub to: Route,
    /// How it is shown.
    #[prop_or_default]
    pub view: View,
    /// CSS classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether one is there already; said to screen readers.
    #[prop_or_default]
    pub here: bool,
    /// The words of the link.
    pub children: Html,
}

/// A link to a page: an ordinary one, so that it opens in a new tab when asked to.
#[component]
pub fn Go(props: &GoProps) -> Html {
    let navigator = use_navigator();
    let (to, view) = (props.to.clone(), props.view.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(navigator) = navigator.as_ref().filter(|_| !elsewhere) {
            event.prevent_default();
            go(navigator, &to, &view, false);
        }
    });
    html! {
        <a href={props.view.address(&props.to)} class={props.class.clone()}
            aria-current={props.here.then_some("page")} {onclick}>{ props.children.clone() }</a>
    }
}

use tiendo_api::page::PageInfo;
use yew::prelude::*;

use crate::{text::use_text, view::View};

/// Props of [`Pager`].
#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// Where the list goes on.
    pub page: PageInfo,
    /// What is shown now.
    pub view: View,
    /// Goes to another view.
    pub on_view: Callback<View>,
}

/// To the next page of a list, or back to its first.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let text = use_text();
    let to = |cursor: Option<String>| {
        let view = View { cursor, ..props.view.clone() };
        props.on_view.reform(move |_: MouseEvent| view.clone())
    };
    html! {
        <div class="pager">
            if props.view.cursor.is_some() {
                <button type="button" onclick={to(None)}>{ text.first_page() }</button>
            }
            if props.page.has_more {
                <button type="button" onclick={to(props.page.next_cursor.clone())}>{ text.next_page() }</button>
            }
        </div>
    }
}

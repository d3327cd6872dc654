use tiendo_api::page::PageInfo;
use yew::prelude::*;

use crate::{text::Text, view::View};

/// To the next page of a list, or back to its first.
pub fn pager(text: Text, page: &PageInfo, view: &View, on_view: &Callback<View>) -> Html {
    let to = |cursor: Option<String>| {
        let view = View { cursor, ..view.clone() };
        on_view.reform(move |_: MouseEvent| view.clone())
    };
    html! {
        <div class="pager">
            if view.cursor.is_some() {
                <button type="button" onclick={to(None)}>{ text.first_page() }</button>
            }
            if page.has_more {
                <button type="button" onclick={to(page.next_cursor.clone())}>{ text.next_page() }</button>
            }
        </div>
    }
}

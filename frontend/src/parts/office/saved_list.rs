use tiendo_api::{Action, search::SavedFilter};
use yew::prelude::*;

use crate::{parts::frame::go::Go, text::Text, view::of_address};

/// Saved lists, each a link that can also be sent to somebody; one's own can be removed.
pub fn saved_list(text: Text, filters: &[SavedFilter], busy: bool, on_close: &Callback<SavedFilter>) -> Html {
    if filters.is_empty() {
        return html! { <p class="empty">{ text.no_saved_filters() }</p> };
    }
    html! { <ul class="rows">for filter in filters { { entry(text, filter, busy, on_close) } }</ul> }
}

fn entry(text: Text, filter: &SavedFilter, busy: bool, on_close: &Callback<SavedFilter>) -> Html {
    let (to, view) = of_address(&filter.address);
    let close = {
        let filter = filter.clone();
        on_close.reform(move |_: MouseEvent| filter.clone())
    };
    html! {
        <li class="saved" data-filter={filter.id.to_string()}>
            <Go {to} {view}>{ &filter.name }</Go>
            if filter.shared { <span class="small">{ text.saved_by() }{ " " }{ &filter.by }</span> }
            if filter.allowed_actions.contains(&Action::SaveFilter) {
                <button type="button" class="quiet" data-verb="close" disabled={busy} onclick={close}
                    aria-label={format!("{}: {}", text.close_filter_verb(), filter.name)}>
                    { text.close_filter_verb() }
                </button>
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;
    use uuid::Uuid;

    use super::*;
    use crate::samples::drawn;

    fn filter(own: bool) -> SavedFilter {
        SavedFilter {
            id: Uuid::nil(),
            name: "Quá hạn phần VII".into(),
            address: format!("/plans/{}/items?bucket=overdue&section=VII", Uuid::nil()),
            shared: !own,
            own,
            by: "Hoàng Minh Tuấn".into(),
            version: 1,
            allowed_actions: own.then_some(Action::SaveFilter).into_iter().collect(),
        }
    }

    #[tokio::test]
    async fn a_saved_list_is_a_link_and_only_ones_own_can_be_removed() {
        let draw = |own| drawn(move || saved_list(Text(Lang::Vi), &[filter(own)], false, &Callback::noop()));
        let (mine, theirs) = (draw(true).await, draw(false).await);
        assert!(mine.contains("items?bucket=overdue&amp;section=VII\""), "{mine}");
        assert!(mine.contains("data-verb=\"close\"") && !mine.contains("Hoàng Minh Tuấn"), "{mine}");
        assert!(!theirs.contains("data-verb") && theirs.contains("Hoàng Minh Tuấn"), "{theirs}");
    }
}

use tiendo_api::notices::Notice;
use yew::prelude::*;

use crate::{dates, parts::frame::go::Go, route::Route, text::Text, view::View};

/// What one was told, each leading to its work.
pub fn notice_list(text: Text, notices: &[Notice]) -> Html {
    html! {
        <ul class="rows">
            for notice in notices {
                <li class="plan-entry" key={notice.id.to_string()} data-notice={notice.id.to_string()}
                    data-unread={notice.read_at.is_none().to_string()}>
                    <p>
                        if notice.read_at.is_none() { <strong>{ text.unread_mark() }{ " · " }</strong> }
                        { &notice.sentence }
                    </p>
                    if let Some(words) = &notice.words { <blockquote>{ words }</blockquote> }
                    <p class="small">
                        <Go to={Route::Queue} view={View { item: Some(notice.item.id), ..View::default() }}>
                            <span class="code">{ &notice.item.code }</span>{ " " }{ &notice.item.title }
                        </Go>
                        { " · " }{ dates::instant(notice.at) }
                        if let Some(by) = &notice.by { { " · " }{ &by.name } }
                    </p>
                </li>
            }
        </ul>
    }
}

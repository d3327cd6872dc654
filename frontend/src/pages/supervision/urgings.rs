use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::asks,
    fetch::{Remote, use_fetch},
    pages::workspace::Workspace,
    parts::{
        frame::{go::Go, heading::Heading, pager::pager},
        office::{
            urging_proposals::UrgingProposals,
            urging_register::{urging_table, urgings_by_unit},
        },
    },
    route::Route,
    session::use_session,
    text::use_text,
    view::use_view,
};

/// Urgings: what the rule proposes, what was urged, and how it falls on the units.
#[component]
pub fn UrgingsPage() -> Html {
    let text = use_text();
    let view = use_view();
    let announce = use_announce();
    let may = use_session().is_some_and(|session| session.may(tiendo_api::Action::Urge));
    let proposals = use_fetch((may, text.0), |(may, _)| async move {
        if may { asks::proposals().await.map(|page| page.data) } else { Ok(Vec::new()) }
    });
    let list = use_fetch((view.now.filters(), text.0), |(filters, _)| asks::urgings(&filters));
    let on_changed = {
        let (proposed, listed) = (proposals.reload.clone(), list.reload.clone());
        Callback::from(move |()| {
            proposed.emit(());
            listed.emit(());
        })
    };
    let on_urged = on_changed.reform(move |()| announce.emit(text.done_urging().to_owned()));
    let on_open = {
        let now = view.now.clone();
        view.go.reform(move |item| now.with_item(item, None))
    };
    html! {
        <Workspace {on_changed}>
            <Heading title={text.urgings_title()} />
            <p class="screen-only"><Go to={Route::NewestOverview}>{ text.back_to_overview() }</Go></p>
            if may {
                if let Remote::Ready(proposed) = &proposals.remote {
                    <UrgingProposals proposed={proposed.clone()} {on_urged} on_open={on_open.clone()} />
                }
            }
            {
                match list.arrived(text) {
                    Ok(list) => html! {
                        <>
                            { urgings_by_unit(text, &list) }
                            { urging_table(text, &list.data, &on_open) }
                            { pager(text, &list.page, &view.now, &view.go) }
                        </>
                    },
                    Err(instead) => instead,
                }
            }
        </Workspace>
    }
}

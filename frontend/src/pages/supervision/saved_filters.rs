use tiendo_api::search::SavedFilter;
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::{Ticket, search},
    browser,
    fetch::{Attempt, Running, use_attempts, use_fetch},
    parts::{forms::filter_form::FilterForm, office::saved_list::saved_list, problem_view::problem_view},
    text::use_text,
};

/// Props of [`SavedFilters`].
#[derive(Properties, PartialEq)]
pub struct SavedFiltersProps {
    /// What the list on screen is about.
    pub about: Uuid,
    /// Its address.
    pub address: AttrValue,
}

/// Lists kept under a name, and keeping the one on screen.
#[component]
pub fn SavedFilters(props: &SavedFiltersProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let fetched = use_fetch((), |()| search::filters());
    let naming = use_state(|| false);
    let (sending, attempt) = use_attempts();
    let settled = {
        let (naming, reload) = (naming.clone(), fetched.reload.clone());
        Callback::from(move |said: &'static str| {
            naming.set(false);
            reload.emit(());
            announce.emit(said.to_owned());
            browser::focus(".saved-filters summary");
        })
    };
    let on_close = {
        let settled = settled.clone();
        Callback::from(move |filter: SavedFilter| {
            let settled = settled.clone();
            let (said, version) = (filter.id.to_string(), filter.version);
            let run = move |ticket: Ticket| -> Running {
                Box::pin(async move {
                    search::close_filter(filter.id, ticket).await?;
                    settled.emit(text.filter_closed());
                    Ok(())
                })
            };
            attempt.emit(Attempt { said, version, run: Box::new(run) });
        })
    };
    let name_it = |now: bool| {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(now))
    };
    use_effect_with(*naming, |naming| {
        if *naming {
            browser::focus("form[name=filter] input");
        }
    });
    html! {
        <details class="saved-filters screen-only">
            <summary>{ text.saved_filters() }</summary>
            if let Some(problem) = sending.problem() {
                { problem_view(text, problem, Some(&fetched.reload)) }
            }
            {
                match fetched.arrived(text) {
                    Ok(filters) => saved_list(text, &filters.data, sending.busy(), &on_close),
                    Err(instead) => instead,
                }
            }
            if *naming {
                <FilterForm about={props.about} address={props.address.clone()} on_close={name_it(false)}
                    on_done={settled.reform(move |_: SavedFilter| text.filter_saved())} />
            } else {
                <button type="button" data-verb="save-filter" onclick={name_it(true).reform(|_: MouseEvent| ())}>
                    { text.save_this_filter() }
                </button>
            }
        </details>
    }
}

use tiendo_api::{Action, overview::Bucket};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::plans,
    dates,
    fetch::{Remote, use_fetch},
    pages::{supervision::saved_filters::SavedFilters, workspace::Workspace},
    parts::frame::go::Go,
    parts::{
        choice::choice,
        frame::{heading::Heading, pager::pager},
        office::items_table::items_table,
        queue::{filters::unit_choice, search_box::SearchBox},
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{View, Viewing, use_view},
    wire::code,
};

/// Props of [`ItemsPage`].
#[derive(Properties, PartialEq)]
pub struct ItemsPageProps {
    /// The plan.
    pub id: Uuid,
}

/// The work items behind a number of the overview.
#[component]
pub fn ItemsPage(props: &ItemsPageProps) -> Html {
    let text = use_text();
    let view = use_view();
    let fetched =
        use_fetch((props.id, view.now.filters(), text.0), |(plan, view, _)| plans::work_items(plan, &view));
    let units = use_fetch((), |()| async { plans::units().await.map(|page| page.data) });
    let units = if let Remote::Ready(units) = &units.remote { (**units).clone() } else { Vec::new() };
    let back = view.now.figures();
    let may_save = use_session().is_some_and(|session| session.may(Action::SaveFilter));
    let shown = View { cursor: None, ..view.now.filters() };
    let address = shown.address(&Route::Items { id: props.id });
    html! {
        <Workspace on_changed={fetched.reload.clone()}>
            <Heading title={title(&view.now, text)} />
            <p class="screen-only">
                <Go to={Route::Overview { id: props.id }} view={back}>
                    { text.back_to_overview() }
                </Go>
            </p>
            <search class="filters" aria-label={text.filters()}>
                <SearchBox label={text.find_work()} hint={text.find_hint()}
                    value={view.now.q.clone().unwrap_or_default()} on_search={on_words(&view)} />
                { bucket_choice(text, &view.now, &view.go) }
                { unit_choice(text, &view.now, &units, text.all_units(), &view.go) }
                if view.now.is_narrowed() {
                    <button type="button" class="quiet" onclick={without_narrowing(&view)}>{ text.all_items() }</button>
                }
                if view.now.section.is_some() {
                    <button type="button" class="quiet" onclick={without_section(&view)}>{ text.all_sections() }</button>
                }
            </search>
            if may_save { <SavedFilters about={props.id} {address} /> }
            {
                match fetched.arrived(text) {
                    Ok(items) if items.data.is_empty() => {
                        html! { <p class="empty" role="status">{ text.no_items() }</p> }
                    }
                    Ok(items) => html! {
                        <>
                            { items_table(text, &items.data, dates::today(), view.now.item, &on_open(&view)) }
                            { pager(text, &items.page, &view.now, &view.go) }
                        </>
                    },
                    Err(instead) => instead,
                }
            }
        </Workspace>
    }
}

fn title(view: &View, text: Text) -> String {
    let section = view.section.as_ref().map(|number| format!("{} {number}", text.section()));
    let parts = [
        view.bucket.map(|bucket| text.bucket(bucket).to_owned()),
        section,
        view.period.as_ref().map(|period| text.period(period)),
    ];
    let limits = view.limits.iter().filter_map(|(limit, value)| text.limit(limit, value));
    let title = parts.into_iter().flatten().chain(limits).collect::<Vec<_>>().join(", ");
    if title.is_empty() { text.items_title().to_owned() } else { title }
}

fn on_words(view: &Viewing) -> Callback<Option<String>> {
    let now = view.now.clone();
    view.replace.reform(move |words| now.filtered(|view| view.q = words))
}

fn on_open(view: &Viewing) -> Callback<Uuid> {
    let now = view.now.clone();
    view.go.reform(move |item| now.with_item(item, None))
}

fn without_section(view: &Viewing) -> Callback<MouseEvent> {
    let now = view.now.clone();
    view.go.reform(move |_| now.filtered(|view| view.section = None))
}

fn without_narrowing(view: &Viewing) -> Callback<MouseEvent> {
    let now = view.now.clone();
    view.go.reform(move |_| now.filtered(View::widen))
}

/// Chooses one of the seven numbers.
fn bucket_choice(text: Text, view: &View, on_view: &Callback<View>) -> Html {
    let options = Bucket::ALL.map(|bucket| (code(&bucket), text.bucket(bucket).to_owned()));
    let chosen = view.bucket.map(|bucket| code(&bucket)).unwrap_or_default();
    let view = view.clone();
    let on_choose = on_view.reform(move |name: String| {
        let bucket = Bucket::ALL.into_iter().find(|bucket| code(bucket) == name);
        view.filtered(|view| view.bucket = bucket)
    });
    choice("bucket", "bucket".to_owned(), text.state_word(), text.all_states(), &options, &chosen, &on_choose)
}

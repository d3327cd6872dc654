use tiendo_api::overview::Bucket;
use uuid::Uuid;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::plans,
    dates,
    fetch::{Remote, use_fetch},
    pages::workspace::Workspace,
    parts::{
        frame::{heading::Heading, pager::Pager},
        office::items_table::ItemsTable,
        problem_view::ProblemView,
        queue::{filters::UnitChoice, search_box::SearchBox},
    },
    route::Route,
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
        use_fetch((props.id, view.now.filters(), text.0), |(plan, view, _)| plans::work_items(plan, view));
    let units = use_fetch((), |()| async { plans::units().await.map(|page| page.data) });
    let units = if let Remote::Ready(units) = &units.remote { (**units).clone() } else { Vec::new() };
    let back = View { as_of: view.now.as_of, ..View::default() };
    html! {
        <Workspace on_changed={fetched.reload.clone()}>
            <Heading title={title(&view.now, text)} />
            <p class="screen-only">
                <Link<Route, View> to={Route::Overview { id: props.id }} query={Some(back)}>
                    { text.back_to_overview() }
                </Link<Route, View>>
            </p>
            <search class="filters" aria-label={text.filters()}>
                <SearchBox label={text.find_work()} hint={text.find_hint()}
                    value={view.now.q.clone().unwrap_or_default()} on_search={on_words(&view)} />
                <BucketChoice view={view.now.clone()} on_view={view.go.clone()} />
                <UnitChoice view={view.now.clone()} {units} on_view={view.go.clone()} />
                if view.now.section.is_some() {
                    <button type="button" class="quiet" onclick={without_section(&view)}>{ text.all_sections() }</button>
                }
            </search>
            {
                match &fetched.remote {
                    Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
                    Remote::Failed(problem) => {
                        html! { <ProblemView problem={problem.clone()} retry={fetched.reload.clone()} /> }
                    }
                    Remote::Ready(items) if items.data.is_empty() => {
                        html! { <p class="empty" role="status">{ text.no_items() }</p> }
                    }
                    Remote::Ready(items) => html! {
                        <>
                            <ItemsTable items={items.clone()} today={dates::today()} open={view.now.item}
                                on_open={on_open(&view)} />
                            <Pager page={items.page.clone()} view={view.now.clone()} on_view={view.go.clone()} />
                        </>
                    },
                }
            }
        </Workspace>
    }
}

fn title(view: &View, text: Text) -> String {
    let section = view.section.as_ref().map(|number| format!("{} {number}", text.section()));
    let parts = [view.bucket.map(|bucket| text.bucket(bucket).to_owned()), section];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
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

#[derive(Properties, PartialEq)]
struct BucketChoiceProps {
    view: View,
    on_view: Callback<View>,
}

/// Chooses one of the seven numbers.
#[component]
fn BucketChoice(props: &BucketChoiceProps) -> Html {
    let text = use_text();
    let chosen = props.view.bucket;
    let onchange = {
        let view = props.view.clone();
        props.on_view.reform(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            let bucket = Bucket::ALL.into_iter().find(|bucket| code(bucket) == name);
            view.filtered(|view| view.bucket = bucket)
        })
    };
    html! {
        <div class="field">
            <label for="bucket">{ text.state_word() }</label>
            <select id="bucket" name="bucket" {onchange}>
                <option value="" selected={chosen.is_none()}>{ text.all_states() }</option>
                for bucket in Bucket::ALL {
                    <option value={code(&bucket)} selected={chosen == Some(bucket)}>{ text.bucket(bucket) }</option>
                }
            </select>
        </div>
    }
}

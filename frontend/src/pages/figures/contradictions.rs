use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{figures, plans},
    fetch::{Remote, use_fetch},
    parts::{
        figures::contradiction_table::contradiction_table,
        frame::{go::Go, heading::Heading, pager::pager},
        queue::filters::unit_choice,
    },
    route::Route,
    text::{Text, use_text},
    view::use_view,
};

/// Props of [`ContradictionsPage`].
#[derive(Properties, PartialEq)]
pub struct ContradictionsPageProps {
    /// The plan.
    pub id: Uuid,
}

/// What does not fit together in a plan, and what was looked for.
#[component]
pub fn ContradictionsPage(props: &ContradictionsPageProps) -> Html {
    let text = use_text();
    let plan = props.id;
    let view = use_view();
    let list =
        use_fetch((plan, view.now.filters(), text.0), |(plan, view, _)| figures::contradictions(plan, &view));
    let units = use_fetch((), |()| async { plans::units().await.map(|page| page.data) });
    let units = if let Remote::Ready(units) = &units.remote { (**units).clone() } else { Vec::new() };
    html! {
        <div class="page">
            <Heading title={text.contradictions_title()} />
            <p class="links screen-only">
                <Go to={Route::Overview { id: plan }}>{ text.back_to_overview() }</Go>
                <Go to={Route::Plan { id: plan }}>{ text.open_tree() }</Go>
            </p>
            {
                match list.arrived(text) {
                    Ok(page) => {
                        let nothing = page.data.is_empty();
                        html! {
                            <>
                                <p>{ text.contradictions_hint() }</p>
                                <search class="filters" aria-label={text.filters()}>
                                    { unit_choice(text, &view.now, &units, text.all_units(), &view.go) }
                                </search>
                                if nothing {
                                    <p class="empty" role="status">{ text.contradictions_none() }</p>
                                } else {
                                    { contradiction_table(text, plan, &page.data) }
                                    { pager(text, &page.page, &view.now, &view.go) }
                                }
                                { looked_for(text, nothing) }
                            </>
                        }
                    }
                    Err(instead) => instead,
                }
            }
        </div>
    }
}

/// What is checked: there in full when nothing was found, for then it is what the page says.
fn looked_for(text: Text, open: bool) -> Html {
    html! {
        <details {open} class="looked-for">
            <summary>{ text.contradictions_checked() }</summary>
            <ul class="bullets">{ for text.contradictions_looked_for().map(|check| html! { <li>{ check }</li> }) }</ul>
        </details>
    }
}

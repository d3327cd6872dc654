use tiendo_api::{Action, milestones::ItemMilestones};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::milestones,
    browser,
    fetch::{Remote, use_fetch},
    parts::{
        agency::{milestone_editor::MilestoneEditor, milestone_proposals::MilestoneProposals},
        frame::{go::Go, heading::Heading},
        item::milestone_list::milestone_rows,
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::View,
};

/// Props of [`MilestonesPage`].
#[derive(Properties, PartialEq)]
pub struct MilestonesPageProps {
    /// The plan.
    pub id: Uuid,
}

/// How far the work of a plan is to be before its due days: what is proposed, and what was set.
#[component]
pub fn MilestonesPage(props: &MilestonesPageProps) -> Html {
    let text = use_text();
    let plan = props.id;
    let announce = use_announce();
    let may = use_session().is_some_and(|session| session.may(Action::SetMilestones));
    let set = use_fetch((plan, text.0), |(plan, _)| milestones::of_plan(plan));
    let proposals = use_fetch((plan, may), |(plan, may)| async move {
        if may { milestones::proposals(plan).await.map(|page| page.data) } else { Ok(Vec::new()) }
    });
    let open = use_state(|| None::<Uuid>);
    let on_set = {
        let (open, reload, proposed) = (open.clone(), set.reload.clone(), proposals.reload.clone());
        Callback::from(move |()| {
            open.set(None);
            reload.emit(());
            proposed.emit(());
            announce.emit(text.done_milestones().to_owned());
            browser::focus("h1");
        })
    };
    let turn = |to: Option<Uuid>| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let entry = |each: &ItemMilestones| {
        let id = each.item.id;
        let here = *open == Some(id);
        html! {
            <li class="plan-entry" key={id.to_string()} data-item={each.item.code.clone()}>
                { standing(text, plan, each) }
                if may && !here {
                    <button type="button" data-verb="setMilestones"
                        aria-label={format!("{}: {}", text.change_milestones(), each.item.code)}
                        onclick={turn(Some(id)).reform(|_: MouseEvent| ())}>{ text.change_milestones() }</button>
                }
                if here {
                    <MilestoneEditor {plan} item={each.clone()} on_set={on_set.clone()} on_close={turn(None)} />
                }
            </li>
        }
    };
    html! {
        <div class="page">
            <Heading title={text.milestones_title()} />
            <p class="small">{ text.milestones_hint() }</p>
            <p class="screen-only links"><Go to={Route::Overview { id: plan }}>{ text.back_to_overview() }</Go></p>
            if let Remote::Ready(proposed) = &proposals.remote {
                if may { <MilestoneProposals {plan} proposed={(**proposed).clone()} on_set={on_set.clone()} /> }
            }
            <section class="zone" aria-labelledby="milestones-set">
                <h2 id="milestones-set">{ text.milestones_set() }</h2>
                {
                    match set.arrived(text) {
                        Ok(page) if page.data.is_empty() => {
                            html! { <p class="empty" role="status">{ text.no_milestones() }</p> }
                        }
                        Ok(page) => html! { <ul class="rows">{ for page.data.iter().map(entry) }</ul> },
                        Err(instead) => instead,
                    }
                }
            </section>
        </div>
    }
}

fn standing(text: Text, plan: Uuid, each: &ItemMilestones) -> Html {
    let at = View::default().with_item(each.item.id, None);
    html! {
        <>
            <p>
                <a href={at.address(&Route::Items { id: plan })}>
                    <span class="code">{ &each.item.code }</span>{ " " }{ &each.item.title }
                </a>
            </p>
            <p class="small">{ &each.lead_unit.name }{ " · " }{ text.reported() }{ " " }{ each.percent }{ "%" }</p>
            { milestone_rows(text, &each.milestones) }
        </>
    }
}

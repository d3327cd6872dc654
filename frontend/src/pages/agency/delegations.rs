use std::future::Future;

use tiendo_api::{
    Action,
    delegations::{Delegation, NewDelegation},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::{Answer, Ticket, agency, asks},
    browser, dates,
    fetch::{Remote, use_fetch, use_submit},
    parts::{
        agency::delegation_table::delegation_table,
        forms::{
            field::FieldKind,
            plain::{Plain, PlainBody, PlainField, plain_form},
        },
        frame::{heading::Heading, pager::pager},
        problem_view::problem_view,
    },
    session::use_session,
    text::{Text, use_text},
    view::use_view,
};

impl PlainBody for NewDelegation {
    type Made = Delegation;
    const NAME: &'static str = "delegation";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.delegation_form(), text.delegate_verb())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![
            PlainField::required("delegateId", text.delegate(), FieldKind::Choice),
            PlainField::required("from", text.first_day(), FieldKind::Day)
                .at_first(dates::today().to_string()),
            PlainField::required("to", text.last_day(), FieldKind::Day),
            PlainField::optional("note", text.delegation_note(), FieldKind::Prose),
        ]
    }

    fn send(self, _: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Delegation>> + 'static {
        agency::delegate(&self, ticket)
    }
}

/// Who acts on whose behalf: the list, letting somebody act for oneself, ending that.
#[component]
pub fn DelegationsPage() -> Html {
    let text = use_text();
    let view = use_view();
    let announce = use_announce();
    let session = use_session();
    let making = use_state(|| false);
    let fetched = use_fetch((view.now.filters(), text.0), |(view, _)| agency::delegations(view));
    let settled = {
        let (making, reload) = (making.clone(), fetched.reload.clone());
        Callback::from(move |said: &'static str| {
            making.set(false);
            reload.emit(());
            announce.emit(said.to_owned());
            browser::focus("h1");
        })
    };
    let on_ended = settled.reform(move |_: Delegation| text.done_delegation_end());
    let ending = use_submit(agency::end_delegation, on_ended);
    let may = session.as_ref().is_some_and(|session| session.may(Action::Delegate));
    let people = use_fetch(may, |may| async move { if may { asks::people().await } else { Ok(Vec::new()) } });
    let me = session.as_ref().map(|session| session.me.id).unwrap_or_default();
    let standing_in: Vec<&str> =
        session.iter().flat_map(|session| &session.me.stands_in_for).map(|one| one.name.as_str()).collect();
    let turn = |to: bool| {
        let making = making.clone();
        Callback::from(move |()| making.set(to))
    };
    let list = match fetched.arrived(text) {
        Ok(page) if page.data.is_empty() => {
            html! { <p class="empty" role="status">{ text.no_delegations() }</p> }
        }
        Ok(page) => html! {
            <>
                { delegation_table(text, &page.data, dates::today(), ending.sending.busy(),
                    &ending.send.reform(|one: Delegation| (one.id, one.version))) }
                { pager(text, &page.page, &view.now, &view.go) }
            </>
        },
        Err(instead) => instead,
    };
    let form = || {
        let people = if let Remote::Ready(people) = &people.remote { (**people).clone() } else { Vec::new() };
        let others = people.into_iter().filter(|person| person.id != me);
        let words = |person: tiendo_api::units::PersonRef| match person.unit {
            Some(unit) => (person.id.to_string(), format!("{} ({})", person.name, unit.name)),
            None => (person.id.to_string(), person.name),
        };
        let plain = Plain {
            about: me,
            version: 0,
            above: Html::default(),
            choices: others.map(words).collect(),
            on_done: settled.reform(move |_: Delegation| text.done_delegation()),
            on_close: turn(false),
        };
        plain_form::<NewDelegation>(text, plain)
    };
    html! {
        <div class="page">
            <Heading title={text.delegations_title()} />
            <p class="small">{ text.delegations_hint() }</p>
            if !standing_in.is_empty() {
                <p class="notice">{ text.you_stand_in_for() }{ ": " }{ standing_in.join(", ") }</p>
            }
            if let Some(problem) = ending.sending.problem() { { problem_view(text, problem, Some(&fetched.reload)) } }
            if may && !*making {
                <p class="screen-only">
                    <button type="button" class="primary" data-verb="delegate"
                        onclick={turn(true).reform(|_: MouseEvent| ())}>{ text.delegate_verb() }</button>
                </p>
            }
            if *making { { form() } }
            { list }
        </div>
    }
}

use std::future::Future;

use tiendo_api::{
    Action,
    conditions::{Authority, NewSuccession},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::{Answer, Ticket, agency},
    browser, dates,
    fetch::use_fetch,
    parts::{
        forms::{
            field::FieldKind,
            plain::{Plain, PlainBody, PlainField, plain_form},
        },
        frame::heading::Heading,
    },
    text::{Text, use_text},
};

impl PlainBody for NewSuccession {
    type Made = Authority;
    const NAME: &'static str = "succession";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.succession_form(), text.record_succession())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![
            PlainField::required("successor", text.successor(), FieldKind::Line),
            PlainField::required("succeededOn", text.succeeded_on(), FieldKind::Day),
        ]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Authority>> + 'static {
        agency::succeed(about, &self, ticket)
    }
}

/// Outside authorities, and who took over from them.
#[component]
pub fn AuthoritiesPage() -> Html {
    let text = use_text();
    let announce = use_announce();
    let fetched = use_fetch(text.0, |_| agency::authorities());
    let open = use_state(|| None::<Uuid>);
    let on_done = {
        let (open, reload) = (open.clone(), fetched.reload.clone());
        Callback::from(move |_: Authority| {
            open.set(None);
            reload.emit(());
            announce.emit(text.done_succession().to_owned());
            browser::focus("h1");
        })
    };
    let list = match fetched.arrived(text) {
        Ok(page) if page.data.is_empty() => {
            html! { <p class="empty" role="status">{ text.no_authorities() }</p> }
        }
        Ok(page) => html! {
            <ul class="rows">{ for page.data.iter().map(|one| entry(text, one, &open, &on_done)) }</ul>
        },
        Err(instead) => instead,
    };
    html! {
        <div class="page">
            <Heading title={text.authorities_title()} />
            <p class="small">{ text.authorities_hint() }</p>
            { list }
        </div>
    }
}

fn entry(
    text: Text,
    authority: &Authority,
    open: &UseStateHandle<Option<Uuid>>,
    on_done: &Callback<Authority>,
) -> Html {
    let id = authority.id;
    let here = **open == Some(id);
    let turn = |to: Option<Uuid>| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let form = || {
        let plain = Plain {
            about: id,
            version: 0,
            above: Html::default(),
            choices: Vec::new(),
            on_done: on_done.clone(),
            on_close: turn(None),
        };
        plain_form::<NewSuccession>(text, plain)
    };
    html! {
        <li class="plan-entry" key={id.to_string()} data-authority={authority.name.clone()}>
            <h2>{ &authority.name }</h2>
            if let Some(successor) = &authority.successor {
                <p>
                    { text.has_tasks_now() }{ " " }<strong>{ &successor.name }</strong>
                    if let Some(day) = authority.succeeded_on {
                        { " " }{ text.since_day() }{ " " }{ dates::day(day) }
                    }
                </p>
            }
            if authority.allowed_actions.contains(&Action::ManageConditions) {
                <button type="button" data-verb="succeed" aria-expanded={here.to_string()}
                    aria-label={format!("{}: {}", text.succession_verb(), authority.name)}
                    onclick={turn(Some(id)).reform(|_: MouseEvent| ())}>{ text.succession_verb() }</button>
            }
            if here { { form() } }
        </li>
    }
}

use tiendo_api::notices::{NoticeCount, NoticeSettings, NoticeSettingsInForce};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::notices,
    fetch::{Remote, use_fetch, use_submit},
    parts::{
        agency::notice_list::notice_list,
        forms::{faults::Faults, field::Field},
        frame::{heading::Heading, pager::pager},
        problem_view::problem_view,
    },
    text::use_text,
    view::use_view,
};

/// What one was told, and how one is told.
#[component]
pub fn NoticesPage() -> Html {
    let text = use_text();
    let view = use_view();
    let inbox = use_fetch((view.now.filters(), text.0), |(view, _)| notices::inbox(&view));
    let settings = use_fetch(text.0, |_| notices::settings());
    let reading = use_submit(notices::read_all, inbox.reload.reform(|_: NoticeCount| ()));
    let list = match inbox.arrived(text) {
        Ok(inbox) if inbox.data.is_empty() => {
            html! { <p class="empty" role="status">{ text.no_notices() }</p> }
        }
        Ok(inbox) => {
            let newest = inbox.data.iter().map(|notice| notice.id).max();
            html! {
                <>
                    if inbox.unread > 0 {
                        <button type="button" data-verb="readAll" disabled={reading.sending.busy()}
                            onclick={reading.send.reform(move |_: MouseEvent| (newest, 0))}>
                            { text.read_all() }{ " (" }{ inbox.unread }{ ")" }
                        </button>
                    }
                    { notice_list(text, &inbox.data) }
                    { pager(text, &inbox.page, &view.now, &view.go) }
                </>
            }
        }
        Err(instead) => instead,
    };
    html! {
        <div class="page">
            <Heading title={text.notices_title()} />
            { list }
            if let Remote::Ready(now) = &settings.remote {
                <HowTold key={now.version} now={(**now).clone()} on_done={settings.put.clone()} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HowToldProps {
    now: NoticeSettingsInForce,
    on_done: Callback<NoticeSettingsInForce>,
}

/// One's own settings: an address, and which letters.
#[component]
fn HowTold(props: &HowToldProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let typed = use_state(|| props.now.settings.clone());
    let on_done = {
        let on_done = props.on_done.clone();
        Callback::from(move |now| {
            on_done.emit(now);
            announce.emit(text.done_how_told().to_owned());
        })
    };
    let saving = use_submit(notices::set, on_done);
    let faults = saving.sending.problem().map(|problem| Faults::of(problem)).unwrap_or_default();
    let on_email = {
        let typed = typed.clone();
        Callback::from(move |email: String| {
            typed.set(NoticeSettings { email: (!email.is_empty()).then_some(email), ..(*typed).clone() });
        })
    };
    let ticked = |set: fn(&mut NoticeSettings, bool)| {
        let typed = typed.clone();
        Callback::from(move |event: Event| {
            let mut now = (*typed).clone();
            set(&mut now, event.target_unchecked_into::<HtmlInputElement>().checked());
            typed.set(now);
        })
    };
    let onsubmit = {
        let (send, typed, version) = (saving.send.clone(), typed.clone(), props.now.version);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(((*typed).clone(), version));
        })
    };
    html! {
        <form class="form" name="how-told" novalidate=true {onsubmit}>
            <h2>{ text.how_told() }</h2>
            if !props.now.sends_email { <p class="hint">{ text.no_mail_server() }</p> }
            if let Some(problem) = saving.sending.problem().filter(|_| faults.is_empty()) {
                { problem_view(text, problem, None) }
            }
            <Field form="how-told" name="email" label={text.email_address()}
                value={typed.email.clone().unwrap_or_default()} fault={faults.at("/email")} on_input={on_email} />
            <p><label>
                <input type="checkbox" name="digest" checked={typed.digest}
                    onchange={ticked(|now, on| now.digest = on)} />{ " " }{ text.daily_digest() }
            </label></p>
            <p><label>
                <input type="checkbox" name="immediate" checked={typed.immediate}
                    onchange={ticked(|now, on| now.immediate = on)} />{ " " }{ text.at_once() }
            </label></p>
            <div class="form-actions">
                <button type="submit" class="primary" disabled={saving.sending.busy()}>{ text.save_how_told() }</button>
            </div>
        </form>
    }
}

use tiendo_api::Action;
use yew::prelude::*;

use crate::{browser, parts::frame::go::Go, route::Route, session::SessionHandle, text::Text};

/// Who is signed in, and what to do with the account.
pub fn account_menu(text: Text, session: &SessionHandle) -> Html {
    let me = &session.me;
    let unit = me.unit.as_ref().map(|unit| unit.id);
    let places = [
        (true, Route::Notices, text.notices_title()),
        (session.may(Action::Confirm), Route::NewestLeadership, text.open_leadership()),
        (unit.is_some(), Route::UnitOverview { id: unit.unwrap_or_default() }, text.unit_overview()),
        (session.may(Action::ReadPlan), Route::Delegations, text.delegations_title()),
        (true, Route::Settings, text.settings_title()),
        (true, Route::Password, text.change_password()),
    ];
    let sign_out = |everywhere: bool| session.sign_out.reform(move |_: MouseEvent| everywhere);
    html! {
        <details class="account">
            <summary aria-label={format!("{}: {}", text.account(), me.display_name)}>{ &me.display_name }</summary>
            <div class="account-menu" onclick={|_| { close(); }}>
                <p class="small">
                    { me.unit.as_ref().map_or(me.agency.name.as_str(), |unit| unit.name.as_str()) }
                </p>
                for (shown, to, words) in places {
                    if shown { <Go {to}>{ words }</Go> }
                }
                <button type="button" data-sign-out="here" onclick={sign_out(false)}>{ text.sign_out() }</button>
                <button type="button" data-sign-out="everywhere" onclick={sign_out(true)}>
                    { text.sign_out_everywhere() }
                </button>
            </div>
        </details>
    }
}

/// Closes the menu; `true` when it was open.
pub fn close() -> bool {
    let open = browser::find(".account[open]");
    open.is_some_and(|menu| menu.remove_attribute("open").is_ok())
}

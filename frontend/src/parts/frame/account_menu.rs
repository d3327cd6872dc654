use yew::prelude::*;
use yew_router::prelude::*;

use crate::{route::Route, session::SessionHandle, text::use_text};

/// Props of [`AccountMenu`].
#[derive(Properties, PartialEq)]
pub struct AccountMenuProps {
    /// The session.
    pub session: SessionHandle,
}

/// Who is signed in, and what to do with the account.
#[component]
pub fn AccountMenu(props: &AccountMenuProps) -> Html {
    let text = use_text();
    let me = &props.session.me;
    let sign_out = |everywhere: bool| props.session.sign_out.reform(move |_: MouseEvent| everywhere);
    html! {
        <details class="account">
            <summary aria-label={format!("{}: {}", text.account(), me.display_name)}>{ &me.display_name }</summary>
            <div class="account-menu">
                <p class="small">
                    { me.unit.as_ref().map_or(me.agency.name.as_str(), |unit| unit.name.as_str()) }
                </p>
                <Link<Route> to={Route::Password}>{ text.change_password() }</Link<Route>>
                <button type="button" data-sign-out="here" onclick={sign_out(false)}>{ text.sign_out() }</button>
                <button type="button" data-sign-out="everywhere" onclick={sign_out(true)}>
                    { text.sign_out_everywhere() }
                </button>
            </div>
        </details>
    }
}

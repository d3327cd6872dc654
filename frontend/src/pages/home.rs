/// Changing one's password.
pub mod password;
/// A unit's queue.
pub mod queue;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, parts::frame::onward::Onward, route::Route};
use password::PasswordPage;
use queue::QueuePage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Home => html! { <Onward to={Route::Queue} /> },
        Route::Queue => html! { <QueuePage /> },
        Route::Password => html! { <PasswordPage /> },
        _ => html! { <NotFoundPage /> },
    }
}

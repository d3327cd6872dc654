//! Tiến Độ in the browser: a single-page application over the API.
//!
//! Reading order: [`route`] (every address), [`pages`] (one file per address), [`parts`] (views),
//! [`api`] (one function per call), [`session`] (who is signed in), [`text`] (every visible word).

mod announce;
mod api;
mod app;
mod browser;
mod dates;
mod desk_pages;
mod draft;
mod fetch;
mod keys;
mod pages;
mod parts;
mod quick;
mod route;
#[cfg(test)]
mod samples;
mod session;
mod text;
mod view;
mod wire;

/// Renders the application that everybody opens first: queue, plans and the Office's screen.
pub fn application() {
    render(app::page);
}

/// Renders the desk: annexes and what becomes of them. An application of its own, so that the first visit of those
/// who never settle an annex stays small.
pub fn desk() {
    render(desk_pages::page);
}

fn render(page: fn(route::Route) -> yew::Html) {
    yew::Renderer::<app::App>::with_props(app::AppProps { pages: app::Pages(page) }).render();
}

//! Tiến Độ in the browser: a single-page application over the API.
//!
//! Reading order: [`route`] (every address), [`apps`] (which application has it), [`pages`] (one file per address),
//! [`parts`] (views), [`api`] (one function per call), [`session`] (who is signed in), [`text`] (every visible word).

mod announce;
mod api;
mod app;
mod apps;
mod browser;
mod dates;
mod draft;
mod fetch;
mod json;
mod keys;
mod live;
mod pages;
mod parts;
mod pause;
mod quick;
mod route;
#[cfg(test)]
mod samples;
mod session;
mod text;
mod view;
mod wire;

pub use apps::{AGENCY, Application, DESK, FIGURES, HOME, OFFICE, PLANS, SUPERVISION};

/// Renders an application.
pub fn start(application: Application) {
    yew::Renderer::<app::App>::with_props(app::AppProps { application }).render();
}

use chrono::Datelike;
use tiendo_api::settings::CalendarDay;
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::agency,
    browser, dates,
    fetch::use_fetch,
    parts::{
        agency::{day_form::DayDecision, day_table::day_table},
        forms::plain::{Plain, plain_form},
    },
    text::use_text,
};

/// Props of [`Calendar`].
#[derive(Properties, PartialEq)]
pub struct CalendarProps {
    /// Whether this person decides about days.
    pub may_change: bool,
}

/// The days of a year that are no ordinary ones, and deciding about a day.
#[component]
pub fn Calendar(props: &CalendarProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let year = use_state(|| dates::today().year());
    let deciding = use_state(|| false);
    let fetched = use_fetch((*year, text.0), |(year, _)| agency::days(year));
    let to = |shown: i32| {
        let year = year.clone();
        Callback::from(move |_: MouseEvent| year.set(shown))
    };
    let turn = |to: bool| {
        let deciding = deciding.clone();
        Callback::from(move |()| deciding.set(to))
    };
    let form = {
        let (year, deciding, reload) = (year.clone(), deciding.clone(), fetched.reload.clone());
        move || {
            let on_done = Callback::from(move |made: CalendarDay| {
                deciding.set(false);
                // The day is shown where it stands.
                year.set(made.day.year());
                reload.emit(());
                announce.emit(text.done_day().to_owned());
                browser::focus("[data-verb=decideDay]");
            });
            let plain = Plain {
                about: Uuid::nil(),
                version: 0,
                above: Html::default(),
                choices: Vec::new(),
                on_done,
                on_close: turn(false),
            };
            plain_form::<DayDecision>(text, plain)
        }
    };
    let days = match fetched.arrived(text) {
        Ok(days) => day_table(text, &days.data),
        Err(instead) => instead,
    };
    html! {
        <section class="zone" aria-labelledby="calendar">
            <h2 id="calendar">{ text.calendar_title() }{ " " }{ *year }</h2>
            <p class="small">{ text.calendar_hint() }</p>
            <div class="pager screen-only">
                <button type="button" data-year="before" onclick={to(*year - 1)}>{ text.previous_year() }</button>
                <button type="button" data-year="after" onclick={to(*year + 1)}>{ text.next_year() }</button>
                if props.may_change && !*deciding {
                    <button type="button" data-verb="decideDay" onclick={turn(true).reform(|_: MouseEvent| ())}>
                        { text.decide_day() }
                    </button>
                }
            </div>
            if *deciding { { form() } }
            { days }
        </section>
    }
}

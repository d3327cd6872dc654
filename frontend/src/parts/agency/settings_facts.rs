use serde_json::Value;
use tiendo_api::settings::Settings;
use yew::prelude::*;

use super::{
    period_table::period_facts,
    setting::{Setting, apart, groups, in_words},
};
use crate::text::Text;

/// The settings, to read.
pub fn settings_facts(text: Text, settings: &Settings, year: i32) -> Html {
    let all = apart(settings);
    html! {
        <>
            <h3>{ text.set_periods() }</h3>
            { period_facts(text, &all, year) }
            <p class="small">{ text.period_days_hint() }</p>
            for (title, settings) in groups(text) {
                <h3>{ title }</h3>
                <dl class="facts">{ for settings.iter().map(|setting| fact(setting, &all, year)) }</dl>
            }
        </>
    }
}

fn fact(setting: &Setting, all: &Value, year: i32) -> Html {
    let value = all.pointer(setting.pointer).map(|value| in_words(value, year)).unwrap_or_default();
    html! {
        <div data-setting={setting.pointer}><dt>{ setting.label }</dt><dd>{ value }</dd></div>
    }
}

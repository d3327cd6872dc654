use std::rc::Rc;

use chrono::Datelike;
use serde_json::Value;
use tiendo_api::{
    check::Check,
    problem::Code,
    settings::{Settings, SettingsInForce},
};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    period_table::period_table,
    setting::{Setting, Typed, apart, as_typed, groups, with},
};
use crate::{
    api::agency,
    dates,
    draft::{Draft, use_draft},
    parts::forms::{
        faults::Faults,
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::{Form, Prepared, Run, then, use_prepared},
    },
    text::{Text, use_text},
};

const FORM: &str = "settings";

/// Props of [`SettingsForm`].
#[derive(Properties, PartialEq)]
pub struct SettingsFormProps {
    /// What is in force.
    pub now: Rc<SettingsInForce>,
    /// Told what is in force after a change.
    pub on_done: Callback<SettingsInForce>,
    /// Told that somebody else has changed them.
    pub on_stale: Callback<()>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// The settings, to change all at once.
#[component]
pub fn SettingsForm(props: &SettingsFormProps) -> Html {
    let text = use_text();
    let year = dates::today().year();
    // The days that were typed are days of that year.
    let draft = use_draft(&format!("{FORM}-{year}"), Uuid::nil(), Typed::new);
    // The version that was on screen when the form was opened: what others set since is not overlooked.
    let seen = use_state(|| props.now.version);
    let prepare = {
        let (draft, now, on_done) = (draft.clone(), props.now.clone(), props.on_done.clone());
        Rc::new(move || prepare(&draft, &now.settings, year, &on_done))
    };
    let form = use_prepared(prepare, *seen);
    // Saving again: on the version that what was typed is laid over, which may be newer still than the one told of.
    let laid_over = props.now.version;
    let on_send = form.on_send.reform(move |again: Option<i64>| again.map(|_| laid_over));
    let form = Form { on_send, ..form };
    let stale = form.sending.problem().is_some_and(|problem| problem.code == Code::Stale);
    {
        let on_stale = props.on_stale.clone();
        use_effect_with(stale, move |stale| {
            if *stale {
                on_stale.emit(());
            }
        });
    }
    let all = apart(&props.now.settings);
    let sheet = Sheet { all: &all, draft: &draft, faults: &form.faults, year };
    let fields = html! {
        <>
            <fieldset class="settings">
                <legend>{ text.set_periods() }</legend>
                <p class="hint">{ text.period_days_hint() }{ " " }{ text.period_order_hint() }</p>
                { sheet.periods(text) }
            </fieldset>
            for (title, settings) in groups(text) {
                <fieldset class="settings">
                    <legend>{ title }</legend>
                    { for settings.iter().map(|setting| sheet.field(text, setting)) }
                </fieldset>
            }
        </>
    };
    let (title, verb) = (text.change_settings(), text.save_settings());
    form_frame(text, &Frame { name: FORM, title, verb, form: &form, on_close: &props.on_close }, fields)
}

fn prepare(
    draft: &Draft<Typed>,
    settings: &Settings,
    year: i32,
    on_done: &Callback<SettingsInForce>,
) -> Prepared {
    let new = with(settings, &draft.now(), year)?;
    let found = new.check(dates::today());
    if !found.is_empty() {
        return Err(found);
    }
    let said = serde_json::to_string(&new).unwrap_or_default();
    let (draft, on_done) = (draft.clone(), on_done.clone());
    let done = move |now| {
        draft.forget();
        on_done.emit(now);
    };
    let run = move |ticket| then(agency::change_settings(&new, ticket), Box::new(done));
    Ok((said, Box::new(run) as Run))
}

/// What is in force, what was typed over it, and what is wrong with that.
struct Sheet<'s> {
    all: &'s Value,
    draft: &'s Draft<Typed>,
    faults: &'s Faults,
    year: i32,
}

impl Sheet<'_> {
    /// What stands at a pointer, and who is told what is typed there.
    fn at(&self, pointer: &str) -> (String, Callback<String>) {
        let in_force = || self.all.pointer(pointer).map(|value| as_typed(value, self.year));
        let value = self.draft.now().get(pointer).cloned().or_else(in_force).unwrap_or_default();
        let (draft, pointer) = (self.draft.clone(), pointer.to_owned());
        let on_input =
            Callback::from(move |typed| draft.edit(|draft| drop(draft.insert(pointer.clone(), typed))));
        (value, on_input)
    }

    fn field(&self, text: Text, setting: &Setting) -> Html {
        let (value, on_input) = self.at(setting.pointer);
        let several = self.all.pointer(setting.pointer).is_some_and(Value::is_array);
        let (kind, hint) = if several {
            (FieldKind::Line, Some(AttrValue::from(text.several_days_hint())))
        } else {
            (FieldKind::Number, None)
        };
        let name = setting.pointer.rsplit('/').next().unwrap_or_default();
        html! {
            <Field form={FORM} {name} label={setting.label} {kind} {hint} required={!several} {value}
                fault={self.faults.at(setting.pointer)} {on_input} />
        }
    }

    fn periods(&self, text: Text) -> Html {
        let columns = ["", "/from", "/to", "/unitsReportOn", "/agencyReportsOn"];
        let fault = |row: &str| columns.iter().find_map(|column| self.faults.at(&format!("{row}{column}")));
        let cell = |pointer: String, label: String| {
            let (value, on_input) = self.at(&pointer);
            let row = pointer.rsplit_once('/').map_or("", |(row, _)| row);
            let faulty = fault(row).is_some();
            let described =
                faulty.then(|| format!("{}-fault", row.trim_start_matches('/').replace('/', "-")));
            let oninput = on_input
                .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
            html! {
                <input type="date" name={pointer} aria-label={label} {value} {oninput}
                    aria-invalid={faulty.then_some("true")} aria-describedby={described} />
            }
        };
        period_table(text, self.year, fault, cell)
    }
}

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Prose,
    /// A whole number of per cent.
    Percent,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// A web address.
    Address,
    /// A password.
    Password,
    /// One of several.
    Choice,
    /// Some of several.
    Several,
    /// A stored file.
    File,
}

impl FieldKind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Line | Self::Prose | Self::Choice | Self::Several => "text",
            Self::Percent | Self::Number => "number",
            Self::Day => "date",
            Self::Address => "url",
            Self::Password => "password",
            Self::File => "file",
        }
    }
}

/// Props of [`Field`].
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Name of the form, to keep ids apart.
    pub form: AttrValue,
    /// Name of the field: the JSON field.
    pub name: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What is typed.
    #[prop_or_default]
    pub kind: FieldKind,
    /// The value now.
    pub value: AttrValue,
    /// Told every change.
    pub on_input: Callback<String>,
    /// What is wrong with it.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// How to fill it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it must be filled.
    #[prop_or_default]
    pub required: bool,
    /// What a password manager may fill in.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// Latest day, for a day.
    #[prop_or_default]
    pub latest: Option<AttrValue>,
    /// What can be chosen, for a choice: code and words.
    #[prop_or_default]
    pub choices: Vec<(String, String)>,
}

/// One labelled field with its hint and its fault, tied together for screen readers.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let id = format!("{}-{}", props.form, props.name);
    let fault_id = format!("{id}-fault");
    let hint_id = format!("{id}-hint");
    let described: Vec<&str> =
        [props.fault.as_ref().map(|_| fault_id.as_str()), props.hint.as_ref().map(|_| hint_id.as_str())]
            .into_iter()
            .flatten()
            .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = props.fault.as_ref().map(|_| "true");
    let required = props.required.then_some("true");
    let oninput = props.on_input.reform(|event: InputEvent| typed(&event));
    let control = if props.kind == FieldKind::Choice {
        let onchange =
            props.on_input.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
        html! {
            <select id={id.clone()} name={props.name.clone()} {onchange}
                aria-describedby={described} aria-invalid={invalid} aria-required={required}>
                <option value="" selected={props.value.is_empty()}>{ "—" }</option>
                for (code, words) in &props.choices {
                    <option value={code.clone()} selected={props.value == *code}>{ words }</option>
                }
            </select>
        }
    } else if props.kind == FieldKind::Prose {
        html! {
            <textarea id={id.clone()} name={props.name.clone()} rows="3" value={props.value.clone()} {oninput}
                aria-describedby={described} aria-invalid={invalid} aria-required={required} />
        }
    } else {
        let percent = props.kind == FieldKind::Percent;
        let number = percent || props.kind == FieldKind::Number;
        html! {
            <input id={id.clone()} name={props.name.clone()} type={props.kind.input_type()}
                value={props.value.clone()} {oninput}
                min={number.then_some("0")} max={if percent { Some("100".into()) } else { props.latest.clone() }}
                inputmode={number.then_some("numeric")} autocomplete={props.autocomplete.clone()}
                aria-describedby={described} aria-invalid={invalid} aria-required={required} />
        }
    };
    html! {
        <div class={classes!("field", props.fault.is_some().then_some("field-faulty"))}>
            <label for={id}>{ &props.label }</label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={hint_id}>{ hint }</p>
            }
            { control }
            if let Some(fault) = &props.fault {
                <p class="fault" id={fault_id}>{ fault }</p>
            }
        </div>
    }
}

fn typed(event: &InputEvent) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default()
}

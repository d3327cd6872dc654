use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One of several: a labelled list to choose from. The first option means none; its value is empty.
pub fn choice(
    name: &'static str,
    id: String,
    label: &'static str,
    none: &str,
    options: &[(String, String)],
    chosen: &str,
    on_choose: &Callback<String>,
) -> Html {
    let onchange =
        on_choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <select {id} {name} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ none }</option>
                for (value, words) in options {
                    <option value={value.clone()} selected={value == chosen}>{ words }</option>
                }
            </select>
        </div>
    }
}

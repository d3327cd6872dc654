use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::plain::PlainField;
use crate::text::Text;

/// Some of several: each one chosen stands below the list, and can be taken off again.
pub fn several(
    text: Text,
    form: &'static str,
    field: &PlainField,
    value: &str,
    on_input: &Callback<String>,
) -> Html {
    let id = format!("{form}-{}", field.name);
    let chosen: Vec<String> = value.split_whitespace().map(str::to_owned).collect();
    let add = {
        let chosen = chosen.clone();
        on_input.reform(move |event: Event| {
            let list = event.target_unchecked_into::<HtmlSelectElement>();
            let one = list.value();
            // Ready for the next one.
            list.set_value("");
            [chosen.as_slice(), &[one]].concat().join(" ")
        })
    };
    let without = |code: &String| {
        let rest: Vec<String> = chosen.iter().filter(|one| *one != code).cloned().collect();
        on_input.reform(move |_: MouseEvent| rest.join(" "))
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ field.label }</label>
            <select {id} name={field.name} onchange={add}>
                <option value="" selected=true>{ "—" }</option>
                for (code, words) in field.choices.iter().filter(|(code, _)| !chosen.contains(code)) {
                    <option key={code.clone()} value={code.clone()}>{ words }</option>
                }
            </select>
            if !chosen.is_empty() {
                <ul class="chosen">
                    for (code, words) in field.choices.iter().filter(|(code, _)| chosen.contains(code)) {
                        <li>
                            { words }{ " " }
                            <button type="button" class="quiet" aria-label={format!("{} {words}", text.take_off())}
                                onclick={without(code)}>{ text.take_off() }</button>
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::use_text;

/// Id of the list of units that [`unit_names`] draws once for all pickers.
const NAMES: &str = "unit-names";

/// Props of [`UnitPicker`].
#[derive(Properties, PartialEq)]
pub struct UnitPickerProps {
    /// Start of the ids inside.
    pub id: AttrValue,
    /// Told the unit picked.
    pub on_pick: Callback<String>,
}

/// Picks a unit of the directory by typing a part of its name.
#[component]
pub fn UnitPicker(props: &UnitPickerProps) -> Html {
    let text = use_text();
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let pick = {
        let (typed, on_pick) = (typed.clone(), props.on_pick.clone());
        Callback::from(move |_: MouseEvent| {
            on_pick.emit(typed.trim().to_owned());
            typed.set(String::new());
        })
    };
    let id = format!("{}-pick", props.id);
    html! {
        <div class="unit-picker">
            <label for={id.clone()}>{ text.pick_unit() }</label>
            <input {id} type="text" list={NAMES} autocomplete="off" value={(*typed).clone()} {oninput} />
            <button type="button" disabled={typed.trim().is_empty()} onclick={pick}>{ text.add_unit() }</button>
        </div>
    }
}

/// The units of the directory, for every picker of the page.
pub fn unit_names(names: &[AttrValue]) -> Html {
    html! {
        <datalist id={NAMES}>
            for name in names { <option value={name.clone()} /> }
        </datalist>
    }
}

/// Words with a unit in a line of its own added; one that is there stays once.
pub fn with_unit(words: &str, unit: &str) -> String {
    let mut lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !unit.is_empty() && !lines.contains(&unit) {
        lines.push(unit);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_added_once_in_a_line_of_its_own() {
        assert_eq!(with_unit("Văn phòng\n", "Phòng nghiệp vụ"), "Văn phòng\nPhòng nghiệp vụ");
        assert_eq!(with_unit("Văn phòng", "Văn phòng"), "Văn phòng");
        assert_eq!(with_unit("", "Văn phòng"), "Văn phòng");
    }
}

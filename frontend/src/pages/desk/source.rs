use std::rc::Rc;

use tiendo_api::annexes::Place;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    api::annexes,
    browser,
    fetch::use_fetch,
    parts::annex::{picture::picture, sheet::Sheet},
    text::{Text, use_text},
};

/// Rows fetched at once; places near each other share a stretch, so that going through doubts seldom fetches.
const STEP: u32 = 30;
/// Rows shown above the stretch a place is in.
const ABOVE: u32 = 12;

/// Props of [`Source`].
#[derive(Properties, PartialEq)]
pub struct SourceProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// The place to show.
    pub place: Option<Place>,
}

/// The source document around a place, cell for cell.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let text = use_text();
    let id = props.sheet.annex.annex.id;
    let place = props.place.unwrap_or(Place { table: first_table(&props.sheet), row: 0, column: None });
    let looked_at = use_state(|| (place.table, first_row(place.row)));
    {
        let looked_at = looked_at.clone();
        use_effect_with(place, move |place| looked_at.set((place.table, first_row(place.row))));
    }
    let (table, from) = *looked_at;
    let fetched = use_fetch((id, table, from), |(id, table, from)| annexes::rows(id, table, from));
    use_effect_with((place, fetched.busy), |(_, busy)| {
        if !busy {
            browser::reveal(".picture", ".picture .meant");
        }
    });
    let go = |to: u32| {
        let looked_at = looked_at.clone();
        Callback::from(move |_: MouseEvent| looked_at.set((table, to)))
    };
    let next = fetched.arrived(text).ok().and_then(|rows| rows.next_row);
    html! {
        <div class="source" aria-busy={fetched.busy.to_string()}>
            { tables(text, &props.sheet, table, &looked_at) }
            {
                match fetched.arrived(text) {
                    Ok(rows) => picture(text, &props.sheet, &rows, place),
                    Err(instead) => instead,
                }
            }
            <p class="doubt-acts">
                if from > 1 {
                    <button type="button" class="quiet" onclick={go(from.saturating_sub(STEP).max(1))}>{ text.earlier_rows() }</button>
                }
                if let Some(next) = next {
                    <button type="button" class="quiet" onclick={go(next)}>{ text.later_rows() }</button>
                }
            </p>
        </div>
    }
}

/// Chooses among the tables of the document, where it has several.
fn tables(text: Text, sheet: &Sheet, table: u32, looked_at: &UseStateHandle<(u32, u32)>) -> Html {
    let tables = &sheet.annex.tables;
    if tables.iter().filter(|table| table.last_row > 0).count() < 2 {
        return Html::default();
    }
    let onchange = {
        let looked_at = looked_at.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            looked_at.set((chosen.parse().unwrap_or(1), 1));
        })
    };
    html! {
        <div class="source-table">
            <label for="source-table">{ text.source_part() }</label>
            <select id="source-table" {onchange}>
                for each in tables.iter().filter(|table| table.last_row > 0) {
                    <option value={each.number.to_string()} selected={each.number == table}>
                        {
                            match (&each.name, each.number) {
                                (Some(name), _) => name.clone(),
                                (None, 0) => text.above_table().to_owned(),
                                (None, number) => format!("{} {number}", text.table_word()),
                            }
                        }
                    </option>
                }
            </select>
        </div>
    }
}

fn first_table(sheet: &Sheet) -> u32 {
    sheet.annex.tables.iter().map(|table| table.number).find(|number| *number > 0).unwrap_or_default()
}

/// First row of the stretch that shows a row.
fn first_row(row: u32) -> u32 {
    (row.saturating_sub(1) / STEP * STEP + 1).saturating_sub(ABOVE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_shows_its_row_and_some_above() {
        assert_eq!(first_row(0), 1);
        assert_eq!(first_row(14), 1);
        assert_eq!(first_row(31), 19);
        assert_eq!(first_row(60), 19);
        assert_eq!(first_row(61), 49);
    }
}

use tiendo_api::annexes::{AnnexRows, Place, SourceCell};
use yew::prelude::*;

use crate::{parts::annex::doubts::place_words, text::Text};

/// A stretch of the source with its merges as they are; the cell meant is marked.
pub fn picture(text: Text, rows: &AnnexRows, place: Place, on_from: &Callback<u32>) -> Html {
    let first = rows.rows.first().map_or(1, |row| row.number);
    let earlier = (first > 1).then(|| first.saturating_sub(30).max(1));
    let columns =
        rows.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.col_span - 1).max();
    html! {
        <div class="picture" role="region" tabindex="0" aria-label={text.source_title()}>
            <table>
                <caption>
                    { text.source_title() }
                    if place.row > 0 {
                        { ": " }{ place_words(text, place) }
                    }
                </caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{ text.source_row() }</span></th>
                        for column in 1..=columns.unwrap_or(1) {
                            <th scope="col">{ column }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in &rows.rows {
                        <tr class={(row.number == place.row).then_some("meant-row")}>
                            <th scope="row">{ row.number }</th>
                            for cell in &row.cells {
                                { source_cell(cell, row.number == place.row && place.column.is_none_or(|column| within(cell, column))) }
                            }
                        </tr>
                    }
                </tbody>
            </table>
            <p class="links">
                if let Some(earlier) = earlier {
                    <button type="button" class="quiet" onclick={on_from.reform(move |_: MouseEvent| earlier)}>{ text.earlier_rows() }</button>
                }
                if let Some(next) = rows.next_row {
                    <button type="button" class="quiet" onclick={on_from.reform(move |_: MouseEvent| next)}>{ text.later_rows() }</button>
                }
            </p>
        </div>
    }
}

fn within(cell: &SourceCell, column: u32) -> bool {
    (cell.column..cell.column + cell.col_span).contains(&column)
}

fn source_cell(cell: &SourceCell, meant: bool) -> Html {
    let many = |span: u32| (span > 1).then(|| span.to_string());
    html! {
        <td colspan={many(cell.col_span)} rowspan={many(cell.row_span)} class={classes!(meant.then_some("meant"), cell.bold.then_some("bold"))}
            aria-current={meant.then_some("location")}>{ &cell.text }</td>
    }
}

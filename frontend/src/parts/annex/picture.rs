use tiendo_api::annexes::{AnnexRows, Place};
use yew::prelude::*;

use crate::{
    parts::annex::{
        grid::{GridCell, grid},
        sheet::Sheet,
    },
    text::Text,
};

/// A stretch of the source with its merges as they are; the cell meant is marked.
pub fn picture(text: Text, sheet: &Sheet, rows: &AnnexRows, place: Place) -> Html {
    let laid = grid(rows, place);
    let width: u32 = laid.first().map_or(1, |row| row.cells.iter().map(|cell| cell.columns).sum());
    let columns = if rows.table == 0 { 0 } else { width };
    let shows_place = place.row > 0 && rows.table == place.table;
    html! {
        <>
        <p class="small" aria-live="polite">
            if shows_place {
                { text.looking_at() }{ " " }<strong>{ sheet.place_words(text, place) }</strong>
            } else {
                { text.pick_a_doubt() }
            }
        </p>
        <div class="picture" role="region" tabindex="0" aria-label={text.source_title()}>
            <table>
                <caption class="visually-hidden">{ text.source_title() }</caption>
                if columns > 0 {
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">{ text.source_row() }</span></th>
                            for column in 1..=columns {
                                <th scope="col">{ sheet.column_name(column) }</th>
                            }
                        </tr>
                    </thead>
                }
                <tbody>
                    for row in laid {
                        <tr key={row.number}>
                            <th scope="row">{ row.number }</th>
                            for cell in &row.cells { { drawn(text, cell) } }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
        </>
    }
}

fn drawn(text: Text, cell: &GridCell) -> Html {
    let current = cell.meant.then_some("location");
    let class =
        classes!(cell.meant.then_some("meant"), cell.cell.is_some_and(|cell| cell.bold).then_some("bold"));
    let Some(source) = cell.cell else {
        return html! {
            <td class={classes!(class, "cut")} aria-current={current}>
                <span aria-hidden="true">{ "⋮" }</span>
                <span class="visually-hidden">{ text.merged_above() }</span>
            </td>
        };
    };
    let many = |span: u32| (span > 1).then(|| span.to_string());
    html! {
        <td colspan={many(source.col_span)} rowspan={many(source.row_span)} {class} aria-current={current}>
            { &source.text }
        </td>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::{
        Lang,
        annexes::{SourceCell, SourceRow},
    };

    use super::*;
    use crate::samples;

    #[tokio::test]
    async fn merges_are_drawn_and_the_place_is_marked_and_named() {
        let html = samples::drawn(|| {
            let cell = |column, text: &str, row_span| SourceCell {
                column,
                text: text.into(),
                col_span: 1,
                row_span,
                bold: false,
            };
            let rows = vec![
                SourceRow { number: 13, cells: vec![cell(1, "6", 1), cell(2, "Trong năm 2026", 2)] },
                SourceRow { number: 14, cells: vec![cell(1, "7", 1)] },
            ];
            let rows = AnnexRows { table: 1, rows, next_row: None };
            let place = Place { table: 1, row: 14, column: Some(2) };
            picture(Text(Lang::Vi), &Sheet::of(samples::annex()), &rows, place)
        })
        .await;
        let cell = html.split("<td").find(|cell| cell.contains("Trong năm 2026")).unwrap_or_default();
        for part in [r#"rowspan="2""#, r#"class="meant""#, r#"aria-current="location""#] {
            assert!(cell.contains(part), "{part} is missing: {cell}");
        }
        assert!(html.contains("dòng 14, cột 2"), "{html}");
    }
}

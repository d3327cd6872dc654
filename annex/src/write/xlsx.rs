use std::collections::HashMap;

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::error::WriteError;
use super::grid::{Look, Placed};
use super::heading::{Line, LineLook};
use super::measure::{Measure, Twips};
use super::page::{self, Page};

const FONT: &str = "Times New Roman";
/// Height and width of an untouched cell in that font at 12 points, in pixels.
const DEFAULT_ROW: u32 = 21;
/// As above.
const DEFAULT_COLUMN: u32 = 72;
/// Excel's number of the paper A4.
const A4: u8 = 9;
/// Most characters a cell holds, counted in UTF-16.
const LONGEST_CELL: usize = 32_767;
/// Highest row Excel shows, in twentieths of a point.
const HIGHEST_ROW: Twips = 409 * 20;
/// Characters of a text that say well enough which cell it is.
const BEGINNING: usize = 40;
/// Points of the lines above the table.
const HEADING_POINTS: u32 = 14;

/// Puts the workbook together: one sheet, its header frozen and repeated on every printed page.
pub(super) fn write(page: &Page, made_at: Option<NaiveDateTime>) -> Result<Vec<u8>, WriteError> {
    refuse_long_cells(page)?;
    workbook(page, made_at).map_err(|error| WriteError::NotWritten { reason: error.to_string() })
}

fn refuse_long_cells(page: &Page) -> Result<(), WriteError> {
    let mut texts =
        page.lines.iter().map(|line| &line.text).chain(page.grid.cells().map(|placed| &placed.cell.text));
    match texts.find(|text| text.encode_utf16().count() > LONGEST_CELL) {
        Some(long) => {
            let beginning = long.chars().take(BEGINNING).collect();
            Err(WriteError::CellTooLong { beginning, limit: LONGEST_CELL })
        }
        None => Ok(()),
    }
}

fn workbook(page: &Page, made_at: Option<NaiveDateTime>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Widths are counted in digits of the default font, which must be the one on the page.
    workbook.set_default_format(
        &Format::new().set_font_name(FONT).set_font_size(12),
        DEFAULT_ROW,
        DEFAULT_COLUMN,
    )?;
    workbook.set_properties(&properties(page.title(), made_at)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phụ lục")?;
    set_page(sheet, page)?;
    let last_column = page.widths.columns.len().saturating_sub(1);
    for (row, line) in page.lines.iter().enumerate() {
        heading_line(sheet, row, line, (column(last_column)?, page.widths.columns.iter().sum()))?;
    }
    let formats: HashMap<Look, Format> =
        [Look::Header, Look::Heading, Look::HeadingNumber, Look::Number, Look::Text]
            .map(|look| (look, format(look, page.widths.points)))
            .into();
    let first = page.lines.len();
    for (row, height) in page.widths.heights(&page.grid).into_iter().enumerate() {
        sheet.set_row_height(self::row(first + row)?, points(height.min(HIGHEST_ROW)))?;
    }
    for placed in page.grid.cells() {
        if let Some(format) = formats.get(&placed.cell.look) {
            cell(sheet, first, placed, format)?;
        }
    }
    workbook.save_to_buffer()
}

fn set_page(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let header = page.lines.len();
    let below_header = header + page.header_rows;
    let inches = |twips: Twips| f64::from(twips) / 1440.0;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_header("&C&P");
    sheet.set_margins(
        inches(page::LEFT),
        inches(page::RIGHT),
        inches(page::TOP),
        inches(page::BOTTOM),
        inches(page::PAGE_NUMBER),
        inches(page::PAGE_NUMBER),
    );
    sheet.set_repeat_rows(row(header)?, row(below_header.saturating_sub(1))?)?;
    sheet.set_freeze_panes(row(below_header)?, 0)?;
    for (at, width) in page.widths.columns.iter().enumerate() {
        // A pixel of Excel is three quarters of a point.
        sheet.set_column_width_pixels(column(at)?, width.div_ceil(15))?;
    }
    Ok(())
}

fn heading_line(
    sheet: &mut Worksheet,
    at: usize,
    line: &Line,
    (last_column, width): (u16, Twips),
) -> Result<(), XlsxError> {
    let centred = Format::new()
        .set_font_name(FONT)
        .set_font_size(HEADING_POINTS)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let bold = line.look != LineLook::Note;
    let format = if bold { centred.set_bold() } else { centred.set_italic() };
    let at = row(at)?;
    let measure = Measure { points: HEADING_POINTS, bold };
    sheet.set_row_height(at, points(measure.measured(&line.text).lines(width) * measure.line() + 60))?;
    if last_column == 0 {
        sheet.write_string_with_format(at, 0, &line.text, &format)?;
    } else {
        sheet.merge_range(at, 0, at, last_column, &line.text, &format)?;
    }
    Ok(())
}

fn cell(sheet: &mut Worksheet, first: usize, placed: Placed, format: &Format) -> Result<(), XlsxError> {
    let (top, left) = (row(first + placed.row)?, column(placed.column)?);
    let (bottom, right) =
        (row(first + placed.row + placed.rows - 1)?, column(placed.column + placed.columns - 1)?);
    let text = &placed.cell.text;
    if (top, left) != (bottom, right) {
        sheet.merge_range(top, left, bottom, right, text, format)?;
    }
    // A running number stays a number; everything else stays the text it is, formulas and dates too.
    match text.parse::<u32>() {
        Ok(number) if placed.cell.look == Look::Number && number.to_string() == *text => {
            sheet.write_number_with_format(top, left, number, format)?;
        }
        _ => {
            sheet.write_string_with_format(top, left, text, format)?;
        }
    }
    Ok(())
}

fn format(look: Look, points: u32) -> Format {
    let format = Format::new()
        .set_font_name(FONT)
        .set_font_size(points)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let centred = |format: Format| format.set_align(FormatAlign::Center);
    match look {
        Look::Header => centred(format).set_align(FormatAlign::VerticalCenter).set_bold(),
        Look::Heading => format.set_bold(),
        Look::HeadingNumber => centred(format).set_bold(),
        Look::Number => centred(format),
        Look::Text => format,
    }
}

/// Excel wants a moment in every file; where none is given it is the first one it knows.
fn properties(title: &str, made_at: Option<NaiveDateTime>) -> Result<DocProperties, XlsxError> {
    let moment = match made_at.and_then(|moment| Some((moment, u16::try_from(moment.year()).ok()?))) {
        Some((moment, year)) => ExcelDateTime::from_ymd(year, small(moment.month()), small(moment.day()))?
            .and_hms(u16::from(small(moment.hour())), small(moment.minute()), moment.second())?,
        None => ExcelDateTime::from_ymd(1900, 1, 1)?,
    };
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&moment))
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn points(height: Twips) -> f64 {
    f64::from(height) / 20.0
}

fn row(at: usize) -> Result<u32, XlsxError> {
    u32::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}

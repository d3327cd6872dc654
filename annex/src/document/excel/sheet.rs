use std::collections::HashMap;

use super::styles::Styles;
use super::value::{shown, unescaped};
use crate::document::text::clean;
use crate::document::xml::{Element, Token};
use crate::document::{Cell, MAX_CELLS, MAX_COLUMNS, Remark, Row, Spot};
use crate::draft::Place;
use crate::refused::Refused;

/// Most merged regions looked at.
const MOST_MERGES: usize = 100_000;

/// A sheet while it is read. Only cells that hold something are kept: a million blank rows cost nothing.
pub(super) struct Sheet<'b> {
    number: u32,
    styles: &'b Styles,
    texts: &'b [String],
    from_1904: bool,
    rows: Vec<(u32, Vec<(u32, Cell)>)>,
    kept: usize,
    merges: Vec<Region>,
    remarks: Vec<Remark>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    row: u32,
    hidden: bool,
    cell: Option<OpenCell>,
    reading: Inside,
    phonetic: bool,
}

#[derive(Debug, Default)]
struct OpenCell {
    column: u32,
    kind: String,
    style: usize,
    value: String,
    text: String,
    formula: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Text,
}

/// A rectangle of cells merged into its first.
#[derive(Debug, Clone, Copy)]
struct Region {
    first: Spot,
    last: Spot,
}

impl<'b> Sheet<'b> {
    pub(super) fn new(number: u32, styles: &'b Styles, texts: &'b [String], from_1904: bool) -> Self {
        Self {
            number,
            styles,
            texts,
            from_1904,
            rows: Vec::new(),
            kept: 0,
            merges: Vec::new(),
            remarks: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            row: 0,
            hidden: false,
            cell: None,
            reading: Inside::Nothing,
            phonetic: false,
        }
    }

    /// Whether nothing stands on it.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn token(&mut self, token: Token<'_>) -> Result<(), Refused> {
        match token {
            Token::Open(element) => self.open(&element),
            Token::Close("c") => return self.end_cell(),
            Token::Close("v" | "t") => self.reading = Inside::Nothing,
            Token::Close("rPh") => self.phonetic = false,
            Token::Close(_) => {}
            Token::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|_| !self.phonetic) {
                    match self.reading {
                        Inside::Value => cell.value.push_str(&text),
                        Inside::Text => cell.text.push_str(&text),
                        Inside::Nothing => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>) {
        let is_hidden = || matches!(element.attribute("hidden").as_deref(), Some("1" | "true"));
        match element.name() {
            "col" if is_hidden() => {
                let (min, max) = (element.number("min").unwrap_or(1), element.number("max").unwrap_or(1_u32));
                let most = u32::try_from(MAX_COLUMNS).unwrap_or(u32::MAX);
                self.hidden_columns.extend(min..=max.min(most));
            }
            "row" => {
                self.row = element.number("r").unwrap_or(self.row.saturating_add(1));
                self.hidden = is_hidden();
            }
            "c" => {
                let after = self.cell.as_ref().map_or(0, |cell| cell.column);
                let column = element.attribute("r").and_then(|name| spot(&name)).map(|spot| spot.column);
                self.cell = Some(OpenCell {
                    column: column.unwrap_or(after + 1),
                    kind: element.attribute("t").unwrap_or_default(),
                    style: element.number("s").unwrap_or(0),
                    ..OpenCell::default()
                });
            }
            "f" => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = true;
                }
            }
            "v" => self.reading = Inside::Value,
            "t" => self.reading = Inside::Text,
            "rPh" => self.phonetic = true,
            "mergeCell" if self.merges.len() < MOST_MERGES => {
                self.merges.extend(element.attribute("ref").and_then(|region| self::region(&region)));
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) -> Result<(), Refused> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let place = Place { table: self.number, row: self.row, column: Some(cell.column) };
        let number = || cell.value.trim().parse::<f64>().ok();
        let text = match cell.kind.as_str() {
            "s" => cell
                .value
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| self.texts.get(at))
                .cloned()
                .unwrap_or_default(),
            "inlineStr" => unescaped(&cell.text),
            "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => {
                let message =
                    "Ô này báo lỗi công thức; hãy sửa trong Excel hoặc nhập giá trị đúng.".to_owned();
                self.remarks.push(Remark { place, message, text: cell.value.clone() });
                String::new()
            }
            "str" | "d" => unescaped(&cell.value),
            _ => match number() {
                Some(number) => shown(number, self.styles.shape(cell.style), self.from_1904),
                None => cell.value.clone(),
            },
        };
        if cell.formula && cell.value.trim().is_empty() && cell.text.is_empty() {
            let message =
                "Ô này là công thức chưa có giá trị; hãy mở tệp bằng Excel, lưu lại rồi tải lên.".to_owned();
            self.remarks.push(Remark { place, message, text: String::new() });
        }
        let text = clean(self.row, cell.column, &text)?;
        if text.is_empty() {
            return Ok(());
        }
        self.keep(cell.column, Cell { text, bold: self.styles.is_bold(cell.style), covered_by: None })
    }

    fn keep(&mut self, column: u32, cell: Cell) -> Result<(), Refused> {
        let columns = usize::try_from(column).unwrap_or(usize::MAX);
        if columns > MAX_COLUMNS {
            return Err(Refused::TooManyColumns { row: self.row, columns, limit: MAX_COLUMNS });
        }
        self.kept += 1;
        if self.kept > MAX_CELLS {
            return Err(Refused::TooManyCells { limit: MAX_CELLS });
        }
        if self.hidden && self.hidden_rows.last() != Some(&self.row) {
            self.hidden_rows.push(self.row);
        }
        match self.rows.last_mut().filter(|(row, _)| *row == self.row) {
            Some((_, cells)) => cells.push((column, cell)),
            None => self.rows.push((self.row, vec![(column, cell)])),
        }
        Ok(())
    }

    /// The rows with their merges, every row as wide as the sheet.
    pub(super) fn into_rows(mut self, cells: &mut usize) -> Result<(Vec<Row>, Vec<Remark>), Refused> {
        self.tell_hidden();
        let widest = self.rows.iter().flat_map(|(_, cells)| cells.iter().map(|(column, _)| *column)).max();
        let widest = widest.unwrap_or_default();
        *cells += self.rows.len() * usize::try_from(widest).unwrap_or(usize::MAX);
        if *cells > MAX_CELLS {
            return Err(Refused::TooManyCells { limit: MAX_CELLS });
        }
        self.rows.sort_by_key(|(row, _)| *row);
        let mut covered = self.covered(widest);
        let row = |(number, kept): (u32, Vec<(u32, Cell)>)| {
            let mut row: Vec<Cell> = (0..widest).map(|_| Cell::default()).collect();
            for (column, cell) in kept {
                if let Some(place) =
                    usize::try_from(column).ok().and_then(|column| row.get_mut(column.checked_sub(1)?))
                {
                    *place = cell;
                }
            }
            for (column, by) in covered.remove(&number).unwrap_or_default() {
                if let Some(place) =
                    usize::try_from(column).ok().and_then(|column| row.get_mut(column.checked_sub(1)?))
                {
                    *place = Cell { covered_by: Some(by), ..Cell::default() };
                }
            }
            Row { number, cells: row }
        };
        let rows = self.rows.into_iter().map(row).filter(|row| row.cells.iter().any(|cell| !cell.is_blank()));
        Ok((rows.collect(), self.remarks))
    }

    /// By row, the columns that are covered and the cell that covers them; only rows that hold something.
    fn covered(&self, widest: u32) -> HashMap<u32, Vec<(u32, Spot)>> {
        let mut covered: HashMap<u32, Vec<(u32, Spot)>> = HashMap::new();
        for Region { first, last } in &self.merges {
            let begins = self.rows.partition_point(|(row, _)| *row < first.row);
            for (row, _) in self.rows[begins..].iter().take_while(|(row, _)| *row <= last.row) {
                let columns = first.column..=last.column.min(widest);
                let others = columns.filter(|column| (*row, *column) != (first.row, first.column));
                covered.entry(*row).or_default().extend(others.map(|column| (column, *first)));
            }
        }
        covered
    }

    fn tell_hidden(&mut self) {
        for (what, lines) in [("Dòng", &self.hidden_rows), ("Cột", &self.hidden_columns)] {
            let Some(first) = lines.first().copied() else { continue };
            let (row, column) = if what == "Dòng" { (first, None) } else { (0, Some(first)) };
            let place = Place { table: self.number, row, column };
            let listed: Vec<String> = lines.iter().take(20).map(u32::to_string).collect();
            let message = format!(
                "{what} {} đang ẩn trong Excel; nội dung vẫn được đọc. Hãy kiểm tra có cần không.",
                listed.join(", ")
            );
            self.remarks.push(Remark { place, message, text: String::new() });
        }
    }
}

/// "B12" as a place.
fn spot(name: &str) -> Option<Spot> {
    let digits = name.find(|char: char| char.is_ascii_digit())?;
    let letters = &name[..digits];
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.chars() {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        column = column * 26 + (value < 26).then_some(value + 1)?;
    }
    Some(Spot { row: name[digits..].parse().ok()?, column })
}

/// "A6:A7" as a rectangle of more than one cell.
fn region(name: &str) -> Option<Region> {
    let (first, last) = name.split_once(':')?;
    let (first, last) = (spot(first)?, spot(last)?);
    (first != last && first.row <= last.row && first.column <= last.column).then_some(Region { first, last })
}

use super::Reader;
use super::block::{Block, Doubt};
use super::grid::{Grid, Merge, Placed};
use crate::document::xml::{Node, Xml};
use crate::document::{MAX_COLUMNS, Remark, Row, Spot};
use crate::draft::Place;
use crate::refused::Refused;

const ROW_DELETED: &str = "Dòng này đã bị xóa nhưng sửa đổi chưa được chấp nhận (Track Changes); dòng không được đọc. \
                           Hãy kiểm tra có đúng là bỏ không.";
const ROW_HIDDEN: &str =
    "Dòng này bị ẩn trong tài liệu; nội dung vẫn được đọc. Hãy kiểm tra dòng có còn hiệu lực không.";

/// A row's own properties.
#[derive(Debug, Default)]
struct RowProperties {
    before: usize,
    is_hidden: bool,
    /// Tracked changes take the row away.
    is_deleted: bool,
}

/// A cell's own properties.
#[derive(Debug)]
struct CellProperties {
    span: usize,
    merge: Merge,
}

impl Reader {
    /// Reads a table of the document; a blank one is left out.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        let number = u32::try_from(self.tables.len() + 1).unwrap_or(u32::MAX);
        let remarks_before = self.remarks.len();
        let mut grid = Grid::default();
        let mut row = 0;
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            match (node, xml.name()) {
                (Node::Open, "tr") => {
                    row += 1;
                    self.row(xml, Place::of_row(number, row), &mut grid)?;
                }
                (Node::Open, "gridCol") => grid.add_width(xml.number("w")),
                (Node::Open, "tblPr" | "tblGridChange" | "sdtPr") => xml.skip()?,
                _ => {}
            }
        }
        let table = grid.into_table(&mut self.budget)?;
        if table.rows.is_empty() {
            for remark in self.remarks.iter_mut().skip(remarks_before) {
                remark.place = Place::of_row(0, self.paragraphs.max(1));
            }
        } else {
            self.tables.push(table);
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml<'_>, place: Place, grid: &mut Grid) -> Result<(), Refused> {
        let mut properties = RowProperties::default();
        let mut row = Row { number: place.row, cells: Vec::new() };
        let remarks_before = self.remarks.len();
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            match (node, xml.name()) {
                (Node::Open, "trPr") => {
                    properties = row_properties(xml)?;
                    Grid::skip(&mut row, properties.before);
                }
                (Node::Open, "tc") => {
                    let deleted = properties.is_deleted;
                    let covering = |merge| grid.covering(&row, merge);
                    let placed = self.cell(xml, place.cell(row.cells.len()), deleted, covering)?;
                    let columns = row.cells.len().saturating_add(placed.span);
                    if columns > MAX_COLUMNS {
                        return Err(Refused::TooManyColumns { row: place.row, columns, limit: MAX_COLUMNS });
                    }
                    grid.place(&mut row, placed);
                }
                (Node::Open, "tblPrEx" | "sdtPr") => xml.skip()?,
                _ => {}
            }
        }
        if properties.is_deleted {
            // What is said of its cells is of no interest any more.
            self.remarks.truncate(remarks_before);
            self.remark_on(&row, place, ROW_DELETED);
            grid.leave_out(&row);
            return Ok(());
        }
        if properties.is_hidden {
            self.remark_on(&row, place, ROW_HIDDEN);
        }
        if has_text(&row) {
            self.budget.take_cells(row.cells.len())?;
        }
        grid.end_row(row);
        Ok(())
    }

    /// Remarks upon a row as a whole, if anything is written in it.
    fn remark_on(&mut self, row: &Row, place: Place, message: &str) {
        let written = row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
        let text = written.collect::<Vec<_>>().join(" | ");
        if !text.is_empty() {
            self.remarks.push(Remark { place, message: message.to_owned(), text });
        }
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        place: Place,
        is_deleted: bool,
        covering: impl Fn(Merge) -> Option<Spot>,
    ) -> Result<Placed, Refused> {
        let mut properties = CellProperties { span: 1, merge: Merge::None };
        let mut block = Block::at(place);
        block.is_deleted = is_deleted;
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            match (node, xml.name()) {
                (Node::Open, "tcPr") => {
                    properties = cell_properties(xml)?;
                    block.is_covered = covering(properties.merge).is_some();
                }
                (Node::Open, "p") => self.paragraph(xml, &mut block)?,
                (Node::Open, "tbl") => block.doubt(Doubt::NestedTable),
                (Node::Open, "tblPr" | "tblGrid" | "trPr" | "sdtPr" | "Fallback") => xml.skip()?,
                _ => {}
            }
        }
        let mut cell = block.into_cell(&mut self.budget, &mut self.remarks)?;
        cell.covered_by = covering(properties.merge);
        Ok(Placed { cell, span: properties.span, merge: properties.merge })
    }
}

fn has_text(row: &Row) -> bool {
    row.cells.iter().any(|cell| !cell.is_blank())
}

fn row_properties(xml: &mut Xml<'_>) -> Result<RowProperties, Refused> {
    let mut properties = RowProperties::default();
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        match (node, xml.name()) {
            (Node::Open, "gridBefore") => properties.before = xml.number("val").unwrap_or_default(),
            (Node::Open, "hidden") => properties.is_hidden = xml.is_on("val"),
            (Node::Open, "del") => properties.is_deleted = true,
            (Node::Open, "trPrChange") => xml.skip()?,
            _ => {}
        }
    }
    Ok(properties)
}

fn cell_properties(xml: &mut Xml<'_>) -> Result<CellProperties, Refused> {
    let mut properties = CellProperties { span: 1, merge: Merge::None };
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        let restarts = |xml: &Xml<'_>| xml.attribute("val").is_some_and(|value| value == "restart");
        match (node, xml.name()) {
            (Node::Open, "gridSpan") => properties.span = xml.number("val").unwrap_or(1).max(1),
            (Node::Open, "vMerge") => {
                properties.merge = if restarts(xml) { Merge::Begins } else { Merge::FromAbove };
            }
            (Node::Open, "hMerge") if !restarts(xml) => properties.merge = Merge::FromLeft,
            (Node::Open, "tcPrChange") => xml.skip()?,
            _ => {}
        }
    }
    Ok(properties)
}

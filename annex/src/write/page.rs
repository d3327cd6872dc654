use crate::draft::Draft;

use super::Printed;
use super::body::Body;
use super::columns::Columns;
use super::grid::Grid;
use super::header;
use super::heading::{self, Line, LineLook};
use super::measure::Twips;
use super::widths::Widths;

/// A4 landscape, in twentieths of a point.
pub(super) const WIDTH: Twips = 16_838;
/// The shorter side.
pub(super) const HEIGHT: Twips = 11_906;
/// Margins within the bounds of the rules: 20 mm above and below, 30 mm left, 15 mm right.
pub(super) const TOP: Twips = 1134;
/// As above.
pub(super) const BOTTOM: Twips = TOP;
/// Where the paper is bound.
pub(super) const LEFT: Twips = 1701;
/// The free side.
pub(super) const RIGHT: Twips = 850;
/// Where the page number stands, from the upper edge.
pub(super) const PAGE_NUMBER: Twips = 567;

/// A plan set on pages, whatever the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// The lines above the table.
    pub lines: Vec<Line>,
    /// The table, its header first.
    pub grid: Grid,
    /// Rows of the header.
    pub header_rows: usize,
    pub widths: Widths,
}

impl Page {
    pub(super) fn of(draft: &Draft, printed: &Printed) -> Self {
        let states = printed.states.as_ref();
        let columns = Columns::of(draft, states.is_some());
        let mut grid = Grid { rows: header::rows(&columns) };
        grid.rows.extend(Body::new(draft, &columns, states).rows());
        let widths = Widths::of(&grid, WIDTH - LEFT - RIGHT);
        Self {
            lines: heading::lines(&draft.plan, states.map(|states| states.as_of)),
            grid,
            header_rows: columns.header_rows,
            widths,
        }
    }

    /// The title of the plan, for the properties of the file.
    pub(super) fn title(&self) -> &str {
        let title = self.lines.iter().find(|line| line.look == LineLook::Title);
        title.map_or("", |line| line.text.as_str())
    }
}

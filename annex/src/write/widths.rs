use super::grid::{Grid, Placed};
use super::measure::{Measure, Twips};
use super::{balance, shares};

/// Room beside the text of a cell: its margins, its borders and what measuring by rule of thumb may be wrong by.
pub(super) const PADDING: Twips = 200;
/// Sizes of the table's text in points, from the one the rules ask for down to the smallest that can be read.
const SIZES: [u32; 5] = [12, 11, 10, 9, 8];

/// The widths of the columns, and the size of text at which their words are whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widths {
    pub points: u32,
    pub columns: Vec<Twips>,
}

impl Widths {
    /// Shares the width of the page among the columns.
    pub(super) fn of(grid: &Grid, page: Twips) -> Self {
        let sizes = SIZES.map(|points| (points, shares::narrowest(grid, page, points)));
        let fits = |(_, narrowest): &&(u32, Vec<Twips>)| narrowest.iter().sum::<Twips>() <= page;
        let [.., smallest] = &sizes;
        let (points, narrowest) = sizes.iter().find(fits).unwrap_or(smallest);
        let widths = shares::in_proportion(grid, page, narrowest, *points);
        Self { points: *points, columns: balance::lower(grid, narrowest, widths, *points) }
    }

    /// The height of each row, enough for every cell; a merged cell's rest is shared among its rows.
    pub(super) fn heights(&self, grid: &Grid) -> Vec<Twips> {
        let mut heights = vec![self.height_of_lines(1); grid.rows.len()];
        let (single, merged): (Vec<Placed>, Vec<Placed>) = grid.cells().partition(|placed| placed.rows == 1);
        for placed in single {
            if let Some(height) = heights.get_mut(placed.row) {
                *height = (*height).max(self.height(placed));
            }
        }
        for placed in merged {
            let rows = heights.get_mut(placed.row..placed.row + placed.rows).unwrap_or_default();
            let short = self.height(placed).saturating_sub(rows.iter().sum());
            let share = short.div_ceil(u32::try_from(rows.len().max(1)).unwrap_or(u32::MAX));
            for height in rows {
                *height += share;
            }
        }
        heights
    }

    /// The height of one cell.
    fn height(&self, placed: Placed) -> Twips {
        let width: Twips = self.columns.iter().skip(placed.column).take(placed.columns).sum();
        let measure = Measure::of(placed.cell.look, self.points);
        self.height_of_lines(measure.measured(&placed.cell.text).lines(width.saturating_sub(PADDING)))
    }

    /// The height of a row of so many lines, with some air around them.
    pub(super) fn height_of_lines(&self, lines: u32) -> Twips {
        lines.saturating_mul(Measure { points: self.points, bold: false }.line()).saturating_add(90)
    }
}

use super::grid::{Grid, Look, Placed};
use super::measure::{Measure, Twips};

/// Room left and right of the text in a cell, together.
pub(super) const PADDING: Twips = 160;
/// Sizes of the table's text in points, from the one the rules ask for down to the smallest that can be read.
const SIZES: [u32; 5] = [12, 11, 10, 9, 8];
/// No word may keep more than this share of the page for its column.
const WIDEST_WORD_SHARE: u32 = 4;

/// The widths of the columns, and the size of text at which their words are whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Widths {
    pub points: u32,
    pub columns: Vec<Twips>,
}

impl Widths {
    /// Shares the width of the page among the columns, in proportion to what they hold.
    pub(super) fn of(grid: &Grid, page: Twips) -> Self {
        let columns = grid.rows.first().map_or(0, Vec::len);
        let mut points = SIZES[0];
        let mut narrowest = Vec::new();
        for size in SIZES {
            points = size;
            narrowest = narrowest_columns(grid, columns, size, page / WIDEST_WORD_SHARE);
            if narrowest.iter().sum::<Twips>() <= page {
                break;
            }
        }
        let wanted = wanted(grid, columns, points);
        Self { points, columns: shared(page, &narrowest, &wanted) }
    }

    /// How the text of a cell is measured.
    pub(super) fn measure(&self, look: Look) -> Measure {
        let bold = matches!(look, Look::Header | Look::Heading | Look::HeadingNumber);
        Measure { points: self.points, bold }
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
        let measure = self.measure(placed.cell.look);
        self.height_of_lines(measure.lines(&placed.cell.text, width.saturating_sub(PADDING)))
    }

    /// The height of a row of so many lines, with some air around them.
    pub(super) fn height_of_lines(&self, lines: u32) -> Twips {
        lines.saturating_mul(Measure { points: self.points, bold: false }.line()).saturating_add(90)
    }
}

/// For each column the room of its widest word.
fn narrowest_columns(grid: &Grid, columns: usize, points: u32, most: Twips) -> Vec<Twips> {
    let mut narrowest = vec![0; columns];
    for placed in grid.cells().filter(|placed| placed.columns == 1) {
        let measure =
            Measure { points, bold: matches!(placed.cell.look, Look::Header | Look::HeadingNumber) };
        let word = measure.widest_word(&placed.cell.text).min(most) + PADDING;
        if let Some(column) = narrowest.get_mut(placed.column) {
            *column = word.max(*column);
        }
    }
    narrowest
}

/// For each column how much its cells hold in the mean, long cells counting more than many short ones.
fn wanted(grid: &Grid, columns: usize, points: u32) -> Vec<u64> {
    let measure = Measure { points, bold: false };
    let mut squares = vec![(0_u64, 0_u64); columns];
    let alone = |placed: &Placed| placed.columns == 1 && placed.cell.look != Look::Header;
    for placed in grid.cells().filter(alone).filter(|placed| !placed.cell.text.is_empty()) {
        let Some((sum, count)) = squares.get_mut(placed.column) else { continue };
        let (width, rows) = (u64::from(measure.width(&placed.cell.text)), placed.rows as u64);
        *sum = sum.saturating_add(width.saturating_mul(width) / rows);
        *count += rows;
    }
    squares.into_iter().map(|(sum, count)| (sum / count.max(1)).isqrt()).collect()
}

/// Every column gets at least its narrowest width, the others share what is left as they want.
fn shared(page: Twips, narrowest: &[Twips], wanted: &[u64]) -> Vec<Twips> {
    let page = u64::from(page);
    let least: u64 = narrowest.iter().map(|width| u64::from(*width)).sum();
    if least >= page {
        let shrunk = |width: &Twips| u64::from(*width) * page / least;
        return narrowest.iter().map(|width| u32::try_from(shrunk(width)).unwrap_or(u32::MAX)).collect();
    }
    let mut fixed = vec![false; narrowest.len()];
    loop {
        let columns = || narrowest.iter().zip(wanted).zip(&fixed);
        let left: u64 = page
            - columns().filter(|(_, fixed)| **fixed).map(|((least, _), _)| u64::from(*least)).sum::<u64>();
        let all: u64 = columns().filter(|(_, fixed)| !**fixed).map(|((_, wanted), _)| (*wanted).max(1)).sum();
        let widths: Vec<u64> = columns()
            .map(
                |((least, wanted), fixed)| {
                    if *fixed { u64::from(*least) } else { left * (*wanted).max(1) / all.max(1) }
                },
            )
            .collect();
        let mut grew = false;
        for ((width, least), fixed) in widths.iter().zip(narrowest).zip(&mut fixed) {
            grew |= !*fixed && *width < u64::from(*least);
            *fixed |= *width < u64::from(*least);
        }
        if !grew {
            return widths.into_iter().map(|width| u32::try_from(width).unwrap_or(u32::MAX)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_page_but_keep_their_words() {
        assert_eq!(shared(1000, &[100, 100, 100], &[1, 100, 300]), [100, 225, 675]);
        assert_eq!(shared(100, &[100, 100], &[1, 1]), [50, 50], "a page too narrow is shared all the same");
        assert_eq!(shared(1000, &[0, 0], &[0, 0]), [500, 500]);
    }
}

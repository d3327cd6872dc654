use super::grid::{Grid, Look};
use super::measure::{Measure, Measured, Twips};
use super::widths::PADDING;

/// Rows looked at; a long plan is like any part of itself.
const SAMPLE: usize = 80;
/// How much width a column gives to another at a time; a little may not yet save a line where more does.
const STEPS: [Twips; 4] = [120, 360, 720, 1440];
/// Widths given at most; the table is as low as it gets long before.
const MOST_STEPS: usize = 200;
/// A table of more columns than this has no width to give.
const MOST_COLUMNS: usize = 16;

/// Moves width from column to column as long as that makes the table lower: one narrow column makes every row high.
pub(super) fn lower(grid: &Grid, narrowest: &[Twips], mut widths: Vec<Twips>, points: u32) -> Vec<Twips> {
    if widths.len() > MOST_COLUMNS {
        return widths;
    }
    let sample = Sample::of(grid, points);
    let mut lines: Vec<Vec<u32>> =
        widths.iter().enumerate().map(|(column, width)| sample.lines(column, *width)).collect();
    let mut height = height(&lines);
    for _ in 0..MOST_STEPS {
        let Some(better) = sample.best_step(narrowest, &widths, &lines, height) else { break };
        for (column, width, new) in better.changed {
            if let (Some(old), Some(before)) = (widths.get_mut(column), lines.get_mut(column)) {
                (*old, *before) = (width, new);
            }
        }
        height = better.height;
    }
    widths
}

/// A change of two columns' widths and the height it leads to.
struct Step {
    changed: [(usize, Twips, Vec<u32>); 2],
    height: u64,
}

/// The cells of some rows, by column.
struct Sample {
    rows: usize,
    columns: Vec<Vec<SampleCell>>,
}

struct SampleCell {
    row: usize,
    rows: usize,
    text: Measured,
}

impl Sample {
    fn of(grid: &Grid, points: u32) -> Self {
        let mut columns: Vec<Vec<SampleCell>> = Vec::new();
        columns.resize_with(grid.columns(), Vec::new);
        let every = grid.rows.len().div_ceil(SAMPLE).max(1);
        let looked_at = |row: usize| (row / SAMPLE).is_multiple_of(every);
        let measure = Measure::of(Look::Text, points);
        let mut rows = 0;
        for placed in grid.cells().filter(|placed| placed.columns == 1 && looked_at(placed.row)) {
            if placed.cell.look == Look::Header || placed.cell.text.is_empty() {
                continue;
            }
            rows = rows.max(placed.row + placed.rows);
            if let Some(column) = columns.get_mut(placed.column) {
                let text = measure.measured(&placed.cell.text);
                column.push(SampleCell { row: placed.row, rows: placed.rows, text });
            }
        }
        Self { rows, columns }
    }

    /// For each row the lines of the cell in a column of some width; a merged cell shares its lines among its rows.
    fn lines(&self, column: usize, width: Twips) -> Vec<u32> {
        let mut lines = vec![0; self.rows];
        for cell in self.columns.get(column).into_iter().flatten() {
            let whole = cell.text.lines(width.saturating_sub(PADDING));
            let share = whole.div_ceil(u32::try_from(cell.rows).unwrap_or(u32::MAX));
            for row in lines.iter_mut().skip(cell.row).take(cell.rows) {
                *row = share;
            }
        }
        lines
    }

    /// The step that lowers the table most.
    fn best_step(
        &self,
        narrowest: &[Twips],
        widths: &[Twips],
        lines: &[Vec<u32>],
        height: u64,
    ) -> Option<Step> {
        let better = STEPS.into_iter().filter_map(|step| self.step(step, narrowest, widths, lines));
        better.filter(|step| step.height < height).min_by_key(|step| step.height)
    }

    /// The best that giving this much width from one column to another does.
    fn step(&self, step: Twips, narrowest: &[Twips], widths: &[Twips], lines: &[Vec<u32>]) -> Option<Step> {
        let wider: Vec<Vec<u32>> =
            widths.iter().enumerate().map(|(column, width)| self.lines(column, width + step)).collect();
        let mut best: Option<Step> = None;
        for (from, (width, least)) in widths.iter().zip(narrowest).enumerate() {
            if *width < least + step {
                continue;
            }
            let narrower = self.lines(from, width - step);
            for (to, (wider, other)) in wider.iter().zip(widths).enumerate().filter(|(to, _)| *to != from) {
                let changed = lines.iter().enumerate().map(|(column, lines)| match column {
                    column if column == from => &narrower,
                    column if column == to => wider,
                    _ => lines,
                });
                let height = self::height(changed);
                if best.as_ref().is_none_or(|best| height < best.height) {
                    let changed = [(from, width - step, narrower.clone()), (to, other + step, wider.clone())];
                    best = Some(Step { changed, height });
                }
            }
        }
        best
    }
}

/// The height of the rows above all; then the lines of their cells, which tell two tables of one height apart.
fn height<'a>(columns: impl IntoIterator<Item = &'a Vec<u32>>) -> u64 {
    let mut rows: Vec<(u32, u32)> = Vec::new();
    for lines in columns {
        rows.resize(lines.len(), (0, 0));
        for ((highest, sum), lines) in rows.iter_mut().zip(lines) {
            *highest = (*highest).max(*lines);
            *sum += lines;
        }
    }
    rows.iter().map(|(highest, sum)| u64::from(*highest) * 8 + u64::from(*sum)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::grid::{Cell, Slot};

    #[test]
    fn a_column_with_room_gives_to_one_without() {
        let cell = |text: &str| Slot::Cell(Cell::new(text, Look::Text));
        let rows = vec![vec![cell("một hai"), cell(&"một hai ba bốn ".repeat(10))]];
        let widths = lower(&Grid { rows }, &[500, 500], vec![3000, 3000], 12);
        assert_eq!(widths.iter().sum::<Twips>(), 6000);
        assert!(widths[1] > 4000, "{widths:?}");
    }
}

use super::grid::{Grid, Look};
use super::measure::{Measure, Twips};
use super::widths::PADDING;

/// No word may keep more than this share of the page for its column.
const WIDEST_WORD_SHARE: Twips = 4;

/// For each column the room of its widest word.
pub(super) fn narrowest(grid: &Grid, page: Twips, points: u32) -> Vec<Twips> {
    let mut narrowest = vec![0; grid.columns()];
    for placed in grid.cells().filter(|placed| placed.columns == 1) {
        let word = Measure::of(placed.cell.look, points).widest_word(&placed.cell.text);
        if let Some(column) = narrowest.get_mut(placed.column) {
            *column = (word.min(page / WIDEST_WORD_SHARE) + PADDING).max(*column);
        }
    }
    narrowest
}

/// Widths in proportion to what the columns hold, none narrower than its narrowest.
pub(super) fn in_proportion(grid: &Grid, page: Twips, narrowest: &[Twips], points: u32) -> Vec<Twips> {
    shared(page, narrowest, &wanted(grid, points))
}

/// For each column what its title and its cells hold: one long cell counts more than many short ones.
fn wanted(grid: &Grid, points: u32) -> Vec<u64> {
    let measure = Measure::of(Look::Text, points);
    let mut titles = vec![0; grid.columns()];
    let mut squares = vec![(0_u64, 0_u64); grid.columns()];
    for placed in grid.cells().filter(|placed| placed.columns == 1) {
        let (width, rows) = (u64::from(measure.width(&placed.cell.text)), placed.rows as u64);
        let (Some(title), Some((sum, count))) =
            (titles.get_mut(placed.column), squares.get_mut(placed.column))
        else {
            continue;
        };
        if placed.cell.look == Look::Header {
            *title = width.max(*title);
        } else {
            *sum = sum.saturating_add(width.saturating_mul(width) / rows);
            *count += rows;
        }
    }
    let mean = |(sum, count): (u64, u64)| (sum / count.max(1)).isqrt();
    titles.into_iter().zip(squares).map(|(title, squares)| (title + mean(squares)).max(1)).collect()
}

/// Every column gets at least its narrowest width, the others share what is left as they want.
fn shared(page: Twips, narrowest: &[Twips], wanted: &[u64]) -> Vec<Twips> {
    let least: Twips = narrowest.iter().sum();
    if least >= page {
        return narrowest.iter().map(|width| part(page, u64::from(*width), u64::from(least))).collect();
    }
    let mut fixed = vec![false; narrowest.len()];
    loop {
        let sum_of = |is_fixed: bool| fixed.iter().enumerate().filter(move |(_, fixed)| **fixed == is_fixed);
        let taken: Twips = sum_of(true).filter_map(|(at, _)| narrowest.get(at)).sum();
        let all: u64 = sum_of(false).filter_map(|(at, _)| wanted.get(at)).sum();
        let columns = narrowest.iter().zip(wanted).zip(&fixed);
        let widths: Vec<Twips> = columns
            .map(|((least, wanted), fixed)| if *fixed { *least } else { part(page - taken, *wanted, all) })
            .collect();
        let too_narrow: Vec<bool> =
            widths.iter().zip(narrowest).map(|(width, least)| width < least).collect();
        if !too_narrow.contains(&true) {
            return widths;
        }
        for (fixed, too_narrow) in fixed.iter_mut().zip(too_narrow) {
            *fixed |= too_narrow;
        }
    }
}

fn part(whole: Twips, share: u64, of: u64) -> Twips {
    Twips::try_from(u64::from(whole) * share / of.max(1)).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_page_but_keep_their_words() {
        assert_eq!(shared(1000, &[100, 100, 100], &[1, 100, 300]), [100, 225, 675]);
        assert_eq!(shared(100, &[100, 100], &[1, 1]), [50, 50], "a page too narrow is shared all the same");
        assert_eq!(shared(1000, &[0, 0], &[1, 1]), [500, 500]);
    }
}

use crate::document::{MAX_CELLS, Remark, Row, Spot};
use crate::draft::Place;

/// Merged cells, by their corners; all counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    first: Spot,
    last: Spot,
}

impl Merged {
    /// "B8:B9".
    pub(super) fn parse(range: &str) -> Option<Self> {
        let (first, last) = range.split_once(':')?;
        let (first, last) = (spot(first)?, spot(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// Marks the cells covered. What is written in them shows nowhere, so it is not read.
    pub(super) fn cover(self, rows: &mut [Row], table: u32, work: &mut usize, remarks: &mut Vec<Remark>) {
        let from = rows.partition_point(|row| row.number < self.first.row);
        let covered = rows.iter_mut().skip(from).take_while(|row| row.number <= self.last.row);
        for row in covered {
            let columns = self.first.column as usize..=self.last.column as usize;
            let number = row.number;
            for (column, cell) in (1..).zip(&mut row.cells).skip(columns.start() - 1).take(columns.count()) {
                // Merges of a real sheet do not overlap; a sheet whose merges do is not worth more than one round.
                *work += 1;
                if *work > 2 * MAX_CELLS {
                    return;
                }
                if (Spot { row: number, column }) == self.first {
                    continue;
                }
                if !cell.is_blank() {
                    let message =
                        "Ô này bị ô khác gộp che nhưng vẫn còn chữ; chữ bị che không được đọc.".to_owned();
                    let place = Place { table, row: number, column: Some(column) };
                    remarks.push(Remark { place, message, text: std::mem::take(&mut cell.text) });
                }
                cell.covered_by = Some(self.first);
            }
        }
    }
}

/// "AB12": column 28, row 12.
pub(super) fn spot(reference: &str) -> Option<Spot> {
    let reference = reference.trim_matches('$');
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = reference.split_at(letters);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters
        .bytes()
        .try_fold(0_u32, |column, letter| column.checked_mul(26)?.checked_add(digit(letter)))?;
    let row = row.trim_start_matches('$').parse().ok()?;
    (column > 0 && row > 0).then_some(Spot { row, column })
}

/// The letters of a column, as Excel shows them.
pub(super) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        letters.push(char::from(b'A' + u8::try_from((column - 1) % 26).unwrap_or_default()));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_letters_agree() {
        assert_eq!(spot("AB12"), Some(Spot { row: 12, column: 28 }));
        assert_eq!([spot(""), spot("A"), spot("12"), spot("A0"), spot("AAAAAAAAAAAA1")], [None; 5]);
        for column in [1, 26, 27, 52, 703, 16_384] {
            assert_eq!(spot(&format!("{}7", letters(column))), Some(Spot { row: 7, column }));
        }
    }
}

use super::Role;
use crate::label::Level;

/// Gives each column of a level a level of its own: where titles name one level twice, the columns go from the
/// outside in as they stand. Columns beyond three levels are of no known meaning.
///
/// A word any level may go by ("Nội dung") means less than where its column stands.
pub(super) fn tell_apart(roles: &mut [Option<Role>], is_generic: impl Fn(usize) -> bool) {
    let columns: Vec<usize> =
        (0..roles.len()).filter(|column| matches!(roles[*column], Some(Role::Level(_)))).collect();
    let mut named: Vec<Option<Role>> = columns.iter().map(|column| roles[*column]).collect();
    named.sort_unstable();
    let out_of_place = columns.iter().enumerate().any(|(at, column)| {
        is_generic(*column) && columns[at + 1..].iter().any(|right| roles[*right] < roles[*column])
    });
    if !out_of_place && named.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let levels = Level::ALL.into_iter().rev().map(Some).chain(std::iter::repeat(None));
    for (column, level) in columns.into_iter().rev().zip(levels) {
        roles[column] = level.map(Role::Level);
    }
}

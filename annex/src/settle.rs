//! Settling a doubt: the reading changes, the wording stays.

use crate::draft::{Draft, Target};
use crate::edit::NotEditable;
use crate::units::Directory;

/// Writes what a person decided about a field: deliverables and units one per line, a completion time as a wording,
/// a day as `dd/mm/yyyy`. The cell as written stays; where it was empty it takes the words.
pub fn settle(
    draft: &mut Draft,
    target: Target,
    value: &str,
    directory: &Directory,
) -> Result<(), NotEditable> {
    let _ = (draft, target, value, directory);
    todo!()
}

use std::collections::HashMap;

use super::delimited::Records;

/// A table has at least this many columns; prose with commas seldom has them twice alike.
const FEWEST_COLUMNS: usize = 3;
/// So many records tell.
const SAMPLE: usize = 200;

/// The separator the first line names ("sep=;").
pub(super) fn told(text: &str) -> Option<(char, usize)> {
    let separator = text.lines().next()?.strip_prefix("sep=")?.chars().next()?;
    let columns = agreement(text, separator).map_or(2, |(columns, _)| columns);
    Some((separator, columns))
}

/// The separator by which most records have the same number of cells. Tabs win: they stand in no prose.
pub(super) fn found(text: &str, is_csv: bool) -> Option<(char, usize)> {
    if text.contains('\t') && !is_csv {
        return None;
    }
    let (separator, columns, share) = [';', ',', '\t']
        .into_iter()
        .filter_map(|separator| {
            agreement(text, separator).map(|(columns, share)| (separator, columns, share))
        })
        .max_by(|one, other| one.2.total_cmp(&other.2))?;
    let certain = separator != '\t' && (is_csv || share > 0.5);
    certain.then_some((separator, columns))
}

/// The commonest number of cells and the share of records that have it.
fn agreement(text: &str, separator: char) -> Option<(usize, f64)> {
    let mut records = HashMap::new();
    let mut total = 0_u32;
    let written =
        Records::new(text, separator).filter(|record| record.fields.iter().any(|field| !field.is_empty()));
    for record in written.filter(|record| !record.is_notice()).take(SAMPLE) {
        *records.entry(record.fields.len()).or_insert(0_u32) += 1;
        total += 1;
    }
    let (columns, alike) = records
        .into_iter()
        .filter(|(columns, alike)| *columns >= FEWEST_COLUMNS && *alike > 1)
        .max_by_key(|(columns, alike)| (*alike, *columns))?;
    Some((columns, f64::from(alike) / f64::from(total)))
}

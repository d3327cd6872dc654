use std::collections::{HashMap, HashSet};

use sea_orm::entity::prelude::Uuid;
use tiendo_annex::draft::Draft;

use crate::{
    db::Tx,
    error::Error,
    fold::fold,
    units::{alias, unit},
};

/// Every unit the draft names, by folded name; those the agency does not have yet are made, spellings it did not
/// know are learned.
pub async fn of(tx: &Tx, agency_id: Uuid, draft: &Draft) -> Result<HashMap<String, Uuid>, Error> {
    let mut units: HashMap<String, Uuid> = HashMap::new();
    let mut codes: HashSet<String> = HashSet::new();
    for known in unit::list(&**tx, agency_id).await? {
        for name in known.aliases.iter().chain([&known.name]) {
            units.insert(fold(name), known.id);
        }
        codes.insert(known.code);
    }
    for named in
        draft.activities().flat_map(|activity| activity.lead_units.iter().chain(&activity.coordinating_units))
    {
        let id = if let Some(id) = units.get(&fold(&named.name)) {
            *id
        } else {
            let code = free_code(&codes, &named.name);
            let id = unit::create(tx, agency_id, &code, &named.name).await?.id;
            codes.insert(code);
            id
        };
        units.insert(fold(&named.name), id);
        if units.insert(fold(&named.as_written), id).is_none() {
            alias::learn(tx, agency_id, id, &named.as_written).await?;
        }
    }
    Ok(units)
}

/// A code from the initials of a name ("Trung tâm dịch vụ" → TTDV), numbered when taken.
fn free_code(taken: &HashSet<String>, name: &str) -> String {
    let initials: String =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    let numbered = (2..).map(|number| format!("{initials}{number}"));
    let is_free = |code: &String| !taken.contains(code);
    std::iter::once(initials.clone()).chain(numbered).find(is_free).unwrap_or(initials)
}

use std::collections::HashMap;

use sea_orm::entity::prelude::Uuid;
use tiendo_annex::draft::{self, Draft};

use crate::{
    db::Tx,
    error::Error,
    fold::fold,
    units::{alias, unit},
};

/// Every unit the draft names, by folded name; those the agency does not have yet are made.
pub async fn of(tx: &Tx, agency_id: Uuid, draft: &Draft) -> Result<HashMap<String, Uuid>, Error> {
    let mut units: HashMap<String, Uuid> = HashMap::new();
    for known in unit::list(&**tx, agency_id).await? {
        for name in known.aliases.iter().chain([&known.name]) {
            units.insert(fold(name), known.id);
        }
    }
    let activities = activities(draft);
    for named in
        activities.flat_map(|activity| activity.lead_units.iter().chain(&activity.coordinating_units))
    {
        let id = if let Some(id) = units.get(&fold(&named.name)) {
            *id
        } else {
            let code = free_code(tx, agency_id, &named.name).await?;
            unit::create(tx, agency_id, &code, &named.name).await?.id
        };
        units.insert(fold(&named.name), id);
        if units.insert(fold(&named.as_written), id).is_none() {
            alias::learn(tx, agency_id, id, &named.as_written).await?;
        }
    }
    Ok(units)
}

/// A code from the initials of a name ("Trung tâm dịch vụ" → TTDV), numbered when taken.
async fn free_code(tx: &Tx, agency_id: Uuid, name: &str) -> Result<String, Error> {
    let initials: String =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    let taken = unit::list(&**tx, agency_id).await?;
    let is_free = |code: &String| taken.iter().all(|unit| unit.code != *code);
    let numbered = (2..).map(|number| format!("{initials}{number}"));
    Ok(std::iter::once(initials.clone()).chain(numbered).find(is_free).unwrap_or(initials))
}

fn activities(draft: &Draft) -> impl Iterator<Item = &draft::Activity> {
    let objectives = draft.sections.iter().flat_map(|section| &section.objectives);
    objectives.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities)
}

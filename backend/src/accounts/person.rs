use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use tiendo_api::{page::Page, units::PersonRef};

use super::account::{self, Column};
use crate::{
    actor::Actor,
    error::Error,
    integration::people::{self, People},
    page,
};

/// The people of the agency, or of one of its units, by name.
pub async fn list(
    actor: &Actor,
    unit: Option<Uuid>,
    (cursor, limit): (Option<&str>, Option<u64>),
) -> Result<Page<PersonRef>, Error> {
    let limit = page::limit(limit)?;
    let mut query =
        account::people(actor.agency_id).order_by_asc(Column::DisplayName).order_by_asc(Column::Id);
    if let Some(unit) = unit {
        query = query.filter(Column::UnitId.eq(unit));
    }
    if let Some(after) = cursor {
        let (name, id): (String, Uuid) = page::key(after)?;
        let same_name = Condition::all().add(Column::DisplayName.eq(&*name)).add(Column::Id.gt(id));
        query = query.filter(Condition::any().add(Column::DisplayName.gt(name)).add(same_name));
    }
    let rows = query.limit(limit + 1).all(&**actor.db()).await?;
    let (rows, page) = page::cut_read(rows, limit, |row| (row.display_name.clone(), row.id))?;
    let people = People(people::by_id(&**actor.db(), rows.iter().map(|row| row.id)).await?);
    Ok(Page { data: rows.iter().map(|row| people.named(row.id)).collect(), page })
}

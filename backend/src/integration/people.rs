use std::collections::HashMap;

use sea_orm::{
    FromQueryResult,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};
use tiendo_api::units::{PersonRef, UnitRef};

use crate::{db, error::Error};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    display_name: String,
    unit_id: Option<Uuid>,
    unit_code: Option<String>,
    unit_name: Option<String>,
}

/// People named in something.
#[derive(Debug, Clone)]
pub struct People(pub HashMap<Uuid, PersonRef>);

impl People {
    /// The person of an account.
    pub fn named(&self, account: Uuid) -> PersonRef {
        let unnamed = || PersonRef { id: account, name: String::new(), unit: None };
        self.0.get(&account).cloned().unwrap_or_else(unnamed)
    }
}

/// People by account id, with their units, in one statement.
pub async fn by_id(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, PersonRef>, Error> {
    let mut ids: Vec<Uuid> = accounts.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let query = Query::select()
        .columns([("a", "id"), ("a", "display_name"), ("a", "unit_id")])
        .expr_as(Expr::col(("u", "code")), "unit_code")
        .expr_as(Expr::col(("u", "name")), "unit_name")
        .from_as("account", "a")
        .join_as(sea_orm::JoinType::LeftJoin, "unit", "u", Expr::col(("u", "id")).equals(("a", "unit_id")))
        .and_where(Expr::col(("a", "id")).is_in(ids))
        .to_owned();
    let rows = db::all::<Row>(db, &query).await?;
    Ok(rows.into_iter().map(|row| (row.id, PersonRef::from(row))).collect())
}

impl From<Row> for PersonRef {
    fn from(row: Row) -> Self {
        let unit = match (row.unit_id, row.unit_code, row.unit_name) {
            (Some(id), Some(code), Some(name)) => Some(UnitRef { id, code, name }),
            _ => None,
        };
        Self { id: row.id, name: row.display_name, unit }
    }
}

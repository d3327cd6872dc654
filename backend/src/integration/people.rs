use std::collections::HashMap;

use sea_orm::{
    FromQueryResult,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
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
    let query = people().and_where(Expr::col(("a", "id")).is_in(ids)).to_owned();
    let rows = db::all::<Row>(db, &query).await?;
    Ok(rows.into_iter().map(|row| (row.id, PersonRef::from(row))).collect())
}

/// The people of a unit who may sign in, by name.
pub async fn of_unit(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    unit_id: Uuid,
) -> Result<Vec<PersonRef>, Error> {
    let query = people()
        .and_where(Expr::col(("a", "agency_id")).eq(agency_id))
        .and_where(Expr::col(("a", "unit_id")).eq(unit_id))
        .and_where(Expr::col(("a", "active")).eq(true))
        .order_by(("a", "display_name"), Order::Asc)
        .order_by(("a", "id"), Order::Asc)
        .to_owned();
    Ok(db::all::<Row>(db, &query).await?.into_iter().map(PersonRef::from).collect())
}

fn people() -> SelectStatement {
    Query::select()
        .columns([("a", "id"), ("a", "display_name"), ("a", "unit_id")])
        .expr_as(Expr::col(("u", "code")), "unit_code")
        .expr_as(Expr::col(("u", "name")), "unit_name")
        .from_as("account", "a")
        .join_as(sea_orm::JoinType::LeftJoin, "unit", "u", Expr::col(("u", "id")).equals(("a", "unit_id")))
        .to_owned()
}

impl From<Row> for PersonRef {
    fn from(row: Row) -> Self {
        let unit = unit(row.unit_id, row.unit_code, row.unit_name);
        Self { id: row.id, name: row.display_name, unit }
    }
}

fn unit(id: Option<Uuid>, code: Option<String>, name: Option<String>) -> Option<UnitRef> {
    Some(UnitRef { id: id?, code: code?, name: name? })
}

/// A person read along with something else; empty when there is nobody.
#[derive(Debug, Clone, Default, FromQueryResult)]
pub struct Named {
    /// Account.
    #[sea_orm(alias = "person_id")]
    pub id: Option<Uuid>,
    #[sea_orm(alias = "person_name")]
    name: Option<String>,
    #[sea_orm(alias = "person_unit_id")]
    unit_id: Option<Uuid>,
    #[sea_orm(alias = "person_unit_code")]
    unit_code: Option<String>,
    #[sea_orm(alias = "person_unit_name")]
    unit_name: Option<String>,
}

/// Adds the columns of [`Named`] to a query over accounts `p`.
pub fn select_named(query: &mut SelectStatement) {
    query
        .expr_as(Expr::col(("p", "id")), "person_id")
        .expr_as(Expr::col(("p", "display_name")), "person_name")
        .expr_as(Expr::col(("pu", "id")), "person_unit_id")
        .expr_as(Expr::col(("pu", "code")), "person_unit_code")
        .expr_as(Expr::col(("pu", "name")), "person_unit_name")
        .join_as(sea_orm::JoinType::LeftJoin, "unit", "pu", Expr::col(("pu", "id")).equals(("p", "unit_id")));
}

impl Named {
    /// The person.
    pub fn person(self) -> Option<PersonRef> {
        let unit = unit(self.unit_id, self.unit_code, self.unit_name);
        Some(PersonRef { id: self.id?, name: self.name?, unit })
    }
}

impl From<PersonRef> for Named {
    fn from(person: PersonRef) -> Self {
        let (id, name, unit) = (Some(person.id), Some(person.name), person.unit);
        Self {
            id,
            name,
            unit_id: unit.as_ref().map(|unit| unit.id),
            unit_code: unit.as_ref().map(|unit| unit.code.clone()),
            unit_name: unit.map(|unit| unit.name),
        }
    }
}

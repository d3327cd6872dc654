use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{actor::Actor, clock::end_of, db, error::Error};

/// Who gave the last update of each item.
pub type LastUpdates = HashMap<Uuid, Uuid>;

#[derive(FromQueryResult)]
struct Update {
    work_item_id: Uuid,
    account_id: Uuid,
    at: DateTime<Utc>,
}

/// Who reported or submitted last, by item of a plan, at the end of a day.
pub async fn by_item(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<LastUpdates, Error> {
    let mut last: HashMap<Uuid, Update> = HashMap::new();
    for told_in in ["progress_record", "submission"] {
        for update in latest(actor, plan_id, told_in, day).await? {
            let known = last.get(&update.work_item_id).map(|known| known.at);
            if known.is_none_or(|known| known < update.at) {
                last.insert(update.work_item_id, update);
            }
        }
    }
    Ok(last.into_iter().map(|(item, update)| (item, update.account_id)).collect())
}

/// When each person last said something of each item.
async fn latest(
    actor: &Actor,
    plan_id: Uuid,
    told_in: &'static str,
    day: NaiveDate,
) -> Result<Vec<Update>, Error> {
    let query = Query::select()
        .columns([("p", "work_item_id"), ("p", "account_id")])
        .expr_as(Expr::col(("p", "at")).max(), "at")
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, told_in, "p", Expr::col(("p", "work_item_id")).equals(("w", "id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("p", "at")).lt(end_of(day)))
        .group_by_columns([("p", "work_item_id"), ("p", "account_id")])
        .to_owned();
    Ok(db::all::<Update>(&**actor.db(), &query).await?)
}

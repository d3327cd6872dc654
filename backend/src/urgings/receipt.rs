use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{changes::Verb, problem::Code};

use super::urging::{Column, Entity, Model};
use crate::{access::Granted, actor::Actor, db::Tx, error::Error, work::item};

/// Somebody of the urged unit has read it: the first one counts for the unit. It moves nothing out of any lane.
pub async fn receive(tx: &Tx, by: &Actor, urging: &Granted<Model>) -> Result<(), Error> {
    let received = Entity::update_many()
        .col_expr(Column::ReceivedBy, Expr::value(by.account_id))
        .col_expr(Column::ReceivedAt, Expr::value(by.now()))
        .filter(Column::Id.eq(urging.id))
        .filter(Column::ReceivedAt.is_null())
        .exec(&**tx)
        .await?;
    if received.rows_affected == 0 {
        return Err(Error::Refused(Code::AlreadyReceived));
    }
    let says = json!({ "urging": urging.id, "number": urging.number, "year": urging.year });
    item::say(tx, by, urging.work_item_id, (Verb::UrgingReceived, says), []).await
}

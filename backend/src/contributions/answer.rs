use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    contributions::{ContributionState, NewContributionWithdrawal, NewDecline, NewDelivery},
    problem::Code,
};

use super::request::{Column, Entity, Model};
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    word::Word,
    work::{file, item},
};

/// Delivers what was asked for: words, a document, a file.
pub async fn deliver(tx: &Tx, by: &Actor, request: &Granted<Model>, new: NewDelivery) -> Result<(), Error> {
    file::must_be_known(tx, by, new.file_id).await?;
    let brought = [
        (Column::DocumentNumber, Expr::value(new.document_number)),
        (Column::FileId, Expr::value(new.file_id)),
    ];
    end(tx, by, request, (ContributionState::Delivered, Verb::ContributionDelivered, new.note), brought).await
}

/// Declines, with a reason.
pub async fn decline(tx: &Tx, by: &Actor, request: &Granted<Model>, new: NewDecline) -> Result<(), Error> {
    let how = (ContributionState::Declined, Verb::ContributionDeclined, Some(new.reason));
    end(tx, by, request, how, []).await
}

/// Takes the request back, with a reason.
pub async fn withdraw(
    tx: &Tx,
    by: &Actor,
    request: &Granted<Model>,
    new: NewContributionWithdrawal,
) -> Result<(), Error> {
    let how = (ContributionState::Withdrawn, Verb::ContributionWithdrawn, Some(new.reason));
    end(tx, by, request, how, []).await
}

/// Writes how an open request ended, once, while its item is not closed.
async fn end(
    tx: &Tx,
    by: &Actor,
    request: &Model,
    (state, verb, note): (ContributionState, Verb, Option<String>),
    more: impl IntoIterator<Item = (Column, Expr)>,
) -> Result<(), Error> {
    let item = item::Entity::find_by_id(request.work_item_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    if item.is_closed() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    let columns = [
        (Column::State, Expr::value(Word(state))),
        (Column::AnsweredBy, Expr::value(by.account_id)),
        (Column::AnsweredAt, Expr::value(by.now())),
        (Column::Note, Expr::value(note)),
    ];
    let open = Entity::update_many()
        .filter(Column::Id.eq(request.id))
        .filter(Column::State.eq(Word(ContributionState::Open)));
    let ended = columns.into_iter().chain(more).fold(open, |end, (column, to)| end.col_expr(column, to));
    if ended.exec(&**tx).await?.rows_affected == 0 {
        return Err(Error::Refused(Code::ContributionClosed));
    }
    let says = json!({ "request": request.id, "unit": request.asked_unit_id });
    item::say(tx, by, request.work_item_id, (verb, says), []).await
}

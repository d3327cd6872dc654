use chrono::NaiveDate;
use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, Query},
};
use serde_json::json;
use std::collections::HashMap;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    conditions::{Condition, NewConditionEvent},
    problem::Code,
    work::WorkState,
};

use super::{condition, register};
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    deadline::{calendar::Calendar, due::DueRule},
    error::Error,
    plan::activity,
    settings::day,
    versioned,
    word::Word,
    work::{due_change, file, item, reopening},
};

/// Records that what was awaited has come: every item that waited for it opens, due by its rule. What was closed as
/// not arising while it waited has arisen after all.
pub async fn record(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<condition::Model>,
    version: i64,
    event: NewConditionEvent,
) -> Result<(Condition, Option<i64>), Error> {
    if condition.occurred_on.is_some() || condition.merged_into_id.is_some() {
        return Err(Error::Refused(Code::AlreadyOccurred));
    }
    file::must_be_known(tx, by, event.file_id).await?;
    let says = json!({
        "occurredOn": event.occurred_on, "documentNumber": event.document_number, "note": event.note,
    });
    let columns = [
        (condition::Column::OccurredOn, Expr::value(event.occurred_on)),
        (condition::Column::RecordedOn, Expr::value(by.today())),
        (condition::Column::DocumentNumber, Expr::value(event.document_number.clone())),
        (condition::Column::FileId, Expr::value(event.file_id)),
        (condition::Column::Note, Expr::value(event.note.clone())),
        (condition::Column::Confirmed, Expr::value(true)),
    ];
    versioned::change(&**condition, tx, by, version, (Verb::EventRecorded, says), columns).await?;
    let calendar = day::calendar(&**tx, by.agency_id).await?;
    open_waiting(tx, by, condition.id, &event, &calendar).await?;
    register::changed(tx, by, condition.id).await
}

async fn open_waiting(
    tx: &Tx,
    by: &Actor,
    condition_id: Uuid,
    event: &NewConditionEvent,
    calendar: &Calendar,
) -> Result<(), Error> {
    let rules = rules(tx, condition_id).await?;
    let waiting = Query::select()
        .column(activity::Column::Id)
        .from(activity::Entity)
        .and_where(activity::Column::ConditionId.eq(condition_id))
        .to_owned();
    let items = item::Entity::find().filter(item::Column::ActivityId.in_subquery(waiting)).all(&**tx).await?;
    for item in items.iter().filter(|item| has_waited(item)) {
        let rule = rules.get(&item.activity_id).copied().unwrap_or_default();
        // A window the Office moved by carrying the work over is the window there now is.
        let rule = DueRule { window_end: item.backstop_on.or(rule.window_end), ..rule };
        let due = event.due_on.or_else(|| rule.after(event.occurred_on, calendar));
        if due.is_none() && rule.window_end.is_some() {
            return Err(Error::field("/dueOn", Fault::Required));
        }
        open(tx, by, item, (condition_id, event.occurred_on), due).await?;
    }
    Ok(())
}

/// Opens an item. Work that was submitted or returned while waiting keeps its state, but its clock runs from now on.
async fn open(
    tx: &Tx,
    by: &Actor,
    item: &item::Model,
    (condition_id, came): (Uuid, NaiveDate),
    due: Option<NaiveDate>,
) -> Result<(), Error> {
    if item.state.0 == WorkState::NotArising {
        let reason = by.lang.pick("Văn bản, sự kiện được chờ đã đến.", "What was awaited came.");
        reopening::note(tx, by, item, reason.to_owned()).await?;
    }
    let state = match item.state.0 {
        WorkState::Waiting | WorkState::NotArising => WorkState::Open,
        state => state,
    };
    let mut changes = vec![
        (item::Column::State, Expr::value(Word(state))),
        (item::Column::OpenedOn, Expr::value(came)),
        (item::Column::DueOn, Expr::value(due)),
    ];
    if item.state.0 == WorkState::NotArising {
        changes.extend(reopening::unclosed());
    }
    let says = json!({ "condition": condition_id, "dueAfter": due });
    item.change(tx, by, item.version, (Verb::EventRecorded, says), changes).await?;
    if due != item.backstop_on {
        due_change::note(tx, by, item, (item.backstop_on, due), None).await?;
    }
    Ok(())
}

fn has_waited(item: &item::Model) -> bool {
    item.is_at_work() || matches!(item.state.0, WorkState::Submitted | WorkState::NotArising)
}

/// The rules of the activities that wait for a condition.
async fn rules(tx: &Tx, condition_id: Uuid) -> Result<HashMap<Uuid, DueRule>, Error> {
    let activities =
        activity::Entity::find().filter(activity::Column::ConditionId.eq(condition_id)).all(&**tx).await?;
    Ok(activities.into_iter().map(|activity| (activity.id, activity.due_rule())).collect())
}

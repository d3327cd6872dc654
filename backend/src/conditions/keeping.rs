use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    conditions::{Condition, ConditionChange, ConditionState, NewCondition, NewGivingUp, NewMerge},
    problem::Code,
    work::WorkState,
};

use super::{authority, condition, register, wording};
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    journal::{self, Note},
    plan::{activity, plan},
    versioned,
    word::Word,
    work::{due_change, item},
};

type Changed = Result<(Condition, Option<i64>), Error>;

/// Confirms a condition with what the Office knows about it.
pub async fn confirm(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<condition::Model>,
    seen: i64,
    new: ConditionChange,
) -> Changed {
    let authority = authority::id_of(tx, by.agency_id, new.authority.as_deref()).await?;
    let said = [
        authority.map(|id| (condition::Column::AuthorityId, Expr::value(id))),
        new.awaited.as_ref().map(|text| (condition::Column::Awaited, Expr::value(text.trim()))),
        new.window_from.map(|day| (condition::Column::WindowFrom, Expr::value(day))),
        new.window_to.map(|day| (condition::Column::WindowTo, Expr::value(day))),
    ];
    let confirmed = (condition::Column::Confirmed, Expr::value(true));
    let columns = said.into_iter().flatten().chain([confirmed]);
    versioned::change(&**condition, tx, by, seen, (Verb::ConditionChanged, json!(new)), columns).await?;
    register::changed(tx, by, condition.id).await
}

/// Gives a condition up: it did not occur. What waits for it must close as not arising or be carried over, from today.
pub async fn give_up(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<condition::Model>,
    seen: i64,
    new: NewGivingUp,
) -> Changed {
    still_awaited(condition)?;
    let says = json!({ "reason": new.reason });
    let columns = [
        (condition::Column::GivenUpOn, Expr::value(by.today())),
        (condition::Column::GivenUpBecause, Expr::value(new.reason)),
    ];
    versioned::change(&**condition, tx, by, seen, (Verb::ConditionGivenUp, says), columns).await?;
    register::changed(tx, by, condition.id).await
}

/// Two conditions are one: what waited for the first waits for the other.
pub async fn merge(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<condition::Model>,
    seen: i64,
    new: NewMerge,
) -> Changed {
    still_awaited(condition)?;
    let into = condition::Entity::find_by_id(new.into)
        .filter(condition::Column::AgencyId.eq(by.agency_id))
        .filter(condition::Column::PlanId.eq(condition.plan_id))
        .one(&**tx)
        .await?;
    let into = into.filter(|into| into.id != condition.id).ok_or(Error::field("/into", Fault::Unknown))?;
    still_awaited(&into)?;
    let says = json!({ "into": into.id });
    let merged = [(condition::Column::MergedIntoId, Expr::value(into.id))];
    versioned::change(&**condition, tx, by, seen, (Verb::ConditionsMerged, says), merged).await?;
    activity::Entity::update_many()
        .col_expr(activity::Column::ConditionId, Expr::value(into.id))
        .filter(activity::Column::ConditionId.eq(condition.id))
        .exec(&**tx)
        .await?;
    register::changed(tx, by, into.id).await
}

fn still_awaited(condition: &condition::Model) -> Result<(), Error> {
    let awaited = condition.state() == ConditionState::Awaiting && condition.merged_into_id.is_none();
    if awaited { Ok(()) } else { Err(Error::Refused(Code::NotAwaited)) }
}

/// Makes a condition the Office sees in the plan: what nobody has begun waits for it from today.
pub async fn make(tx: &Tx, by: &Actor, plan: &Granted<plan::Model>, new: NewCondition) -> Changed {
    let activities = activity::Entity::find()
        .filter(activity::Column::AgencyId.eq(by.agency_id))
        .filter(activity::Column::PlanId.eq(plan.id))
        .filter(activity::Column::DroppedOn.is_null())
        .filter(activity::Column::Id.is_in(new.activities.iter().copied()))
        .all(&**tx)
        .await?;
    if let Some(at) = new.activities.iter().position(|id| activities.iter().all(|known| known.id != *id)) {
        return Err(Error::field(format!("/activities/{at}"), Fault::Unknown));
    }
    if activities.iter().any(|activity| activity.condition_id.is_some()) {
        return Err(Error::Refused(Code::WaitsAlready));
    }
    let position = condition::Entity::find()
        .filter(condition::Column::AgencyId.eq(by.agency_id))
        .filter(condition::Column::PlanId.eq(plan.id))
        .count(&**tx)
        .await?;
    let said = wording::read(&new.wording);
    let authority = authority::id_of(tx, by.agency_id, said.authority.as_deref()).await?;
    let row = condition::ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        plan_id: Set(plan.id),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        wording: Set(new.wording.trim().to_owned()),
        authority_id: Set(authority),
        awaited: Set(said.awaited),
        awaited_from: Set(Some(by.today())),
        confirmed: Set(true),
        version: Set(1),
        ..Default::default()
    };
    let condition = row.insert(&**tx).await?;
    let subject = (SubjectKind::Condition, condition.id);
    let says = json!({ "wording": condition.wording, "activities": new.activities });
    journal::note(tx, Note::by(by, Verb::ConditionMade, subject, says)).await?;
    activity::Entity::update_many()
        .col_expr(activity::Column::ConditionId, Expr::value(condition.id))
        .filter(activity::Column::Id.is_in(new.activities.iter().copied()))
        .exec(&**tx)
        .await?;
    hold_up(tx, by, condition.id, &new.activities).await?;
    register::changed(tx, by, condition.id).await
}

/// What nobody has begun waits; its due day is now the day by which it must open or close.
async fn hold_up(tx: &Tx, by: &Actor, condition_id: Uuid, activities: &[Uuid]) -> Result<(), Error> {
    let items = item::Entity::find()
        .filter(item::Column::ActivityId.is_in(activities.iter().copied()))
        .filter(item::Column::State.eq(Word(WorkState::Open)))
        .all(&**tx)
        .await?;
    for item in items {
        let columns = [
            (item::Column::State, Expr::value(Word(WorkState::Waiting))),
            (item::Column::DueOn, Expr::value(None::<chrono::NaiveDate>)),
            (item::Column::BackstopOn, Expr::value(item.due_on)),
        ];
        let says = json!({ "condition": condition_id });
        item.change(tx, by, item.version, (Verb::WaitBegun, says), columns).await?;
        due_change::note(tx, by, &item, (item.due_on, None), None).await?;
    }
    Ok(())
}

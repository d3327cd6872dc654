use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    milestones::{ItemMilestones, NewItemMilestones, NewMilestone, NewMilestones},
    page::{Page, PageInfo},
};

use super::{list, milestone};
use crate::{access::Granted, actor::Actor, db::Tx, error::Error, plan::plan, work::item};

/// Sets the milestones of some items of a plan, in place of those they have: of all of them, or of none.
pub async fn set(
    tx: &Tx,
    by: &Actor,
    plan: &Granted<plan::Model>,
    new: NewMilestones,
) -> Result<(Page<ItemMilestones>, Option<i64>), Error> {
    let named = new.items.iter().map(|item| item.work_item_id);
    let items = item::Entity::find()
        .filter(item::Column::AgencyId.eq(by.agency_id))
        .filter(item::Column::PlanId.eq(plan.id))
        .filter(item::Column::Id.is_in(named))
        .all(&**tx)
        .await?;
    let items: HashMap<Uuid, item::Model> = items.into_iter().map(|item| (item.id, item)).collect();
    let mut faults = Vec::new();
    for (index, new) in new.items.iter().enumerate() {
        match items.get(&new.work_item_id).filter(|item| item.is_at_work()) {
            None => faults.push((format!("/items/{index}/workItemId"), Fault::Unknown)),
            Some(item) => too_late(item, &new.milestones, index, &mut faults),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    for new in new.items {
        take_the_place(tx, by, plan, new).await?;
    }
    let data = list::of_plan(&**tx, by, plan.id).await?;
    Ok((Page { data, page: PageInfo::default() }, None))
}

/// A milestone lies before the due day, and what has none can have no milestones.
fn too_late(item: &item::Model, new: &[NewMilestone], index: usize, faults: &mut Vec<(String, Fault)>) {
    for (at, milestone) in new.iter().enumerate() {
        if item.due_on.is_none_or(|due| milestone.due >= due) {
            faults.push((format!("/items/{index}/milestones/{at}/due"), Fault::OutOfRange));
        }
    }
}

async fn take_the_place(
    tx: &Tx,
    by: &Actor,
    plan: &plan::Model,
    NewItemMilestones { work_item_id, milestones }: NewItemMilestones,
) -> Result<(), Error> {
    let before = milestone::of_item(&**tx, work_item_id).await?;
    let before: Vec<NewMilestone> = before.iter().map(milestone::Model::anew).collect();
    if before == milestones {
        return Ok(());
    }
    let says = json!({ "before": before, "after": milestones });
    item::say(tx, by, work_item_id, (Verb::MilestonesSet, says), []).await?;
    milestone::Entity::update_many()
        .col_expr(milestone::Column::UntilDay, Expr::value(by.today()))
        .filter(milestone::Column::WorkItemId.eq(work_item_id))
        .filter(milestone::Column::UntilDay.is_null())
        .exec(&**tx)
        .await?;
    let row = |new: NewMilestone| milestone::ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        plan_id: Set(plan.id),
        work_item_id: Set(work_item_id),
        account_id: Set(by.account_id),
        at: Set(by.now()),
        from_day: Set(by.today()),
        until_day: Set(None),
        due_on: Set(new.due),
        percent: Set(new.percent),
        words: Set(new.words),
    };
    if !milestones.is_empty() {
        let rows = milestones.into_iter().map(row);
        milestone::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

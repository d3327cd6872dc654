use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tiendo_annex::draft::Activity;

use super::{
    super::{
        activity::{self, deliverable},
        import::{Awaited, Conditions, Standing, columns, index, new_deliverable, parts, replace_parts},
    },
    Amendment, Outcome,
};
use crate::{error::Error, work::item};

/// The activities of a plan before and after, by row.
type Both<'m, 'd> = (&'m HashMap<Uuid, &'d Activity>, &'m HashMap<Uuid, &'d Activity>);

impl Amendment<'_> {
    /// Gives the kept activities their place and their new words, and their items what follows from that.
    pub(super) async fn amend_activities(
        &self,
        kept: &[Standing],
        (was, is): Both<'_, '_>,
        conditions: &mut Conditions,
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let rows = activity::Entity::find()
            .filter(activity::Column::AgencyId.eq(self.of.agency_id))
            .filter(activity::Column::PlanId.eq(self.of.plan_id))
            .filter(activity::Column::DroppedOn.is_null())
            .all(&**self.tx)
            .await?;
        let by_id: HashMap<Uuid, activity::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let mut items = self.items_by_activity().await?;
        for standing in kept {
            let (Some(row), Some(before), Some(after)) =
                (by_id.get(&standing.id), was.get(&standing.id), is.get(&standing.id))
            else {
                continue;
            };
            let reworded = words(before) != words(after);
            let stands = (row.position, row.task_id, row.section_id)
                == (standing.position, standing.parent, standing.section);
            if !reworded && stands {
                continue;
            }
            let condition = conditions.awaited_by(&self.of, after);
            // The item rows may refer to a condition only once it is there.
            conditions.insert(self.tx, &self.of).await?;
            let mut change = columns(after, condition);
            change.id = Set(row.id);
            change.position = Set(standing.position);
            change.task_id = Set(standing.parent);
            change.section_id = Set(standing.section);
            if reworded {
                change.version = Set(row.version + 1);
            }
            activity::Entity::update(change).exec(&**self.tx).await?;
            if reworded {
                let came = conditions.awaited(condition);
                let items = items.remove(&row.id).unwrap_or_default();
                self.amend_one(row.id, (before, after), came, &items, outcome).await?;
            }
        }
        Ok(())
    }

    async fn amend_one(
        &self,
        id: Uuid,
        (before, after): (&Activity, &Activity),
        condition: Awaited,
        items: &[item::Model],
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        if before.deliverables != after.deliverables {
            self.amend_deliverables(id, &after.deliverables).await?;
        }
        let units = parts(&self.of, after);
        let units_changed = parts(&self.of, before) != units;
        if units_changed {
            replace_parts(self.tx, &self.of, id, &units).await?;
        }
        let time_changed = before.deadline != after.deadline;
        self.amend_items((id, after), (units_changed, time_changed), &units, condition, items, outcome).await
    }

    /// Deliverables that stay keep their row and its evidence; one in another's place takes over its row; the rest is
    /// made or no longer asked for.
    async fn amend_deliverables(&self, activity_id: Uuid, wanted: &[String]) -> Result<(), Error> {
        let rows = deliverable::Entity::find()
            .filter(deliverable::Column::ActivityId.eq(activity_id))
            .filter(deliverable::Column::DroppedOn.is_null())
            .all(&**self.tx)
            .await?;
        let mut free: Vec<&deliverable::Model> = rows.iter().collect();
        free.sort_by_key(|row| row.position);
        let mut places: Vec<Option<&deliverable::Model>> = vec![None; wanted.len()];
        for (place, title) in places.iter_mut().zip(wanted) {
            if let Some(at) = free.iter().position(|row| row.title == *title) {
                *place = Some(free.remove(at));
            }
        }
        let mut left = free.into_iter();
        let mut new = Vec::new();
        for ((position, title), place) in wanted.iter().enumerate().zip(&mut places) {
            let Some(row) = place.or_else(|| left.next()) else {
                new.push(new_deliverable(&self.of, activity_id, index(position), title));
                continue;
            };
            let mut change = deliverable::ActiveModel {
                id: Set(row.id),
                position: Set(index(position)),
                title: Set(title.clone()),
                ..Default::default()
            };
            if row.title != *title {
                // What the Office said of the old words says nothing of the new ones.
                change.required = Set(None);
                change.needs = Set(None);
                change.parts = Set(None);
            }
            deliverable::Entity::update(change).exec(&**self.tx).await?;
        }
        let gone: Vec<Uuid> = left.map(|row| row.id).collect();
        deliverable::Entity::update_many()
            .col_expr(deliverable::Column::DroppedOn, Expr::value(self.effective_on))
            .filter(deliverable::Column::Id.is_in(gone))
            .exec(&**self.tx)
            .await?;
        super::super::import::all::<deliverable::Entity, _>(self.tx, new).await
    }

    /// Activities the amended plan lacks are dropped with the work that is still open; what was done stays done.
    pub(super) async fn drop_activities(
        &self,
        was: &HashMap<Uuid, &Activity>,
        is: &HashMap<Uuid, &Activity>,
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let gone: HashSet<Uuid> = was.keys().filter(|id| !is.contains_key(id)).copied().collect();
        if gone.is_empty() {
            return Ok(());
        }
        let mut items = self.items_by_activity().await?;
        for id in &gone {
            for item in items.remove(id).unwrap_or_default() {
                outcome.dropped += usize::from(self.drop_item(&item).await?);
            }
        }
        activity::Entity::update_many()
            .col_expr(activity::Column::DroppedOn, Expr::value(self.effective_on))
            .col_expr(activity::Column::Version, Expr::col(activity::Column::Version).add(1))
            .filter(activity::Column::Id.is_in(gone))
            .exec(&**self.tx)
            .await?;
        Ok(())
    }
}

/// What an activity says, whatever its place in the document.
fn words(activity: &Activity) -> impl PartialEq + '_ {
    (
        (&activity.code, activity.number, &activity.title, activity.contingent),
        (&activity.deliverables, &activity.lead_units, &activity.coordinating_units),
        (&activity.time_text, &activity.deadline),
    )
}

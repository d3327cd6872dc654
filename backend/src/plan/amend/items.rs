use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_annex::draft::Activity;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    work::{Part, WorkState},
};

use super::{
    super::import::{Awaited, Obligation, all, assignments, index},
    Amendment, Outcome,
};
use crate::{
    error::Error,
    journal::{self, Note},
    plan::activity,
    word::Word,
    work::{assignee, assignment, due_change, item},
};

impl Amendment<'_> {
    /// The items of the plan that are not dropped, by activity.
    pub(super) async fn items_by_activity(&self) -> Result<HashMap<Uuid, Vec<item::Model>>, Error> {
        let items = item::Entity::find()
            .filter(item::Column::AgencyId.eq(self.of.agency_id))
            .filter(item::Column::PlanId.eq(self.of.plan_id))
            .filter(item::Column::DroppedOn.is_null())
            .order_by_asc(item::Column::Position)
            .all(&**self.tx)
            .await?;
        let mut by_activity: HashMap<Uuid, Vec<item::Model>> = HashMap::new();
        for item in items {
            by_activity.entry(item.activity_id).or_default().push(item);
        }
        Ok(by_activity)
    }

    /// What follows for the items of an activity whose words changed. What is closed stays as it is.
    pub(super) async fn amend_items(
        &self,
        (activity_id, after): (Uuid, &Activity),
        (units_changed, time_changed): (bool, bool),
        units: &[(Part, Uuid)],
        condition: Awaited,
        items: &[item::Model],
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let mut wanted = Obligation::all_of(&self.of, after, condition);
        let recurs = wanted.iter().any(|obligation| obligation.period.is_some());
        for item in items {
            let at = wanted.iter().position(|obligation| obligation.period == item.period);
            let obligation = at.map(|at| wanted.remove(at));
            if !is_open(item) {
                continue;
            }
            match obligation {
                Some(obligation) => {
                    let lead = units.iter().find(|(part, _)| *part == Part::Lead).map(|(_, unit)| *unit);
                    self.amend_item(item, lead, time_changed.then_some(&obligation), after).await?;
                    if units_changed {
                        self.reassign(item.id, units).await?;
                    }
                    outcome.changed += 1;
                }
                // A period that has closed is no longer owed anew, and stays owed.
                None if recurs && item.period.is_some() => {}
                None => outcome.dropped += usize::from(self.drop_item(item).await?),
            }
        }
        let (mut new, mut assigned) = (Vec::new(), Vec::new());
        for obligation in wanted {
            let position = index(items.len() + new.len());
            let (item, of_item) =
                obligation.rows(&self.of, (activity_id, after.deliverables.len()), position, units);
            new.extend(item);
            assigned.extend(of_item);
        }
        outcome.added += new.len();
        for id in new.iter().filter_map(|item| item.id.try_as_ref().copied()) {
            self.note_item(id, Verb::ItemAdded).await?;
        }
        all::<item::Entity, _>(self.tx, new).await?;
        all::<assignment::Entity, _>(self.tx, assigned).await
    }

    async fn amend_item(
        &self,
        item: &item::Model,
        lead: Option<Uuid>,
        time: Option<&Obligation>,
        after: &Activity,
    ) -> Result<(), Error> {
        let mut columns = vec![(item::Column::Deliverables, Expr::value(index(after.deliverables.len())))];
        if let Some(lead) = lead {
            columns.push((item::Column::LeadUnitId, Expr::value(lead)));
            if lead != item.lead_unit_id && item.assignee_id.is_some() {
                // Who did it belongs to the unit that led it.
                assignee::hand_on(self.tx, self.by, item, None).await?;
                columns.push((item::Column::AssigneeId, Expr::value(None::<Uuid>)));
            }
        }
        let mut due_after = item.due_on;
        if let Some(time) = time {
            let state = state_after(item.state.0, time.state);
            due_after = if state == WorkState::Waiting { None } else { time.due_on.or(time.backstop_on) };
            columns.push((item::Column::State, Expr::value(Word(state))));
            columns.push((item::Column::DueOn, Expr::value(due_after)));
            columns.push((item::Column::BackstopOn, Expr::value(time.backstop_on)));
        }
        let says = json!({ "version": self.version, "dueBefore": item.due_on, "dueAfter": due_after });
        item.change(self.tx, self.by, item.version, (Verb::ItemAmended, says), columns).await?;
        if due_after != item.due_on {
            self.note_due(item, due_after).await?;
        }
        Ok(())
    }

    /// The due day before an amendment stays to be seen.
    async fn note_due(&self, item: &item::Model, due_after: Option<NaiveDate>) -> Result<(), Error> {
        let row = due_change::ActiveModel {
            id: Set(Uuid::now_v7()),
            agency_id: Set(self.of.agency_id),
            plan_id: Set(self.of.plan_id),
            work_item_id: Set(item.id),
            from_day: Set(self.effective_on),
            due_before: Set(item.due_on),
            due_after: Set(due_after),
            plan_version: Set(self.version),
            extension_id: Set(None),
        };
        due_change::Entity::insert(row).exec_without_returning(&**self.tx).await?;
        Ok(())
    }

    async fn reassign(&self, item_id: Uuid, units: &[(Part, Uuid)]) -> Result<(), Error> {
        assignment::Entity::delete_many()
            .filter(assignment::Column::WorkItemId.eq(item_id))
            .exec(&**self.tx)
            .await?;
        all::<assignment::Entity, _>(self.tx, assignments(&self.of, item_id, units)).await
    }

    /// Drops an item that is still open; tells whether it was.
    pub(super) async fn drop_item(&self, item: &item::Model) -> Result<bool, Error> {
        if !is_open(item) {
            return Ok(false);
        }
        let columns = [
            (item::Column::State, Expr::value(Word(WorkState::Dropped))),
            (item::Column::DroppedOn, Expr::value(self.effective_on)),
            (item::Column::PendingSubmissionId, Expr::value(None::<Uuid>)),
            (item::Column::PendingByAccountId, Expr::value(None::<Uuid>)),
        ];
        let says = json!({ "version": self.version });
        item.change(self.tx, self.by, item.version, (Verb::ItemDropped, says), columns).await?;
        Ok(true)
    }

    pub(super) async fn note_item(&self, id: Uuid, verb: Verb) -> Result<(), Error> {
        let note = Note::by(self.by, verb, (SubjectKind::WorkItem, id), json!({ "version": self.version }));
        journal::note(self.tx, note).await
    }

    /// Puts all items in the order of the amended plan. Their order is no change a unit would see: versions stay.
    pub(super) async fn renumber_items(&self) -> Result<(), Error> {
        let mut items: Vec<(Uuid, i32, i32)> = item::Entity::find()
            .select_only()
            .columns([item::Column::Id, item::Column::Position])
            .column(activity::Column::Position)
            .join(
                sea_orm::JoinType::InnerJoin,
                item::Entity::belongs_to(activity::Entity)
                    .from(item::Column::ActivityId)
                    .to(activity::Column::Id)
                    .into(),
            )
            .filter(item::Column::AgencyId.eq(self.of.agency_id))
            .filter(item::Column::PlanId.eq(self.of.plan_id))
            .into_tuple()
            .all(&**self.tx)
            .await?;
        items.sort_by_key(|(id, own, of_activity)| (*of_activity, *own, *id));
        for (position, (id, own, _)) in items.into_iter().enumerate() {
            let position = index(position);
            if own != position {
                item::Entity::update_many()
                    .col_expr(item::Column::Position, Expr::value(position))
                    .filter(item::Column::Id.eq(id))
                    .exec(&**self.tx)
                    .await?;
            }
        }
        Ok(())
    }
}

fn is_open(item: &item::Model) -> bool {
    item.is_at_work() || item.state.0 == WorkState::Submitted
}

/// The state under a new time: what nobody has begun waits or opens with it, work under way goes on.
fn state_after(now: WorkState, wanted: WorkState) -> WorkState {
    match (now, wanted) {
        (WorkState::Open, WorkState::Waiting) => WorkState::Waiting,
        (WorkState::Waiting, WorkState::Open) => WorkState::Open,
        (now, _) => now,
    }
}

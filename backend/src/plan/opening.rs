use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query},
};
use serde_json::json;
use tiendo_api::{
    DeadlineKind,
    changes::{SubjectKind, Verb},
    settings::PeriodSettings,
    work::Part,
};

use super::{
    activity::{self, deliverable},
    import::{Obligation, Of, all},
    plan,
};
use crate::{
    accounts::agency,
    clock::local,
    db::{self, Db, Tx},
    deadline::period::{self, Period},
    error::Error,
    journal::{self, Note},
    settings::parsed,
    word::Word,
    work::{assignment, item},
};

/// Agencies looked at in one statement.
const LOOKED_AT: u64 = 500;
/// Agencies whose period is opened in one transaction: few, so that nobody who writes waits long. With 20 of them, one
/// write in thousands waited a third of a second on PostgreSQL.
const AT_ONCE: usize = 5;

/// The report period an agency was last opened for.
mod opened {
    use sea_orm::entity::prelude::*;

    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "opened_period")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agency_id: Uuid,
        pub code: String,
    }

    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[derive(FromQueryResult)]
struct Agency {
    id: Uuid,
    settings: Option<String>,
    opened: Option<String>,
}

/// Opens the running report period of every agency for which that was not done yet, and of periods that went by while
/// no server ran. Doing it twice, or on two replicas, opens nothing twice.
pub async fn open_periods(db: &Db, now: DateTime<Utc>) -> Result<(), Error> {
    let today = local(now).date_naive();
    let mut after = None;
    loop {
        let agencies = agencies(db, after).await?;
        let Some(last) = agencies.last() else { return Ok(()) };
        after = Some(last.id);
        let mut due = Vec::new();
        for agency in agencies {
            let kept = parsed(agency.settings.as_deref()).periods;
            let running = period::running_on(today, &kept).code;
            if agency.opened.as_ref() != Some(&running) {
                due.push((agency.id, kept, running));
            }
        }
        for some in due.chunks(AT_ONCE) {
            let tx = db.write().await?;
            for (agency_id, kept, running) in some {
                open(&tx, *agency_id, kept, (now, today)).await?;
                note_opened(&tx, *agency_id, running).await?;
            }
            tx.commit().await?;
        }
    }
}

/// A stretch of all agencies, with what each has set and what was opened for it.
async fn agencies(db: &Db, after: Option<Uuid>) -> Result<Vec<Agency>, Error> {
    let left = sea_orm::JoinType::LeftJoin;
    let mut query = Query::select()
        .column(("a", "id"))
        .expr_as(Expr::col(("s", "value")), "settings")
        .expr_as(Expr::col(("o", "code")), "opened")
        .from_as("agency", "a")
        .join_as(left, "agency_setting", "s", Expr::col(("s", "agency_id")).equals(("a", "id")))
        .join_as(left, "opened_period", "o", Expr::col(("o", "agency_id")).equals(("a", "id")))
        .order_by(("a", "id"), Order::Asc)
        .limit(LOOKED_AT)
        .to_owned();
    if let Some(after) = after {
        query.and_where(Expr::col(("a", "id")).gt(after));
    }
    Ok(db::all(&**db, &query).await?)
}

async fn note_opened(tx: &Tx, agency_id: Uuid, code: &str) -> Result<(), Error> {
    let row = opened::ActiveModel { agency_id: Set(agency_id), code: Set(code.to_owned()) };
    let again = OnConflict::column(opened::Column::AgencyId).update_column(opened::Column::Code).to_owned();
    opened::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Makes the items an agency's recurring work owes by now and does not have.
async fn open(
    tx: &Tx,
    agency_id: Uuid,
    kept: &[PeriodSettings],
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), Error> {
    // A twin on another replica waits here, and then finds everything made.
    agency::Entity::find_by_id(agency_id).lock_exclusive().one(&**tx).await?;
    // The year's first period opens in December before it; a server may have been off when the last one closed.
    let years: HashSet<i32> = [
        today.checked_sub_months(Months::new(12)).unwrap_or(today),
        today,
        today.checked_add_months(Months::new(1)).unwrap_or(today),
    ]
    .map(|day| day.year())
    .into();
    let plans = plan::Entity::find()
        .filter(plan::Column::AgencyId.eq(agency_id))
        .filter(plan::Column::Year.is_in(years))
        .all(&**tx)
        .await?;
    for plan in plans {
        let begun = local(plan.created_at).date_naive();
        let owed: Vec<Period> = period::of_year(plan.year, kept)
            .into_iter()
            .filter(|period| period.opens_on <= today && period.to >= begun)
            .collect();
        let of = Of {
            agency_id,
            plan_id: plan.id,
            year: plan.year,
            today,
            periods: kept,
            amended_on: None,
            units: &HashMap::new(),
        };
        let made = open_plan(tx, of, &owed).await?;
        if made > 0 {
            let codes: Vec<String> = owed.into_iter().map(|period| period.code).collect();
            let details = json!({ "periods": codes, "items": made });
            let subject = (SubjectKind::Plan, plan.id);
            let note = Note { agency_id, by: None, at: now, verb: Verb::PeriodOpened, subject, details };
            journal::note(tx, note).await?;
        }
    }
    Ok(())
}

/// Makes what a plan's recurring work lacks for some periods; tells how many items.
async fn open_plan(tx: &Tx, of: Of<'_>, owed: &[Period]) -> Result<usize, Error> {
    let recurring = activity::Entity::find()
        .filter(activity::Column::AgencyId.eq(of.agency_id))
        .filter(activity::Column::PlanId.eq(of.plan_id))
        .filter(activity::Column::DeadlineKind.eq(Word(DeadlineKind::Recurring)))
        .filter(activity::Column::DroppedOn.is_null())
        .order_by_asc(activity::Column::Position)
        .all(&**tx)
        .await?;
    if recurring.is_empty() {
        return Ok(0);
    }
    let there = item::Entity::find()
        .filter(item::Column::AgencyId.eq(of.agency_id))
        .filter(item::Column::PlanId.eq(of.plan_id))
        .filter(item::Column::ActivityId.is_in(recurring.iter().map(|activity| activity.id)))
        .filter(item::Column::DroppedOn.is_null())
        .all(&**tx)
        .await?;
    let has = |activity: Uuid, code: &str| {
        there.iter().any(|item| item.activity_id == activity && item.period.as_deref() == Some(code))
    };
    let mut units = activity::units(&**tx, of.agency_id, activity::Of::Plan(of.plan_id)).await?;
    let deliverables = deliverables(tx, &of).await?;
    let (mut items, mut assigned) = (Vec::new(), Vec::new());
    for activity in &recurring {
        let units = units.remove(&activity.id).unwrap_or_default();
        let lead = units.lead.iter().map(|unit| (Part::Lead, unit.id));
        let parts: Vec<(Part, Uuid)> =
            lead.chain(units.coordinating.iter().map(|unit| (Part::Coordinating, unit.id))).collect();
        let last =
            there.iter().filter(|item| item.activity_id == activity.id).map(|item| item.position).max();
        let count = deliverables.get(&activity.id).copied().unwrap_or_default();
        for period in owed.iter().filter(|period| !has(activity.id, &period.code)) {
            let position = last.unwrap_or(activity.position);
            let obligation = Obligation::of_period(period.clone());
            let (item, of_item) = obligation.rows(&of, (activity.id, count), position, &parts);
            items.extend(item);
            assigned.extend(of_item);
        }
    }
    let made = items.len();
    all::<item::Entity, _>(tx, items).await?;
    all::<assignment::Entity, _>(tx, assigned).await?;
    Ok(made)
}

/// How many deliverables each activity of a plan names.
async fn deliverables(tx: &Tx, of: &Of<'_>) -> Result<HashMap<Uuid, usize>, Error> {
    let named: Vec<Uuid> = deliverable::Entity::find()
        .select_only()
        .column(deliverable::Column::ActivityId)
        .filter(deliverable::Column::AgencyId.eq(of.agency_id))
        .filter(deliverable::Column::PlanId.eq(of.plan_id))
        .filter(deliverable::Column::DroppedOn.is_null())
        .into_tuple()
        .all(&**tx)
        .await?;
    let mut counts = HashMap::new();
    for activity in named {
        *counts.entry(activity).or_default() += 1;
    }
    Ok(counts)
}

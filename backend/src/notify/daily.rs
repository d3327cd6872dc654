use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, JoinType, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query},
};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    settings::Settings,
    work::WorkState,
};

use super::{
    digest, notice,
    reminder::{self, Owed, Rules, Since},
    roster::{Named, Roster},
    told,
};
use crate::{
    accounts::agency,
    clock::local,
    db::{self, Db, Tx},
    deadline::calendar::Calendar,
    error::Error,
    journal::{self, Note},
    milestones::milestone::{self, Next},
    settings::{day, parsed},
    word::{Word, word},
};

/// Agencies looked at in one statement.
const LOOKED_AT: u64 = 500;

/// The day an agency's people were last reminded.
mod reminded {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reminded")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agency_id: Uuid,
        pub day: NaiveDate,
    }

    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An agency as the reminders look at it.
#[derive(Debug, FromQueryResult)]
struct Agency {
    id: Uuid,
    settings: Option<String>,
    reminded: Option<NaiveDate>,
}

/// On working days: reminds the people of every agency once, and makes the digests whose hour has come. One agency, one
/// short transaction. Broken off anywhere and begun again, or on two replicas, nobody is told twice.
pub async fn remind(db: &Db, now: DateTime<Utc>) -> Result<(), Error> {
    let today = local(now).date_naive();
    let mut after = None;
    loop {
        let agencies = agencies(db, after).await?;
        let Some(last) = agencies.last() else { return Ok(()) };
        after = Some(last.id);
        for agency in agencies {
            let calendar = day::calendar(&**db, agency.id).await?;
            if !calendar.is_working(today) {
                continue;
            }
            let settings = parsed(agency.settings.as_deref());
            if agency.reminded != Some(today) {
                remind_agency(db, &agency, &settings, &calendar, now).await?;
            }
            if db.sends_mail() {
                digest::queue_due(db, agency.id, settings.reminders.digest_hour, now).await?;
            }
        }
    }
}

/// A stretch of all agencies, with what each has set and when it was last reminded.
async fn agencies(db: &Db, after: Option<Uuid>) -> Result<Vec<Agency>, Error> {
    let left = JoinType::LeftJoin;
    let mut query = Query::select()
        .column(("a", "id"))
        .expr_as(Expr::col(("s", "value")), "settings")
        .expr_as(Expr::col(("r", "day")), "reminded")
        .from_as("agency", "a")
        .join_as(left, "agency_setting", "s", Expr::col(("s", "agency_id")).equals(("a", "id")))
        .join_as(left, "reminded", "r", Expr::col(("r", "agency_id")).equals(("a", "id")))
        .order_by(("a", "id"), Order::Asc)
        .limit(LOOKED_AT)
        .to_owned();
    if let Some(after) = after {
        query.and_where(Expr::col(("a", "id")).gt(after));
    }
    Ok(db::all(&**db, &query).await?)
}

async fn remind_agency(
    db: &Db,
    agency: &Agency,
    settings: &Settings,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let today = local(now).date_naive();
    let rules = Rules { reminders: &settings.reminders, periods: &settings.periods, calendar };
    let tx = db.write().await?;
    // A twin on another replica waits here, and then finds everybody reminded.
    agency::Entity::find_by_id(agency.id).lock_exclusive().one(&*tx).await?;
    let last = reminded::Entity::find_by_id(agency.id).one(&*tx).await?.map(|row| row.day);
    if last == Some(today) {
        return Ok(());
    }
    let since = Since { last, today };
    let mut due = Vec::new();
    for item in open_items(&tx, agency.id).await? {
        due.extend(
            reminder::of(&item.owed(), rules, since).into_iter().map(|reminder| (item.clone(), reminder)),
        );
    }
    let written = if due.is_empty() {
        0
    } else {
        notice::write(&tx, notices(&tx, agency.id, &due, now).await?).await?
    };
    if written > 0 {
        let subject = (SubjectKind::Agency, agency.id);
        let details = json!({ "day": today, "notices": written });
        let note = Note { agency_id: agency.id, by: None, at: now, verb: Verb::Reminded, subject, details };
        journal::note(&tx, note).await?;
    }
    let row = reminded::ActiveModel { agency_id: Set(agency.id), day: Set(today) };
    let again =
        OnConflict::column(reminded::Column::AgencyId).update_column(reminded::Column::Day).to_owned();
    reminded::Entity::insert(row).on_conflict(again).exec_without_returning(&*tx).await?;
    Ok(tx.commit().await?)
}

/// An item somebody still has to do with.
#[derive(Debug, Clone, FromQueryResult)]
struct Open {
    id: Uuid,
    state: Word<WorkState>,
    due_on: Option<NaiveDate>,
    opened_on: NaiveDate,
    submitted_on: Option<NaiveDate>,
    last_progress_at: Option<DateTime<Utc>>,
    pending_by_account_id: Option<Uuid>,
    assignee_id: Option<Uuid>,
    #[sea_orm(nested)]
    milestone: Next,
}

impl Open {
    fn owed(&self) -> Owed {
        Owed {
            state: self.state.0,
            due_on: self.due_on,
            milestone_on: self.milestone.of(self.state.0).map(|next| next.due),
            opened_on: self.opened_on,
            submitted_on: self.submitted_on,
            updated_on: self.last_progress_at.map(|at| local(at).date_naive()),
        }
    }
}

async fn open_items(tx: &Tx, agency_id: Uuid) -> Result<Vec<Open>, Error> {
    let open = [WorkState::Open, WorkState::InProgress, WorkState::Returned, WorkState::Submitted].map(word);
    let mut query = Query::select();
    query
        .columns(["id", "state", "due_on", "opened_on", "submitted_on"].map(|column| ("w", column)))
        .columns(["last_progress_at", "pending_by_account_id", "assignee_id"].map(|column| ("w", column)))
        .from_as("work_item", "w")
        .and_where(Expr::col(("w", "agency_id")).eq(agency_id))
        .and_where(Expr::col(("w", "state")).is_in(open));
    milestone::select_next(&mut query);
    Ok(db::all(&**tx, &query).await?)
}

/// The reminders as notices to everybody they are for. Nobody is asked to decide on what they submitted.
async fn notices(
    tx: &Tx,
    agency_id: Uuid,
    due: &[(Open, reminder::Reminder)],
    now: DateTime<Utc>,
) -> Result<Vec<notice::New>, Error> {
    let items: Vec<Uuid> = due.iter().map(|(item, _)| item.id).collect();
    let roster = Roster::of(&**tx, agency_id, &items).await?;
    let today = local(now).date_naive();
    let mut new = Vec::new();
    for (item, reminder) in due {
        let handed = Named { people: item.assignee_id.into_iter().collect(), units: Vec::new() };
        let mut people = roster.of_item(item.id, told::reminded(reminder.kind), &handed);
        people.retain(|person| Some(*person) != item.pending_by_account_id);
        new.extend(people.into_iter().map(|account_id| notice::New {
            agency_id,
            account_id,
            work_item_id: item.id,
            kind: reminder.kind,
            occasion: today.to_string(),
            day: today,
            at: now,
            working_days_left: Some(reminder.left),
            words: None,
            by: None,
            mail_id: None,
        }));
    }
    Ok(new)
}

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect, UpdateMany,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict},
};
use tiendo_api::{
    notices::{Mail, MailKind, MailState},
    page::{Page, PageInfo},
    units::PersonRef,
};

use super::notice;
use crate::{
    actor::Actor,
    clock::local,
    db::{Db, Tx},
    error::Error,
    integration::people,
    page,
    word::Word,
};

/// How long a replica may be at an e-mail before another takes it for dead: longer than any conversation lasts.
pub const LEASE: TimeDelta = TimeDelta::minutes(10);
/// Minutes until the next try, after each that failed; then it is given up.
const PAUSES: [i64; 6] = [1, 5, 15, 60, 120, 240];
/// Tries after which an e-mail that kills whoever sends it is given up.
const MOST_TRIES: i32 = 10;

/// An e-mail to one person, without its content: that is put together when its turn comes. It is `claimed` while it is
/// prepared, and `sending` from before its content leaves until it is known what became of it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    /// Id; its `Message-ID` begins with it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// To whom.
    pub account_id: Uuid,
    /// What kind.
    pub kind: Word<MailKind>,
    /// What it was made for: one each.
    pub occasion: String,
    /// Day it was made.
    pub day: NaiveDate,
    /// Where it stands.
    pub state: Word<MailState>,
    /// How often it was begun.
    pub tries: i32,
    /// When it may be begun; while somebody is at it, the end of their lease.
    pub due_at: DateTime<Utc>,
    /// Address it was last sent to.
    pub address: Option<String>,
    /// Why the last try failed.
    pub failure: Option<String>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was sent or given up.
    pub ended_at: Option<DateTime<Utc>>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An e-mail to be queued.
#[derive(Debug)]
pub struct New {
    /// Agency.
    pub agency_id: Uuid,
    /// To whom.
    pub account_id: Uuid,
    /// What kind.
    pub kind: MailKind,
    /// What it is made for.
    pub occasion: String,
    /// Today.
    pub day: NaiveDate,
    /// Now.
    pub at: DateTime<Utc>,
}

impl New {
    /// One that goes out at once for a notice.
    pub fn immediate(notice: &notice::New) -> Self {
        Self {
            agency_id: notice.agency_id,
            account_id: notice.account_id,
            kind: MailKind::Immediate,
            occasion: notice.occasion.clone(),
            day: notice.day,
            at: notice.at,
        }
    }
}

/// Queues an e-mail; nothing when there is one for that occasion.
pub async fn queue(tx: &Tx, new: New) -> Result<Option<Uuid>, Error> {
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(new.agency_id),
        account_id: Set(new.account_id),
        kind: Set(Word(new.kind)),
        occasion: Set(new.occasion),
        day: Set(new.day),
        state: Set(Word(MailState::Queued)),
        tries: Set(0),
        due_at: Set(new.at),
        address: Set(None),
        failure: Set(None),
        made_at: Set(new.at),
        ended_at: Set(None),
    };
    let there =
        OnConflict::columns([Column::AccountId, Column::Kind, Column::Occasion]).do_nothing().to_owned();
    let made = Entity::insert(row).on_conflict(there).exec_without_returning(&**tx).await?;
    Ok((made > 0).then_some(id))
}

/// Takes the next e-mail that is due; no other replica gets it while the lease lasts. One whose replica died before
/// its content left is begun again; one whose replica died later may have arrived, and is never sent again.
pub async fn claim(db: &Db, now: DateTime<Utc>) -> Result<Option<Model>, Error> {
    let open = [MailState::Queued, MailState::Claimed, MailState::Sending].map(Word);
    let due = || {
        let due = Entity::find().filter(Column::State.is_in(open)).filter(Column::DueAt.lte(now));
        due.order_by_asc(Column::DueAt)
    };
    // Looking first costs no turn of the one writer.
    while due().one(&**db).await?.is_some() {
        let tx = db.write().await?;
        let next = due().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&*tx).await?;
        let Some(mut mail) = next else { return Ok(None) };
        if mail.state.0 == MailState::Sending {
            let broken = "broken off while it was being handed over";
            end(&tx, &mail, MailState::Unknown, Some(broken.into()), now).await?;
            tx.commit().await?;
            continue;
        }
        if mail.tries > MOST_TRIES {
            end(&tx, &mail, MailState::Failed, Some("begun too often without an end".into()), now).await?;
            tx.commit().await?;
            continue;
        }
        mail.tries += 1;
        mail.state = Word(MailState::Claimed);
        let claimed = [
            (Column::State, Expr::value(mail.state)),
            (Column::Tries, Expr::value(mail.tries)),
            (Column::DueAt, Expr::value(now + LEASE)),
        ];
        set(mail.id, claimed).exec(&*tx).await?;
        tx.commit().await?;
        return Ok(Some(mail));
    }
    Ok(None)
}

/// Says that the content is about to leave; false when another replica has taken the e-mail over meanwhile.
pub async fn begin_sending(db: &Db, mail: &Model, address: &str) -> Result<bool, Error> {
    let sending =
        [(Column::State, Expr::value(Word(MailState::Sending))), (Column::Address, Expr::value(address))];
    let tx = db.write().await?;
    let begun = at(mail, MailState::Claimed, sending).exec(&*tx).await?;
    tx.commit().await?;
    Ok(begun.rows_affected == 1)
}

/// What became of a try.
#[derive(Debug)]
pub enum Fate {
    /// The mail server took it.
    Sent,
    /// Not taken, and not to be tried again.
    Refused(String),
    /// Not taken this time.
    NotNow(String),
    /// Perhaps taken.
    Unknown(String),
    /// Nothing to say any more, or nobody to say it to.
    Void,
}

/// Writes down what became of a try: sent, given up, or to be tried again after a growing pause.
pub async fn settle(db: &Db, mail: &Model, fate: Fate, now: DateTime<Utc>) -> Result<(), Error> {
    let tx = db.write().await?;
    let pause = usize::try_from(mail.tries - 1).ok().and_then(|tries| PAUSES.get(tries));
    match (fate, pause) {
        (Fate::NotNow(why), Some(minutes)) => {
            let again = [
                (Column::State, Expr::value(Word(MailState::Queued))),
                (Column::DueAt, Expr::value(now + TimeDelta::minutes(*minutes))),
                (Column::Failure, Expr::value(why)),
            ];
            set(mail.id, again).filter(Column::Tries.eq(mail.tries)).exec(&*tx).await?;
        }
        (Fate::Sent, _) => end(&tx, mail, MailState::Sent, None, now).await?,
        (Fate::Void, _) => end(&tx, mail, MailState::Void, None, now).await?,
        (Fate::Unknown(why), _) => end(&tx, mail, MailState::Unknown, Some(why), now).await?,
        (Fate::Refused(why) | Fate::NotNow(why), _) => {
            tracing::warn!(mail = %mail.id, "not sent: {why}");
            end(&tx, mail, MailState::Failed, Some(why), now).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Ends an e-mail. What it said is free to go into the next digest, unless it was sent.
async fn end(
    tx: &Tx,
    mail: &Model,
    state: MailState,
    failure: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let ended = [
        (Column::State, Expr::value(Word(state))),
        (Column::Failure, Expr::value(failure)),
        (Column::EndedAt, Expr::value(now)),
    ];
    set(mail.id, ended).filter(Column::Tries.eq(mail.tries)).exec(&**tx).await?;
    if state != MailState::Sent {
        notice::Entity::update_many()
            .col_expr(notice::Column::MailId, Expr::value(None::<Uuid>))
            .filter(notice::Column::MailId.eq(mail.id))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

fn set(id: Uuid, columns: impl IntoIterator<Item = (Column, Expr)>) -> UpdateMany<Entity> {
    let of = Entity::update_many().filter(Column::Id.eq(id));
    columns.into_iter().fold(of, |update, (column, value)| update.col_expr(column, value))
}

/// A change of an e-mail as it was taken: not of one that another replica has begun anew.
fn at(
    mail: &Model,
    state: MailState,
    columns: impl IntoIterator<Item = (Column, Expr)>,
) -> UpdateMany<Entity> {
    set(mail.id, columns).filter(Column::State.eq(Word(state))).filter(Column::Tries.eq(mail.tries))
}

/// The e-mails of the actor's agency, or to one person, newest first.
pub async fn list(
    actor: &Actor,
    to: Option<Uuid>,
    state: Option<MailState>,
    cursor: Option<&str>,
    asked: Option<u64>,
) -> Result<Page<Mail>, Error> {
    let limit = page::limit(asked)?;
    let mut query = Entity::find().filter(Column::AgencyId.eq(actor.agency_id));
    if let Some(to) = to {
        query = query.filter(Column::AccountId.eq(to));
    }
    if let Some(state) = state {
        query = query.filter(Column::State.eq(Word(state)));
    }
    if let Some(cursor) = cursor {
        let (made_at, id): (DateTime<Utc>, Uuid) = page::key(cursor)?;
        let same = Expr::col(Column::MadeAt).eq(made_at).and(Expr::col(Column::Id).lt(id));
        query = query.filter(Expr::col(Column::MadeAt).lt(made_at).or(same));
    }
    let db = &**actor.db();
    let ordered = query.order_by_desc(Column::MadeAt).order_by_desc(Column::Id);
    let mut rows = ordered.limit(limit + 1).all(db).await?;
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next_cursor = match rows.last() {
        Some(last) if has_more => Some(page::cursor(&(last.made_at, last.id))?),
        _ => None,
    };
    let people = people::by_id(db, rows.iter().map(|row| row.account_id)).await?;
    let data =
        rows.into_iter().filter_map(|row| Some(row.clone().seen(people.get(&row.account_id)?.clone())));
    Ok(Page { data: data.collect(), page: PageInfo { next_cursor, has_more } })
}

impl Model {
    /// The e-mail as listed.
    pub fn seen(self, to: PersonRef) -> Mail {
        Mail {
            id: self.id,
            kind: self.kind.0,
            state: self.state.0,
            to,
            address: self.address,
            day: self.day,
            tries: self.tries,
            failure: self.failure,
            made_at: local(self.made_at),
            ended_at: self.ended_at.map(local),
        }
    }
}

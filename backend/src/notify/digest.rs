use chrono::{DateTime, Days, NaiveDate, Timelike, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};
use tiendo_api::notices::MailKind;

use super::{mail, notice};
use crate::{
    clock::local,
    db::{self, Db},
    error::Error,
    word::word,
};

/// Days after which a notice is no news any more: the inbox keeps it.
const NEWS_DAYS: u64 = 14;

#[derive(FromQueryResult)]
struct Reader {
    account_id: Uuid,
}

/// Queues the digests of an agency whose hour has come: one a day to each person who wants one and has not read
/// everything. What it tells of is tied to it in the same transaction, so that it goes out with no other e-mail.
pub async fn queue_due(db: &Db, agency_id: Uuid, usual_hour: u32, now: DateTime<Utc>) -> Result<(), Error> {
    let (today, hour) = (local(now).date_naive(), local(now).hour());
    let since = today.checked_sub_days(Days::new(NEWS_DAYS)).unwrap_or(today);
    let readers = db::all::<Reader>(&**db, &readers(agency_id, (usual_hour, hour), (since, today))).await?;
    if readers.is_empty() {
        return Ok(());
    }
    let tx = db.write().await?;
    for Reader { account_id } in readers {
        let new = mail::New {
            agency_id,
            account_id,
            kind: MailKind::Digest,
            occasion: today.to_string(),
            day: today,
            at: now,
        };
        let Some(mail) = mail::queue(&tx, new).await? else { continue };
        notice::Entity::update_many()
            .col_expr(notice::Column::MailId, Expr::value(mail))
            .filter(notice::Column::AccountId.eq(account_id))
            .filter(notice::Column::ReadAt.is_null())
            .filter(notice::Column::MailId.is_null())
            .filter(notice::Column::Day.gt(since))
            .exec(&*tx)
            .await?;
    }
    Ok(tx.commit().await?)
}

/// Who of an agency wants a digest by this hour, has none of today, and has something to read.
fn readers(
    agency_id: Uuid,
    (usual_hour, hour): (u32, u32),
    (since, today): (NaiveDate, NaiveDate),
) -> SelectStatement {
    let news = Query::select()
        .expr(Expr::val(1))
        .from_as("notice", "n")
        .and_where(Expr::col(("n", "account_id")).equals(("s", "account_id")))
        .and_where(Expr::col(("n", "read_at")).is_null())
        .and_where(Expr::col(("n", "mail_id")).is_null())
        .and_where(Expr::col(("n", "day")).gt(since))
        .to_owned();
    let of_today = Query::select()
        .expr(Expr::val(1))
        .from_as("mail", "m")
        .and_where(Expr::col(("m", "account_id")).equals(("s", "account_id")))
        .and_where(Expr::col(("m", "kind")).eq(word(MailKind::Digest)))
        .and_where(Expr::col(("m", "occasion")).eq(today.to_string()))
        .to_owned();
    let own_hour = Func::coalesce([Expr::col(("s", "digest_hour")), Expr::val(usual_hour)]);
    Query::select()
        .column(("s", "account_id"))
        .from_as("notice_setting", "s")
        .join_as(JoinType::InnerJoin, "account", "a", Expr::col(("a", "id")).equals(("s", "account_id")))
        .and_where(Expr::col(("s", "agency_id")).eq(agency_id))
        .and_where(Expr::col(("s", "digest")).eq(true))
        .and_where(Expr::col(("s", "email")).is_not_null())
        .and_where(Expr::col(("a", "active")).eq(true))
        .and_where(Expr::expr(own_hour).lte(hour))
        .and_where(Expr::exists(news))
        .and_where(Expr::exists(of_today).not())
        .to_owned()
}

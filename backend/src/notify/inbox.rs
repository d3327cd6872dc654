use sea_orm::sea_query::{Expr, ExprTrait};
use tiendo_api::{Action, notices::Inbox, page::PageInfo};
use uuid::Uuid;

use super::notice::{self, Row};
use crate::{actor::Actor, db, error::Error, integration::people, page};

/// A page of the actor's notices, the unread ones first, each part newest first. Four statements at most.
pub async fn read(
    actor: &Actor,
    only_unread: bool,
    cursor: Option<&str>,
    asked: Option<u64>,
) -> Result<Inbox, Error> {
    let limit = page::limit(asked)?;
    let after: Option<(bool, Uuid)> = cursor.map(page::key).transpose()?;
    let mut rows: Vec<(bool, Row)> = Vec::new();
    for is_read in [false, true] {
        let wanted = (limit + 1).saturating_sub(rows.len() as u64);
        let passed = after.is_some_and(|(part, _)| part && !is_read);
        if wanted == 0 || passed || (is_read && only_unread) {
            continue;
        }
        let below = after.filter(|(part, _)| *part == is_read).map(|(_, id)| id);
        let part = part(actor, is_read, below, wanted).await?;
        rows.extend(part.into_iter().map(|row| (is_read, row)));
    }
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next_cursor = match rows.last() {
        Some((is_read, last)) if has_more => Some(page::cursor(&(is_read, last.id))?),
        _ => None,
    };
    let db = &**actor.db();
    let who = people::by_id(db, rows.iter().filter_map(|(_, row)| row.by_account_id)).await?;
    let seen = |(_, row): (bool, Row)| {
        let by = row.by_account_id.and_then(|id| who.get(&id).cloned());
        row.seen(by, actor.lang)
    };
    Ok(Inbox {
        unread: notice::unread(db, actor.account_id).await?,
        data: rows.into_iter().map(seen).collect(),
        page: PageInfo { next_cursor, has_more },
        allowed_actions: vec![Action::ReadNotices],
    })
}

async fn part(actor: &Actor, is_read: bool, below: Option<Uuid>, limit: u64) -> Result<Vec<Row>, Error> {
    let mut query = notice::select();
    let read_at = Expr::col(("n", "read_at"));
    query
        .and_where(Expr::col(("n", "account_id")).eq(actor.account_id))
        .and_where(if is_read { read_at.is_not_null() } else { read_at.is_null() })
        .limit(limit);
    if let Some(below) = below {
        query.and_where(Expr::col(("n", "id")).lt(below));
    }
    Ok(db::all(&**actor.db(), &query).await?)
}

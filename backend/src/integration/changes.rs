use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tiendo_api::{
    changes::{Change, SubjectKind},
    page::{Page, PageInfo},
};

use super::people;
use crate::{actor::Actor, clock::local, error::Error, journal, word::Word};

/// Lines of the journal after position `after`, oldest first. What concerns accounts is the administrator's and
/// left out. The cursor is given even on the last page: coming back with it later goes on from there.
pub async fn read(actor: &Actor, after: i64, limit: u64) -> Result<Page<Change>, Error> {
    let about_work = [
        SubjectKind::Plan,
        SubjectKind::WorkItem,
        SubjectKind::Condition,
        SubjectKind::Activity,
        SubjectKind::Target,
    ]
    .map(Word);
    let mut lines = journal::Entity::find()
        .filter(journal::Column::AgencyId.eq(actor.agency_id))
        .filter(journal::Column::Seq.gt(after))
        .filter(journal::Column::SubjectKind.is_in(about_work))
        .order_by_asc(journal::Column::Seq)
        .limit(limit + 1)
        .all(&**actor.db())
        .await?;
    let has_more = lines.len() as u64 > limit;
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = lines.last().map_or(after, |line| line.seq);
    let who = lines.iter().flat_map(|line| [line.account_id, line.on_behalf_of()]).flatten();
    let people = people::by_id(&**actor.db(), who).await?;
    let change = |line: journal::Model| Change {
        seq: line.seq,
        at: local(line.at),
        verb: line.verb.0,
        by: line.account_id.and_then(|id| people.get(&id).cloned()),
        on_behalf_of: line.on_behalf_of().and_then(|id| people.get(&id).cloned()),
        subject_kind: line.subject_kind.0,
        subject_id: line.subject_id,
    };
    let data = lines.into_iter().map(change).collect();
    Ok(Page { data, page: PageInfo { next_cursor: Some(next.to_string()), has_more } })
}

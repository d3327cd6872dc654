use actix_web::{get, web::Json};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use tiendo_api::{
    Action,
    changes::{Change, SubjectKind},
    page::{Page, PageInfo},
};
use utoipa::IntoParams;

use super::people;
use crate::{
    actor::Actor,
    clock::local,
    error::Error,
    http::{Params, ReadProblems},
    journal,
    word::Word,
};

/// Where to go on reading.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesParams {
    /// `nextCursor` of the page before; left out, the feed starts at the beginning.
    cursor: Option<String>,
    /// Lines on a page, 1 to 200; 50 when left out.
    limit: Option<u64>,
}

/// The feed of changes
///
/// Everything that happened to plans, conditions and work items of the agency, oldest first, in one sequence without
/// gaps. `nextCursor` is always given: keep it, and come back with it later. Nothing has expired yet.
#[utoipa::path(tag = "changes", operation_id = "listChanges", params(ChangesParams),
    extensions(("x-action" = json!("readChanges"))),
    responses((status = 200, description = "Changes after the cursor", body = Page<Change>), ReadProblems))]
#[get("/changes")]
pub async fn list(actor: Actor, params: Params<ChangesParams>) -> Result<Json<Page<Change>>, Error> {
    actor.may(Action::ReadChanges)?;
    let limit = crate::page::limit(params.0.limit)?;
    let after: i64 = match &params.0.cursor {
        Some(cursor) => cursor.parse().map_err(|_| Error::Malformed("cursor".into()))?,
        None => 0,
    };
    // What concerns accounts is the administrator's, not other systems'.
    let about_work = [SubjectKind::Plan, SubjectKind::WorkItem, SubjectKind::Condition].map(Word);
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
    let mut people = people::by_id(&**actor.db(), lines.iter().filter_map(|line| line.account_id)).await?;
    let data = lines
        .into_iter()
        .map(|line| Change {
            seq: line.seq,
            at: local(line.at),
            verb: line.verb.0,
            by: line.account_id.and_then(|id| people.get_mut(&id).cloned()),
            subject_kind: line.subject_kind.0,
            subject_id: line.subject_id,
        })
        .collect();
    Ok(Json(Page { data, page: PageInfo { next_cursor: Some(next.to_string()), has_more } }))
}

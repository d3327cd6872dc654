use tiendo_annex::compare::{Difference, compare};
use tiendo_api::{
    annexes::{Annex, AnnexKind, AnnexRows},
    problem::Code,
};

use super::{annex, content, finding, picture};
use crate::{access::Granted, actor::Actor, error::Error, integration::people, plan::version};

/// A draft with its tree and its doubts.
pub async fn whole(actor: &Actor, draft: Granted<annex::Model>) -> Result<Annex, Error> {
    let db = &**actor.db();
    let id = draft.id;
    let people = people::by_id(db, draft.created_by).await?;
    let tree = content::draft(db, id).await.or_else(unread)?;
    let tables = content::document(db, id).await?.map(|document| picture::tables(&document));
    Ok(Annex {
        annex: draft.into_inner().seen_by(actor, &people),
        plan: tree.plan,
        layout: tree.layout,
        declared: tree.counts.declared,
        sections: tree.sections,
        findings: finding::list(db, id).await?,
        tables: tables.unwrap_or_default(),
    })
}

/// A draft that is still being read, or could not be, has no tree.
fn unread(error: Error) -> Result<tiendo_annex::draft::Draft, Error> {
    match error {
        Error::NotFound => Ok(tiendo_annex::draft::Draft::default()),
        other => Err(other),
    }
}

/// A stretch of a source table.
pub async fn rows(
    actor: &Actor,
    draft: &annex::Model,
    (table, from, limit): (u32, u32, usize),
) -> Result<AnnexRows, Error> {
    let document = content::document(&**actor.db(), draft.id).await?.ok_or(Error::NotFound)?;
    picture::rows(&document, table, from, limit).ok_or(Error::NotFound)
}

/// What a draft changes in the plan it amends or was carried over from.
pub async fn difference(actor: &Actor, draft: &annex::Model) -> Result<Difference, Error> {
    let db = &**actor.db();
    let (Some(plan_id), Some(number)) = (draft.plan_id, draft.plan_version) else {
        return Err(Error::Refused(Code::NothingChanged));
    };
    if draft.kind.0 == AnnexKind::NewPlan {
        return Err(Error::Refused(Code::NothingChanged));
    }
    let before = match version::draft(db, actor.agency_id, plan_id, number).await {
        Err(Error::NotFound) => version::current(db, actor.agency_id, plan_id).await?.1,
        found => found?,
    };
    Ok(compare(&before, &content::draft(db, draft.id).await?))
}

use actix_web::{get, patch, post, web::Path};
use serde::Deserialize;
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    search::{FilterChange, HitKind, NewFilterClosing, NewSavedFilter, SavedFilter, SearchHit},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    filter, find,
    rank::{LONGEST, Wanted},
};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// What to look for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchParams {
    /// Words to find, with or without accents, at most 200 characters.
    pub q: String,
    /// Only this kind of thing.
    pub kind: Option<HitKind>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Hits on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// Search
///
/// Everything the caller may see that holds every word: what has the words as its code first, then what has them in
/// its title, then the rest; the newest plan first.
#[utoipa::path(tag = "search", operation_id = "search", params(SearchParams),
    extensions(("x-action" = json!("search"))),
    responses((status = 200, description = "What was found", body = Page<SearchHit>), ReadProblems))]
#[get("/search")]
pub async fn search(actor: Actor, params: Params<SearchParams>) -> Result<Answer<Page<SearchHit>>, Error> {
    let asked = params.0;
    let unfit = || Error::Malformed(format!("q must hold a word and at most {LONGEST} characters"));
    let wanted = Wanted::of(&asked.q).ok_or_else(unfit)?;
    actor
        .page(async || {
            actor.may(Action::Search)?;
            find::read(&actor, &wanted, &asked).await
        })
        .await
}

/// Saved filters
///
/// The caller's own and those shared in the agency, by name.
#[utoipa::path(tag = "search", operation_id = "listSavedFilters",
    extensions(("x-action" = json!("saveFilter"))),
    responses((status = 200, description = "The filters", body = Page<SavedFilter>), ReadProblems))]
#[get("/saved-filters")]
pub async fn saved(actor: Actor, _: Params<Nothing>) -> Result<Answer<Page<SavedFilter>>, Error> {
    actor
        .listing(async || {
            actor.may(Action::SaveFilter)?;
            Ok(Page { data: filter::list(&actor).await?, page: PageInfo::default() })
        })
        .await
}

/// Save a filter
///
/// Keeps an address of the application under a name; shared ones are everybody's to see.
#[utoipa::path(tag = "search", operation_id = "saveFilter", request_body = NewSavedFilter,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("saveFilter"))),
    responses((status = 201, description = "The saved filter", body = SavedFilter), WriteProblems))]
#[post("/saved-filters")]
pub async fn save(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::SaveFilter)?;
    let new: NewSavedFilter = ask.body()?;
    ask.once(async |tx| filter::save(tx, &ask.actor, new).await).await
}

/// Change a saved filter
///
/// Only one's own.
#[utoipa::path(tag = "search", operation_id = "changeFilter", request_body = FilterChange,
    params(("id" = Uuid, Path, description = "Saved filter"),
        ("If-Match" = String, Header, description = "`ETag` of the saved filter")),
    extensions(("x-action" = json!("saveFilter"))),
    responses((status = 200, description = "The saved filter as it now stands", body = SavedFilter), WriteProblems))]
#[patch("/saved-filters/{id}")]
pub async fn change(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let kept = ask.actor.saved_filter(Action::SaveFilter, *id).await?;
    let new: FilterChange = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| filter::change(tx, &ask.actor, &kept, seen, new).await).await
}

/// Close a saved filter
///
/// Only one's own. It leaves every list, and stays in the records.
#[utoipa::path(tag = "search", operation_id = "closeFilter", request_body = NewFilterClosing,
    params(("id" = Uuid, Path, description = "Saved filter"),
        ("If-Match" = String, Header, description = "`ETag` of the saved filter"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("saveFilter"))),
    responses((status = 201, description = "The saved filter as it was closed", body = SavedFilter), WriteProblems))]
#[post("/saved-filters/{id}/closings")]
pub async fn close(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let kept = ask.actor.saved_filter(Action::SaveFilter, *id).await?;
    let _: NewFilterClosing = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| filter::close(tx, &ask.actor, &kept, seen).await).await
}

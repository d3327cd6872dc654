use actix_web::{get, patch, post, web::Path};
use tiendo_api::{
    Action,
    conditions::{
        Authority, Condition, ConditionChange, ConditionProposal, NewCondition, NewConditionEvent,
        NewEnquiry, NewGivingUp, NewMerge, NewSuccession,
    },
    page::{Page, PageInfo},
};
use uuid::Uuid;

use super::{authority, enquiry, event, keeping, proposal, register};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// The conditions of a plan
///
/// What its work waits or waited for: who issues it, how long it has been waited for, and what it holds up.
#[utoipa::path(tag = "conditions", operation_id = "listConditions", params(("id" = Uuid, Path, description = "Plan")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The conditions, in the plan's order", body = Page<Condition>), ReadProblems))]
#[get("/plans/{id}/conditions")]
pub async fn list(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Page<Condition>>, Error> {
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            Ok(Page { data: register::list(&actor, plan).await?, page: PageInfo::default() })
        })
        .await
}

/// What may be a condition
///
/// What the annex says work follows ("theo hướng dẫn của …"): proposed, until the Office makes a condition of it.
#[utoipa::path(tag = "conditions", operation_id = "listConditionProposals",
    params(("id" = Uuid, Path, description = "Plan")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The proposals, in the plan's order", body = Page<ConditionProposal>), ReadProblems))]
#[get("/plans/{id}/condition-proposals")]
pub async fn proposals(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Page<ConditionProposal>>, Error> {
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            Ok(Page { data: proposal::list(&actor, plan).await?, page: PageInfo::default() })
        })
        .await
}

/// Make a condition
///
/// What nobody has begun of these activities waits for it from today: it is not late, and its due day becomes the day
/// by which it must open or close.
#[utoipa::path(tag = "conditions", operation_id = "makeCondition", request_body = NewCondition,
    params(("id" = Uuid, Path, description = "Plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 201, description = "The condition", body = Condition), WriteProblems))]
#[post("/plans/{id}/conditions")]
pub async fn make(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let plan = ask.actor.plan(Action::ManageConditions, *id).await?;
    let new: NewCondition = ask.body()?;
    ask.once(async |tx| keeping::make(tx, &ask.actor, &plan, new).await).await
}

/// One condition
#[utoipa::path(tag = "conditions", operation_id = "getCondition", params(("id" = Uuid, Path, description = "Condition")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The condition", body = Condition), ReadProblems))]
#[get("/conditions/{id}")]
pub async fn read(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<Condition>, Error> {
    actor
        .tagged(async || {
            let condition = actor.condition(Action::ReadPlan, *id).await?;
            register::one(&**actor.db(), &actor, condition.into_inner()).await
        })
        .await
}

/// Confirm a condition
///
/// Who issues it, what it is and when it is expected: what was read from the wording is a proposal until then.
#[utoipa::path(tag = "conditions", operation_id = "confirmCondition", request_body = ConditionChange,
    params(("id" = Uuid, Path, description = "Condition"),
        ("If-Match" = String, Header, description = "`ETag` of the condition")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 200, description = "The condition as it now stands", body = Condition), WriteProblems))]
#[patch("/conditions/{id}")]
pub async fn confirm(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::ManageConditions, *id).await?;
    let new: ConditionChange = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| keeping::confirm(tx, &ask.actor, &condition, seen, new).await).await
}

/// Record that an awaited document or event has come
///
/// Every item waiting for it opens, due by its rule: counted from that day, or at the end of its window; `dueOn` where
/// the document sets a day. What was closed as not arising for want of it is open again.
#[utoipa::path(tag = "conditions", operation_id = "recordEvent", request_body = NewConditionEvent,
    params(("id" = Uuid, Path, description = "Condition"),
        ("If-Match" = String, Header, description = "`ETag` of the condition"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("recordEvent"))),
    responses((status = 201, description = "The condition as it now stands", body = Condition), WriteProblems))]
#[post("/conditions/{id}/events")]
pub async fn record_event(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::RecordEvent, *id).await?;
    let new: NewConditionEvent = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| event::record(tx, &ask.actor, &condition, seen, new).await).await
}

/// Record an enquiry
///
/// Somebody asked the authority where the document is.
#[utoipa::path(tag = "conditions", operation_id = "recordEnquiry", request_body = NewEnquiry,
    params(("id" = Uuid, Path, description = "Condition"),
        ("If-Match" = String, Header, description = "`ETag` of the condition"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 201, description = "The condition as it now stands", body = Condition), WriteProblems))]
#[post("/conditions/{id}/enquiries")]
pub async fn enquire(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::ManageConditions, *id).await?;
    let new: NewEnquiry = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| enquiry::add(tx, &ask.actor, &condition, seen, new).await).await
}

/// Give a condition up
///
/// It did not occur. The work that waits for it has to close as not arising, or to be carried over.
#[utoipa::path(tag = "conditions", operation_id = "giveUpCondition", request_body = NewGivingUp,
    params(("id" = Uuid, Path, description = "Condition"),
        ("If-Match" = String, Header, description = "`ETag` of the condition"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 201, description = "The condition as it now stands", body = Condition), WriteProblems))]
#[post("/conditions/{id}/givings-up")]
pub async fn give_up(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::ManageConditions, *id).await?;
    let new: NewGivingUp = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| keeping::give_up(tx, &ask.actor, &condition, seen, new).await).await
}

/// Merge a condition into another
///
/// Both are the same thing in other words; the answer is the one that stays.
#[utoipa::path(tag = "conditions", operation_id = "mergeConditions", request_body = NewMerge,
    params(("id" = Uuid, Path, description = "Condition that goes"),
        ("If-Match" = String, Header, description = "`ETag` of the condition that goes"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 201, description = "The condition that stays", body = Condition), WriteProblems))]
#[post("/conditions/{id}/merges")]
pub async fn merge(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::ManageConditions, *id).await?;
    let new: NewMerge = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| keeping::merge(tx, &ask.actor, &condition, seen, new).await).await
}

/// Outside authorities
///
/// Those that issue what work waits for, by name.
#[utoipa::path(tag = "conditions", operation_id = "listAuthorities",
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The authorities", body = Page<Authority>), ReadProblems))]
#[get("/authorities")]
pub async fn authorities(actor: Actor, _: Params<Nothing>) -> Result<Answer<Page<Authority>>, Error> {
    actor.may(Action::ReadPlan)?;
    actor.listing(async || Ok(Page { data: authority::list(&actor).await?, page: PageInfo::default() })).await
}

/// Say who took over from an authority
///
/// Plans keep the name they were issued with; conditions show who has the tasks today.
#[utoipa::path(tag = "conditions", operation_id = "succeedAuthority", request_body = NewSuccession,
    params(("id" = Uuid, Path, description = "Authority"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageConditions"))),
    responses((status = 201, description = "The authority", body = Authority), WriteProblems))]
#[post("/authorities/{id}/successions")]
pub async fn succeed(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let authority = ask.actor.authority(Action::ManageConditions, *id).await?;
    let new: NewSuccession = ask.body()?;
    ask.once(async |tx| authority::succeed(tx, &ask.actor, &authority, new).await).await
}

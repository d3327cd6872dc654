//! Every endpoint in one list: the table of contents of the API.

use utoipa::{
    OpenApi,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_actix_web::{AppExt, scope, service_config::ServiceConfig};

use crate::{
    accounts, annexes, comments, completion, conditions, contradictions, contributions, delegations,
    extensions,
    http::{described, problems},
    integration, jobs, milestones, notify, plan, queue, search, settings, supervision, targets, units,
    urgings, work,
};

/// Where version 1 of the API begins.
pub const BASE: &str = "/api/v1";

/// Registers every endpoint; registering is documenting.
#[allow(clippy::too_many_lines)] // a line for each endpoint: one list is the point
pub fn register(config: &mut ServiceConfig) {
    config.service(
        scope::scope(BASE)
            .service(accounts::routes::sign_in)
            .service(accounts::routes::refresh)
            .service(accounts::routes::sign_out)
            .service(accounts::routes::me)
            .service(accounts::routes::change_password)
            .service(units::routes::list)
            .service(plan::routes::list)
            .service(supervision::routes::overview)
            .service(supervision::routes::leadership)
            .service(supervision::routes::unit_overview)
            .service(plan::routes::one)
            .service(plan::routes::get_activity)
            .service(conditions::routes::list)
            .service(conditions::routes::proposals)
            .service(conditions::routes::make)
            .service(conditions::routes::read)
            .service(conditions::routes::confirm)
            .service(conditions::routes::record_event)
            .service(conditions::routes::enquire)
            .service(conditions::routes::give_up)
            .service(conditions::routes::merge)
            .service(conditions::routes::authorities)
            .service(conditions::routes::succeed)
            .service(queue::routes::queue)
            .service(supervision::routes::work_items)
            .service(work::routes::report)
            .service(work::routes::submit)
            .service(work::routes::wait_on)
            .service(work::routes::reopen)
            .service(work::routes::one)
            .service(work::routes::confirm)
            .service(work::routes::give_back)
            .service(work::routes::store_file)
            .service(work::routes::get_file)
            .service(annexes::routes::list)
            .service(annexes::routes::send)
            .service(annexes::routes::rows)
            .service(annexes::routes::source)
            .service(annexes::routes::difference)
            .service(annexes::routes::one)
            .service(annexes::routes::decide)
            .service(annexes::routes::decide_many)
            .service(annexes::routes::map_columns)
            .service(annexes::routes::edit)
            .service(annexes::routes::approve)
            .service(annexes::routes::withdraw)
            .service(plan::routes::begin_amendment)
            .service(plan::routes::carry_over)
            .service(plan::routes::versions)
            .service(plan::routes::export)
            .service(jobs::routes::one)
            .service(integration::routes::list)
            .service(integration::routes::follow)
            .service(settings::routes::read)
            .service(settings::routes::change)
            .service(settings::routes::days)
            .service(settings::routes::decide_day)
            .service(search::routes::search)
            .service(search::routes::saved)
            .service(search::routes::save)
            .service(search::routes::change)
            .service(search::routes::close)
            .service(units::routes::people)
            .service(extensions::routes::send)
            .service(extensions::routes::decide)
            .service(extensions::routes::withdraw)
            .service(urgings::routes::proposals)
            .service(urgings::routes::list_all)
            .service(urgings::routes::accept)
            .service(urgings::routes::urge)
            .service(urgings::routes::receive)
            .service(contributions::routes::send)
            .service(contributions::routes::deliver)
            .service(contributions::routes::decline)
            .service(contributions::routes::withdraw)
            .service(comments::routes::list)
            .service(comments::routes::say)
            .service(work::routes::assign)
            .service(delegations::routes::list)
            .service(delegations::routes::make)
            .service(delegations::routes::end)
            .service(completion::routes::read)
            .service(completion::routes::correct)
            .service(contradictions::routes::contradictions)
            .service(milestones::routes::of_plan)
            .service(milestones::routes::proposals)
            .service(milestones::routes::set)
            .service(targets::routes::of_plan)
            .service(targets::routes::add)
            .service(targets::routes::one)
            .service(targets::routes::confirm)
            .service(targets::routes::correct)
            .service(targets::routes::drop)
            .service(targets::routes::report)
            .service(notify::routes::list)
            .service(notify::routes::read_all)
            .service(notify::routes::read)
            .service(notify::routes::settings)
            .service(notify::routes::set)
            .service(notify::routes::my_mails)
            .service(notify::routes::mails),
    );
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tiến Độ API",
        version = "1.0.0",
        description = "Carrying out public plans: annexes become work items, units report and submit, the Office supervises.\n\nInstants are RFC 3339, days `YYYY-MM-DD` in Vietnam (UTC+7). Errors are `application/problem+json` in the language of `Accept-Language` (vi, en). Changes need `If-Match`; `Idempotency-Key` makes a repeated POST harmless.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "session", description = "Signing in, and who you are"),
        (name = "units", description = "Units of the agency, and its people"),
        (name = "plans", description = "Plans and their trees"),
        (name = "conditions", description = "What work waits for, and who issues it"),
        (name = "annexes", description = "From a document to a plan: what was read, what is in doubt, what was decided, and amendments"),
        (name = "queue", description = "What a unit has to do, and why"),
        (name = "work", description = "Work items and the verbs on them"),
        (name = "urgings", description = "Urging the units that lead work (đôn đốc)"),
        (name = "milestones", description = "How far work is to be before its due day (mốc giữa kỳ)"),
        (name = "targets", description = "Targets: what a plan states in numbers, and how far it is met"),
        (name = "supervision", description = "The Office's one screen"),
        (name = "settings", description = "What an agency sets for itself: report periods, risk, reminders, working days"),
        (name = "search", description = "Finding things, and filters kept under a name"),
        (name = "notices", description = "What one is told, in the inbox and by e-mail"),
        (name = "changes", description = "What happened, for other systems"),
    )
)]
struct About;

/// The OpenAPI document, as committed in `openapi/openapi.json`.
pub fn document() -> Document {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(About::openapi())
        .configure(register)
        .split_for_parts();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some("The access token of `POST /session`."))
        .build();
    let components = document.components.get_or_insert_default();
    components.schemas.extend(problems::schemas());
    components.security_schemes.insert("bearer".into(), SecurityScheme::Http(bearer).into());
    described::headers(&mut document);
    document.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
    document
}

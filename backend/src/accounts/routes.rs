use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    cookie::{Cookie, SameSite, time::Duration},
    delete, get, post,
    web::{Bytes, Data},
};
use serde::Deserialize;
use tiendo_api::session::{Me, NewPassword, Session, SignIn};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{account, password, session, throttle, token::ACCESS_MINUTES};
use crate::{
    actor::Actor,
    app::App,
    error::Error,
    http::{Ask, NoContent, Nothing, Params, ReadProblems, WriteProblems, ask},
};

const COOKIE: &str = "tiendo_refresh";
/// The cookie goes nowhere but to the session's own addresses.
const COOKIE_PATH: &str = "/api/v1/session";

/// A session with its refresh cookie.
#[derive(Debug)]
pub struct SignedIn {
    session: Session,
    cookie: Cookie<'static>,
}

impl Responder for SignedIn {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::Created()
            .insert_header(("Cache-Control", "no-store"))
            .cookie(self.cookie)
            .json(self.session)
    }
}

/// Signed out: the cookie is taken back.
#[derive(Debug)]
pub struct SignedOut(Cookie<'static>);

impl Responder for SignedOut {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().cookie(self.0).finish()
    }
}

/// Sign in
///
/// The access token is in the answer, the refresh token in an `HttpOnly` cookie. A wrong user name and a wrong
/// password get the same answer in the same time; repeated failures have to wait.
#[utoipa::path(tag = "session", operation_id = "signIn", security(()), request_body = SignIn,
    responses((status = 201, description = "Signed in", body = Session), WriteProblems))]
#[post("/session")]
pub async fn sign_in(
    request: HttpRequest,
    app: Data<App>,
    _: Params<Nothing>,
    body: Bytes,
) -> Result<SignedIn, Error> {
    let typed: SignIn = ask::sound(request.headers(), &body, app.clock.today())?;
    let username = typed.username.trim().to_lowercase();
    let now = app.clock.now();
    throttle::check(&app.db, &username, now).await?;
    let account = account::by_username(&*app.db, &username).await?;
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let right = password::matches(typed.password, hash).await?;
    let Some(account) = account.filter(|account| right && account.active) else {
        throttle::failed(&app.db, &username, now).await?;
        return Err(Error::WrongCredentials);
    };
    let tx = app.db.write().await?;
    throttle::succeeded(&tx, &username).await?;
    let (session_id, next) = session::start(&tx, account.agency_id, account.id, now).await?;
    tx.commit().await?;
    signed_in(app, request, session_id, next).await
}

/// Refresh the session
///
/// Exchanges the refresh cookie for a new one and a new access token. A cookie that was exchanged before ends the
/// whole session.
#[utoipa::path(tag = "session", operation_id = "refreshSession", security(()),
    responses((status = 201, description = "Refreshed", body = Session), WriteProblems))]
#[post("/session/refresh")]
pub async fn refresh(request: HttpRequest, app: Data<App>, _: Params<Nothing>) -> Result<SignedIn, Error> {
    let token = request.cookie(COOKIE).ok_or(Error::NotSignedIn)?;
    let (session_id, next) = session::rotate(&app.db, token.value(), app.clock.now()).await?;
    signed_in(app, request, session_id, next).await
}

/// How far to sign out.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SignOutParams {
    /// End every session of the account, on all machines.
    #[serde(default)]
    #[param(required = false)]
    everywhere: bool,
}

/// Sign out
///
/// Ends this session, or every session of the account. Its access tokens stop working at once.
#[utoipa::path(tag = "session", operation_id = "signOut", params(SignOutParams),
    responses((status = 204, description = "Signed out"), WriteProblems))]
#[delete("/session")]
pub async fn sign_out(
    actor: Actor,
    app: Data<App>,
    params: Params<SignOutParams>,
) -> Result<SignedOut, Error> {
    let tx = actor.db().write().await?;
    if params.0.everywhere {
        session::end_all(&tx, actor.account_id, actor.now()).await?;
    } else {
        session::end(&tx, actor.session_id, actor.now()).await?;
    }
    tx.commit().await?;
    Ok(SignedOut(cookie(&app, String::new(), Duration::ZERO)))
}

/// The signed-in person
#[utoipa::path(tag = "session", operation_id = "me",
    responses((status = 200, description = "Who you are and what you may do", body = Me), ReadProblems))]
#[get("/me")]
pub async fn me(actor: Actor, _: Params<Nothing>) -> Result<actix_web::web::Json<Me>, Error> {
    Ok(actix_web::web::Json(actor.me()))
}

/// Change one's own password
///
/// Ends every other session of the account.
#[utoipa::path(tag = "session", operation_id = "changePassword", request_body = NewPassword,
    responses((status = 204, description = "Changed"), WriteProblems))]
#[post("/me/password")]
pub async fn change_password(ask: Ask) -> Result<NoContent, Error> {
    let new: NewPassword = ask.body()?;
    account::change_password(&ask.actor, new).await?;
    Ok(NoContent)
}

async fn signed_in(
    app: Data<App>,
    request: HttpRequest,
    session_id: Uuid,
    next: String,
) -> Result<SignedIn, Error> {
    let cookie = cookie(&app, next, Duration::hours(session::SESSION_HOURS));
    let access_token = app.keys.issue(session_id, app.clock.now())?;
    let actor = Actor::of_session(app, request, session_id).await?;
    let session = Session {
        access_token,
        token_type: "Bearer".into(),
        expires_in: u32::try_from(ACCESS_MINUTES * 60).unwrap_or_default(),
        me: actor.me(),
    };
    Ok(SignedIn { session, cookie })
}

fn cookie(app: &App, value: String, lasts: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(app.secure_cookies)
        .max_age(lasts)
        .finish()
}

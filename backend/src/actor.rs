//! Who is asking: an access token becomes a live account row. A handler that takes an [`Actor`] cannot forget it.

use std::{rc::Rc, time::Duration};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web::Data};
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::future::LocalBoxFuture;
use sea_orm::{
    FromQueryResult,
    sea_query::{Expr, ExprTrait, Query},
};
use serde::Serialize;
use tiendo_api::{
    Action, Lang,
    page::Paged,
    session::{AgencyRef, Me, Role},
    settings::Settings,
    units::{PersonRef, UnitRef},
};
use uuid::Uuid;

use crate::{
    app::App,
    capacity::{Capacities, Capacity},
    db::Db,
    delegations::delegation::{self, Delegator},
    error::Error,
    files::Files,
    http::{Answer, answer::has, context::lang},
    policy::Reach,
    secret::sha256,
    settings,
    shelf::{Kept, Key},
    word::Word,
};

/// The person or system asking, as their account stands at this moment.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Account.
    pub account_id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Role.
    pub role: Role,
    /// Unit.
    pub unit: Option<UnitRef>,
    /// Session of the access token.
    pub session_id: Uuid,
    /// Language of the answer.
    pub lang: Lang,
    /// The agency's revision when the request came in.
    pub revision: i64,
    /// Their own capacity, and those of whom they stand in for today.
    pub capacities: Capacities,
    /// Account and agency by name.
    names: Rc<Names>,
    app: Data<App>,
    request: HttpRequest,
}

#[derive(Debug)]
struct Names {
    username: String,
    display: String,
    agency: String,
    settings: Option<String>,
    must_change_password: bool,
    stands_in_for: Vec<PersonRef>,
}

#[derive(FromQueryResult)]
struct LiveAccount {
    id: Uuid,
    agency_id: Uuid,
    username: String,
    display_name: String,
    role: Word<Role>,
    active: bool,
    must_change_password: bool,
    unit_id: Option<Uuid>,
    unit_code: Option<String>,
    unit_name: Option<String>,
    agency_name: String,
    settings: Option<String>,
    revision: i64,
    #[sea_orm(nested)]
    delegator: Delegator,
    expires_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

impl Actor {
    /// The actor of a session that is alive, whose account is active.
    pub async fn of_session(app: Data<App>, request: HttpRequest, session_id: Uuid) -> Result<Self, Error> {
        let mut query = Query::select()
            .columns(
                [
                    "id",
                    "agency_id",
                    "username",
                    "display_name",
                    "role",
                    "active",
                    "must_change_password",
                    "unit_id",
                ]
                .map(|column| ("a", column)),
            )
            .expr_as(Expr::col(("u", "code")), "unit_code")
            .expr_as(Expr::col(("u", "name")), "unit_name")
            .expr_as(Expr::col(("g", "name")), "agency_name")
            .column(("g", "revision"))
            .expr_as(Expr::col(("t", "value")), "settings")
            .columns([("s", "expires_at"), ("s", "ended_at")])
            .from_as("session", "s")
            .join_as(
                sea_orm::JoinType::InnerJoin,
                "account",
                "a",
                Expr::col(("a", "id")).equals(("s", "account_id")),
            )
            .join_as(
                sea_orm::JoinType::InnerJoin,
                "agency",
                "g",
                Expr::col(("g", "id")).equals(("a", "agency_id")),
            )
            .join_as(
                sea_orm::JoinType::LeftJoin,
                "agency_setting",
                "t",
                Expr::col(("t", "agency_id")).equals(("a", "agency_id")),
            )
            .join_as(
                sea_orm::JoinType::LeftJoin,
                "unit",
                "u",
                Expr::col(("u", "id")).equals(("a", "unit_id")),
            )
            .and_where(Expr::col(("s", "id")).eq(session_id))
            .to_owned();
        delegation::join_running(&mut query, app.clock.today());
        let rows = crate::db::all::<LiveAccount>(&*app.db, &query).await?;
        let (delegated, stands_in_for) =
            rows.iter().filter_map(|row| row.delegator.clone().in_full()).unzip();
        let live = rows.into_iter().next().ok_or(Error::NotSignedIn)?;
        if !live.active || live.ended_at.is_some() || live.expires_at <= app.clock.now() {
            return Err(Error::NotSignedIn);
        }
        let unit = match (live.unit_id, live.unit_code, live.unit_name) {
            (Some(id), Some(code), Some(name)) => Some(UnitRef { id, code, name }),
            _ => None,
        };
        Ok(Self {
            account_id: live.id,
            agency_id: live.agency_id,
            role: live.role.0,
            capacities: Capacities::new(
                Capacity { account_id: live.id, role: live.role.0, unit_id: live.unit_id },
                delegated,
            ),
            unit,
            session_id,
            lang: lang(&request),
            revision: live.revision,
            names: Rc::new(Names {
                username: live.username,
                display: live.display_name,
                agency: live.agency_name,
                settings: live.settings,
                must_change_password: live.must_change_password,
                stands_in_for,
            }),
            app,
            request,
        })
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// The same caller as they stand now: their token may have expired, their session ended, their role changed.
    pub async fn again(&self) -> Result<Self, Error> {
        Self::from_request(&self.request, &mut Payload::None).await
    }

    /// Seconds of silence after which whoever waits hears that the line still holds.
    pub fn heartbeat(&self) -> Duration {
        self.app.heartbeat
    }

    /// Where the bytes of files are.
    pub fn files(&self) -> &Files {
        &self.app.files
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    /// Today in Vietnam.
    pub fn today(&self) -> NaiveDate {
        self.app.clock.today()
    }

    /// What the agency has set.
    pub fn settings(&self) -> Settings {
        settings::parsed(self.names.settings.as_deref())
    }

    /// Whether a password somebody else gave is still in use: then it is changed before anything else.
    pub fn must_change_password(&self) -> bool {
        self.names.must_change_password
    }

    /// Id of the actor's unit.
    pub fn unit_id(&self) -> Option<Uuid> {
        self.unit.as_ref().map(|unit| unit.id)
    }

    /// How far the actor may do something somewhere.
    pub fn reach(&self, action: Action) -> Reach {
        self.capacities.reach(action)
    }

    /// The actor as they appear in other things.
    pub fn person(&self) -> PersonRef {
        PersonRef { id: self.account_id, name: self.names.display.clone(), unit: self.unit.clone() }
    }

    /// The actor as they see themselves.
    pub fn me(&self) -> Me {
        Me {
            id: self.account_id,
            username: self.names.username.clone(),
            display_name: self.names.display.clone(),
            role: self.role,
            unit: self.unit.clone(),
            agency: AgencyRef { id: self.agency_id, name: self.names.agency.clone() },
            must_change_password: self.names.must_change_password,
            stands_in_for: self.names.stands_in_for.clone(),
            allowed_actions: self.capacities.somewhere(),
        }
    }

    /// An answer over many rows of the agency, tagged with its revision and the day.
    pub async fn listing<T: Serialize>(
        &self,
        build: impl AsyncFnOnce() -> Result<T, Error>,
    ) -> Result<Answer<T>, Error> {
        self.kept(async || self.made(&build().await?, self.listing_tag(), None)).await
    }

    /// Such an answer about something that is found and permitted first: a caller who has it already is told so before
    /// anything is counted.
    pub async fn listing_of<F, T: Serialize>(
        &self,
        find: impl AsyncFnOnce() -> Result<F, Error>,
        build: impl AsyncFnOnce(F) -> Result<T, Error>,
    ) -> Result<Answer<T>, Error> {
        if has(&self.request, &self.listing_tag()) {
            find().await?;
            return Ok(Answer::unchanged(self.listing_tag()));
        }
        self.listing(async || build(find().await?).await).await
    }

    /// One page of such an answer; its `Link` header leads to the next.
    pub async fn page<T: Serialize + Paged>(
        &self,
        build: impl AsyncFnOnce() -> Result<T, Error>,
    ) -> Result<Answer<T>, Error> {
        self.kept(async || {
            let list = build().await?;
            self.made(&list, self.listing_tag(), list.page().next_cursor.as_deref())
        })
        .await
    }

    /// An answer about one thing, tagged with the version of its row.
    pub async fn tagged<T: Serialize>(
        &self,
        build: impl AsyncFnOnce() -> Result<(T, i64), Error>,
    ) -> Result<Answer<T>, Error> {
        self.kept(async || {
            let (thing, version) = build().await?;
            self.made(&thing, format!("\"{version}\""), None)
        })
        .await
    }

    /// An answer that is made anew each time, under a tag of its own.
    pub fn now_answered<T: Serialize>(&self, thing: &T, tag: String) -> Result<Answer<T>, Error> {
        Ok(Answer::of(self.made(thing, tag, None)?))
    }

    /// A page that no revision of the agency tells of: made anew each time, tagged by what it says.
    pub fn page_now_answered<T: Serialize + Paged>(&self, list: &T) -> Result<Answer<T>, Error> {
        let kept = self.made(list, String::new(), list.page().next_cursor.as_deref())?;
        let tag = format!("\"{}\"", sha256(&[&kept.body])).into();
        Ok(Answer::of(Kept { tag, ..kept }))
    }

    fn listing_tag(&self) -> String {
        format!("\"{}-{}\"", self.revision, self.today().format("%Y%m%d"))
    }

    fn made(&self, thing: &impl Serialize, tag: String, next: Option<&str>) -> Result<Kept, Error> {
        let body = Bytes::from(serde_json::to_vec(thing).map_err(anyhow::Error::from)?);
        let (revision, day) = (self.revision, self.today());
        Ok(Kept { revision, day, tag: tag.into(), next: next.map(Into::into), body })
    }

    /// The answer made for this account and address at the same revision on the same day, or else `build`'s.
    /// Permission is asked for inside `build`: a kept answer was permitted to this same account, role and unit.
    async fn kept<T>(&self, build: impl AsyncFnOnce() -> Result<Kept, Error>) -> Result<Answer<T>, Error> {
        let key = Key {
            account: self.account_id,
            role: self.role,
            unit: self.unit_id(),
            delegated: self.capacities.delegated().to_vec(),
            lang: self.lang,
            address: self.request.uri().to_string(),
        };
        if let Some(kept) = self.app.shelf.find(&key, self.revision, self.today()) {
            return Ok(Answer::of(kept));
        }
        let kept = build().await?;
        self.app.shelf.keep(key, kept.clone());
        Ok(Answer::of(kept))
    }
}

impl FromRequest for Actor {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = request.app_data::<Data<App>>().cloned().ok_or(Error::NotSignedIn)?;
            let token = bearer(&request).ok_or(Error::NotSignedIn)?;
            let session = app.keys.session_of(token, app.clock.now())?;
            Self::of_session(app, request.clone(), session).await
        })
    }
}

fn bearer(request: &HttpRequest) -> Option<&str> {
    request.headers().get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

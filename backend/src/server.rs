//! The HTTP server: routes, reference page, health, browser application.

use std::{path::PathBuf, sync::Arc, time::Duration};

use actix_web::{
    App as Actix, HttpResponse, HttpServer,
    dev::{Server, ServiceFactory, ServiceRequest},
    get,
    middleware::{Compress, from_fn},
    web::{Data, PathConfig, PayloadConfig, to},
};
use sea_orm::ConnectionTrait;
use tokio::signal::unix::{SignalKind, signal};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config as SwaggerConfig, SwaggerUi};

use crate::{
    app::App,
    error::Error,
    http::{context::context, guard::guard},
    integration::events,
    jobs::worker,
    notify::post,
    once, routes, web,
};

/// Largest body of a request that is not a file upload.
const LARGEST_BODY: usize = 256 * 1024;
/// How often each replica looks for background work.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Where the document is served.
const DOCUMENT: &str = "/api/openapi.json";

/// The whole application over `app`, as served and as tested.
pub fn application(
    app: Data<App>,
    web_dir: Option<PathBuf>,
) -> Actix<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let (api, _) = Actix::new().into_utoipa_app().configure(routes::register).split_for_parts();
    api.app_data(app)
        .app_data(PayloadConfig::new(LARGEST_BODY))
        .app_data(PathConfig::default().error_handler(|_, _| Error::NotFound.into()))
        .service(healthz)
        .service(readyz)
        .service(document)
        .service(reference())
        .configure(|config| web::register(config, web_dir))
        .default_service(to(web::fallback))
        .wrap(from_fn(context))
        .wrap(Compress::default())
        .wrap(from_fn(guard))
}

/// The browsable reference: its page, script and styles are in the binary, nothing comes from another host.
fn reference() -> SwaggerUi {
    SwaggerUi::new("/api/reference/{_:.*}").config(SwaggerConfig::from(DOCUMENT))
}

/// The committed document; a test compares it with the routes.
#[get("/api/openapi.json")]
async fn document() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(include_str!("../../openapi/openapi.json"))
}

/// The process is up.
#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().body("ok")
}

/// The database answers.
#[get("/readyz")]
async fn readyz(app: Data<App>) -> Result<HttpResponse, Error> {
    app.db.execute_unprepared("SELECT 1").await.map_err(Error::Busy)?;
    Ok(HttpResponse::Ok().body("ready"))
}

/// Binds and starts serving. SIGTERM and SIGINT drain: running requests get up to 30 seconds.
pub fn start(app: App, listen: &str, web_dir: Option<PathBuf>) -> std::io::Result<Server> {
    let app = Data::new(app);
    let bell = app.db.clone();
    // On the runtime itself, which at its end still lets them give their connections back.
    tokio::spawn(events::keep_listening(app.db.clone(), LOOK_EVERY));
    tokio::spawn(events::keep_looking(app.db.clone(), LOOK_EVERY));
    forget_regularly(app.clone().into_inner());
    work_in_background(app.clone().into_inner());
    send_mail(app.clone().into_inner());
    let server = HttpServer::new(move || application(app.clone(), web_dir.clone()))
        .bind(listen)?
        .shutdown_timeout(30)
        .shutdown_signal(async move {
            told_to_stop().await;
            // Live streams never end of themselves; whoever follows comes back to another replica.
            bell.bell().close();
        })
        .run();
    Ok(server)
}

/// SIGTERM from a service manager, SIGINT from a keyboard.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
        }
        Err(_) => drop(interrupted.await),
    }
}

/// Does what is due whenever the bell rings, and looks every few seconds for what other replicas left.
fn work_in_background(app: Arc<App>) {
    actix_web::rt::spawn(async move {
        loop {
            match worker::run_one(&app).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!("background work: {error}"),
            }
            let _rang = tokio::time::timeout(LOOK_EVERY, app.work.notified()).await;
        }
    });
}

/// Sends the e-mails that are due, beside the other work: a slow mail server holds up nothing else.
fn send_mail(app: Arc<App>) {
    if app.sender.is_none() {
        return;
    }
    actix_web::rt::spawn(async move {
        loop {
            match post::run_one(&app).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!("e-mail: {error}"),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    });
}

/// Forgets kept answers every hour. Doing it twice, or on several replicas, changes nothing.
fn forget_regularly(app: Arc<App>) {
    actix_web::rt::spawn(async move {
        let mut hourly = tokio::time::interval(Duration::from_hours(1));
        loop {
            hourly.tick().await;
            if let Err(error) = once::forget_old(&app.db, app.clock.now()).await {
                tracing::warn!("kept answers were not cleared: {error}");
            }
        }
    });
}

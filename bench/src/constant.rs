//! The yardstick: the same HTTP stack, the same token check with its statement, and then a constant answer.

use std::collections::HashMap;

use actix_web::{
    App as Actix, HttpResponse, HttpServer, get,
    middleware::{Compress, Condition, DefaultHeaders, from_fn},
    web::{Bytes, Data, Path},
};
use anyhow::Result;
use clap::Args;
use tiendo::{actor::Actor, app::App, clock::Clock, db::Db, error::Error, http::context::context};

use crate::fill::today;

/// What to serve, and where.
#[derive(Debug, Args)]
pub struct Constant {
    /// Database with the accounts.
    #[arg(long)]
    database_url: String,
    /// Address to listen on.
    #[arg(long)]
    listen: String,
    /// A size to answer with; may be given more than once.
    #[arg(long)]
    size: Vec<usize>,
}

type Bodies = HashMap<usize, Bytes>;

/// Serves until ended.
pub async fn serve(asked: Constant) -> Result<()> {
    // As the server does: a line of log for each answer is part of what it costs.
    tracing_subscriber::fmt().with_env_filter("warn,tiendo=info").with_writer(std::io::stderr).init();
    let db = Db::connect(&asked.database_url).await?;
    let app = Data::new(App::over(db, Clock::standing_at(today())).await?);
    let bodies: Data<Bodies> = Data::new(asked.size.iter().map(|size| (*size, json_of(*size))).collect());
    let server = move || {
        Actix::new()
            .app_data(app.clone())
            .app_data(bodies.clone())
            .service(readyz)
            .service(constant)
            .wrap(from_fn(context))
            .wrap(Condition::new(true, Compress::default()))
            .wrap(DefaultHeaders::new().add(("X-Content-Type-Options", "nosniff")))
    };
    Ok(HttpServer::new(server).tcp_nodelay(true).bind(asked.listen)?.run().await?)
}

/// A JSON text of that size: one string.
fn json_of(size: usize) -> Bytes {
    format!("\"{}\"", "x".repeat(size.saturating_sub(2))).into()
}

/// The process is up.
#[get("/readyz")]
async fn readyz() -> &'static str {
    "ready"
}

/// A constant to whoever is signed in.
#[get("/constant/{size}")]
async fn constant(_actor: Actor, size: Path<usize>, bodies: Data<Bodies>) -> Result<HttpResponse, Error> {
    let body = bodies.get(&size).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().content_type("application/json").body(body.clone()))
}

//! The browser application as static files, compressed beforehand.

use std::path::PathBuf;

use actix_files::{Files, NamedFile};
use actix_web::{
    HttpRequest, HttpResponse, Responder,
    http::{Method, header::CACHE_CONTROL},
    web::{Data, ServiceConfig},
};

use crate::error::Error;

/// Where the browser application lies.
#[derive(Debug, Clone)]
pub struct WebDir(PathBuf);

/// Serves the files of `web_dir`, when there is one.
pub fn register(config: &mut ServiceConfig, web_dir: Option<PathBuf>) {
    let Some(dir) = web_dir else { return };
    config.app_data(Data::new(WebDir(dir.clone())));
    config.route("/", actix_web::web::to(fallback));
    config.service(
        Files::new("/", dir).try_compressed().use_etag(true).default_handler(actix_web::web::to(fallback)),
    );
}

/// Any other address: the page, which knows the applications and so is asked for anew each time (a deep link works
/// on reload); but what belongs to the API or looks like a file is absent.
pub async fn fallback(request: HttpRequest, dir: Option<Data<WebDir>>) -> Result<HttpResponse, Error> {
    let path = request.path();
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD)
        && !path.starts_with("/api/")
        && !path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let Some(dir) = dir.filter(|_| is_page) else {
        return Err(Error::NotFound);
    };
    let page = NamedFile::open(dir.0.join("index.html")).map_err(|_| Error::NotFound)?;
    Ok(page.customize().insert_header((CACHE_CONTROL, "no-cache")).respond_to(&request).map_into_boxed_body())
}

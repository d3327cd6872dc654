//! The application in this process, asked without a network: to live through a year, and to see its statements.

use std::{pin::Pin, rc::Rc};

use actix_web::{
    body::to_bytes,
    http::header::{AUTHORIZATION, ETAG},
    test::{TestRequest, init_service, try_call_service},
    web::{Bytes, Data},
};
use anyhow::{Result, anyhow, bail};
use serde_json::Value as Json;
use tiendo::{app::App, server};

type Answered = Pin<Box<dyn Future<Output = Result<Inner>>>>;

/// The application, ready to be asked.
pub struct Inside(Box<dyn Fn(TestRequest) -> Answered>);

struct Inner {
    etag: String,
    body: Bytes,
}

impl Inside {
    /// The application over `app`.
    pub async fn over(app: Data<App>) -> Self {
        let service = Rc::new(init_service(server::application(app, None)).await);
        Self(Box::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let answer = try_call_service(&*service, request.to_request())
                    .await
                    .map_err(|error| anyhow!("the application failed: {error}"))?;
                let status = answer.status();
                let etag = answer.headers().get(ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default();
                let etag = etag.to_owned();
                let body = to_bytes(answer.into_body()).await.map_err(|_| anyhow!("the answer broke off"))?;
                if !status.is_success() {
                    bail!("{status}: {}", String::from_utf8_lossy(&body));
                }
                Ok(Inner { etag, body })
            })
        }))
    }

    /// Reads a thing: its body and its version tag.
    pub async fn get(&self, path: &str, token: &str) -> Result<(Json, String)> {
        let request = TestRequest::get().uri(path).insert_header((AUTHORIZATION, format!("Bearer {token}")));
        let answer = (self.0)(request).await?;
        Ok((serde_json::from_slice(&answer.body)?, answer.etag))
    }

    /// Changes a thing of which the caller saw the version `tag`.
    pub async fn post(&self, path: &str, token: &str, tag: &str, body: &Json) -> Result<(Json, String)> {
        let request = TestRequest::post()
            .uri(path)
            .insert_header((AUTHORIZATION, format!("Bearer {token}")))
            .insert_header(("If-Match", tag))
            .set_json(body);
        let answer = (self.0)(request).await?;
        Ok((serde_json::from_slice(&answer.body)?, answer.etag))
    }
}

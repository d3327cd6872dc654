use std::time::Instant;

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{ACCEPT_LANGUAGE, CONTENT_RANGE, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    middleware::Next,
};
use tiendo_api::{
    Lang,
    problem::{Code, FieldError, Problem},
};
use uuid::Uuid;

use crate::error::Error;

/// Id of a request, in every answer and log line.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// The language the caller asked for.
pub fn lang(request: &HttpRequest) -> Lang {
    request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or(Lang::default(), Lang::from_header)
}

/// Gives each request an id, turns errors into problems in the caller's language, and logs one line.
pub async fn context<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let started = Instant::now();
    let id = RequestId(Uuid::now_v7().to_string());
    request.extensions_mut().insert(id.clone());
    let answer = next.call(request).await?;
    let (request, response) = answer.into_parts();
    let status = response.status();
    let problem = response.error().map(|error| words_of(error, status, lang(&request), &id)).or_else(|| {
        // Answers the router itself gives, such as 405.
        (status.is_client_error() && response.headers().get("content-type").is_none())
            .then(|| plain(code_of(status), lang(&request), &id))
    });
    let outside = response.error().and_then(|error| match error.as_error::<Error>() {
        Some(Error::OutsideFile(length)) => Some(*length),
        _ => None,
    });
    let mut response = match problem {
        Some((problem, retry_after)) => answer_with(&problem, retry_after).map_into_right_body(),
        None => response.map_into_left_body(),
    };
    if let Some(value) = outside.and_then(|length| format!("bytes */{length}").parse().ok()) {
        response.headers_mut().insert(CONTENT_RANGE, value);
    }
    if let Ok(value) = id.0.parse() {
        response.headers_mut().insert("x-request-id".parse().unwrap_or(RETRY_AFTER), value);
    }
    tracing::info!(
        request_id = id.0,
        method = %request.method(),
        path = request.path(),
        status = response.status().as_u16(),
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
    Ok(ServiceResponse::new(request, response))
}

fn words_of(
    error: &actix_web::Error,
    status: StatusCode,
    lang: Lang,
    id: &RequestId,
) -> (Problem, Option<u64>) {
    let Some(error) = error.as_error::<Error>() else {
        return plain(code_of(status), lang, id);
    };
    let (mut problem, mut retry_after) = plain(error.code(), lang, id);
    match error {
        Error::Malformed(why) => problem.detail = Some(why.clone()),
        Error::NotAnAnnex(refused) => {
            problem.detail = Some(match lang {
                Lang::Vi => refused.in_vietnamese(),
                Lang::En => refused.in_english(),
            });
        }
        Error::Invalid(found) => {
            problem.errors = found
                .iter()
                .map(|(pointer, fault)| FieldError {
                    pointer: pointer.clone(),
                    code: *fault,
                    message: fault.message(lang).to_owned(),
                })
                .collect();
        }
        Error::Incomplete(missing) => problem.missing.clone_from(missing),
        Error::Stale(current) => problem.current = Some((**current).clone()),
        Error::TooManyTries(seconds) => retry_after = Some(*seconds),
        Error::Busy(cause) => {
            tracing::warn!(request_id = id.0, %cause, "busy");
            retry_after = Some(2);
        }
        Error::Internal(cause) => tracing::error!(request_id = id.0, "failed: {cause:#}"),
        _ => {}
    }
    (problem, retry_after)
}

fn plain(code: Code, lang: Lang, id: &RequestId) -> (Problem, Option<u64>) {
    let problem = Problem {
        kind: format!("urn:tiendo:problem:{}", code.as_str()),
        title: code.title(lang).to_owned(),
        status: code.status(),
        detail: Some(code.next_step(lang).to_owned()),
        code,
        request_id: id.0.clone(),
        errors: Vec::new(),
        current: None,
        missing: Vec::new(),
    };
    (problem, None)
}

fn code_of(status: StatusCode) -> Code {
    Code::ALL
        .iter()
        .copied()
        .find(|code| code.status() == status.as_u16())
        .unwrap_or(if status.is_server_error() { Code::Internal } else { Code::Malformed })
}

fn answer_with(problem: &Problem, retry_after: Option<u64>) -> HttpResponse {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = HttpResponse::build(status);
    if status == StatusCode::UNAUTHORIZED {
        answer.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    if let Some(seconds) = retry_after {
        answer.insert_header((RETRY_AFTER, seconds));
    }
    answer.content_type("application/problem+json").body(serde_json::to_string(problem).unwrap_or_default())
}

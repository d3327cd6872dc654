use std::collections::BTreeMap;

use tiendo_api::problem::Problem;
use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{Content, Ref, RefOr, Response, ResponseBuilder},
};

/// Problems any reading operation can answer with.
#[derive(Debug)]
pub struct ReadProblems;

/// Problems any writing operation can answer with.
#[derive(Debug)]
pub struct WriteProblems;

const READ: &[(&str, &str)] = &[
    ("304", "Unchanged since the caller's copy"),
    ("400", "Malformed request or unknown parameter"),
    ("401", "Not signed in"),
    ("403", "Seen but not the caller's to do"),
    ("404", "Absent, or not to be seen by the caller"),
    ("429", "Too many tries; see `Retry-After`"),
    ("500", "The server failed"),
    ("503", "The server is busy; see `Retry-After`"),
];

const WRITE: &[(&str, &str)] = &[
    ("400", "Malformed request or unknown parameter"),
    ("401", "Not signed in"),
    ("403", "Seen but not the caller's to do"),
    ("404", "Absent, or not to be seen by the caller"),
    ("409", "Against a rule; the code says which"),
    ("412", "Stale: somebody else changed it first; carries the current version and who changed it"),
    ("413", "Body too large"),
    ("415", "Wrong media type"),
    ("422", "Invalid fields, or an unknown field"),
    ("428", "`If-Match` is missing"),
    ("429", "Too many tries; see `Retry-After`"),
    ("500", "The server failed"),
    ("503", "The server is busy; see `Retry-After`"),
];

impl IntoResponses for ReadProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        responses(READ)
    }
}

impl IntoResponses for WriteProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        responses(WRITE)
    }
}

fn responses(rows: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    rows.iter()
        .map(|(status, description)| {
            let mut response = ResponseBuilder::new().description(*description);
            if *status != "304" {
                let schema = Ref::from_schema_name(Problem::name());
                response = response.content("application/problem+json", Content::new(Some(schema)));
            }
            ((*status).to_owned(), response.build().into())
        })
        .collect()
}

/// The problem's schemas, which no operation's success body mentions.
pub fn schemas() -> Vec<(String, RefOr<utoipa::openapi::Schema>)> {
    let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
    <Problem as ToSchema>::schemas(&mut schemas);
    schemas
}

//! The document as judge: an answer it does not describe fails the test that got it.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

use actix_web::http::{Method, StatusCode};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::app::Answer;

/// The document, with every object closed: a field it does not name is as wrong as one that is missing.
pub static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::to_value(tiendo::routes::document()).expect("the document is JSON");
    for schema in document["components"]["schemas"].as_object_mut().expect("schemas").values_mut() {
        if schema.get("properties").is_some() {
            schema["additionalProperties"] = json!(false);
        }
    }
    document
});

static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Every operation: method, path template, and what is written about it.
pub fn operations() -> impl Iterator<Item = (Method, &'static str, &'static Value)> {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    paths.iter().flat_map(|(path, operations)| {
        let operations = operations.as_object().expect("operations");
        operations.iter().map(move |(method, operation)| {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            (method, path.as_str(), operation)
        })
    })
}

/// Holds an answer against what the document says of its operation.
pub fn check(method: &Method, path: &str, answer: &Answer) {
    let place = format!("{method} {path} → {}", answer.status);
    let (_, _, operation) = operations()
        .find(|(of, template, _)| of == method && fits(template, path))
        .unwrap_or_else(|| panic!("{place}: no such operation in the document"));
    let response = &operation["responses"][answer.status.as_str()];
    assert!(!response.is_null(), "{place}: undocumented status\n{}", answer.text());
    assert!(answer.header("x-request-id").is_some(), "{place}: no x-request-id");
    let Some(content) = response["content"].as_object() else {
        assert!(answer.body.is_empty(), "{place}: a body nobody documented\n{}", answer.text());
        return;
    };
    let media = answer.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
    let documented =
        content.get(media).unwrap_or_else(|| panic!("{place}: undocumented content type {media:?}"));
    // What a stream says is held against the document where it is heard.
    if media == "text/event-stream" {
        return;
    }
    if media.ends_with("json") {
        conforms(&place, &documented["schema"], &answer.json());
    }
    if answer.status.is_client_error() || answer.status.is_server_error() {
        check_problem(answer);
    }
}

/// What is true of every problem, documented address or not.
pub fn check_problem(answer: &Answer) {
    let problem: Value = answer.json();
    conforms("a problem", &json!({ "$ref": "#/components/schemas/Problem" }), &problem);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{problem}");
    assert_eq!(problem["status"], answer.status.as_u16(), "{problem}");
    assert_eq!(problem["requestId"].as_str(), answer.header("x-request-id"), "{problem}");
    assert_eq!(
        answer.header("www-authenticate").is_some(),
        answer.status == StatusCode::UNAUTHORIZED,
        "{problem}"
    );
}

/// Holds a thing against the schema of that name.
pub fn conforms_to(schema: &str, body: &Value) {
    conforms(schema, &json!({ "$ref": format!("#/components/schemas/{schema}") }), body);
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    template.clone().count() == path.clone().count()
        && template.zip(path).all(|(wanted, given)| wanted == given || wanted.starts_with('{'))
}

fn conforms(place: &str, schema: &Value, body: &Value) {
    let validator = validator(schema);
    let faults: Vec<String> =
        validator.iter_errors(body).map(|error| format!("  {}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{place}: the body is not as documented\n{}", faults.join("\n"));
}

/// The compiled schema; `$ref`s find the components beside it.
fn validator(schema: &Value) -> Arc<Validator> {
    let mut compiled = VALIDATORS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let compile = || {
        let mut whole = schema.clone();
        whole["components"] = DOCUMENT["components"].clone();
        Arc::new(jsonschema::options().should_validate_formats(true).build(&whole).expect("a sound schema"))
    };
    compiled.entry(schema.to_string()).or_insert_with(compile).clone()
}

//! The contract is complete, and the committed file is it.

use actix_web::http::{Method, StatusCode};
use serde_json::Value;

use crate::{
    contract::{DOCUMENT, operations},
    world::World,
};

const COMMITTED: &str = include_str!("../../../openapi/openapi.json");

#[test]
fn openapi_json_is_current() {
    let generated = tiendo::routes::document().to_pretty_json().expect("JSON");
    assert!(
        COMMITTED.trim_end() == generated.trim_end(),
        "openapi/openapi.json is not what the code says; regenerate it:\n  cargo run -p tiendo -- openapi > openapi/openapi.json"
    );
}

#[test]
fn every_operation_says_what_it_is() {
    let mut ids = Vec::new();
    for (method, path, operation) in operations() {
        for wanted in ["summary", "operationId"] {
            assert!(says(&operation[wanted]), "{method} {path} has no {wanted}");
        }
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{method} {path} has no one tag");
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for parameter in parameters {
            assert!(
                says(&parameter["description"]),
                "{method} {path}: {} is not described",
                parameter["name"]
            );
        }
        for (status, response) in operation["responses"].as_object().expect("responses") {
            assert!(says(&response["description"]), "{method} {path}: {status} is not described");
        }
        ids.push(operation["operationId"].as_str());
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "operation ids are not unique");
}

#[test]
fn every_tag_is_described() {
    let described: Vec<&str> = DOCUMENT["tags"].as_array().expect("tags").iter().filter_map(name).collect();
    for (method, path, operation) in operations() {
        let tag = operation["tags"][0].as_str().unwrap_or_default();
        assert!(described.contains(&tag), "{method} {path}: tag {tag:?} is not described");
    }
}

#[test]
fn every_field_says_what_it_is() {
    let schemas = DOCUMENT["components"]["schemas"].as_object().expect("schemas");
    let mut silent = Vec::new();
    for (name, schema) in schemas {
        for (field, of) in schema["properties"].as_object().into_iter().flatten() {
            let in_a_variant =
                of["oneOf"].as_array().into_iter().flatten().any(|each| says(&each["description"]));
            if !says(&of["description"]) && !in_a_variant {
                silent.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(silent.is_empty(), "not described: {}", silent.join(", "));
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    fn follow(part: &Value) {
        match part {
            Value::Object(fields) => {
                if let Some(place) = fields.get("$ref").and_then(Value::as_str) {
                    let pointer = place.strip_prefix('#').expect("a place in this document");
                    assert!(DOCUMENT.pointer(pointer).is_some(), "{place} is not there");
                }
                fields.values().for_each(follow);
            }
            Value::Array(parts) => parts.iter().for_each(follow),
            _ => {}
        }
    }
    follow(&DOCUMENT);
}

#[actix_web::test]
async fn the_document_is_served_with_a_reference_that_asks_no_other_host() {
    let ban = World::new().await;
    let get = async |address| ban.server.call_anywhere(Method::GET, address).send_off_the_document().await;
    let served = get("/api/openapi.json").await;
    let committed: Value = serde_json::from_str(COMMITTED).expect("JSON");
    assert!(served.json::<Value>() == committed, "what is served is not what is committed");
    assert_eq!(served.json::<Value>()["openapi"], "3.1.0");
    let page = get("/api/reference/").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["src=\"", "href=\""] {
        for address in page.text().split(part).skip(1) {
            assert!(!address.starts_with("http") && !address.starts_with("//"), "{address:.60}");
        }
    }
}

#[actix_web::test]
async fn whoever_watches_the_server_learns_that_it_is_up_and_ready() {
    let ban = World::new().await;
    for address in ["/healthz", "/readyz"] {
        let answer = ban.server.call_anywhere(Method::GET, address).send_off_the_document().await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(
            answer
                .header("content-security-policy")
                .is_some_and(|policy| policy.contains("default-src 'self'"))
        );
    }
}

fn says(text: &Value) -> bool {
    text.as_str().is_some_and(|text| !text.trim().is_empty())
}

fn name(tag: &Value) -> Option<&str> {
    says(&tag["description"]).then(|| tag["name"].as_str()).flatten()
}

use utoipa::openapi::{
    HeaderBuilder, OpenApi, RefOr, Response,
    path::Operation,
    schema::{ObjectBuilder, Type},
};

/// Writes the headers every endpoint shares into the document, by what each operation takes and answers.
pub fn headers(document: &mut OpenApi) {
    for path in document.paths.paths.values_mut() {
        let operations = [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete];
        for operation in operations.into_iter().flatten() {
            describe(operation);
        }
    }
}

fn describe(operation: &mut Operation) {
    let takes = |name: &str| {
        operation
            .parameters
            .iter()
            .flatten()
            .any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.name == name))
    };
    let (versioned, keyed, paged) = (takes("If-Match"), takes("Idempotency-Key"), takes("cursor"));
    let cached = operation.responses.responses.contains_key("304");
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        add(response, "X-Request-Id", "Id of the request, as in the server's log");
        match status.as_str() {
            "200" if cached => {
                add(response, "ETag", "Send it as `If-None-Match`, or as `If-Match` with a change");
            }
            "200" | "201" if versioned => add(response, "ETag", "Version of the thing as it now stands"),
            "401" => add(response, "WWW-Authenticate", "Always `Bearer`"),
            "429" | "503" => add(response, "Retry-After", "Seconds to wait"),
            _ => {}
        }
        if status == "200" && paged {
            add(response, "Link", "The next page, with `rel=\"next\"`; left out on the last one");
        }
        if matches!(status.as_str(), "200" | "201" | "202") && keyed {
            add(
                response,
                "Idempotency-Replayed",
                "`true` when this is the kept answer of an earlier request",
            );
        }
    }
}

fn add(response: &mut Response, name: &str, description: &str) {
    let text = ObjectBuilder::new().schema_type(Type::String);
    let header = HeaderBuilder::new().schema(Some(text)).description(Some(description)).build();
    response.headers.insert(name.to_owned(), header.into());
}

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    },
    middleware::Next,
};

/// Scripts and styles only from here; `wasm-unsafe-eval` is what compiling WebAssembly needs, and no more.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// The reference page writes styles of its own into the page; nothing else may.
const REFERENCE_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

/// Tells the browser, with every answer, what it may do with it.
pub async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let is_reference = request.path().starts_with("/api/reference");
    let never_changes = is_named_by_content(request.path());
    let mut answer = next.call(request).await?;
    let policy = if is_reference { REFERENCE_POLICY } else { POLICY };
    let headers = answer.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if never_changes && answer.status().is_success() {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        answer.headers_mut().insert(CACHE_CONTROL, forever);
    }
    Ok(answer)
}

/// Whether a file of the browser application carries the hash of its content in its name (`app-0123abcd.js`): then it
/// never changes. An id at the end of an API address looks alike, and is none.
fn is_named_by_content(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = file.split_once('.') else { return false };
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
    !path.starts_with("/api/") && hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_named_by_content;

    #[test]
    fn only_hashed_files_of_the_application_never_change() {
        assert!(is_named_by_content("/app-13151b42ba.wasm"));
        assert!(!is_named_by_content("/api/v1/work-items/01a2096f-8906-700e-ad14-6718b31fb4fc"));
        assert!(!is_named_by_content("/boot.js"));
        assert!(!is_named_by_content("/fonts/be-vietnam-pro-latin-400.woff2"));
    }
}

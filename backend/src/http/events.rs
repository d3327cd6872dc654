use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::header::{CACHE_CONTROL, ContentEncoding},
};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream::LocalBoxStream};

/// Server-Sent Events: an answer that goes on.
pub struct Events(LocalBoxStream<'static, Bytes>);

impl Events {
    /// Events as they come, already written.
    pub fn of(events: impl Stream<Item = Bytes> + 'static) -> Self {
        Self(events.boxed_local())
    }
}

impl Responder for Events {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .content_type("text/event-stream")
            // Neither compressed nor gathered on the way: a line is worth sending when it is written.
            .insert_header(ContentEncoding::Identity)
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header(("X-Accel-Buffering", "no"))
            .streaming(self.0.map(Ok::<_, std::convert::Infallible>))
    }
}

impl std::fmt::Debug for Events {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Events")
    }
}

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

use super::{Answer, get, offline};

/// The agency's journal as it goes on. An `EventSource` of the browser could not say who asks.
pub struct Events(ReadableStreamDefaultReader);

/// Follows the journal from now on.
pub async fn follow() -> Answer<Events> {
    let answer = get("/events").send().await?;
    let reader = answer.body().and_then(|body| body.get_reader().dyn_into().ok());
    reader.map(Events).ok_or_else(offline)
}

impl Events {
    /// Waits until something is said: whether it was news, or only that the line holds. Nothing when it is cut.
    pub async fn next(&self) -> Option<bool> {
        let said = JsFuture::from(self.0.read()).await.ok()?;
        let part = |name: &str| Reflect::get(&said, &JsValue::from_str(name)).ok();
        let bytes: Uint8Array = part("value")?.dyn_into().ok()?;
        let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
        Some(text.contains("data:"))
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        // Ends the connection; a promise nobody waits for.
        let _ = self.0.cancel();
    }
}

use js_sys::{Array, Uint8Array};
use tiendo_api::work::StoredFile;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, File, FormData, HtmlAnchorElement, Url};

use super::{Answer, get, offline, upload};
use crate::browser;

/// Largest file the server stores.
pub const LARGEST: f64 = 10.0 * 1024.0 * 1024.0;

/// Stores a file as evidence.
pub async fn store(file: File) -> Answer<StoredFile> {
    let form = FormData::new().map_err(|_| offline())?;
    form.append_with_blob_and_filename("file", &file, &file.name()).map_err(|_| offline())?;
    upload("/files", form).receive().await
}

/// Fetches a stored file (the token travels in a header, so a plain link cannot) and hands it to the browser.
pub async fn open(file: StoredFile) -> Answer<()> {
    download(&format!("/files/{}", file.id), &file.name, &file.media_type).await
}

/// Fetches bytes and hands them to the browser under a name.
pub async fn download(path: &str, name: &str, media_type: &str) -> Answer<()> {
    let answer = get(path).send().await?;
    let bytes = answer.binary().await.map_err(|_| offline())?;
    save(&bytes, name, media_type).ok_or_else(offline)
}

fn save(bytes: &[u8], name: &str, media_type: &str) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = browser::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

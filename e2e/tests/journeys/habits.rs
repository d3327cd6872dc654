use anyhow::{Context, Result};
use tiendo_e2e::Browser;

/// A clerk of the service centre, which leads five activities of the plan.
pub const CLERK: &str = "chuyenvien.ttdv";
/// The head of the service centre.
pub const HEAD: &str = "giamdoc.ttdv";
/// A clerk of the Office.
pub const OFFICE: &str = "tonghop";
/// An activity the service centre leads alone.
pub const PARKING: &str = "VII.HĐ5";
/// Another one.
pub const FEES: &str = "VII.HĐ4";

/// An activity the Office leads.
pub const VIRUSES: &str = "VII.HĐ6";

/// The row of an activity, wherever it stands.
pub fn row(code: &str) -> String {
    format!("[data-code='{code}']")
}

/// The row of an activity in a lane.
pub fn row_in(lane: &str, code: &str) -> String {
    format!("[data-lane={lane}] {}", row(code))
}

/// Opens an activity beside the queue.
pub async fn open(browser: &Browser, code: &str) -> Result<()> {
    browser.press(&format!("{} [data-open]", row(code))).await?;
    browser.see_text("#panel-title", code).await
}

/// Opens a form of the open activity.
pub async fn open_form(browser: &Browser, verb: &str, form: &str) -> Result<()> {
    browser.press(&format!(".panel .verbs [data-verb={verb}]")).await?;
    browser.see(&format!("form[name={form}]")).await.map(drop)
}

/// Sends a form and waits until it was taken.
pub async fn send(browser: &Browser, form: &str) -> Result<()> {
    browser.press(&format!("form[name={form}] [type=submit]")).await?;
    browser.gone(&format!("form[name={form}]")).await.with_context(|| format!("send the form {form}"))
}

/// From the open queue, submits an activity as done, shown by a document.
pub async fn submit(browser: &Browser, code: &str, document: &str) -> Result<()> {
    open(browser, code).await?;
    open_form(browser, "submit", "submission").await?;
    browser.fill("form[name=submission] [name=note]", "Đã hoàn thành, kính trình Văn phòng.").await?;
    browser.fill("form[name=submission] [name=documentNumber]", document).await?;
    // A date field is typed in differently in every language; the day of completion does for the document too.
    let dated = "const field = name => document.querySelector(`form[name=submission] [name=${name}]`); const date = field('documentDate'); date.value = field('completedOn').value; date.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    browser.script(dated, &[]).await?;
    send(browser, "submission").await?;
    browser.press("[data-close=panel]").await?;
    browser.gone(".panel").await
}

/// Puts a day into a field; how it is typed depends on the language of the browser.
pub async fn set_day(browser: &Browser, field: &str, day: &str) -> Result<()> {
    browser.see(field).await?;
    let put = "const field = document.querySelector(arguments[0]);
        field.value = arguments[1]; field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    browser.script(put, &[field, day]).await.map(drop)
}

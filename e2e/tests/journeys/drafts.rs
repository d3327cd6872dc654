use anyhow::{Result, ensure};
use tiendo_e2e::{Browser, Journey};

use crate::habits::{CLERK, FEES, HEAD, PARKING, open, open_form, send};

const NOTE: &str = "form[name=progress] [name=note]";
const TYPED: &str = "Đã thu 85% kế hoạch; còn vướng ở cửa khẩu phụ.";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_draft_survives_a_reload_and_the_end_of_the_session() -> Result<()> {
    Journey::play("drafts", async |journey| {
        let clerk = journey.person(CLERK).await?;
        types(&clerk, FEES).await?;

        clerk.reload().await?;
        still_there(&clerk).await?;

        let elsewhere = journey.person(CLERK).await?;
        elsewhere.press(".account summary").await?;
        elsewhere.press("[data-sign-out=everywhere]").await?;
        elsewhere.see("form[name=sign-in]").await?;

        clerk.press("form[name=progress] [type=submit]").await?;
        clerk.see("form[name=sign-in]").await?;
        clerk.sign_in(CLERK).await?;
        still_there(&clerk).await?;
        send(&clerk, "progress").await?;
        clerk.see_text(".panel", TYPED).await
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn who_comes_second_is_told_who_was_first_and_keeps_the_text() -> Result<()> {
    Journey::play("stale", async |journey| {
        let clerk = journey.person(CLERK).await?;
        types(&clerk, PARKING).await?;

        let head = journey.person(HEAD).await?;
        open(&head, PARKING).await?;
        open_form(&head, "reportProgress", "progress").await?;
        head.fill(NOTE, "Đã ký hợp đồng.").await?;
        send(&head, "progress").await?;

        clerk.press("form[name=progress] [type=submit]").await?;
        let refusal = clerk.see("[data-problem=stale]").await?.text().await?;
        let name = head.see(".account summary").await?.text().await?;
        ensure!(refusal.contains(&name), "{refusal:?} does not name {name:?}");
        still_there(&clerk).await?;

        clerk.press("[data-problem=stale] button").await?;
        clerk.gone("form[name=progress]").await?;
        clerk.see_text(".panel", TYPED).await?;
        clerk.see_text(".panel", "Đã ký hợp đồng.").await
    })
    .await
}

async fn types(browser: &Browser, code: &str) -> Result<()> {
    open(browser, code).await?;
    open_form(browser, "reportProgress", "progress").await?;
    browser.fill(NOTE, TYPED).await
}

async fn still_there(browser: &Browser) -> Result<()> {
    browser.see(NOTE).await?;
    let kept = browser.value(NOTE).await?;
    ensure!(kept == TYPED, "of what was typed, {kept:?} is left");
    Ok(())
}

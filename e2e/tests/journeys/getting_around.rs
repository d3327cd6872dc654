use anyhow::{Result, ensure};
use tiendo_e2e::{Browser, Journey, Key, wait::eventually};

use crate::habits::{CLERK, FEES, OFFICE, PARKING, VIRUSES, open, open_form};

const NOTE: &str = "form[name=progress] [name=note]";
const TYPED: &str = "Đã quét toàn bộ máy trạm; còn hai máy chờ thay ổ cứng.";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn an_address_leads_back_to_what_was_on_screen() -> Result<()> {
    Journey::play("addresses", async |journey| {
        let clerk = journey.person(CLERK).await?;
        open(&clerk, FEES).await?;
        let address = clerk.path().await?;
        clerk.reload().await?;
        clerk.see_text("#panel-title", FEES).await?;

        let stranger = journey.visitor().await?;
        stranger.go(&address).await?;
        stranger.sign_in(OFFICE).await?;
        stranger.see_text("#panel-title", FEES).await?;

        clerk.go("/no-such-page").await?;
        clerk.see("main a[href='/queue']").await.map(drop)
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn everything_can_be_reached_from_the_keyboard() -> Result<()> {
    Journey::play("keyboard", async |journey| {
        let clerk = journey.person(CLERK).await?;
        clerk.see("[data-code]").await?;
        let codes = clerk.attributes("[data-code]", "data-code").await?;
        ensure!(codes.len() > 1, "too few rows to move between: {codes:?}");

        clerk.keys("j").await?;
        stands_on(&clerk, &codes[0]).await?;
        clerk.keys("j").await?;
        stands_on(&clerk, &codes[1]).await?;
        clerk.keys("k").await?;
        stands_on(&clerk, &codes[0]).await?;

        clerk.keys(Key::Enter).await?;
        clerk.see_text("#panel-title", &codes[0]).await?;
        clerk.keys("e").await?;
        clerk.see("form[name=progress]").await?;
        has_the_focus(&clerk, "form[name=progress] *").await?;
        clerk.keys("je?").await?;
        clerk.see("form[name=progress]").await?;
        clerk.keys(Key::Escape).await?;
        clerk.gone(".panel").await?;
        stands_on(&clerk, &codes[0]).await?;

        clerk.keys("?").await?;
        clerk.see("dialog[open]").await?;
        clerk.keys(Key::Escape).await?;
        clerk.gone("dialog[open]").await?;
        clerk.keys("gp").await?;
        eventually("the plan is open", async || Ok(clerk.path().await?.starts_with("/plans"))).await
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_whole_screen_turns_english_and_stays_so() -> Result<()> {
    Journey::play("english", async |journey| {
        let clerk = journey.person(CLERK).await?;
        clerk.see_text("h1", "Việc của đơn vị").await?;
        clerk.press("[data-language=en]").await?;
        clerk.see_text("h1", "Unit's work").await?;
        clerk.see("html[lang=en]").await?;
        clerk.see_text("[data-lane=act_now] h2", "now").await?;
        // The plan's own words are never translated.
        open(&clerk, PARKING).await?;
        clerk.see_text(".panel", "Lựa chọn đơn vị").await?;
        clerk.reload().await?;
        clerk.see("html[lang=en]").await.map(drop)
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn nothing_is_lost_on_the_way_through_the_applications() -> Result<()> {
    Journey::play("applications", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("[data-language=en]").await?;
        open(&office, VIRUSES).await?;
        open_form(&office, "reportProgress", "progress").await?;
        office.fill(NOTE, TYPED).await?;

        for (place, application) in [("plans", "plans"), ("annexes", "desk"), ("overview", "office")] {
            office.press(&format!("nav a[href='/{place}']")).await?;
            runs(&office, application).await?;
            has_the_focus(&office, "h1").await?;
            office.see("html[lang=en]").await?;
        }
        office.see("[data-bucket]").await?;
        for application in ["desk", "plans", "home"] {
            office.back().await?;
            runs(&office, application).await?;
        }
        office.see_text("#panel-title", VIRUSES).await?;
        office.see(NOTE).await?;
        ensure!(office.value(NOTE).await? == TYPED, "what was typed is lost");

        // An address nobody has, below a place of another application, ends at the page that says so.
        office.go("/plans/no-such-plan").await?;
        office.see("main a[href='/queue']").await?;
        office.press("main a[href='/queue']").await?;
        runs(&office, "home").await
    })
    .await
}

/// Waits until the page was loaded with an application.
async fn runs(browser: &Browser, application: &str) -> Result<()> {
    let loaded =
        "return performance.getEntriesByType('resource').some(entry => entry.name.includes(arguments[0]))";
    eventually(&format!("{application} runs"), async || {
        Ok(browser.script(loaded, &[&format!("/{application}-")]).await? == true)
    })
    .await
}

async fn stands_on(browser: &Browser, code: &str) -> Result<()> {
    has_the_focus(browser, &format!("[data-code='{code}'], [data-code='{code}'] *")).await
}

async fn has_the_focus(browser: &Browser, selector: &str) -> Result<()> {
    eventually(&format!("the focus is on {selector}"), async || {
        Ok(browser.script("return document.activeElement.matches(arguments[0])", &[selector]).await? == true)
    })
    .await
}

use anyhow::{Result, ensure};
use tiendo_e2e::{Browser, Journey, Key, wait::eventually};

use crate::habits::{CLERK, OFFICE, PARKING, row};

const WORDS: &str = "#find";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn anything_is_found_from_anywhere_without_accents() -> Result<()> {
    Journey::play("search", async |journey| {
        let clerk = journey.person(CLERK).await?;
        clerk.see(&row(PARKING)).await?;
        clerk.keys("/").await?;
        clerk.see("dialog[open] [role=combobox][aria-expanded=false]").await?;
        // Letters are words here, and no shortcuts.
        clerk.keys("cai cach hanh chinh").await?;
        clerk.see("[role=listbox] [role=group] [role=option]").await?;
        clerk.see_text("[role=listbox]", "cải cách hành chính").await?;
        clerk.audit("dialog").await?;

        let options = clerk.count("[role=option]").await?;
        ensure!(options > 1, "only {options} found");
        stands_on(&clerk, 0).await?;
        clerk.keys(Key::Down).await?;
        stands_on(&clerk, 1).await?;
        clerk.keys(Key::Up).await?;
        clerk.keys(Key::Up).await?;
        stands_on(&clerk, options - 1).await?;
        clerk.fill(WORDS, "khong co gi nhu the").await?;
        clerk.see_text("dialog [role=status]", "Không tìm thấy").await?;

        // Enter before the answer is there opens the best as soon as it is.
        clerk.fill(WORDS, "vii.hd5").await?;
        clerk.keys(Key::Enter).await?;
        clerk.gone("dialog[open]").await?;
        clerk.see_text("#panel-title", PARKING).await?;
        eventually("the focus is in the panel", async || {
            Ok(clerk.script("return document.activeElement.id", &[]).await? == "panel-title")
        })
        .await?;

        clerk.press("[data-find]").await?;
        clerk.see(WORDS).await?;
        clerk.keys(Key::Escape).await?;
        clerk.gone("dialog[open]").await?;
        clerk.see_text("#panel-title", PARKING).await
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_list_is_kept_under_a_name_for_everybody() -> Result<()> {
    Journey::play("saved", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.go("/overview").await?;
        office.press("[data-bucket=in_time] a, a[data-bucket=in_time]").await?;
        office.see("#bucket").await?;
        let address = office.path().await?;

        office.press(".saved-filters summary").await?;
        office.press("[data-verb=save-filter]").await?;
        office.press("form[name=filter] [type=submit]").await?;
        office.see("form[name=filter] [aria-invalid=true]").await?;
        office.fill("form[name=filter] [name=name]", "Trong hạn").await?;
        office.press("form[name=filter] [name=shared]").await?;
        office.press("form[name=filter] [type=submit]").await?;
        office.gone("form[name=filter]").await?;
        office.see_text(".saved", "Trong hạn").await?;
        office.audit("saved").await?;

        let clerk = journey.person(CLERK).await?;
        clerk.go(address.split('?').next().unwrap_or_default()).await?;
        clerk.press(".saved-filters summary").await?;
        clerk.press(".saved a").await?;
        eventually("the list is as it was saved", async || Ok(clerk.path().await? == address)).await?;
        ensure!(clerk.count(".saved [data-verb=close]").await? == 0, "it is not the clerk's to remove");

        office.press(".saved [data-verb=close]").await?;
        office.gone(".saved").await
    })
    .await
}

/// Which hit Enter would open.
async fn stands_on(browser: &Browser, place: usize) -> Result<()> {
    let script = "
        const chosen = [...document.querySelectorAll('[role=option]')].map(hit => hit.ariaSelected).indexOf('true');
        const told = document.querySelector('#find').getAttribute('aria-activedescendant');
        return `${chosen} ${told}`;
    ";
    let wanted = format!("{place} hit-{place}");
    eventually(&format!("hit {place} is chosen"), async || Ok(browser.script(script, &[]).await? == *wanted))
        .await
}

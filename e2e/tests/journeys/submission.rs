use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use tiendo_e2e::{Browser, Journey, Look};

use crate::habits::{CLERK, OFFICE, PARKING, open, open_form, row, row_in, send, submit};

const DESK: Look = Look { width: 1440, dark: false };

/// The numbers of the Office's screen.
#[derive(Debug, PartialEq)]
struct Numbers {
    total: i64,
    buckets: BTreeMap<String, i64>,
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_unit_submits_the_office_returns_then_confirms() -> Result<()> {
    Journey::play("submission", async |journey| {
        let clerk = journey.person(CLERK).await?;
        let office = journey.person(OFFICE).await?;
        let before = numbers(&office).await?;

        sees_what_the_unit_leads(&clerk).await?;
        reports_with_a_document(&clerk).await?;
        submit(&clerk, PARKING, "13/BC-TTDV").await?;

        let reason = "Thiếu biên bản bàn giao phần mềm.";
        returns(&office, reason).await?;
        finds_it_first(&clerk, reason).await?;

        submit(&clerk, PARKING, "14/BB-TTDV").await?;
        confirms(&office).await?;

        let after = numbers(&office).await?;
        ensure!(after.total == before.total, "the total moved: {before:?} → {after:?}");
        ensure!(after.of("done_on_time") == before.of("done_on_time") + 1, "{before:?} → {after:?}");
        ensure!(after.of("in_time") == before.of("in_time") - 1, "{before:?} → {after:?}");
        Ok(())
    })
    .await
}

async fn sees_what_the_unit_leads(clerk: &Browser) -> Result<()> {
    clerk.go("/queue").await?;
    clerk.see(&row(PARKING)).await?;
    let shown: BTreeSet<_> = clerk.attributes("[data-code]", "data-code").await?.into_iter().collect();
    let led = ["VI.HĐ1", "VI.HĐ2", "VI.HĐ3", "VII.HĐ4", "VII.HĐ5"].map(str::to_owned);
    ensure!(shown == BTreeSet::from(led), "the queue shows {shown:?}");
    ensure!(clerk.count("[data-code]").await? == 5, "an activity is shown twice");
    for words in ["Lựa chọn đơn vị có đủ năng lực", "Trong năm 2026", "31/12/2026"] {
        clerk.see_text(&row(PARKING), words).await?;
    }
    Ok(())
}

async fn reports_with_a_document(clerk: &Browser) -> Result<()> {
    open(clerk, PARKING).await?;
    open_form(clerk, "reportProgress", "progress").await?;
    clerk.fill("form[name=progress] [name=percent]", "80").await?;
    clerk.fill("form[name=progress] [name=note]", "Đã chọn được đơn vị xây dựng phần mềm.").await?;
    if clerk.count("form[name=progress] [name=documentNumber]").await? == 0 {
        clerk.press("form[name=progress] [data-add=evidence]").await?;
    }
    clerk.fill("form[name=progress] [name=documentNumber]", "12/BC-TTDV").await?;
    send(clerk, "progress").await?;
    clerk.see_text(".panel", "12/BC-TTDV").await?;
    clerk.press("[data-close=panel]").await
}

async fn returns(office: &Browser, reason: &str) -> Result<()> {
    office.go("/queue").await?;
    office.press(&format!("{} [data-verb=return]", row_in("awaiting_me", PARKING))).await?;
    office.fill("form[name=return] [name=reason]", reason).await?;
    send(office, "return").await
}

async fn finds_it_first(clerk: &Browser, reason: &str) -> Result<()> {
    clerk.reload().await?;
    clerk.see(&row_in("act_now", PARKING)).await?;
    let first = clerk.attributes("[data-lane=act_now] [data-code]", "data-code").await?;
    ensure!(first.first().is_some_and(|code| code == PARKING), "to do now: {first:?}");
    open(clerk, PARKING).await?;
    clerk.see_text(".panel", reason).await?;
    clerk.look(DESK).await?;
    clerk.picture("returned", DESK).await?;
    clerk.press("[data-close=panel]").await
}

async fn confirms(office: &Browser) -> Result<()> {
    office.go("/queue").await?;
    office.press(&format!("{} [data-verb=confirm]", row_in("awaiting_me", PARKING))).await?;
    office.gone(&row_in("awaiting_me", PARKING)).await
}

/// The seven numbers; on the screen itself they must add up to the total.
async fn numbers(office: &Browser) -> Result<Numbers> {
    office.go("/overview").await?;
    office.see("[data-bucket=done_on_time]").await?;
    let read = "
        const number = cell => [cell.dataset.bucket, Number(cell.textContent.match(/\\d+/)[0])];
        return Object.fromEntries([...document.querySelectorAll('table.numbers [data-bucket]')].map(number));
    ";
    let mut buckets: BTreeMap<String, i64> = serde_json::from_value(office.script(read, &[]).await?)?;
    let total = buckets.remove("total").context("no total")?;
    ensure!(buckets.len() == 7, "the screen shows {buckets:?}");
    ensure!(buckets.values().sum::<i64>() == total, "{buckets:?} do not add up to {total}");
    Ok(Numbers { total, buckets })
}

impl Numbers {
    fn of(&self, bucket: &str) -> i64 {
        self.buckets.get(bucket).copied().unwrap_or_default()
    }
}

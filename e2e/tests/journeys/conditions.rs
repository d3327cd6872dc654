use anyhow::Result;
use tiendo_e2e::{Browser, Journey, Look};

use crate::habits::{OFFICE, row, set_day};

const DESK: Look = Look { width: 1440, dark: false };

/// "Trong năm, sau khi có Kế hoạch của Tỉnh".
const PROVINCIAL: &str = "I.HĐ5";
/// "Quý I/2026 (theo hướng dẫn của Sở Nội vụ)".
const GUIDANCE: &str = "[data-proposal='hướng dẫn của Sở Nội vụ']";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn an_event_is_recorded_and_waiting_work_opens_on_another_screen() -> Result<()> {
    Journey::play("conditions", async |journey| {
        let chief = journey.person("chanhvanphong").await?;
        chief.go("/queue").await?;
        chief.see_text(&row(PROVINCIAL), "Chờ điều kiện").await?;

        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/plans']").await?;
        office.press("main a[href$='/conditions']").await?;
        let plan = entry(&office).await?;
        office.audit("conditions").await?;
        enquires(&office, &plan).await?;
        records(&office, &plan).await?;
        // Nobody reloads this screen.
        chief.see_text(&row(PROVINCIAL), "Sắp tới, còn 77 ngày").await?;

        office.press(&format!("{GUIDANCE} button")).await?;
        office.gone(GUIDANCE).await?;
        office.look(DESK).await?;
        office.picture("register", DESK).await
    })
    .await
}

/// The entry of the condition that holds the work up.
async fn entry(office: &Browser) -> Result<String> {
    office.see("[data-condition]").await?;
    let find = "return [...document.querySelectorAll('[data-condition]')]
        .find(entry => entry.textContent.includes(arguments[0])).dataset.condition";
    let id = office.script(find, &[PROVINCIAL]).await?;
    Ok(format!("[data-condition='{}']", id.as_str().unwrap_or_default()))
}

async fn enquires(office: &Browser, plan: &str) -> Result<()> {
    office.press(&format!("{plan} [data-form=Enquiry]")).await?;
    office.see("form[name=enquiry]").await?;
    office.audit("enquiry").await?;
    office.press("form[name=enquiry] [type=submit]").await?;
    office.see("form[name=enquiry] [aria-invalid=true]").await?;
    set_day(office, "form[name=enquiry] [name=askedOn]", "2026-10-14").await?;
    office.fill("form[name=enquiry] [name=note]", "Gọi UBND tỉnh: sẽ ban hành trong tuần").await?;
    office.press("form[name=enquiry] [type=submit]").await?;
    office.see_text(plan, "sẽ ban hành trong tuần").await
}

async fn records(office: &Browser, plan: &str) -> Result<()> {
    office.press(&format!("{plan} [data-form=Event]")).await?;
    office.fill("form[name=event] [name=documentNumber]", "128/KH-UBND").await?;
    office.press("form[name=event] [type=submit]").await?;
    office.see_text(plan, "Đã có 15/10/2026 128/KH-UBND").await
}

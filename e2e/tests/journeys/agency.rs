use anyhow::{Context, Result, ensure};
use tiendo_e2e::{Browser, Journey, Look, wait::eventually};

use crate::habits::{CLERK, HEAD, OFFICE, set_day};

const DESK: Look = Look { width: 1440, dark: false };

const LEADER: &str = "lanhdao";
const ADMINISTRATOR: &str = "quantri";
/// The chief of the Office, whom the leader trusts.
const CHIEF: &str = "chanhvanphong";
/// The cut-off of the first quarter.
const CUT_OFF: &str = "form[name=settings] [name='/periods/0/to']";
const FIRST_QUARTER: &str = "[data-period='2026-Q1']";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_leader_sees_what_needs_attention() -> Result<()> {
    Journey::play("leadership", async |journey| {
        let leader = journey.person(LEADER).await?;
        leader.press(".account summary").await?;
        leader.audit("menu").await?;
        leader.look(DESK).await?;
        leader.press(".account-menu a[href='/leadership']").await?;
        leader.see("table.numbers [data-bucket=overdue]").await?;
        let worst = leader.count("[aria-labelledby=zone-worst] tbody tr").await?;
        ensure!(worst == 5, "{worst} items need attention most");
        leader.audit("leadership").await?;
        leader.print("leadership").await?;
        leader.look(DESK).await?;

        opens_its_list(&leader, "table.numbers [data-bucket=overdue] a").await?;
        leader.back().await?;
        // The worst item opens beside the work of its unit.
        leader.press("[aria-labelledby=zone-worst] tbody tr:first-child a").await?;
        leader.see("#panel-title").await.map(drop)
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_head_of_a_unit_sees_how_it_stands() -> Result<()> {
    Journey::play("unit-overview", async |journey| {
        let head = journey.person(HEAD).await?;
        head.press("main a[href^='/units/']").await?;
        head.see_text("h1", "Trung tâm dịch vụ").await?;
        head.see_text("[aria-labelledby=zone-people]", "Vàng Thị Mai").await?;
        head.see_text("[aria-labelledby=zone-people]", "Trần Thu Hà").await?;
        head.audit("unit").await?;
        head.print("unit").await?;
        head.look(DESK).await?;

        for number in
            ["table.numbers [data-bucket=total] a", "[data-risk=no_update] a", ".numbers + .small a"]
        {
            opens_its_list(&head, number).await?;
            ensure!(head.path().await?.contains("unit="), "the list is not the unit's");
            head.back().await?;
            head.see(".agency").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_chooses_a_report_period() -> Result<()> {
    Journey::play("period", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/overview']").await?;
        office.press("[name=period] option[value='2026-6M']").await?;
        office.see_text("[data-scope='2026-6M']", "15/12/2025 – 14/06/2026").await?;
        ensure!(office.path().await?.contains("period=2026-6M"), "the address forgets the period");
        office.audit("overview").await?;
        office.print("overview").await?;
        office.look(DESK).await?;

        opens_its_list(&office, "table.numbers [data-bucket=total] a").await?;
        office.see_text("h1", "6 tháng/2026").await?;
        office.press("main a[href*='/overview']").await?;
        office.see("[data-scope='2026-6M']").await?;
        // The same report for the leaders, of the same period.
        office.press("main a[href*='/leadership']").await?;
        office.see("[data-scope='2026-6M']").await.map(drop)
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_administrator_moves_a_cut_off_and_names_a_holiday() -> Result<()> {
    Journey::play("settings", async |journey| {
        let administrator = journey.person(ADMINISTRATOR).await?;
        choose_in_menu(&administrator, "/settings").await?;
        administrator.see_text(FIRST_QUARTER, "14/03/2026").await?;
        administrator.audit("settings").await?;
        let office = journey.person(OFFICE).await?;
        office.go("/settings").await?;
        office.press("[data-verb=changeSettings]").await?;
        sets(&administrator).await?;
        sets_something_else(&office).await?;
        names_a_holiday(&administrator).await?;

        let clerk = journey.person(CLERK).await?;
        clerk.go("/settings").await?;
        clerk.see_text(FIRST_QUARTER, "16/03/2026").await?;
        clerk.see("[data-day='2026-12-24']").await?;
        ensure!(clerk.count("[data-verb]").await? == 0, "a clerk is offered to change something");
        Ok(())
    })
    .await
}

async fn sets(administrator: &Browser) -> Result<()> {
    administrator.press("[data-verb=changeSettings]").await?;
    set_day(administrator, CUT_OFF, "2026-06-30").await?;
    administrator.fill("form[name=settings] [name=silentDays]", "0").await?;
    administrator.press("form[name=settings] [type=submit]").await?;
    administrator.see("form[name=settings] [name=silentDays][aria-invalid=true]").await?;
    administrator.audit("settings-form").await?;
    administrator.look(DESK).await?;

    // Nothing typed is lost.
    administrator.reload().await?;
    administrator.press("[data-verb=changeSettings]").await?;
    administrator.see(CUT_OFF).await?;
    ensure!(administrator.value(CUT_OFF).await? == "2026-06-30", "what was typed is lost");
    set_day(administrator, CUT_OFF, "2026-03-16").await?;
    administrator.fill("form[name=settings] [name=silentDays]", "45").await?;
    administrator.press("form[name=settings] [type=submit]").await?;
    administrator.gone("form[name=settings]").await?;
    administrator.see_text(FIRST_QUARTER, "16/03/2026").await?;
    administrator.see_text("[data-setting='/risk/silentDays']", "45").await
}

/// What the administrator set meanwhile is told of, and stays.
async fn sets_something_else(office: &Browser) -> Result<()> {
    office.fill("form[name=settings] [name=digestHour]", "8").await?;
    office.press("form[name=settings] [type=submit]").await?;
    office.see_text("[data-problem=stale]", "Quản trị hệ thống").await?;
    office.audit("settings-stale").await?;
    office.press("[data-problem=stale] button").await?;
    office.gone("form[name=settings]").await?;
    office.see_text("[data-setting='/reminders/digestHour']", "8").await?;
    office.see_text("[data-setting='/risk/silentDays']", "45").await
}

async fn names_a_holiday(administrator: &Browser) -> Result<()> {
    administrator.press("[data-verb=decideDay]").await?;
    set_day(administrator, "form[name=calendar-day] [name=day]", "2026-12-24").await?;
    administrator.press("form[name=calendar-day] [name=decided] option[value=off]").await?;
    administrator.press("form[name=calendar-day] [type=submit]").await?;
    administrator.see("form[name=calendar-day] [name=name][aria-invalid=true]").await?;
    administrator.audit("calendar-day").await?;
    administrator.fill("form[name=calendar-day] [name=name]", "Nghỉ theo thông báo của tỉnh").await?;
    administrator.press("form[name=calendar-day] [type=submit]").await?;
    administrator.see_text("[data-day='2026-12-24']", "Thứ Năm, 24/12/2026").await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_leader_delegates_and_ends_it() -> Result<()> {
    Journey::play("delegation", async |journey| {
        let leader = journey.person(LEADER).await?;
        choose_in_menu(&leader, "/delegations").await?;
        leader.press("[data-verb=delegate]").await?;
        leader.press("form[name=delegation] [type=submit]").await?;
        leader.see("form[name=delegation] [name=to][aria-invalid=true]").await?;
        leader.audit("delegation-form").await?;
        let choose =
            "const option = [...document.querySelectorAll('form[name=delegation] [name=delegateId] option')]
            .find(option => option.textContent.includes(arguments[0])); option.id = 'trusted'";
        leader.script(choose, &["Đỗ Quang Huy"]).await?;
        leader.press("#trusted").await?;
        set_day(&leader, "form[name=delegation] [name=to]", "2026-10-20").await?;
        leader.fill("form[name=delegation] [name=note]", "Đi công tác tại Hà Nội.").await?;
        leader.press("form[name=delegation] [type=submit]").await?;
        let made = "[data-delegate='Đỗ Quang Huy']";
        leader.see_text(made, "Đang hiệu lực").await?;
        leader.audit("delegations").await?;

        let chief = journey.person(CHIEF).await?;
        chief.go("/delegations").await?;
        chief.see_text(".notice", "Lê Văn Thành").await?;

        leader.press(&format!("{made} [data-verb=end]")).await?;
        leader.see_text(made, "Kết thúc sớm").await?;
        ensure!(leader.count("[data-verb=end]").await? == 0, "what is over can be ended again");
        Ok(())
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_records_who_took_over() -> Result<()> {
    Journey::play("authorities", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/plans']").await?;
        office.press("main a[href$='/conditions']").await?;
        office.press("main a[href='/authorities']").await?;
        office.press("[data-authority] [data-verb=succeed]").await?;
        office.press("form[name=succession] [type=submit]").await?;
        office.see("form[name=succession] [name=successor][aria-invalid=true]").await?;
        office.audit("authorities").await?;
        office
            .fill("form[name=succession] [name=successor]", "Ủy ban nhân dân tỉnh Điện Biên Lai Châu")
            .await?;
        set_day(&office, "form[name=succession] [name=succeededOn]", "2026-07-01").await?;
        office.press("form[name=succession] [type=submit]").await?;
        office.see_text("main", "Ủy ban nhân dân tỉnh Điện Biên Lai Châu từ ngày 01/07/2026").await
    })
    .await
}

/// Goes to a place of the account menu.
async fn choose_in_menu(browser: &Browser, place: &str) -> Result<()> {
    browser.press(".account summary").await?;
    browser.press(&format!(".account-menu a[href='{place}']")).await
}

/// Opens the list behind a number, which has as many rows as the number says.
async fn opens_its_list(browser: &Browser, number: &str) -> Result<()> {
    let read = "return Number(document.querySelector(arguments[0]).textContent.match(/\\d+/)[0])";
    browser.see(number).await?;
    let count = browser.script(read, &[number]).await?.as_u64().context("no number")?;
    browser.press(number).await?;
    eventually(&format!("{number} opens a list of {count}"), async || {
        let shown = browser.count("[data-row]").await?;
        let empty = browser.count(".empty").await? > 0;
        Ok(browser.path().await?.contains("/items") && (shown as u64 == count && (shown > 0 || empty)))
    })
    .await
}

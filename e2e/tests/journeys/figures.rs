use anyhow::Result;
use tiendo_e2e::{Browser, Journey, Look};

use crate::habits::{CLERK, FEES, OFFICE, PARKING, open, open_form, row, send, set_day, submit};

const DESK: Look = Look { width: 1440, dark: false };

/// A clerk of the Office's own unit, which leads every objective that states a target.
const STAFF: &str = "chuyenvien.vp";
/// "Kiểm tra tối thiểu 25% phòng chuyên môn, Trung tâm trực thuộc".
const CHECKS: &str = "I.MT3";
/// An activity that names three deliverables.
const ASSETS: &str = "VI.HĐ2";

fn target(zone: &str, code: &str) -> String {
    format!("[data-zone={zone}] [data-target='{code}']")
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_target_is_confirmed_reported_and_seen_to_be_met() -> Result<()> {
    Journey::play("targets", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/overview']").await?;
        office.press("main a[href$='/targets']").await?;
        office.see(&target("proposed", CHECKS)).await?;
        office.audit("proposed").await?;
        office.press(&format!("{} [data-verb=confirm]", target("proposed", CHECKS))).await?;
        office.see_text(&target("followed", CHECKS), "Chưa có số liệu").await?;

        let staff = journey.person(STAFF).await?;
        staff.press("nav a[href='/plans']").await?;
        staff.press("main a[href^='/plans/']").await?;
        staff.press("main a[href$='/targets']").await?;
        staff.press(&format!("{} [data-verb=report]", target("followed", CHECKS))).await?;
        reports(&staff).await?;

        // Nobody reloads this screen.
        let followed = target("followed", CHECKS);
        office.see_text(&followed, "1/4 (25%)").await?;
        office.see_text(&format!("{followed} .mark"), "Đạt").await?;
        office.press(&format!("{followed} [data-open]")).await?;
        office.see_text(".panel [data-period='2026-Q1']", "0/4 (0%)").await?;
        corrects(&office).await?;
        staff.see_text(&format!("{followed} .mark"), "Chưa đạt").await?;
        adds_and_drops(&office).await
    })
    .await
}

async fn reports(staff: &Browser) -> Result<()> {
    staff.see("form[name=target-value]").await?;
    staff.press("form[name=target-value] [type=submit]").await?;
    staff.see("form[name=target-value] [name=numerator][aria-invalid=true]").await?;
    staff.audit("report").await?;
    value(staff, "2026-Q1", "0").await?;
    staff.see_text(".panel [data-report='2026-Q1']", "Hồ sơ kiểm tra").await?;
    staff.press(".panel [data-form=Report]").await?;
    value(staff, "2026-6M", "1").await?;
    staff.see_text(".panel [data-period='2026-6M']", "1/4 (25%)").await?;
    staff.see(".panel .trend polyline").await?;
    staff.audit("reported").await
}

async fn value(staff: &Browser, period: &str, numerator: &str) -> Result<()> {
    staff.press(&format!("form[name=target-value] [name=period] option[value='{period}']")).await?;
    staff.fill("form[name=target-value] [name=numerator]", numerator).await?;
    staff.fill("form[name=target-value] [name=denominator]", "4").await?;
    staff.fill("form[name=target-value] [name=source]", "Hồ sơ kiểm tra").await?;
    send(staff, "target-value").await
}

async fn corrects(office: &Browser) -> Result<()> {
    office.press(".panel [data-form=Correct]").await?;
    office.see("form[name=target]").await?;
    office.audit("correct").await?;
    // What the Office typed is no number: the field says so, and keeps it.
    office.fill("form[name=target] [name=value]", "ba mươi").await?;
    office.press("form[name=target] [type=submit]").await?;
    office.see("form[name=target] [name=value][aria-invalid=true]").await?;
    office.fill("form[name=target] [name=value]", "33,5").await?;
    send(office, "target").await?;
    office.see_text(".panel .facts", "tối thiểu 33,5%").await?;
    office.audit("target").await?;
    office.press("[data-close=panel]").await?;
    office.gone(".panel").await
}

async fn adds_and_drops(office: &Browser) -> Result<()> {
    office.press("[data-form=new-target]").await?;
    office.fill("form[name=new-target] [name=words]", "Hỗ trợ ít nhất 20 hộ kinh doanh").await?;
    office.press("form[name=new-target] [name=operator] option[value=at_least]").await?;
    office.fill("form[name=new-target] [name=value]", "20").await?;
    office.fill("form[name=new-target] [name=unit]", "hộ").await?;
    office.audit("add").await?;
    office.press("form[name=new-target] [name=leadUnitId] option:nth-child(2)").await?;
    send(office, "new-target").await?;
    let added = "[data-zone=followed] [data-target='']";
    office.see_text(added, "tối thiểu 20 hộ").await?;
    office.look(DESK).await?;
    office.picture("followed", DESK).await?;
    office.press("[data-language]").await?;
    office.see_text(added, "at least 20 hộ").await?;
    office.audit("english").await?;
    office.press("[data-language]").await?;
    office.see_text(added, "tối thiểu 20 hộ").await?;
    office.press(&format!("{added} [data-open]")).await?;
    office.press(".panel [data-form=Drop]").await?;
    office.press("form[name=target-drop] [type=submit]").await?;
    office.see("form[name=target-drop] [name=reason][aria-invalid=true]").await?;
    office.fill("form[name=target-drop] [name=reason]", "Không thuộc kế hoạch này.").await?;
    office.press("form[name=target-drop] [type=submit]").await?;
    office.gone(added).await?;
    office.gone(".panel").await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn one_document_for_two_items_is_pointed_out_to_the_office() -> Result<()> {
    Journey::play("contradictions", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/overview']").await?;
        office.press("main a[href$='/contradictions']").await?;
        office.see_text("main", "Không có điểm nào mâu thuẫn").await?;
        office.audit("nothing").await?;

        let clerk = journey.person(CLERK).await?;
        submit(&clerk, PARKING, "15/BC-TTDV").await?;
        submit(&clerk, FEES, "15/BC-TTDV").await?;

        // Nobody reloads this screen.
        office.see_text("[data-contradiction=same_document]", "15/BC-TTDV").await?;
        office.audit("found").await?;
        office.press("[data-contradiction=same_document] td a").await?;
        office.see("#panel-title").await?;
        office.back().await?;
        office.see("[data-contradiction=same_document]").await.map(drop)
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_corrects_when_work_is_complete() -> Result<()> {
    Journey::play("completion", async |journey| {
        let office = journey.person(OFFICE).await?;
        open(&office, ASSETS).await?;
        shows_one(&office).await?;
        office.press(".panel a[href$='/completion']").await?;
        office.see_text("[data-complete=false]", "1/3 sản phẩm bắt buộc đã có").await?;
        office.see_text("[data-shown=true]", "01/SO").await?;
        office.audit("missing").await?;

        office.press("[data-form=completion]").await?;
        office.fill("form[name=completion] [name=parts-0]", "Sổ tài sản\nBiên bản kiểm kê").await?;
        office.see("form[name=completion] [name=needs-0]").await?;
        office.audit("correct").await?;
        office.press("form[name=completion] [name=needs-0][value=AnyOf]").await?;
        office.press("form[name=completion] [name=needs][value=AnyOf]").await?;
        send(&office, "completion").await?;
        office.see_text("[data-complete=true]", "Chỉ cần một trong các sản phẩm").await?;
        office.see_text("[data-corrected=true]", "Văn phòng đã sửa").await?;
        office.audit("complete").await?;

        office.press("[data-verb=read-again]").await?;
        office.see("[data-complete=false]").await?;
        office.see("[data-corrected=false]").await?;
        office.press("main a[href*='/items?item=']").await?;
        office.see_text("#panel-title", ASSETS).await
    })
    .await
}

/// Reports progress with a document for the first deliverable.
async fn shows_one(office: &Browser) -> Result<()> {
    open_form(office, "reportProgress", "progress").await?;
    office.press("form[name=progress] [data-add=evidence]").await?;
    office.press("form[name=progress] [name=deliverableId] option:nth-child(2)").await?;
    office.fill("form[name=progress] [name=documentNumber]", "01/SO").await?;
    set_day(office, "form[name=progress] [name=documentDate]", "2026-10-14").await?;
    send(office, "progress").await?;
    office.see_text(&row(ASSETS), ASSETS).await
}

use anyhow::{Result, ensure};
use tiendo_e2e::{Browser, Journey, Look};

use crate::habits::{CLERK, FEES, OFFICE, PARKING, VIRUSES, open, open_form, row, row_in, send, set_day};

const DESK: Look = Look { width: 1440, dark: false };

/// Decides the extensions that go beyond what is left to the Office.
const LEADER: &str = "lanhdao";
/// A clerk of a unit that coordinates the fight against viruses.
const ASKED: &str = "chuyenvien.pnv";
/// An activity that was due in the first quarter.
const PROPAGANDA: &str = "I.HĐ1";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn a_unit_asks_for_an_extension_and_leadership_decides_it() -> Result<()> {
    Journey::play("extension", async |journey| {
        let clerk = journey.person(CLERK).await?;
        open(&clerk, PARKING).await?;
        asks(&clerk).await?;

        let leader = journey.person(LEADER).await?;
        leader.go("/queue").await?;
        leader.press(&format!("{} [data-verb=decideExtension]", row_in("awaiting_me", PARKING))).await?;
        leader.see_text("form[name=extension-decision]", "31/01/2027").await?;
        leader.audit("extension-decision").await?;
        leader.look(DESK).await?;
        leader.picture("decision", DESK).await?;
        grants(&leader).await?;

        // Nobody reloads this screen.
        clerk.see_text(".panel [data-extension=granted]", "cho đến 20/01/2027").await?;
        clerk.see_text(".panel [data-old-due]", "Hạn cũ: 31/12/2026 · đã gia hạn 1 lần").await?;
        clerk.see_text(&row(PARKING), "20/01/2027").await?;
        clerk.audit("extended").await?;
        clerk.look(DESK).await?;
        clerk.picture("extended", DESK).await
    })
    .await
}

async fn asks(clerk: &Browser) -> Result<()> {
    open_form(clerk, "requestExtension", "extension").await?;
    clerk.press("form[name=extension] [type=submit]").await?;
    clerk.see("form[name=extension] [name=newDue][aria-invalid=true]").await?;
    clerk.audit("extension").await?;
    set_day(clerk, "form[name=extension] [name=newDue]", "2027-01-31").await?;
    clerk
        .fill("form[name=extension] [name=reason]", "Đơn vị cung cấp phần mềm xin lùi ngày bàn giao.")
        .await?;
    send(clerk, "extension").await?;
    clerk.see_text(".panel [data-extension=pending]", "31/12/2026 → 31/01/2027").await
}

async fn grants(leader: &Browser) -> Result<()> {
    leader.press("form[name=extension-decision] [name=decision] option[value=granted]").await?;
    set_day(leader, "form[name=extension-decision] [name=newDue]", "2027-01-20").await?;
    leader.fill("form[name=extension-decision] [name=reason]", "Đồng ý, không gia hạn thêm.").await?;
    send(leader, "extension-decision").await?;
    leader.gone(&row_in("awaiting_me", PARKING)).await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_urges_and_sees_who_has_read_it() -> Result<()> {
    Journey::play("urging", async |journey| {
        let clerk = journey.person(CLERK).await?;
        clerk.see(&row(FEES)).await?;

        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/overview']").await?;
        office.press("main a[href='/urgings']").await?;
        accepts_a_proposal(&office).await?;
        urges_by_hand(&office).await?;

        // Nobody reloads this screen.
        clerk.see_text(&row_in("act_now", FEES), "nhắc nhở").await?;
        open(&clerk, FEES).await?;
        clerk.see_text(".panel [data-unread]", "Trình kết quả trước ngày 30/10.").await?;
        clerk.audit("urged").await?;
        clerk.look(DESK).await?;
        clerk.picture("urged", DESK).await?;
        clerk.press(".panel [data-verb=receiveUrging]").await?;
        clerk.gone(".panel [data-unread]").await?;
        // To read is not to do: it stays where it is.
        clerk.see(&row_in("act_now", FEES)).await?;

        office.go("/urgings").await?;
        office.see_text("[data-urging='2'] [data-unread=false]", "Trần Thu Hà").await?;
        office.see_text("[data-urging='1'] [data-unread=true]", "Chưa đọc").await?;
        office.audit("urgings").await?;
        office.look(DESK).await?;
        office.picture("register", DESK).await
    })
    .await
}

async fn accepts_a_proposal(office: &Browser) -> Result<()> {
    let proposal = format!("[data-proposal='{PROPAGANDA}']");
    office.see_text(&proposal, "chưa đôn đốc lần nào").await?;
    office.press(&format!("{proposal} [type=checkbox]")).await?;
    office.audit("proposals").await?;
    office.look(DESK).await?;
    office.picture("proposals", DESK).await?;
    office.press("[data-send=urgings]").await?;
    office.gone(&proposal).await?;
    office.see_text("[data-urging='1']", PROPAGANDA).await
}

async fn urges_by_hand(office: &Browser) -> Result<()> {
    office.go("/plans").await?;
    office.press("main a[href^='/plans/']").await?;
    office.press(&format!("{} .plan-item", row(FEES))).await?;
    open_form(office, "urge", "urging").await?;
    office.audit("urging").await?;
    office.press("form[name=urging] [name=level] option[value=reminder]").await?;
    office.fill("form[name=urging] [name=text]", "Trình kết quả trước ngày 30/10.").await?;
    send(office, "urging").await?;
    office.see_text(".panel [data-urging='2']", "Chưa đọc").await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn people_say_ask_and_answer_beside_the_work() -> Result<()> {
    Journey::play("asking", async |journey| {
        let office = journey.person(OFFICE).await?;
        open(&office, VIRUSES).await?;
        open_form(&office, "requestContribution", "contribution").await?;
        office.audit("contribution").await?;
        office.press("form[name=contribution] [name=unitId] option:nth-child(2)").await?;
        office.fill("form[name=contribution] [name=what]", "Danh sách máy trạm cần cài đặt.").await?;
        set_day(&office, "form[name=contribution] [name=due]", "2026-10-30").await?;
        send(&office, "contribution").await?;
        office.see_text(".panel [data-contribution=open]", "Danh sách máy trạm").await?;

        open_form(&office, "assignPerson", "assignee").await?;
        office.press("form[name=assignee] [name=accountId] option:nth-child(2)").await?;
        send(&office, "assignee").await?;
        office.see(".panel [data-assignee]").await?;

        open_form(&office, "comment", "comment").await?;
        office.fill("form[name=comment] [name=text]", "Nhờ Trung tâm gửi danh sách trong tuần này.").await?;
        office.press("form[name=comment] [name=mentions] option:nth-child(3)").await?;
        office.see("form[name=comment] .chosen button").await?;
        ensure!(office.value("form[name=comment] [name=mentions]").await?.is_empty(), "ready for the next");
        office.audit("comment").await?;
        send(&office, "comment").await?;
        office.see_text(".panel [data-comment]", "Gửi tới").await?;

        let asked = journey.person(ASKED).await?;
        answers(&asked).await?;
        // Nobody reloads this screen.
        office.see_text(".panel [data-contribution=delivered]", "15/BC-PNV").await?;
        office.look(DESK).await?;
        office.picture("answered", DESK).await
    })
    .await
}

async fn answers(asked: &Browser) -> Result<()> {
    asked.press(&format!("{} [data-verb=answerContribution]", row_in("awaiting_me", VIRUSES))).await?;
    asked.see_text("form[name=delivery]", "Danh sách máy trạm").await?;
    asked.press("form[name=delivery] [type=submit]").await?;
    asked.see("form[name=delivery] [name=note][aria-invalid=true]").await?;
    asked.audit("delivery").await?;
    asked.fill("form[name=delivery] [name=documentNumber]", "15/BC-PNV").await?;
    send(asked, "delivery").await?;
    asked.gone(&row_in("awaiting_me", VIRUSES)).await
}

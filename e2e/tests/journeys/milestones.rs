use anyhow::{Result, ensure};
use tiendo_e2e::{Journey, Look};

use crate::habits::{CLERK, OFFICE, PARKING, row, set_day};

const DESK: Look = Look { width: 1440, dark: false };
const PHONE: Look = Look { width: 360, dark: true };

const PROPOSED: &str = "[data-proposal]";
const EDITOR: &str = "form[data-form=milestones]";

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_spreads_the_load_of_the_year_and_units_see_it_in_their_queue() -> Result<()> {
    Journey::play("milestones", async |journey| {
        let clerk = journey.person(CLERK).await?;
        clerk.see_text(&row(PARKING), "Sắp tới").await?;

        let office = journey.person(OFFICE).await?;
        office.go("/overview").await?;
        office.press("main a[href$='/milestones']").await?;
        office.see(PROPOSED).await?;
        let proposed = office.count(PROPOSED).await?;
        ensure!(proposed > 10, "only {proposed} items are due within the year");
        office.audit("proposals").await?;
        office.picture("proposals", DESK).await?;
        office.look(DESK).await?;
        // One is left to its due day.
        office.press("[data-proposal='VII.HĐ4'] [name=choose]").await?;
        office.see_text("[data-send=milestones]", &format!("({})", proposed - 1)).await?;
        office.press("[data-send=milestones]").await?;
        office.see_text("[data-send=milestones]", "(0)").await?;
        office.see("li[data-item]").await?;
        ensure!(office.count("li[data-item]").await? == proposed - 1, "each is listed");
        ensure!(office.count(PROPOSED).await? == 1, "the others are set");

        // Nobody reloads this screen.
        clerk.see_text(&row(PARKING), "Mốc giữa kỳ 14/12/2026: cần đạt 95%, còn 60 ngày").await?;

        let item = format!("li[data-item='{PARKING}']");
        office.press(&format!("{item} [data-verb=setMilestones]")).await?;
        office.see(EDITOR).await?;
        office.audit("editor").await?;
        set_day(&office, &format!("{EDITOR} [name=due]"), "2027-01-15").await?;
        office.press(&format!("{EDITOR} [type=submit]")).await?;
        office.see(&format!("{EDITOR} [name=due][aria-invalid=true]")).await?;
        office.look(PHONE).await?;
        office.picture("fault", PHONE).await?;
        office.look(DESK).await?;
        set_day(&office, &format!("{EDITOR} [name=due]"), "2026-11-20").await?;
        office.fill(&format!("{EDITOR} [name=words]"), "Dự thảo phương án").await?;
        office.press(&format!("{EDITOR} [type=submit]")).await?;
        office.see_text(&item, "20/11/2026: 95% – chưa đến · Dự thảo phương án").await?;
        office.picture("set", DESK).await?;

        office.go("/overview").await?;
        office.see_text("[data-quarter=q4] td:last-child", &(proposed - 1).to_string()).await?;
        office.picture("load", DESK).await
    })
    .await
}

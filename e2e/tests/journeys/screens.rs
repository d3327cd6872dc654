use anyhow::Result;
use tiendo_e2e::Journey;

use crate::habits::{CLERK, OFFICE, PARKING, open, open_form, row, row_in, submit};

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_screens_of_a_unit_are_open_to_everybody() -> Result<()> {
    Journey::play("unit", async |journey| {
        let clerk = journey.visitor().await?;
        clerk.go("/").await?;
        clerk.see("form[name=sign-in]").await?;
        clerk.audit("sign-in").await?;

        clerk.sign_in(CLERK).await?;
        clerk.see(&row(PARKING)).await?;
        clerk.audit("queue").await?;
        open(&clerk, PARKING).await?;
        clerk.audit("item").await?;
        open_form(&clerk, "reportProgress", "progress").await?;
        clerk.audit("progress").await?;
        open_form(&clerk, "submit", "submission").await?;
        clerk.audit("submission").await?;
        // Nothing to show for it: the form says so at the fields.
        clerk.press("form[name=submission] [value=not_arising]").await?;
        clerk.press("form[name=submission] [type=submit]").await?;
        clerk.see("form[name=submission] [aria-invalid=true]").await?;
        clerk.audit("submission-refused").await
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_screens_of_the_office_are_open_to_everybody() -> Result<()> {
    Journey::play("office", async |journey| {
        let clerk = journey.person(CLERK).await?;
        submit(&clerk, PARKING, "12/BC-TTDV").await?;

        let office = journey.person(OFFICE).await?;
        office.go("/queue").await?;
        office.see(&row_in("awaiting_me", PARKING)).await?;
        office.audit("queue").await?;
        open(&office, PARKING).await?;
        open_form(&office, "confirm", "confirmation").await?;
        office.audit("confirmation").await?;
        open_form(&office, "return", "return").await?;
        office.audit("return").await?;

        office.go("/overview").await?;
        office.see("[data-bucket=overdue]").await?;
        office.audit("overview").await?;
        office.print("overview").await?;
        office.press("[data-bucket=awaiting_confirmation] a, a[data-bucket=awaiting_confirmation]").await?;
        office.see(&row(PARKING)).await?;
        office.audit("items").await
    })
    .await
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_screens_everybody_has_are_open_to_everybody() -> Result<()> {
    Journey::play("everybody", async |journey| {
        let viewer = journey.person("kiemtra").await?;
        viewer.press("nav a[href='/plans']").await?;
        viewer.press("main a[href^='/plans/']").await?;
        viewer.see(&row("I.HĐ1")).await?;
        viewer.audit("plan").await?;
        viewer.go("/password").await?;
        viewer.see("form[name=password]").await?;
        viewer.audit("password").await?;
        viewer.go("/no-such-page").await?;
        viewer.see("main a[href='/queue']").await?;
        viewer.audit("not-found").await?;

        let admin = journey.person("quantri").await?;
        admin.see("h1").await?;
        admin.audit("administrator").await?;
        admin.press(".keys-button").await?;
        admin.see("dialog[open]").await?;
        admin.audit("help").await
    })
    .await
}

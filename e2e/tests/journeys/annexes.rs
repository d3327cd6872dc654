use std::{
    fs::File,
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tiendo_e2e::{Browser, Journey, Look};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::habits::{OFFICE, row};

const DESK: Look = Look { width: 1440, dark: false };

fn plan() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.docx")
}

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn the_office_settles_an_annex_and_amends_its_plan() -> Result<()> {
    Journey::play("annex", async |journey| {
        let office = journey.person(OFFICE).await?;
        office.press("nav a[href='/annexes']").await?;
        office.see(".drop").await?;
        office.audit("annexes").await?;
        upload(&office, &plan()).await?;
        office.see(".doubts").await?;
        office.see_text("h1", "NHIỆM VỤ TRỌNG TÂM").await?;
        office.audit("draft").await?;

        looks_at_a_cell(&office).await?;
        settles(&office).await?;
        approves(&office).await?;
        office.press(".approved a[href^='/plans/']").await?;
        office.see(&row("VII.HĐ5")).await?;

        amends(&office, journey).await
    })
    .await
}

/// Chooses a file and waits until its draft is open.
async fn upload(office: &Browser, file: &Path) -> Result<()> {
    let path = file.canonicalize()?.display().to_string();
    office.choose("#annex-file", &path).await
}

/// A doubt points at its cell in the source.
async fn looks_at_a_cell(office: &Browser) -> Result<()> {
    office.press("[data-kind=lead_also_coordinating] [data-open]").await?;
    office.see(".picture td.meant").await?;
    office.see_text(".picture td.meant", "Trung tâm").await?;
    office.look(DESK).await?;
    office.picture("source", DESK).await
}

/// One doubt is corrected, one waived, the rest accepted by kind.
async fn settles(office: &Browser) -> Result<()> {
    let doubt = "[data-kind=lead_also_coordinating] [data-finding]";
    office.press(&format!("{doubt} [data-verb=reportProgress]")).await?;
    office.fill(&format!("{doubt} textarea"), "Phòng nghiệp vụ\nVăn phòng đại diện").await?;
    office.press(&format!("{doubt} .doubt-form .primary")).await?;
    office.gone("[data-kind=lead_also_coordinating]").await?;

    let doubt = "[data-kind=count_mismatch] [data-finding]";
    office.press(&format!("{doubt} [data-verb=return]")).await?;
    office.fill(&format!("{doubt} textarea"), "Phụ lục khai nhầm, đã đối chiếu bản ký.").await?;
    office.press(&format!("{doubt} .doubt-form .primary")).await?;
    office.gone("[data-kind=count_mismatch]").await?;
    accepts_the_rest(office).await
}

async fn accepts_the_rest(office: &Browser) -> Result<()> {
    loop {
        let kinds = office.attributes(".doubt-kind", "data-kind").await?;
        let Some(kind) = kinds.first() else { return Ok(()) };
        let all = format!("[data-kind={kind}] > button");
        let one = format!("[data-kind={kind}] [data-verb=confirm]");
        let button = if office.count(&all).await? > 0 { all } else { one };
        office.press(&button).await?;
        office.gone(&format!("[data-kind={kind}]")).await?;
    }
}

async fn approves(office: &Browser) -> Result<()> {
    office.press(".annex-bar .primary").await?;
    office.see("form[name=approval]").await?;
    office.press("form[name=approval] [type=submit]").await?;
    office.see(".approved").await.map(drop)
}

/// An amended copy: two reworded, one added, one dropped, one deadline moved; exactly that is shown and made.
async fn amends(office: &Browser, journey: &Journey) -> Result<()> {
    let file = journey.pictures().join("dieu-chinh.docx");
    std::fs::write(&file, amended()?)?;
    office.go("/annexes").await?;
    office.see("#annex-plan").await?;
    office.script("const select = document.querySelector('#annex-plan'); select.selectedIndex = 1; select.dispatchEvent(new Event('change', { bubbles: true }));", &[]).await?;
    upload(office, &file).await?;
    office.see(".difference").await?;
    office.see(".change").await?;
    let mut kinds = office.attributes("[data-change]", "data-change").await?;
    kinds.sort();
    ensure!(kinds == ["added", "changed", "changed", "changed", "dropped"], "the screen shows {kinds:?}");
    office.audit("difference").await?;
    accepts_the_rest(office).await?;
    office.press(".annex-bar .primary").await?;
    office.fill("form[name=approval] [name=decisionNumber]", "15/QĐ-BQL").await?;
    for day in ["decidedOn", "effectiveOn"] {
        let set = "const input = document.querySelector(`form[name=approval] [name=${arguments[0]}]`); input.value = '2026-10-14'; input.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        office.script(set, &[day]).await?;
    }
    office.press("form[name=approval] [type=submit]").await?;
    office.see(".approved").await?;
    office.press(".approved a[href^='/annexes/plan/']").await?;
    office.see_text("main", "15/QĐ-BQL").await?;
    office.audit("versions").await
}

/// The plan's Word file with five changes in its table.
fn amended() -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(File::open(plan())?)?;
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        if name == "word/document.xml" {
            bytes = changed(&String::from_utf8(bytes)?)?.into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default())?;
        written.write_all(&bytes)?;
    }
    Ok(written.finish()?.into_inner())
}

fn changed(xml: &str) -> Result<String> {
    let xml = xml
        .replace(
            "Xây dựng Kế hoạch tuyên truyền cải cách",
            "Xây dựng Kế hoạch tuyên truyền, phổ biến cải cách",
        )
        .replace("Sử dụng hiệu quả phần mềm Quản lý thu phí", "Khai thác hiệu quả phần mềm Quản lý thu phí")
        .replace("Quý I/2026 (theo hướng dẫn của Sở Nội vụ)", "Quý II/2026 (theo hướng dẫn của Sở Nội vụ)");
    let mut rows: Vec<String> = xml.split_inclusive("</w:tr>").map(str::to_owned).collect();
    let find = |rows: &[String], words| rows.iter().position(|row| row.contains(words)).context("the row");
    let dropped = find(&rows, "Hoạt động 2: Tham mưu Dự thảo văn bản quy phạm")?;
    rows.remove(dropped);
    let model = find(&rows, "Hoạt động 2: Xây dựng, đăng tải")?;
    let added = rows[model]
        .replace(
            "Hoạt động 2: Xây dựng, đăng tải các tin bài tuyên truyền về công tác",
            "Hoạt động 8: Tổ chức hội thi tìm hiểu",
        )
        .replace("Thường xuyên", "Quý III/2026");
    rows.insert(model + 1, added);
    Ok(rows.concat())
}

//! The files as an office suite sets them. Needs `soffice` and `pdftotext`, so it runs only when asked for by name.

use std::path::Path;
use std::process::Command;

use tiendo_annex::write::{Printed, docx, xlsx};

use crate::plans;

/// The text of each page.
fn pages(folder: &Path, name: &str, bytes: &[u8]) -> Vec<String> {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = |command: &mut Command| assert!(command.status().unwrap().success(), "{command:?}");
    run(Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(&file));
    run(Command::new("pdftotext").arg("-layout").arg(file.with_extension("pdf")));
    let text = std::fs::read_to_string(file.with_extension("txt")).unwrap();
    text.split('\u{C}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
#[ignore = "needs an office suite: cargo test -p tiendo-annex --test write -- --ignored"]
fn every_page_has_the_header_row() {
    let folder = std::env::temp_dir().join(format!("tiendo-rendered-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let draft = plans::of_2026();
    for printed in [Printed::default(), plans::first_under_way(&draft)] {
        let files =
            [("plan.docx", docx(&draft, &printed).unwrap()), ("plan.xlsx", xlsx(&draft, &printed).unwrap())];
        for (name, bytes) in files {
            let pages = pages(&folder, name, &bytes);
            assert!(pages.len() > 3, "{name}: {} pages", pages.len());
            for (number, page) in pages.iter().enumerate() {
                assert!(
                    page.contains("Mục tiêu") && page.contains("STT"),
                    "{name}, page {}:\n{page}",
                    number + 1
                );
            }
            let is_number = |line: &str| line.trim() == "2";
            assert!(pages[1].lines().any(is_number), "{name}, page 2 has no number:\n{}", pages[1]);
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

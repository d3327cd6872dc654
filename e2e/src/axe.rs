use std::{collections::BTreeMap, fmt::Write, fs};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{Browser, LOOKS, setup};

/// Runs the checker for WCAG 2.2 levels A and AA.
const RUN: &str = "
    const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(found => done({ violations: found.violations }), failed => done({ failed: String(failed) }));
";

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    violations: Vec<Violation>,
    failed: Option<String>,
}

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    html: String,
    failure_summary: Option<String>,
}

impl Browser {
    /// Looks at the screen in every way, keeps a picture of each, and fails on what shuts somebody out.
    pub async fn audit(&self, step: &str) -> Result<()> {
        let mut found = BTreeMap::<String, Vec<String>>::new();
        for look in LOOKS {
            self.look(look).await?;
            self.picture(step, look).await?;
            let mut objections = self.violations().await?;
            if self.is_wider_than_its_window().await? {
                objections.push("The page scrolls sideways".into());
            }
            for objection in objections {
                found.entry(objection).or_default().push(look.to_string());
            }
        }
        if !found.is_empty() {
            let lines =
                found.iter().map(|(objection, looks)| format!("\n  at {}: {objection}", looks.join(", ")));
            bail!("the screen {step} shuts somebody out:{}", lines.collect::<String>());
        }
        Ok(())
    }

    /// What the checker objects to, one text each.
    async fn violations(&self) -> Result<Vec<String>> {
        if self.script("return typeof axe === 'undefined'", &[]).await? == true {
            let path = setup::axe();
            let axe = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            self.script(&axe, &[]).await?;
        }
        let answer = self.driver.execute_async(RUN, Vec::new()).await?;
        let report: Report = serde_json::from_value(answer.json().clone())?;
        if let Some(failed) = report.failed {
            bail!("axe: {failed}");
        }
        Ok(report.violations.into_iter().map(Violation::in_words).collect())
    }

    async fn is_wider_than_its_window(&self) -> Result<bool> {
        let script = "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        Ok(self.script(script, &[]).await? == true)
    }
}

impl Violation {
    fn in_words(self) -> String {
        let mut words = format!("{} ({})", self.help, self.id);
        for node in self.nodes {
            let why = node.failure_summary.unwrap_or_default().replace('\n', " ");
            let _ = write!(words, "\n    {}\n      {why}", node.html);
        }
        words
    }
}

use std::fmt::{self, Write};

use crate::draft::{Activity, Declared, Draft, Finding, PlanHeading, Section, Severity, UnitName};

/// A draft as an outline for the terminal: the heading, the tree, the findings.
pub fn to_text(draft: &Draft) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = outline(&mut text, draft);
    text
}

fn outline(out: &mut String, draft: &Draft) -> fmt::Result {
    heading(out, &draft.plan)?;
    let (declared, found) = (draft.counts.declared, draft.counts.found);
    writeln!(
        out,
        "Tìm thấy: {} phần, {} mục tiêu, {} nhiệm vụ, {} hoạt động{}",
        found.sections,
        found.objectives,
        found.tasks,
        found.activities,
        declared_counts(declared)
    )?;
    for part in &draft.sections {
        section(out, part)?;
    }
    findings(out, &draft.findings)
}

fn heading(out: &mut String, plan: &PlanHeading) -> fmt::Result {
    writeln!(out, "{}", if plan.title.is_empty() { "(chưa có tên kế hoạch)" } else { &plan.title })?;
    let number = plan.number.as_deref().unwrap_or("(bỏ trống)");
    let date =
        plan.issued_on.map_or_else(|| "(bỏ trống)".to_owned(), |date| date.format("%d/%m/%Y").to_string());
    let issuer = plan.issuer.as_deref().unwrap_or("(bỏ trống)");
    writeln!(out, "Năm {} · Cơ quan: {issuer} · Số: {number} · Ngày: {date}", plan.year)
}

fn declared_counts(declared: Declared) -> String {
    let counts =
        [(declared.objectives, "mục tiêu"), (declared.tasks, "nhiệm vụ"), (declared.activities, "hoạt động")];
    let counts: Vec<String> =
        counts.iter().filter_map(|(count, name)| count.map(|count| format!("{count} {name}"))).collect();
    if counts.is_empty() { String::new() } else { format!(" (khai: {})", counts.join(", ")) }
}

fn section(out: &mut String, section: &Section) -> fmt::Result {
    if !section.number.is_empty() {
        writeln!(out, "\n{}. {}{}", section.number, section.title, declared_counts(section.declared))?;
    }
    for objective in &section.objectives {
        if objective.number > 0 {
            writeln!(out, "  Mục tiêu {}: {}", objective.number, objective.title)?;
        }
        for task in &objective.tasks {
            if task.number > 0 {
                let stt = task.stt.map(|stt| format!(" [STT {stt}]")).unwrap_or_default();
                writeln!(out, "    Nhiệm vụ {}: {}{stt}", task.number, task.title)?;
            }
            for work in &task.activities {
                activity(out, work)?;
            }
        }
    }
    Ok(())
}

fn activity(out: &mut String, activity: &Activity) -> fmt::Result {
    let contingent = if activity.contingent { " (nếu có)" } else { "" };
    writeln!(out, "      {}{contingent}  {}", activity.code, activity.title)?;
    writeln!(out, "          Sản phẩm: {}", or_none(&activity.deliverables.join(" | ")))?;
    writeln!(out, "          Chủ trì: {}", or_none(&names(&activity.lead_units)))?;
    writeln!(out, "          Phối hợp: {}", or_none(&names(&activity.coordinating_units)))?;
    let due = match activity.deadline.end {
        Some(end) => format!(" → {}", end.format("%d/%m/%Y")),
        None => String::new(),
    };
    writeln!(out, "          Thời gian: {}{due}", or_none(activity.time_text.as_deref().unwrap_or_default()))
}

fn findings(out: &mut String, findings: &[Finding]) -> fmt::Result {
    writeln!(out, "\nCần xem lại: {}", findings.len())?;
    for finding in findings {
        let severity = match finding.severity {
            Severity::High => "CAO",
            Severity::Medium => "vừa",
            Severity::Low => "thấp",
        };
        let column = finding.place.column.map(|column| format!(", cột {column}")).unwrap_or_default();
        writeln!(out, "  [{severity}] dòng {}{column}: {}", finding.place.row, finding.message)?;
        if !finding.read.is_empty() {
            writeln!(out, "      đọc được: {}", one_line(&finding.read))?;
        }
        if let Some(proposed) = &finding.proposed {
            writeln!(out, "      đề xuất:  {}", one_line(proposed))?;
        }
    }
    Ok(())
}

fn names(units: &[UnitName]) -> String {
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "(không ghi)" } else { text }
}

/// The beginning of a text, on one line.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 160;
    let line = text.replace('\n', " / ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

use crate::draft::{CountsCheck, Declared, FindingCode, Found, Place, Section};
use crate::findings::Findings;

/// Reports a section that declares another number of rows than it holds.
pub(super) fn check(section: &Section, place: Place, findings: &mut Findings) {
    let found = found(std::slice::from_ref(section));
    let pairs = [
        (section.declared.objectives, found.objectives, "mục tiêu"),
        (section.declared.tasks, found.tasks, "nhiệm vụ"),
        (section.declared.activities, found.activities, "hoạt động"),
    ];
    let (mut declared, mut actual) = (Vec::new(), Vec::new());
    for (number, found, name) in pairs {
        let Some(number) = number.filter(|number| *number != found) else {
            continue;
        };
        declared.push(format!("{number:02} {name}"));
        actual.push(format!("{found:02} {name}"));
    }
    if declared.is_empty() {
        return;
    }
    let (declared, actual) = (declared.join(", "), actual.join(", "));
    let message = format!(
        "Phần {} khai {declared} nhưng bảng có {actual}. Hãy xem thiếu dòng hay khai nhầm; hệ thống không tự thêm.",
        section.number
    );
    findings.high(FindingCode::CountMismatch, place, message).reading(declared).proposing(actual);
}

/// Declared against found, over all sections.
pub(crate) fn counts(sections: &[Section]) -> CountsCheck {
    let sum = |level: fn(&Declared) -> Option<u32>| {
        let declared = sections.iter().filter_map(|section| level(&section.declared));
        declared.reduce(u32::saturating_add)
    };
    CountsCheck {
        declared: Declared {
            objectives: sum(|declared| declared.objectives),
            tasks: sum(|declared| declared.tasks),
            activities: sum(|declared| declared.activities),
        },
        found: found(sections),
    }
}

/// What the tree holds; levels the annex does not name do not count.
fn found(sections: &[Section]) -> Found {
    let mut found = Found::default();
    for section in sections {
        found.sections += u32::from(!section.number.is_empty() || !section.title.is_empty());
        for objective in &section.objectives {
            found.objectives += u32::from(objective.number > 0);
            for task in &objective.tasks {
                found.tasks += u32::from(task.number > 0);
                found.activities += u32::try_from(task.activities.len()).unwrap_or(u32::MAX);
            }
        }
    }
    found
}

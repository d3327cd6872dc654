//! A finished plan as the draft of the year after.

mod documents;
mod years;

use std::collections::BTreeSet;

use crate::deadline::{self, Deadline, DeadlineKind};
use crate::draft::{Activity, Draft, Field, FindingCode, Place, Severity, Target};
use crate::findings::Findings;
use years::{moved_on, without_leap_day};

/// The plan of the year after: years in the wording moved on by one, number, day and results cleared, origins kept.
/// Every wording that was moved on is a `YearAdvanced` finding; every activity whose key is in `unfinished` an
/// `Unfinished` one.
pub fn next_year(plan: &Draft, unfinished: &BTreeSet<u32>) -> Draft {
    let mut next = plan.clone();
    let year = plan.plan.year;
    next.plan.year = year.saturating_add(1);
    next.plan.number = None;
    next.plan.issued_on = None;
    next.plan.attached_to = None;
    next.findings = Vec::new();
    let mut notes = Notes { year, findings: Findings::default() };
    notes.reword(&mut next.plan.title, 0, Field::Title, None);
    let mut keys = 0;
    let mut key = || {
        keys += 1;
        keys
    };
    for section in &mut next.sections {
        section.key = key();
        let (key_of, place) = (section.key, section.place.take());
        notes.reword(&mut section.title, key_of, Field::Title, place);
        for objective in &mut section.objectives {
            objective.key = key();
            let (key_of, place) = (objective.key, objective.place.take());
            notes.reword(&mut objective.title, key_of, Field::Title, place);
            for task in &mut objective.tasks {
                task.key = key();
                let (key_of, place) = (task.key, task.place.take());
                notes.reword(&mut task.title, key_of, Field::Title, place);
                for activity in &mut task.activities {
                    let is_unfinished = unfinished.contains(&activity.key);
                    activity.key = key();
                    notes.activity(activity, is_unfinished);
                }
            }
        }
    }
    next.findings = notes.findings.into_list();
    next
}

struct Notes {
    year: i32,
    findings: Findings,
}

impl Notes {
    fn activity(&mut self, activity: &mut Activity, unfinished: bool) {
        let (key, places) = (activity.key, activity.places);
        self.reword(&mut activity.title, key, Field::Title, places.title);
        if let Some(text) = &mut activity.deliverable_text {
            self.reword(text, key, Field::Deliverables, places.deliverables);
        }
        for deliverable in &mut activity.deliverables {
            if let Some(moved) = moved_on(deliverable, self.year) {
                *deliverable = moved;
            }
        }
        self.deadline(activity);
        if unfinished {
            let message = format!(
                "{} năm trước chưa xong hoặc còn chờ điều kiện; chấp nhận để làm tiếp, hoặc bỏ khỏi kế hoạch.",
                activity.code
            );
            let finding = self.findings.medium(FindingCode::Unfinished, Place::default(), message);
            finding.reading(&activity.title).about(key, Field::Title);
        }
        activity.place = None;
        activity.places = crate::draft::FieldPlaces::default();
    }

    fn deadline(&mut self, activity: &mut Activity) {
        let Some(text) = activity.time_text.clone() else { return };
        let next = self.next_time(&text);
        let settled = activity.time_read_as.clone();
        let settled = settled.map(|settled| self.next_time(&settled).unwrap_or(settled));
        let label = next.clone().unwrap_or_else(|| text.clone());
        let read = deadline::read(settled.as_ref().unwrap_or(&label), self.year.saturating_add(1));
        activity.deadline = Deadline { label: label.clone(), ..read };
        activity.time_text = Some(label);
        activity.time_read_as = settled;
        if let Some(next) = next {
            self.note((text, next), Target { node: activity.key, field: Field::Deadline });
        }
    }

    /// The wording of a completion time a year later; nothing when it stays the same.
    fn next_time(&self, text: &str) -> Option<String> {
        let is_read = |text: &str, year| deadline::read(text, year).kind != DeadlineKind::None;
        let next = moved_on(text, self.year);
        let (then, year) = (next.as_deref().unwrap_or(text), self.year.saturating_add(1));
        if is_read(text, self.year) && !is_read(then, year) {
            return without_leap_day(then).filter(|then| is_read(then, year)).or(next);
        }
        next
    }

    fn reword(&mut self, text: &mut String, key: u32, field: Field, _place: Option<Place>) {
        if let Some(next) = moved_on(text, self.year) {
            let old = std::mem::replace(text, next.clone());
            self.note((old, next), Target { node: key, field });
        }
    }

    fn note(&mut self, (old, new): (String, String), target: Target) {
        let message = "Năm trong câu này được chuyển sang năm sau; hãy xem lại.";
        let finding = self.findings.add(Severity::Low, FindingCode::YearAdvanced, Place::default(), message);
        finding.reading(old).proposing(new).about(target.node, target.field);
    }
}

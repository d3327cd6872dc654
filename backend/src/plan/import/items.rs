use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, entity::prelude::Uuid};
use tiendo_annex::draft::{self, UnitName};
use tiendo_api::{DeadlineKind, work::Part};

use super::{
    super::{activity::activity_unit, condition},
    rows::{Rows, index, next},
};
use crate::{
    deadline::period,
    fold::fold,
    word::Word,
    work::{assignment, item},
};

/// The days of a work item.
#[allow(clippy::struct_field_names)] // the columns' own names
struct Dates {
    opened_on: NaiveDate,
    due_on: Option<NaiveDate>,
    backstop_on: Option<NaiveDate>,
}

impl Rows<'_> {
    /// The units of an activity, in the order written.
    pub(super) fn parts(&mut self, activity_id: Uuid, read: &draft::Activity) -> Vec<(Part, Uuid)> {
        let lead = self.known(&read.lead_units).into_iter().map(|unit| (Part::Lead, unit));
        let coordinating =
            self.known(&read.coordinating_units).into_iter().map(|unit| (Part::Coordinating, unit));
        let parts: Vec<(Part, Uuid)> = lead.chain(coordinating).collect();
        for (position, (part, unit_id)) in parts.iter().enumerate() {
            self.parts.push(activity_unit::ActiveModel {
                activity_id: Set(activity_id),
                part: Set(Word(*part)),
                position: Set(index(position)),
                agency_id: Set(self.agency_id),
                plan_id: Set(self.plan_id),
                unit_id: Set(*unit_id),
            });
        }
        parts
    }

    /// Units by name, each once, in the order written.
    fn known(&self, named: &[UnitName]) -> Vec<Uuid> {
        let mut units: Vec<Uuid> = Vec::with_capacity(named.len());
        for unit in named.iter().filter_map(|unit| self.units.get(&fold(&unit.name))) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }

    /// The work items of an activity: one, or one per report period that has not closed yet for recurring work.
    /// An activity nobody leads is nobody's work until a person settles the finding.
    pub(super) fn items(
        &mut self,
        activity_id: Uuid,
        condition: Option<Uuid>,
        read: &draft::Activity,
        parts: &[(Part, Uuid)],
    ) {
        let Some((_, lead)) = parts.iter().find(|(part, _)| *part == Part::Lead) else {
            return;
        };
        let deadline = &read.deadline;
        if deadline.kind == DeadlineKind::Recurring {
            let today = self.today;
            for period in period::of_year(self.year).into_iter().filter(|period| period.to >= today) {
                let dates = Dates { opened_on: period.from, due_on: Some(period.to), backstop_on: None };
                self.item(activity_id, *lead, parts, (condition, Some(period.code)), &dates, read);
            }
            return;
        }
        let waits = condition.is_some();
        let dates = Dates {
            opened_on: deadline.start.unwrap_or(self.today),
            due_on: deadline.end.filter(|_| !waits),
            backstop_on: deadline.end.filter(|_| waits),
        };
        self.item(activity_id, *lead, parts, (condition, None), &dates, read);
    }

    fn item(
        &mut self,
        activity_id: Uuid,
        lead: Uuid,
        parts: &[(Part, Uuid)],
        (condition, period): (Option<Uuid>, Option<String>),
        dates: &Dates,
        read: &draft::Activity,
    ) {
        let id = Uuid::now_v7();
        self.items.push(item::ActiveModel {
            id: Set(id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            activity_id: Set(activity_id),
            lead_unit_id: Set(lead),
            position: Set(next(&self.items)),
            period: Set(period),
            state: Set(condition::first_state(condition)),
            due_on: Set(dates.due_on),
            backstop_on: Set(dates.backstop_on),
            opened_on: Set(dates.opened_on),
            percent: Set(0),
            deliverables: Set(index(read.deliverables.len())),
            deliverables_evidenced: Set(0),
            last_progress_at: Set(None),
            pending_submission_id: Set(None),
            pending_by_account_id: Set(None),
            submitted_on: Set(None),
            closed_on: Set(None),
            self_confirmed: Set(false),
            version: Set(1),
        });
        for (part, unit_id) in parts {
            self.assignments.push(assignment::ActiveModel {
                agency_id: Set(self.agency_id),
                unit_id: Set(*unit_id),
                part: Set(Word(*part)),
                work_item_id: Set(id),
                plan_id: Set(self.plan_id),
            });
        }
    }
}

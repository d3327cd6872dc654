use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, entity::prelude::Uuid};
use tiendo_annex::draft;
use tiendo_api::{
    DeadlineKind,
    work::{Part, WorkState},
};

use super::rows::{Of, index};
use crate::{
    deadline::period::{self, Period},
    word::Word,
    work::{assignment, item},
};

/// What an activity waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// Nothing.
    Nothing,
    /// Something that has not come.
    StillToCome,
    /// Something that came on this day.
    Came(NaiveDate),
}

/// One obligation an activity makes: a work item still without its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Report period code, for recurring work.
    pub period: Option<String>,
    /// State it begins in.
    pub state: WorkState,
    /// First day it can be worked on.
    pub opened_on: NaiveDate,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
}

impl Obligation {
    /// The obligations of an activity: one; of recurring work the one for the report period that runs, the others
    /// follow as their periods open.
    pub fn all_of(of: &Of<'_>, read: &draft::Activity, condition: Awaited) -> Vec<Self> {
        let deadline = &read.deadline;
        if deadline.kind == DeadlineKind::Recurring {
            let periods = period::of_year(of.year, of.periods).into_iter();
            return periods.filter(|period| period.runs_on(of.today)).map(Self::of_period).collect();
        }
        let waits = condition == Awaited::StillToCome;
        let came = if let Awaited::Came(day) = condition { Some(day) } else { None };
        vec![Self {
            period: None,
            state: if waits { WorkState::Waiting } else { WorkState::Open },
            opened_on: came.or(deadline.start).unwrap_or(of.today),
            due_on: deadline.end.filter(|_| !waits),
            backstop_on: deadline.end.filter(|_| condition != Awaited::Nothing),
        }]
    }

    /// What recurring work owes for a report period.
    pub fn of_period(period: Period) -> Self {
        Self {
            period: Some(period.code),
            state: WorkState::Open,
            opened_on: period.opens_on,
            due_on: Some(period.units_report_on),
            backstop_on: None,
        }
    }

    /// Its rows. An activity nobody leads is nobody's work until a person settles that.
    pub fn rows(
        self,
        of: &Of<'_>,
        (activity_id, deliverables): (Uuid, usize),
        position: i32,
        parts: &[(Part, Uuid)],
    ) -> (Option<item::ActiveModel>, Vec<assignment::ActiveModel>) {
        let Some((_, lead)) = parts.iter().find(|(part, _)| *part == Part::Lead) else {
            return (None, Vec::new());
        };
        let id = Uuid::now_v7();
        let item = item::ActiveModel {
            id: Set(id),
            agency_id: Set(of.agency_id),
            plan_id: Set(of.plan_id),
            activity_id: Set(activity_id),
            lead_unit_id: Set(*lead),
            position: Set(position),
            period: Set(self.period),
            state: Set(Word(self.state)),
            due_on: Set(self.due_on),
            backstop_on: Set(self.backstop_on),
            opened_on: Set(self.opened_on),
            percent: Set(0),
            deliverables: Set(index(deliverables)),
            deliverables_evidenced: Set(0),
            last_progress_at: Set(None),
            pending_submission_id: Set(None),
            pending_by_account_id: Set(None),
            submitted_on: Set(None),
            closed_on: Set(None),
            self_confirmed: Set(false),
            added_on: Set(of.amended_on),
            dropped_on: Set(None),
            extension_id: Set(None),
            extensions: Set(0),
            extended_days: Set(0),
            urging_id: Set(None),
            assignee_id: Set(None),
            version: Set(1),
        };
        (Some(item), assignments(of, id, parts))
    }
}

/// Which units a work item is assigned to.
pub fn assignments(of: &Of<'_>, item_id: Uuid, parts: &[(Part, Uuid)]) -> Vec<assignment::ActiveModel> {
    let row = |(part, unit_id): &(Part, Uuid)| assignment::ActiveModel {
        agency_id: Set(of.agency_id),
        unit_id: Set(*unit_id),
        part: Set(Word(*part)),
        work_item_id: Set(item_id),
        plan_id: Set(of.plan_id),
    };
    parts.iter().map(row).collect()
}

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::entity::prelude::Uuid;
use tiendo_annex::draft::Draft;
use tiendo_api::{overview::Basis, units::UnitRef};

use crate::{actor::Actor, error::Error, fold::fold, plan::version, units::unit, work::row::Row};

/// From where the items of a plan are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Day the states are true of.
    pub day: NaiveDate,
    /// The plan as approved, or with its amendments.
    pub basis: Basis,
}

impl View {
    /// The plan with its amendments, on a day.
    pub fn on(day: NaiveDate) -> Self {
        Self { day, basis: Basis::Amended }
    }

    /// Whether the rows as they stand now have to be turned back.
    pub fn looks_back(self, today: NaiveDate) -> bool {
        self.day < today || self.basis == Basis::Approved
    }
}

/// The words a plan had in an earlier version, by activity.
#[derive(Debug, Default)]
pub struct Words {
    /// The plan of that version.
    pub draft: Draft,
    by_activity: HashMap<Uuid, Wording>,
}

/// The words of one activity.
#[derive(Debug)]
pub struct Wording {
    code: String,
    title: String,
    time_text: String,
    searched: String,
    section_number: String,
    section_id: Uuid,
    /// Lead units, the reporting lead first.
    pub leads: Vec<UnitRef>,
}

/// The words that held at a view; nothing when they are the current ones.
pub async fn words(actor: &Actor, plan_id: Uuid, view: View) -> Result<Option<Words>, Error> {
    let db = &**actor.db();
    let heads = version::heads(db, actor.agency_id, plan_id).await?;
    let number = match view.basis {
        Basis::Approved => heads.first().filter(|_| heads.len() > 1).map(|head| head.number),
        Basis::Amended => version::past_on(&heads, view.day),
    };
    let Some(number) = number else { return Ok(None) };
    let draft = version::draft(db, actor.agency_id, plan_id, number).await?;
    let units: HashMap<String, UnitRef> = unit::list(db, actor.agency_id)
        .await?
        .into_iter()
        .map(|unit| (fold(&unit.name), UnitRef { id: unit.id, code: unit.code, name: unit.name }))
        .collect();
    let wording =
        |(section, _, _, activity): (&tiendo_annex::draft::Section, _, _, &tiendo_annex::draft::Activity)| {
            let wording = Wording {
                code: activity.code.clone(),
                title: activity.title.clone(),
                time_text: activity.time_text.clone().unwrap_or_default(),
                searched: fold(&format!(
                    "{} {} {}",
                    activity.code,
                    activity.title,
                    activity.deliverables.join(" ")
                )),
                section_number: section.number.clone(),
                section_id: section.origin?,
                leads: activity
                    .lead_units
                    .iter()
                    .filter_map(|unit| units.get(&fold(&unit.name)).cloned())
                    .collect(),
            };
            Some((activity.origin?, wording))
        };
    let by_activity = draft.paths().filter_map(wording).collect();
    Ok(Some(Words { draft, by_activity }))
}

impl Words {
    /// The words of an activity.
    pub fn of(&self, activity_id: Uuid) -> Option<&Wording> {
        self.by_activity.get(&activity_id)
    }

    /// Gives a row the words it had; false when its activity was not in the plan.
    pub fn put_on(&self, row: &mut Row) -> bool {
        let Some(wording) = self.of(row.activity_id) else { return false };
        row.reword(&wording.code, &wording.title, &wording.time_text);
        row.section_id = wording.section_id;
        if let Some(lead) = wording.leads.first() {
            row.led_by(lead);
        }
        true
    }
}

impl Wording {
    /// Whether the words fit what was asked for.
    pub fn fits(&self, unit: Option<Uuid>, section: Option<&str>, q: Option<&str>) -> bool {
        let wanted = q.map(fold).unwrap_or_default();
        unit.is_none_or(|unit| self.leads.iter().any(|lead| lead.id == unit))
            && section.is_none_or(|section| self.section_number == section)
            && wanted.split_whitespace().all(|word| self.searched.contains(word))
    }
}

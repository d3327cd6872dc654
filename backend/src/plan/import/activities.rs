use sea_orm::{ActiveValue::Set, entity::prelude::Uuid};
use tiendo_annex::draft::{self, UnitName};
use tiendo_api::{DeadlineKind, work::Part};

use super::{
    super::activity::{self, activity_unit, deliverable},
    items::Obligation,
    rows::{Of, Rows, Standing, index, number},
};
use crate::{error::Error, fold::fold, word::Word};

impl Rows<'_> {
    /// A new activity with everything below it.
    pub(super) fn activity(&mut self, standing: Standing, lineage: Option<Uuid>, read: &draft::Activity) {
        let condition = self.conditions.awaited_by(&self.of, read);
        let mut row = columns(read, condition);
        row.id = Set(standing.id);
        row.agency_id = Set(self.of.agency_id);
        row.plan_id = Set(self.of.plan_id);
        row.position = Set(standing.position);
        row.section_id = Set(standing.section);
        row.task_id = Set(standing.parent);
        row.origin_id = Set(lineage);
        row.dropped_on = Set(None);
        row.deliverables_needed = Set(None);
        row.version = Set(1);
        self.activities.push(row);
        for (position, title) in read.deliverables.iter().enumerate() {
            self.deliverables.push(new_deliverable(&self.of, standing.id, index(position), title));
        }
        let parts = parts(&self.of, read);
        self.parts.extend(part_rows(&self.of, standing.id, &parts));
        let awaited = self.conditions.awaited(condition);
        for obligation in Obligation::all_of(&self.of, read, awaited) {
            let position = index(self.items.len());
            let (item, assignments) =
                obligation.rows(&self.of, (standing.id, read.deliverables.len()), position, &parts);
            self.items.extend(item);
            self.assignments.extend(assignments);
        }
    }
}

/// What an activity waits for, as worded.
pub(super) fn waits_for(read: &draft::Activity) -> Option<&str> {
    let waits = matches!(read.deadline.kind, DeadlineKind::OnCondition | DeadlineKind::Relative);
    read.deadline.trigger.as_deref().filter(|_| waits)
}

/// The columns of an activity that its wording decides.
pub fn columns(read: &draft::Activity, condition: Option<Uuid>) -> activity::ActiveModel {
    let deadline = &read.deadline;
    let searched = format!("{} {} {}", read.code, read.title, read.deliverables.join(" "));
    activity::ActiveModel {
        number: Set(number(read.number)),
        code: Set(read.code.clone()),
        title: Set(read.title.clone()),
        search_text: Set(fold(&searched)),
        time_text: Set(read.time_text.clone().unwrap_or_default()),
        deadline_kind: Set(Word(deadline.kind)),
        deadline_granularity: Set(deadline.granularity.map(Word)),
        deadline_start: Set(deadline.start),
        deadline_end: Set(deadline.end),
        deadline_tentative: Set(deadline.tentative),
        deadline_basis: Set(deadline.basis.clone()),
        deadline_days: Set(deadline.days.map(number)),
        deadline_working_days: Set(deadline.working_days),
        deadline_months: Set(deadline.count_months.map(number)),
        condition_id: Set(condition),
        contingent: Set(read.contingent),
        source_row: Set(number(read.place.map_or(0, |place| place.row))),
        places: Set(serde_json::to_value(read.places).ok()),
        ..Default::default()
    }
}

/// A deliverable of an activity.
pub fn new_deliverable(
    of: &Of<'_>,
    activity_id: Uuid,
    position: i32,
    title: &str,
) -> deliverable::ActiveModel {
    deliverable::ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(of.agency_id),
        plan_id: Set(of.plan_id),
        position: Set(position),
        activity_id: Set(activity_id),
        title: Set(title.to_owned()),
        dropped_on: Set(None),
        required: Set(None),
        needs: Set(None),
        parts: Set(None),
    }
}

/// The units of an activity, in the order written.
pub fn parts(of: &Of<'_>, read: &draft::Activity) -> Vec<(Part, Uuid)> {
    let lead = known(of, &read.lead_units).into_iter().map(|unit| (Part::Lead, unit));
    let coordinating = known(of, &read.coordinating_units).into_iter().map(|unit| (Part::Coordinating, unit));
    lead.chain(coordinating).collect()
}

/// Units by name, each once, in the order written.
fn known(of: &Of<'_>, named: &[UnitName]) -> Vec<Uuid> {
    let mut units: Vec<Uuid> = Vec::with_capacity(named.len());
    for unit in named.iter().filter_map(|unit| of.units.get(&fold(&unit.name))) {
        if !units.contains(unit) {
            units.push(*unit);
        }
    }
    units
}

/// Which units take part in an activity.
pub fn part_rows(of: &Of<'_>, activity_id: Uuid, parts: &[(Part, Uuid)]) -> Vec<activity_unit::ActiveModel> {
    let row = |(position, (part, unit_id)): (usize, &(Part, Uuid))| activity_unit::ActiveModel {
        activity_id: Set(activity_id),
        part: Set(Word(*part)),
        position: Set(index(position)),
        agency_id: Set(of.agency_id),
        plan_id: Set(of.plan_id),
        unit_id: Set(*unit_id),
    };
    parts.iter().enumerate().map(row).collect()
}

/// Writes units of an activity anew.
pub async fn replace_parts(
    tx: &crate::db::Tx,
    of: &Of<'_>,
    activity_id: Uuid,
    parts: &[(Part, Uuid)],
) -> Result<(), Error> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    activity_unit::Entity::delete_many()
        .filter(activity_unit::Column::ActivityId.eq(activity_id))
        .exec(&**tx)
        .await?;
    super::rows::all::<activity_unit::Entity, _>(tx, part_rows(of, activity_id, parts)).await
}

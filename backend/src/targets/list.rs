use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::{
    Action,
    targets::{
        PlanTarget, TargetDecision, TargetDetail, TargetPeriod, TargetState, TargetStatus, TargetValue,
    },
    units::{PersonRef, UnitRef},
};

use super::{
    state,
    target::{self, Column, Entity},
    term, value,
};
use crate::{
    actor::Actor,
    clock::local,
    deadline::period::{self, Period},
    error::Error,
    integration::people,
    plan::plan,
    units::unit,
};

/// Which targets to read.
#[derive(Debug, Clone, Copy)]
enum Of {
    Plan(Uuid),
    Target(Uuid),
}

/// Rows about targets, by target, the first first.
struct Said {
    terms: HashMap<Uuid, Vec<term::Model>>,
    values: HashMap<Uuid, Vec<value::Model>>,
    units: HashMap<Uuid, UnitRef>,
    people: HashMap<Uuid, PersonRef>,
    periods: Vec<Period>,
}

/// The targets of a plan as they stood on a day, in its order; those dropped by then are left out.
pub async fn of_plan(actor: &Actor, plan: &plan::Model, day: NaiveDate) -> Result<Vec<PlanTarget>, Error> {
    let db = &**actor.db();
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .filter(Column::PlanId.eq(plan.id))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let said = Said::of(db, actor, plan.year, Of::Plan(plan.id)).await?;
    let shown = rows.iter().filter_map(|row| said.target(actor, row, day));
    Ok(shown.filter(|target| target.status != TargetStatus::Dropped).collect())
}

/// A target as it now stands, with everything said about it.
pub async fn one(db: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<(TargetDetail, i64), Error> {
    let row = Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let plan = plan::Entity::find_by_id(row.plan_id).one(db).await?.ok_or(Error::NotFound)?;
    let said = Said::of(db, actor, plan.year, Of::Target(id)).await?;
    let target = said.target(actor, &row, actor.today()).ok_or(Error::NotFound)?;
    let values = said.values.get(&id).into_iter().flatten().rev();
    let decisions = said.terms.get(&id).into_iter().flatten().rev();
    let detail = TargetDetail {
        values: values.map(|value| said.value(value, &target.unit)).collect(),
        decisions: decisions.map(|term| said.decision(term)).collect(),
        target,
    };
    Ok((detail, row.version))
}

impl Said {
    async fn of(db: &impl ConnectionTrait, actor: &Actor, year: i32, of: Of) -> Result<Self, Error> {
        let agency = actor.agency_id;
        let (terms, values) = match of {
            Of::Plan(plan) => (
                term::Entity::find()
                    .filter(term::Column::AgencyId.eq(agency))
                    .filter(term::Column::PlanId.eq(plan)),
                value::Entity::find()
                    .filter(value::Column::AgencyId.eq(agency))
                    .filter(value::Column::PlanId.eq(plan)),
            ),
            Of::Target(target) => (
                term::Entity::find().filter(term::Column::TargetId.eq(target)),
                value::Entity::find().filter(value::Column::TargetId.eq(target)),
            ),
        };
        let terms = terms.order_by_asc(term::Column::At).order_by_asc(term::Column::Id).all(db).await?;
        let values = values.order_by_asc(value::Column::At).order_by_asc(value::Column::Id).all(db).await?;
        let who = terms.iter().filter_map(|term| term.account_id);
        let who = who.chain(values.iter().filter_map(|value| value.account_id));
        let people = people::by_id(db, who).await?;
        let units = unit::list(db, agency).await?.into_iter();
        let units = units.map(|it| (it.id, UnitRef { id: it.id, code: it.code, name: it.name })).collect();
        let periods = period::of_year(year, &actor.settings().periods);
        Ok(Self {
            terms: by(terms, |it| it.target_id),
            values: by(values, |it| it.target_id),
            units,
            people,
            periods,
        })
    }

    /// A target as it stood on a day; nothing when it was not there yet.
    fn target(&self, actor: &Actor, row: &target::Model, day: NaiveDate) -> Option<PlanTarget> {
        let term = term::on(self.terms.get(&row.id)?, day)?;
        let values = self.values.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let opened = self.periods.iter().filter(|period| period.opens_on <= day);
        let periods: Vec<TargetPeriod> =
            opened.map(|period| self.period(period, values, term, day)).collect();
        let latest = periods.iter().rev().find(|period| period.value.is_some());
        Some(PlanTarget {
            id: row.id,
            plan_id: row.plan_id,
            place: row.place.0,
            code: row.code.clone(),
            words: term.words.clone(),
            operator: term.operator.0,
            value: term.value,
            unit: term.unit.clone(),
            direction: term.direction.map(|direction| direction.0),
            lead_unit: term.lead_unit_id.and_then(|id| self.units.get(&id).cloned()),
            status: term.status.0,
            state: latest.map_or(TargetState::NoData, |period| period.state),
            latest: latest.and_then(|period| period.value.clone()),
            periods,
            version: row.version,
            allowed_actions: allowed(actor, row),
        })
    }

    /// How it stood in a period by what had been reported by that day.
    fn period(
        &self,
        period: &Period,
        values: &[value::Model],
        term: &term::Model,
        day: NaiveDate,
    ) -> TargetPeriod {
        let last = values.iter().rfind(|value| value.period == period.code && value.on_day <= day);
        let value = last.map(|value| self.value(value, &term.unit));
        let measured = value.as_ref().and_then(|value| value.measured);
        TargetPeriod {
            period: period.code.clone(),
            state: state::of(term.operator.0, term.value, measured),
            value,
        }
    }

    fn value(&self, row: &value::Model, unit: &str) -> TargetValue {
        TargetValue {
            id: row.id,
            period: row.period.clone(),
            numerator: row.numerator,
            denominator: row.denominator,
            measured: state::measured(unit, row.numerator, row.denominator),
            claimed: row.claimed,
            source: row.source.clone(),
            note: row.note.clone(),
            at: local(row.at),
            by: self.person(row.account_id).unwrap_or_else(|| PersonRef {
                id: row.account_id.unwrap_or_default(),
                name: String::new(),
                unit: None,
            }),
        }
    }

    fn decision(&self, term: &term::Model) -> TargetDecision {
        TargetDecision {
            from: term.from_day,
            words: term.words.clone(),
            operator: term.operator.0,
            value: term.value,
            unit: term.unit.clone(),
            status: term.status.0,
            reason: term.reason.clone(),
            by: self.person(term.account_id),
            at: local(term.at),
        }
    }

    fn person(&self, account: Option<Uuid>) -> Option<PersonRef> {
        account.and_then(|id| self.people.get(&id).cloned())
    }
}

/// What the actor may do with a target now: what the table permits, of what its status allows.
fn allowed(actor: &Actor, row: &target::Model) -> Vec<Action> {
    let fitting: &[Action] = match row.status.0 {
        TargetStatus::Proposed => &[Action::ManageTargets],
        TargetStatus::Confirmed => &[Action::ManageTargets, Action::ReportTarget],
        TargetStatus::Dropped => &[],
    };
    let parts = row.parts();
    fitting.iter().copied().filter(|action| actor.capacities.permit(*action, &parts)).collect()
}

fn by<T>(rows: Vec<T>, target: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut grouped: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        grouped.entry(target(&row)).or_default().push(row);
    }
    grouped
}

use tiendo_api::overview::{Overview, PeriodWindow};

use super::{conditions, decisions, list::Wanted, numbers, sections, sight, units, view::View};
use crate::{access::Granted, actor::Actor, deadline::period::Period, error::Error, plan::plan, targets};

/// The Office's one screen over a plan: a constant number of statements, whatever the plan's size.
pub async fn read(
    actor: &Actor,
    plan: Granted<plan::Model>,
    view: View,
    scope: Option<Period>,
) -> Result<Overview, Error> {
    let sight = sight::look(actor, plan.id, view, scope, Wanted::default()).await?;
    let numbers = numbers::of(&sight.items, &sight.watch, plan.year);
    Ok(Overview {
        as_of: view.day,
        basis: view.basis,
        freshness: numbers.freshness,
        total: numbers.total,
        buckets: numbers.buckets,
        due_soon: numbers.due_soon,
        completed: numbers.completed,
        on_time: numbers.on_time,
        self_confirmed: numbers.self_confirmed,
        decisions: decisions::needed(actor, &sight).await?,
        units: units::lines(actor, plan.id, &sight).await?,
        sections: sections::lines(actor, plan.id, &sight).await?,
        at_backstop: numbers.at_backstop,
        at_risk: numbers.at_risk,
        risks: numbers.risks,
        targets: targets::list::of_plan(actor, &plan, view.day).await?,
        conditions: conditions::awaited(actor, &sight).await?,
        periods_missed: numbers.periods_missed,
        load: numbers.load,
        scope: sight.scope.as_ref().map(PeriodWindow::from),
        period: sight.watch.period.code,
        plan: plan.into_inner().summary(actor),
    })
}

impl From<&Period> for PeriodWindow {
    fn from(period: &Period) -> Self {
        Self { code: period.code.clone(), from: period.from, to: period.to }
    }
}

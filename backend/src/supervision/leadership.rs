use tiendo_api::{leadership::Leadership, overview::PeriodWindow};

use super::{list::Wanted, numbers, sight, units, view::View, worst};
use crate::{access::Granted, actor::Actor, deadline::period::Period, error::Error, plan::plan, targets};

/// How many of the worst items leadership sees.
pub const MOST_WORST: usize = 5;

/// What leadership looks at.
pub async fn read(
    actor: &Actor,
    plan: Granted<plan::Model>,
    view: View,
    scope: Option<Period>,
) -> Result<Leadership, Error> {
    let sight = sight::look(actor, plan.id, view, scope, Wanted::default()).await?;
    Ok(Leadership {
        as_of: view.day,
        basis: view.basis,
        numbers: numbers::of(&sight.items, &sight.watch, plan.year),
        units: units::lines(actor, plan.id, &sight).await?,
        targets: targets::list::of_plan(actor, &plan, view.day).await?,
        worst: worst::of(actor, &sight, &sight.items, MOST_WORST),
        scope: sight.scope.as_ref().map(PeriodWindow::from),
        period: sight.watch.period.code,
        plan: plan.into_inner().summary(actor),
    })
}

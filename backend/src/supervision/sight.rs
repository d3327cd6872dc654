use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, entity::prelude::Uuid};
use tiendo_api::{overview::Bucket, work::WorkItemRow};

use super::{
    bucket,
    filter::Filter,
    list::{self, Wanted},
    risk::{Fired, Watch},
    view::{self, View, Words},
};
use crate::{
    actor::Actor,
    deadline::period::{self, Period},
    error::Error,
    milestones::milestone,
    settings::day,
    work::row::Row,
};

/// The items of a plan as they stand on a day, judged once: every zone counts these.
#[derive(Debug)]
pub struct Sight {
    /// The plan.
    pub plan_id: Uuid,
    /// From where.
    pub view: View,
    /// The rules of the day.
    pub watch: Watch,
    /// The report period it is limited to.
    pub scope: Option<Period>,
    /// The words of that day, when they were others than now.
    pub words: Option<Words>,
    /// The items, in the plan's order.
    pub items: Vec<Judged>,
}

/// An item with what is said of it on a day.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The item.
    pub row: Row,
    /// The number it is in; of a dropped item none.
    pub bucket: Option<Bucket>,
    /// Risk rules that fire, the most pressing first.
    pub fired: Vec<Fired>,
    /// Whether it was updated in the running report period.
    pub updated: bool,
    /// Its milestones by day, each with whether it is reached.
    pub milestones: Vec<(NaiveDate, bool)>,
}

/// The rules of the actor's agency on a day.
pub async fn watch(db: &impl ConnectionTrait, actor: &Actor, day: NaiveDate) -> Result<Watch, Error> {
    Ok(Watch::new(day, &actor.settings(), day::calendar(db, actor.agency_id).await?))
}

/// The report period of that code.
pub fn scope(actor: &Actor, code: Option<&str>) -> Result<Option<Period>, Error> {
    let named = |code: &str| {
        period::named(code, &actor.settings().periods)
            .ok_or_else(|| Error::Malformed(format!("no report period {code}")))
    };
    code.map(named).transpose()
}

/// The items of a plan that `wanted` asks for, as `view` sees them.
pub async fn look(
    actor: &Actor,
    plan_id: Uuid,
    view: View,
    scope: Option<Period>,
    wanted: Wanted<'_>,
) -> Result<Sight, Error> {
    let words = view::words(actor, plan_id, view).await?;
    let rows = list::filtered(actor, plan_id, (view, words.as_ref()), wanted).await?;
    let watch = watch(&**actor.db(), actor, view.day).await?;
    let mut milestones =
        milestone::of_plan(&**actor.db(), (actor.agency_id, plan_id), Some(view.day)).await?;
    let within = Filter { scope, ..Filter::default() };
    let judged = rows.into_iter().map(|row| {
        let set = milestones.remove(&row.id).unwrap_or_default();
        Judged::on(&watch, row, &set)
    });
    let items = judged.filter(|item| within.holds(item, view.day)).collect();
    Ok(Sight { plan_id, view, watch, scope: within.scope, words, items })
}

impl Judged {
    fn on(watch: &Watch, row: Row, milestones: &[milestone::Model]) -> Self {
        let signs = row.signs();
        let progress = (row.state.0, row.percent);
        let running = watch.period.opens_on..=watch.day;
        Self {
            bucket: bucket::of(&row.facts(), watch.day),
            fired: watch.fired(&signs),
            milestones: milestones.iter().map(|each| each.stood(progress, watch.day)).collect(),
            updated: signs.last_word_on.is_some_and(|word| running.contains(&word)),
            row,
        }
    }

    /// Whether it is not closed.
    pub fn is_at_work(&self) -> bool {
        self.bucket.is_some_and(|bucket| {
            matches!(
                bucket,
                Bucket::AwaitingConfirmation | Bucket::Overdue | Bucket::InTime | Bucket::Waiting
            )
        })
    }

    /// The day it falls on: its due day, and while it waits its backstop.
    pub fn falls_on(&self) -> Option<NaiveDate> {
        self.row.due_on.or(self.row.backstop_on)
    }

    /// The row as sent.
    pub fn seen_by(&self, actor: &Actor, watch: &Watch) -> WorkItemRow {
        self.row.clone().seen_by(actor, watch)
    }
}

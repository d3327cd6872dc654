use tiendo_api::{
    overview::{Bucket, Numbers, Quarter, QuarterLoad, Rate},
    risk::{RiskCount, RiskRule},
    work::DueState,
};

use super::{
    bucket::Counts,
    filter::{self, Filter},
    risk::Watch,
    sight::Judged,
};

/// The numbers over some items (zones A and G), of a plan for `year`.
pub fn of(items: &[Judged], watch: &Watch, year: i32) -> Numbers {
    let counts = counts(items);
    let number = |filter: Filter| filter.count(items, watch.day);
    let not_arising = counts.of(Bucket::NotArising);
    Numbers {
        total: counts.total(),
        buckets: counts.lines(),
        due_soon: number(Filter { due_state: Some(DueState::DueSoon), ..Filter::default() }),
        completed: Rate::of(counts.done(), counts.total() - not_arising, not_arising),
        on_time: Rate::of(counts.of(Bucket::DoneOnTime), counts.done(), counts.total() - counts.done()),
        freshness: freshness(items, watch),
        self_confirmed: number(Filter { self_confirmed: Some(true), ..Filter::default() }),
        at_backstop: number(Filter { at_backstop: Some(true), ..Filter::default() }),
        at_risk: at_risk(items, watch),
        risks: RiskRule::ALL
            .into_iter()
            .map(|rule| (rule, number(Filter { risk: Some(rule), ..Filter::default() })))
            .map(|(rule, count)| RiskCount { rule, count })
            .collect(),
        periods_missed: number(Filter { period_missed: Some(true), ..Filter::default() }),
        load: Quarter::ALL.into_iter().map(|quarter| load(items, watch, (year, quarter))).collect(),
    }
}

/// The seven numbers.
pub fn counts<'i>(items: impl IntoIterator<Item = &'i Judged>) -> Counts {
    let mut counts = Counts::default();
    for bucket in items.into_iter().filter_map(|item| item.bucket) {
        counts.add(bucket);
    }
    counts
}

/// Items updated in the running period, of those not closed.
pub fn freshness<'i>(items: impl IntoIterator<Item = &'i Judged> + Clone, watch: &Watch) -> Rate {
    let [fresh, stale] = [true, false].map(|updated| {
        Filter { updated: Some(updated), ..Filter::default() }.count(items.clone(), watch.day)
    });
    Rate::of(fresh, fresh + stale, counts(items).total() - fresh - stale)
}

/// Items on which some risk rule fires.
pub fn at_risk<'i>(items: impl IntoIterator<Item = &'i Judged>, watch: &Watch) -> i64 {
    Filter { at_risk: Some(true), ..Filter::default() }.count(items, watch.day)
}

fn load(items: &[Judged], watch: &Watch, (year, quarter): (i32, Quarter)) -> QuarterLoad {
    let counted: Vec<Bucket> =
        Bucket::ALL.into_iter().filter(|bucket| *bucket != Bucket::NotArising).collect();
    let falling = |buckets: &[Bucket]| Filter { quarter: Some((year, quarter)), ..Filter::of(buckets) };
    let due = || Filter { milestone: Some((year, quarter)), ..Filter::default() };
    let number = |filter: Filter| filter.count(items, watch.day);
    let last_day = filter::last_day(year, quarter);
    QuarterLoad {
        quarter,
        total: number(falling(&counted)),
        done: number(falling(&[Bucket::DoneOnTime, Bucket::DoneLate])),
        waiting: number(falling(&[Bucket::Waiting])),
        milestones: number(due()),
        milestones_reached: number(Filter { milestone_reached: Some(true), ..due() }),
        on_last_day: last_day.map_or(0, |day| number(Filter { due_from: Some(day), ..falling(&counted) })),
    }
}

use std::fmt::Write;

use anyhow::Result;

use super::grouped;
use crate::{
    cases,
    measured::{Measured, growth},
};

const GROWTH: f64 = 1.3;
const OVERVIEW_GROWTH: f64 = 1.5;
const UNCHANGED: f64 = 0.1;
const BESIDE_CONSTANT: f64 = 1.0 / 3.0;
const RESIDENT_KB: u64 = 60_000;
const READY_MS: f64 = 300.0;

/// A budget: what it says, how it is held by each kind of database.
struct Budget {
    says: String,
    held: Vec<(String, bool)>,
}

/// The budgets with what was measured beside them.
pub fn write(text: &mut String, kinds: &[&[Measured]]) -> Result<()> {
    write!(text, "| budget |")?;
    for place in kinds.iter().filter_map(|places| places.first()) {
        write!(text, " {} | |", place.kind)?;
    }
    write!(text, "\n|---|{}", "--:|---|".repeat(kinds.len()))?;
    for budget in all(kinds) {
        write!(text, "\n| {} |", budget.says)?;
        for (value, met) in budget.held {
            write!(text, " {value} | {} |", if met { "met" } else { "**not met**" })?;
        }
    }
    text.push('\n');
    Ok(())
}

fn all(kinds: &[&[Measured]]) -> Vec<Budget> {
    let mut budgets = Vec::new();
    let sizes = kinds.first().and_then(|places| Some((places.first()?.agencies, places.last()?.agencies)));
    if let Some((small, large)) = sizes.filter(|(small, large)| small < large) {
        let (small, large) = (grouped(small.into()), grouped(large.into()));
        for (case, name, most) in [
            (cases::QUEUE, "the queue's first page", GROWTH),
            (cases::OVERVIEW, "the overview", OVERVIEW_GROWTH),
        ] {
            let says = format!("{name} at {large} agencies costs at most {most} × what it costs at {small}");
            budgets.push(budget(kinds, says, |places| {
                let [small, .., large] = places else { return ("–".into(), true) };
                let growth = growth(small, large, case);
                (format!("{growth:.2} ×"), growth <= most)
            }));
        }
    }
    let says = "the overview, unchanged (304), costs under a tenth of one made anew".into();
    budgets.push(budget(kinds, says, |places| {
        let share = |place: &Measured| place.beside(cases::OVERVIEW, cases::OVERVIEW_UNCHANGED);
        let most = places.iter().map(share).fold(0.0, f64::max);
        (format!("{most:.2}"), most < UNCHANGED)
    }));
    budgets.push(budget(kinds, "no statement reads a table from end to end".into(), |places| {
        let explained = || places.iter().flat_map(|place| &place.explained);
        let scans = explained().filter(|explained| explained.scans()).count();
        (format!("{scans} of {}", explained().count()), scans == 0)
    }));
    for [anew, kept, constant] in cases::COMPARED {
        for case in [anew, kept] {
            let says = format!("{case}: at least a third of the throughput of a constant of its size");
            budgets.push(budget(kinds, says, |places| {
                let lowest =
                    places.iter().map(|place| place.beside(case, constant)).fold(f64::INFINITY, f64::min);
                (format!("{lowest:.2}"), lowest >= BESIDE_CONSTANT)
            }));
        }
    }
    let says = "under 60 MB resident with the 2026 plan, after reads and writes".into();
    budgets.push(budget(kinds, says, |places| {
        let resident =
            places.first().map_or(0, |place| place.after_all.resident.max(place.after_reads.resident));
        (format!("{} MB", resident / 1000), resident < RESIDENT_KB)
    }));
    budgets.push(budget(kinds, "ready within 300 ms of start on an existing database".into(), |places| {
        let slowest = places.iter().map(Measured::ready_millis).fold(0.0, f64::max);
        (format!("{slowest:.0} ms"), slowest <= READY_MS)
    }));
    budgets
}

fn budget(kinds: &[&[Measured]], says: String, held: impl Fn(&[Measured]) -> (String, bool)) -> Budget {
    Budget { says, held: kinds.iter().map(|places| held(places)).collect() }
}

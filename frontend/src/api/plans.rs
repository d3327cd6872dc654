use tiendo_api::{
    overview::{Bucket, Overview},
    page::Page,
    plans::{Plan, PlanSummary},
    units::Unit,
    work::WorkItemRow,
};
use uuid::Uuid;

use super::{Pending, get};
use crate::{view::View, wire::code};

/// Every plan of the agency.
pub fn plans() -> Pending<Page<PlanSummary>> {
    get("/plans").pending()
}

/// A plan with its tree, as it was on the view's day.
pub fn plan(id: Uuid, view: &View) -> Pending<Plan> {
    get(format!("/plans/{id}")).query_of(view, &["asOf"]).pending()
}

/// The Office's screen, true of the view's day.
pub fn overview(id: Uuid, view: &View) -> Pending<Overview> {
    get(format!("/plans/{id}/overview")).query_of(view, &["asOf", "basis", "period"]).pending()
}

/// The agency's units.
pub fn units() -> Pending<Page<Unit>> {
    get("/units").pending()
}

/// A page of a plan's work items.
pub fn work_items(plan: Uuid, view: &View) -> Pending<Page<WorkItemRow>> {
    // What falls due in a quarter is a load only while it can arise.
    let counted = if view.bucket.is_none() && view.limits.iter().any(|(limit, _)| *limit == "quarter") {
        let counted = Bucket::ALL.into_iter().filter(|bucket| *bucket != Bucket::NotArising);
        format!("&bucket={}", counted.map(|bucket| code(&bucket)).collect::<Vec<_>>().join(","))
    } else {
        String::new()
    };
    let view = View { plan: Some(plan), part: None, lane: None, ..view.filters() };
    get(format!("/work-items?{}{counted}", view.query(&[]))).pending()
}

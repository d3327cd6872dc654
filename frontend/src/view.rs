//! What of a page is shown: filters, the open item, the open form. All of it lives in the address.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tiendo_api::{overview::Bucket, queue::Lane, work::Part};
use uuid::Uuid;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// A form of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormKind {
    /// Report progress.
    Progress,
    /// Submit the result.
    Submission,
    /// Confirm a submission.
    Confirmation,
    /// Return a submission.
    Return,
    /// Record an awaited event.
    Event,
}

/// The query of an address. Every page uses the part it understands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct View {
    /// A unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Uuid>,
    /// Lead or coordinating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// One lane of the queue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
    /// One of the seven numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<Bucket>,
    /// A section number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Day the states are true of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<NaiveDate>,
    /// Words to find.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Where the list goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// The item open in the side panel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Uuid>,
    /// The form open in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<FormKind>,
}

impl View {
    /// Only what decides which rows are shown.
    pub fn filters(&self) -> Self {
        Self { item: None, form: None, ..self.clone() }
    }

    /// The same page with other filters: from its first page on, the panel as it is.
    pub fn filtered(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut view = Self { cursor: None, ..self.clone() };
        change(&mut view);
        view
    }

    /// The same page with an item open.
    pub fn with_item(&self, item: Uuid, form: Option<FormKind>) -> Self {
        Self { item: Some(item), form, ..self.clone() }
    }
}

/// The view of the current address, and how to change it.
pub struct Viewing {
    /// As in the address now. One that cannot be read counts as empty.
    pub now: View,
    /// Goes to another view, as a new step of the history.
    pub go: Callback<View>,
    /// Changes the view without a new step: for what changes with every key.
    pub replace: Callback<View>,
}

/// The view of the current address.
#[hook]
pub fn use_view() -> Viewing {
    let now = use_location().and_then(|at| at.query::<View>().ok()).unwrap_or_default();
    let navigator = use_navigator();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let change = move |replace: bool| {
        let (navigator, route) = (navigator.clone(), route.clone());
        Callback::from(move |view: View| {
            let Some(navigator) = &navigator else { return };
            // A view of plain options always serialises.
            let _ = if replace {
                navigator.replace_with_query(&route, &view)
            } else {
                navigator.push_with_query(&route, &view)
            };
        })
    };
    Viewing { now, go: change(false), replace: change(true) }
}

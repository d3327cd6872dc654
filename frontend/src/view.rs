//! What of a page is shown: filters, the open item, the open form. All of it lives in the address.

use chrono::NaiveDate;
use tiendo_api::{
    Action,
    overview::{Basis, Bucket},
    queue::Lane,
    work::Part,
};
use uuid::Uuid;
use yew::prelude::*;
use yew_router::{prelude::*, query::Raw};

use crate::{
    route::Route,
    wire::{code, decode, encode},
};

/// A form of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Grant or refuse a later due day.
    ExtensionDecision,
    /// Ask for a later due day.
    Extension,
    /// Take that back.
    ExtensionWithdrawal,
    /// Ask a coordinating unit for its contribution.
    Contribution,
    /// Deliver a contribution.
    Delivery,
    /// Decline one.
    Decline,
    /// Take a contribution request back.
    ContributionWithdrawal,
    /// Hand the item to a person.
    Assignee,
    /// Urge the unit.
    Urging,
    /// Let it wait past its backstop.
    CarryOver,
    /// Open it again.
    Reopening,
    /// Say something.
    Comment,
}

impl FormKind {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Progress,
        Self::Submission,
        Self::Confirmation,
        Self::Return,
        Self::Event,
        Self::ExtensionDecision,
        Self::Extension,
        Self::ExtensionWithdrawal,
        Self::Contribution,
        Self::Delivery,
        Self::Decline,
        Self::ContributionWithdrawal,
        Self::Assignee,
        Self::Urging,
        Self::CarryOver,
        Self::Reopening,
        Self::Comment,
    ];

    /// The form with which something is done.
    pub fn of(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.action() == action)
    }

    /// What is done with it.
    pub fn action(self) -> Action {
        match self {
            Self::Progress => Action::ReportProgress,
            Self::Submission => Action::Submit,
            Self::Confirmation => Action::Confirm,
            Self::Return => Action::Return,
            Self::Event => Action::RecordEvent,
            Self::ExtensionDecision => Action::DecideExtension,
            Self::Extension | Self::ExtensionWithdrawal => Action::RequestExtension,
            Self::Contribution | Self::ContributionWithdrawal => Action::RequestContribution,
            Self::Delivery | Self::Decline => Action::AnswerContribution,
            Self::Assignee => Action::AssignPerson,
            Self::Urging => Action::Urge,
            Self::CarryOver => Action::CarryOver,
            Self::Reopening => Action::Reopen,
            Self::Comment => Action::Comment,
        }
    }

    /// Name of the form, in addresses and drafts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::Submission => "submission",
            Self::Confirmation => "confirmation",
            Self::Return => "return",
            Self::Event => "event",
            Self::ExtensionDecision => "extension-decision",
            Self::Extension => "extension",
            Self::ExtensionWithdrawal => "extension-withdrawal",
            Self::Contribution => "contribution",
            Self::Delivery => "delivery",
            Self::Decline => "decline",
            Self::ContributionWithdrawal => "contribution-withdrawal",
            Self::Assignee => "assignee",
            Self::Urging => "urging",
            Self::CarryOver => "carry-over",
            Self::Reopening => "reopening",
            Self::Comment => "comment",
        }
    }
}

/// A form that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelForm {
    /// Which form.
    pub kind: FormKind,
    /// Which of several things of the item it is about.
    pub about: Option<Uuid>,
}

impl From<FormKind> for PanelForm {
    fn from(kind: FormKind) -> Self {
        Self { kind, about: None }
    }
}

impl PanelForm {
    /// As in an address: `delivery`, or `delivery.` and what it is about.
    fn read(text: &str) -> Option<Self> {
        let (name, about) = text.split_once('.').unwrap_or((text, ""));
        let kind = FormKind::ALL.into_iter().find(|form| form.name() == name)?;
        Some(Self { kind, about: about.parse().ok() })
    }

    fn written(self) -> String {
        let name = self.kind.name();
        self.about.map_or(name.to_owned(), |about| format!("{name}.{about}"))
    }
}

/// What limits a list to the rows behind a number and no choice on its page stands for, as the API names it.
const LIMITS: [&str; 13] = [
    "milestoneQuarter",
    "milestoneReached",
    "periodMissed",
    "atRisk",
    "risk",
    "updated",
    "everUpdated",
    "quarter",
    "condition",
    "dueState",
    "assignee",
    "lastUpdateBy",
    "selfConfirmed",
];

/// The query of an address. Every page uses the part it understands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// A unit.
    pub unit: Option<Uuid>,
    /// Lead or coordinating.
    pub part: Option<Part>,
    /// One lane of the queue.
    pub lane: Option<Lane>,
    /// One of the seven numbers.
    pub bucket: Option<Bucket>,
    /// A section number.
    pub section: Option<String>,
    /// Limits to the rows behind a number: the API's name and value, passed on as they are.
    pub limits: Vec<(&'static str, String)>,
    /// A plan.
    pub plan: Option<Uuid>,
    /// A report period (`2026-Q1`) the figures are limited to.
    pub period: Option<String>,
    /// Day the states are true of.
    pub as_of: Option<NaiveDate>,
    /// The plan as amended, or as first approved.
    pub basis: Option<Basis>,
    /// Words to find.
    pub q: Option<String>,
    /// Where the list goes on.
    pub cursor: Option<String>,
    /// The item open in the side panel.
    pub item: Option<Uuid>,
    /// The form open in it.
    pub form: Option<PanelForm>,
}

impl View {
    /// Reads a query (`?unit=…&q=…`). What it does not understand it leaves out.
    pub fn read(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='))
        {
            let value = decode(value);
            match name {
                "unit" => view.unit = value.parse().ok(),
                "part" => {
                    view.part = [Part::Lead, Part::Coordinating].into_iter().find(|part| code(part) == value);
                }
                "lane" => view.lane = Lane::ALL.into_iter().find(|lane| code(lane) == value),
                "bucket" => view.bucket = Bucket::ALL.into_iter().find(|bucket| code(bucket) == value),
                "section" => view.section = Some(value),
                "plan" => view.plan = value.parse().ok(),
                "period" => view.period = Some(value),
                "asOf" => view.as_of = value.parse().ok(),
                "basis" => {
                    view.basis =
                        [Basis::Amended, Basis::Approved].into_iter().find(|basis| code(basis) == value);
                }
                "q" => view.q = Some(value),
                "cursor" => view.cursor = Some(value),
                "item" => view.item = value.parse().ok(),
                "form" => view.form = PanelForm::read(&value),
                _ => view
                    .limits
                    .extend(LIMITS.into_iter().find(|limit| *limit == name).map(|limit| (limit, value))),
            }
        }
        view
    }

    /// The named parameters that have a value, as a query without `?`.
    pub fn query(&self, names: &[&str]) -> String {
        let values = [
            ("unit", self.unit.map(|unit| unit.to_string())),
            ("part", self.part.map(|part| code(&part))),
            ("lane", self.lane.map(|lane| code(&lane))),
            ("bucket", self.bucket.map(|bucket| code(&bucket))),
            ("section", self.section.clone()),
            ("plan", self.plan.map(|plan| plan.to_string())),
            ("period", self.period.clone()),
            ("asOf", self.as_of.map(|day| day.to_string())),
            ("basis", self.basis.map(|basis| code(&basis))),
            ("q", self.q.clone()),
            ("cursor", self.cursor.clone()),
            ("item", self.item.map(|item| item.to_string())),
            ("form", self.form.map(PanelForm::written)),
        ];
        let mut query = String::new();
        let limits = self.limits.iter().map(|(name, value)| (*name, Some(value.clone())));
        for (name, value) in values.into_iter().chain(limits) {
            if let Some(value) = value.filter(|_| names.is_empty() || names.contains(&name)) {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(name);
                query.push('=');
                query.push_str(&encode(&value));
            }
        }
        query
    }

    /// The address of a page shown this way.
    pub fn address(&self, route: &Route) -> String {
        let query = self.query(&[]);
        if query.is_empty() { route.to_path() } else { format!("{}?{query}", route.to_path()) }
    }

    /// Only what decides which rows are shown.
    pub fn filters(&self) -> Self {
        Self { item: None, form: None, ..self.clone() }
    }

    /// Only what decides which plan, of which day and report period, the figures are about.
    pub fn figures(&self) -> Self {
        Self { as_of: self.as_of, basis: self.basis, period: self.period.clone(), ..Self::default() }
    }

    /// The same with one limit more.
    pub fn limited(&self, limit: &'static str, value: &dyn ToString) -> Self {
        let mut view = self.clone();
        view.limits.push((limit, value.to_string()));
        view
    }

    /// Whether only the rows behind some number are shown that no choice on the page stands for.
    pub fn is_narrowed(&self) -> bool {
        self.period.is_some() || !self.limits.is_empty()
    }

    /// Shows more than those rows again.
    pub fn widen(&mut self) {
        self.period = None;
        self.limits.clear();
    }

    /// The same page with other filters: from its first page on, the panel as it is.
    pub fn filtered(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut view = Self { cursor: None, ..self.clone() };
        change(&mut view);
        view
    }

    /// The same page with an item open.
    pub fn with_item(&self, item: Uuid, form: Option<FormKind>) -> Self {
        Self { item: Some(item), form: form.map(PanelForm::from), ..self.clone() }
    }
}

/// The view of the current address, and how to change it.
pub struct Viewing {
    /// As in the address now.
    pub now: View,
    /// Goes to another view, as a new step of the history.
    pub go: Callback<View>,
    /// Changes the view without a new step: for what changes with every key.
    pub replace: Callback<View>,
}

/// The view of the current address.
#[hook]
pub fn use_view() -> Viewing {
    let now = use_location().map(|at| View::read(at.query_str())).unwrap_or_default();
    let navigator = use_navigator();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let change = move |replace: bool| {
        let (navigator, route) = (navigator.clone(), route.clone());
        Callback::from(move |view: View| {
            if let Some(navigator) = &navigator {
                go(navigator, &route, &view, replace);
            }
        })
    };
    Viewing { now, go: change(false), replace: change(true) }
}

/// Goes to a page shown in a certain way.
pub fn go(navigator: &Navigator, route: &Route, view: &View, replace: bool) {
    let query = Raw(view.query(&[]));
    // A query that is text already cannot fail to be one.
    let _ = if replace {
        navigator.replace_with_query(route, query)
    } else {
        navigator.push_with_query(route, query)
    };
}

/// The page that an address within this site leads to, and how it is shown.
pub fn of_address(address: &str) -> (Route, View) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    (Route::recognize(path).unwrap_or(Route::NotFound), View::read(query))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_its_address() {
        let view = View {
            unit: Some(Uuid::nil()),
            part: Some(Part::Coordinating),
            lane: Some(Lane::AwaitingMe),
            bucket: Some(Bucket::InTime),
            section: Some("VII".into()),
            limits: vec![("condition", Uuid::max().to_string()), ("atRisk", "true".into())],
            plan: Some(Uuid::max()),
            period: Some("2026-Q1".into()),
            as_of: NaiveDate::from_ymd_opt(2026, 3, 31),
            basis: Some(Basis::Approved),
            q: Some("quy chế".into()),
            cursor: Some("a+b=".into()),
            item: Some(Uuid::max()),
            form: Some(PanelForm { kind: FormKind::Delivery, about: Some(Uuid::nil()) }),
        };
        assert_eq!(View::read(&format!("?{}", view.query(&[]))), view);
        assert_eq!(view.query(&["section", "asOf"]), "section=VII&asOf=2026-03-31");
        assert_eq!(of_address(&view.address(&Route::Queue)), (Route::Queue, view));
        assert_eq!(View::read("?unit=nobody&lane=elsewhere&x=1"), View::default());
    }
}

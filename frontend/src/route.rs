//! Every address of the application.

use std::collections::HashMap;

use uuid::Uuid;
use yew_router::Routable;

/// Every address.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// Goes to the queue.
    Home,
    /// A unit's queue.
    Queue,
    /// The plans of the agency.
    Plans,
    /// A plan's tree.
    Plan {
        /// The plan.
        id: Uuid,
    },
    /// The Office's screen over the newest plan.
    NewestOverview,
    /// The Office's screen over a plan.
    Overview {
        /// The plan.
        id: Uuid,
    },
    /// What the work of a plan waits for.
    Conditions {
        /// The plan.
        id: Uuid,
    },
    /// What a plan must reach in numbers.
    Targets {
        /// The plan.
        id: Uuid,
    },
    /// What does not fit together in a plan.
    Contradictions {
        /// The plan.
        id: Uuid,
    },
    /// When a work item is complete.
    Completion {
        /// The item.
        id: Uuid,
    },
    /// The work items behind a number.
    Items {
        /// The plan.
        id: Uuid,
    },
    /// What leadership looks at, over the newest plan.
    NewestLeadership,
    /// What leadership looks at, over a plan.
    Leadership {
        /// The plan.
        id: Uuid,
    },
    /// What the head of a unit looks at.
    UnitOverview {
        /// The unit.
        id: Uuid,
    },
    /// What the agency sets for itself, and its working days.
    Settings,
    /// Who acts on whose behalf.
    Delegations,
    /// Outside authorities, and who took over from them.
    Authorities,
    /// How far the work of a plan is to be before its due days.
    Milestones {
        /// The plan.
        id: Uuid,
    },
    /// Urgings of the agency.
    Urgings,
    /// Annex drafts, and sending a new annex.
    Annexes,
    /// One annex draft.
    Annex {
        /// The draft.
        id: Uuid,
    },
    /// The versions of a plan, and what can be begun from it.
    Versions {
        /// The plan.
        id: Uuid,
    },
    /// What one was told, and how.
    Notices,
    /// Changing one's password.
    Password,
    /// Everything else.
    NotFound,
}

// By hand: the derived one brings a regular-expression-like matcher, for the bytes of a whole page.
impl Routable for Route {
    fn to_path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Queue => "/queue".to_owned(),
            Self::Plans => "/plans".to_owned(),
            Self::Plan { id } => format!("/plans/{id}"),
            Self::NewestOverview => "/overview".to_owned(),
            Self::Overview { id } => format!("/plans/{id}/overview"),
            Self::Conditions { id } => format!("/plans/{id}/conditions"),
            Self::Targets { id } => format!("/plans/{id}/targets"),
            Self::Contradictions { id } => format!("/plans/{id}/contradictions"),
            Self::Completion { id } => format!("/work-items/{id}/completion"),
            Self::Items { id } => format!("/plans/{id}/items"),
            Self::NewestLeadership => "/leadership".to_owned(),
            Self::Leadership { id } => format!("/plans/{id}/leadership"),
            Self::UnitOverview { id } => format!("/units/{id}/overview"),
            Self::Settings => "/settings".to_owned(),
            Self::Delegations => "/delegations".to_owned(),
            Self::Authorities => "/authorities".to_owned(),
            Self::Milestones { id } => format!("/plans/{id}/milestones"),
            Self::Urgings => "/urgings".to_owned(),
            Self::Annexes => "/annexes".to_owned(),
            Self::Annex { id } => format!("/annexes/{id}"),
            Self::Versions { id } => format!("/annexes/plan/{id}"),
            Self::Notices => "/notices".to_owned(),
            Self::Password => "/password".to_owned(),
            Self::NotFound => "/404".to_owned(),
        }
    }

    fn recognize(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        let known = match steps[..] {
            [""] => Some(Self::Home),
            ["queue"] => Some(Self::Queue),
            ["plans"] => Some(Self::Plans),
            ["overview"] => Some(Self::NewestOverview),
            ["notices"] => Some(Self::Notices),
            ["password"] => Some(Self::Password),
            ["leadership"] => Some(Self::NewestLeadership),
            ["settings"] => Some(Self::Settings),
            ["delegations"] => Some(Self::Delegations),
            ["authorities"] => Some(Self::Authorities),
            ["units", id, "overview"] => id.parse().ok().map(|id| Self::UnitOverview { id }),
            ["urgings"] => Some(Self::Urgings),
            ["annexes"] => Some(Self::Annexes),
            ["annexes", id] => id.parse().ok().map(|id| Self::Annex { id }),
            ["annexes", "plan", id] => id.parse().ok().map(|id| Self::Versions { id }),
            ["work-items", id, "completion"] => id.parse().ok().map(|id| Self::Completion { id }),
            ["plans", id, ref rest @ ..] => Self::of_plan(id, rest),
            _ => None,
        };
        known.or(Some(Self::NotFound))
    }

    fn from_path(path: &str, _params: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn routes() -> Vec<&'static str> {
        Vec::new()
    }

    fn not_found_route() -> Option<Self> {
        Some(Self::NotFound)
    }
}

impl Route {
    fn of_plan(id: &str, rest: &[&str]) -> Option<Self> {
        let id = id.parse().ok()?;
        match rest {
            [] => Some(Self::Plan { id }),
            ["overview"] => Some(Self::Overview { id }),
            ["conditions"] => Some(Self::Conditions { id }),
            ["targets"] => Some(Self::Targets { id }),
            ["contradictions"] => Some(Self::Contradictions { id }),
            ["items"] => Some(Self::Items { id }),
            ["leadership"] => Some(Self::Leadership { id }),
            ["milestones"] => Some(Self::Milestones { id }),
            _ => None,
        }
    }
}

#[cfg(test)]
impl Route {
    /// Every address once.
    pub fn one_of_each() -> [Self; 25] {
        let id = Uuid::max();
        [
            Self::Home,
            Self::Queue,
            Self::Plans,
            Self::Plan { id },
            Self::NewestOverview,
            Self::Overview { id },
            Self::Conditions { id },
            Self::Targets { id },
            Self::Contradictions { id },
            Self::Completion { id },
            Self::Items { id },
            Self::NewestLeadership,
            Self::Leadership { id },
            Self::UnitOverview { id },
            Self::Milestones { id },
            Self::Settings,
            Self::Delegations,
            Self::Authorities,
            Self::Urgings,
            Self::Annexes,
            Self::Annex { id },
            Self::Versions { id },
            Self::Notices,
            Self::Password,
            Self::NotFound,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        for page in Route::one_of_each() {
            assert_eq!(Route::recognize(&page.to_path()), Some(page));
        }
        assert_eq!(Route::recognize("/plans/nothing/overview"), Some(Route::NotFound));
    }
}

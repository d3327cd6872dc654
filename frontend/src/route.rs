//! Every address of the application.

use uuid::Uuid;
use yew_router::prelude::*;

/// Every address.
#[derive(Debug, Clone, PartialEq, Routable)]
pub enum Route {
    /// Goes to the queue.
    #[at("/")]
    Home,
    /// A unit's queue.
    #[at("/queue")]
    Queue,
    /// The plans of the agency.
    #[at("/plans")]
    Plans,
    /// A plan's tree.
    #[at("/plans/:id")]
    Plan {
        /// The plan.
        id: Uuid,
    },
    /// The Office's screen over the newest plan.
    #[at("/overview")]
    NewestOverview,
    /// The Office's screen over a plan.
    #[at("/plans/:id/overview")]
    Overview {
        /// The plan.
        id: Uuid,
    },
    /// The work items behind a number.
    #[at("/plans/:id/items")]
    Items {
        /// The plan.
        id: Uuid,
    },
    /// Changing one's password.
    #[at("/password")]
    Password,
    /// Everything else.
    #[not_found]
    #[at("/404")]
    NotFound,
}

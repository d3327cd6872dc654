//! The applications of the site. Each is a file of its own that only who goes there loads, so that the first visit
//! stays small however many screens there are. Which of them has an address, `apps.txt` says to both sides: to the
//! boot script, which starts one, and to the running one, which leaves addresses of another to the browser.

use yew::Html;

use crate::{
    pages::{agency, desk, figures, home, office, plans, supervision},
    parts::item::open_form::{ALL_FORMS, DECIDING_FORMS, Forms, NO_FORMS},
    route::Route,
};

const TABLE: &str = include_str!("../apps.txt");

/// One of the applications.
#[derive(Clone, Copy)]
pub struct Application {
    /// Its name in the table.
    name: &'static str,
    /// Its pages; [`NotFoundPage`](crate::pages::not_found::NotFoundPage) for what it has not.
    pub page: fn(&Route) -> Html,
    /// The forms of an item opened beside its pages.
    pub forms: Forms,
}

/// What everybody opens first: a unit's queue, and one's own account.
pub const HOME: Application = Application { name: "home", page: home::page, forms: ALL_FORMS };
/// The numbers over a plan.
pub const OFFICE: Application = Application { name: "office", page: office::page, forms: DECIDING_FORMS };
/// The agency itself: what its leaders and heads look at, its settings, who acts for whom, what one is told.
pub const AGENCY: Application = Application { name: "agency", page: agency::page, forms: NO_FORMS };
/// Plans as they are written, and what their work waits for.
pub const PLANS: Application = Application { name: "plans", page: plans::page, forms: ALL_FORMS };
/// The lists behind the numbers, and urging units.
pub const SUPERVISION: Application =
    Application { name: "supervision", page: supervision::page, forms: ALL_FORMS };
/// Figures against the plan: its targets, what does not fit together, when work is complete.
pub const FIGURES: Application = Application { name: "figures", page: figures::page, forms: NO_FORMS };
/// The desk at which the Office settles annexes.
pub const DESK: Application = Application { name: "desk", page: desk::page, forms: NO_FORMS };

impl PartialEq for Application {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Application {
    /// Whether an address belongs to it.
    pub fn has(self, path: &str) -> bool {
        name_for(path) == Some(self.name)
    }
}

/// The first application with a place that an address lies in, else the first of the table.
fn name_for(path: &str) -> Option<&'static str> {
    let has = |line: &&str| line.split(' ').skip(1).any(|place| lies_in(path, place));
    let line = TABLE.lines().find(has).or_else(|| TABLE.lines().next())?;
    line.split(' ').next()
}

/// Whether an address begins with the steps of a place; `*` is any step.
fn lies_in(path: &str, place: &str) -> bool {
    let mut steps = path.split('/').skip(1);
    place.split('/').all(|named| steps.next().is_some_and(|step| named == "*" || named == step))
}

#[cfg(test)]
mod tests {
    use yew::prelude::*;
    use yew_router::Routable;

    use super::*;
    use crate::pages::not_found::NotFoundPage;

    #[test]
    fn an_address_belongs_to_one_application_and_there_is_its_page() {
        let missing = html! { <NotFoundPage /> };
        for route in Route::one_of_each() {
            let path = route.to_path();
            let having: Vec<_> = [HOME, OFFICE, AGENCY, FIGURES, PLANS, SUPERVISION, DESK]
                .into_iter()
                .filter(|one| one.has(&path))
                .collect();
            assert_eq!(having.len(), 1, "{path}");
            let page = (having[0].page)(&route);
            assert_eq!(page == missing, route == Route::NotFound, "{path} in {}", having[0].name);
        }
    }

    #[test]
    fn what_nobody_names_belongs_to_the_first() {
        assert!(HOME.has("/") && HOME.has("/no/such/plans"));
        assert!(PLANS.has("/plans/no-such-plan") && !HOME.has("/plans/no-such-plan"));
    }
}

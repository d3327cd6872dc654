use tiendo_api::queue::Queue;

use super::{Pending, get};
use crate::view::View;

/// A unit's queue; the caller's own when the view names none.
pub fn queue(view: &View) -> Pending<Queue> {
    get("/queue").query_of(view, &["unit", "part", "lane", "section", "q", "cursor"]).pending()
}

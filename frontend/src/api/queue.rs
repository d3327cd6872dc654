use tiendo_api::queue::Queue;

use super::{Answer, get};
use crate::view::View;

/// A unit's queue; the caller's own when the view names none.
pub async fn queue(view: View) -> Answer<Queue> {
    get("/queue").query_of(&view, &["unit", "part", "lane", "section", "q", "cursor"]).receive().await
}

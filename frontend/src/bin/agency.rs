//! The agency itself: what its leaders and heads look at, its settings, who acts for whom.

fn main() {
    tiendo_web::start(tiendo_web::AGENCY);
}

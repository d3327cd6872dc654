//! The numbers over a plan.

fn main() {
    tiendo_web::start(tiendo_web::OFFICE);
}

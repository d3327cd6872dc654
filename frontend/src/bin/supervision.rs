//! Urging units, and what comes of it.

fn main() {
    tiendo_web::start(tiendo_web::SUPERVISION);
}

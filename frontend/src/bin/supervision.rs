//! The lists behind the numbers, and urging units.

fn main() {
    tiendo_web::start(tiendo_web::SUPERVISION);
}

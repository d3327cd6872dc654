//! The desk at which the Office settles annexes.

fn main() {
    tiendo_web::start(tiendo_web::DESK);
}

//! Plans as they are written, and what their work waits for.

fn main() {
    tiendo_web::start(tiendo_web::PLANS);
}

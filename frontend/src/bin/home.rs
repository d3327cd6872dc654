//! What everybody opens first.

fn main() {
    tiendo_web::start(tiendo_web::HOME);
}

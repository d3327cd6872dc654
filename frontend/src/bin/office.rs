//! Plans and the numbers over them.

fn main() {
    tiendo_web::start(tiendo_web::OFFICE);
}

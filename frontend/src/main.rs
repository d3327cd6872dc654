//! The application that everybody opens first.

fn main() {
    tiendo_web::application();
}

//! The numbers over a plan and the lists behind them.

fn main() {
    tiendo_web::start(tiendo_web::OFFICE);
}

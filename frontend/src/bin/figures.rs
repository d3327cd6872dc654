//! Figures against the plan: its targets, what does not fit together, when work is complete.

fn main() {
    tiendo_web::start(tiendo_web::FIGURES);
}

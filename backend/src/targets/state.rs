use tiendo_api::{Operator, targets::TargetState};

/// What a percentage is counted in.
pub const PERCENT: &str = "%";

/// How near is the same: figures come as decimal fractions, and computing with them is not exact.
const NEAR: f64 = 1e-9;

/// What figures come to in the unit of a target; nothing where there was nothing to count.
pub fn measured(unit: &str, numerator: f64, denominator: Option<f64>) -> Option<f64> {
    match denominator {
        Some(whole) if whole <= 0.0 => None,
        Some(whole) if unit == PERCENT => Some(numerator / whole * 100.0),
        None if unit == PERCENT => None,
        _ => Some(numerator),
    }
}

/// Whether a number reaches what a target states.
pub fn reaches(operator: Operator, stated: f64, number: f64) -> bool {
    let room = NEAR * stated.abs().max(1.0);
    match operator {
        Operator::Equal => (number - stated).abs() <= room,
        Operator::AtLeast => number >= stated - room,
        Operator::MoreThan => number > stated + room,
        Operator::AtMost => number <= stated + room,
        Operator::LessThan => number < stated - room,
    }
}

/// How a target stands with what was measured.
pub fn of(operator: Operator, stated: f64, measured: Option<f64>) -> TargetState {
    match measured {
        None => TargetState::NoData,
        Some(number) if reaches(operator, stated, number) => TargetState::Met,
        Some(_) => TargetState::NotMet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiendo_api::Operator::{AtLeast, AtMost, Equal, LessThan, MoreThan};

    #[test]
    fn a_share_is_met_when_it_reaches_what_is_stated() {
        let stands = |operator, stated, n, d| of(operator, stated, measured(PERCENT, n, Some(d)));
        for (operator, stated, n, d, state) in [
            (Equal, 100.0, 12.0, 12.0, TargetState::Met),
            (Equal, 100.0, 11.0, 12.0, TargetState::NotMet),
            (AtLeast, 25.0, 1.0, 4.0, TargetState::Met),
            (AtLeast, 33.0, 1.0, 4.0, TargetState::NotMet),
            (AtLeast, 99.9, 999.0, 1000.0, TargetState::Met),
            (MoreThan, 90.0, 9.0, 10.0, TargetState::NotMet),
            (MoreThan, 90.0, 91.0, 100.0, TargetState::Met),
            (AtMost, 5.0, 5.0, 100.0, TargetState::Met),
            (LessThan, 5.0, 5.0, 100.0, TargetState::NotMet),
            (LessThan, 5.0, 0.0, 100.0, TargetState::Met),
            (Equal, 100.0, 0.0, 0.0, TargetState::NoData),
            (AtMost, 5.0, 0.0, 0.0, TargetState::NoData),
        ] {
            assert_eq!(stands(operator, stated, n, d), state, "{n}/{d} {operator:?} {stated}");
        }
    }

    #[test]
    fn a_count_needs_no_whole() {
        assert_eq!(of(AtLeast, 20.0, measured("hộ", 20.0, None)), TargetState::Met);
        assert_eq!(of(AtLeast, 20.0, measured("hộ", 19.0, None)), TargetState::NotMet);
        assert_eq!(measured(PERCENT, 5.0, None), None);
    }
}

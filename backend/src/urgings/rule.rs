use tiendo_api::{settings::UrgingSettings, urgings::UrgingLevel};

/// The last urging of an item, as the rule looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// How strongly.
    pub level: UrgingLevel,
    /// Days since.
    pub days_ago: i64,
}

/// The level proposed for an item overdue by some days, if any. A unit is not urged anew before it had time to answer;
/// and however late, no level is skipped: nobody is criticised who was not reminded.
pub fn level(days_overdue: i64, last: Option<Last>, rule: &UrgingSettings) -> Option<UrgingLevel> {
    if days_overdue <= 0 || last.is_some_and(|last| last.days_ago < i64::from(rule.again_after_days)) {
        return None;
    }
    let by_days = if days_overdue >= i64::from(rule.review_after_days) {
        UrgingLevel::Review
    } else if days_overdue >= i64::from(rule.criticism_after_days) {
        UrgingLevel::Criticism
    } else {
        UrgingLevel::Reminder
    };
    let next = match last.map(|last| last.level) {
        None => UrgingLevel::Reminder,
        Some(UrgingLevel::Reminder) => UrgingLevel::Criticism,
        Some(UrgingLevel::Criticism | UrgingLevel::Review) => UrgingLevel::Review,
    };
    Some(by_days.min(next))
}

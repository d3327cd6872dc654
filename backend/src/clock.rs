//! What time it is. Today comes from here and from nowhere else; the day is Vietnam's (UTC+7).

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

const SEVEN_HOURS: i32 = 7 * 3600;

/// The clock of the product: the system's, or one set by hand for tests and rehearsals.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<Mutex<DateTime<Utc>>>>);

impl Clock {
    /// A clock that stands at nine in the morning of `day` until moved.
    pub fn standing_at(day: NaiveDate) -> Self {
        let nine =
            day.and_time(NaiveTime::MIN) + TimeDelta::hours(9) - TimeDelta::seconds(SEVEN_HOURS.into());
        Self(Some(Arc::new(Mutex::new(nine.and_utc()))))
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Some(standing) => *standing.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
            None => Utc::now(),
        }
    }

    /// Today in Vietnam.
    pub fn today(&self) -> NaiveDate {
        local(self.now()).date_naive()
    }

    /// Moves a standing clock on; the system's clock cannot be moved.
    pub fn advance(&self, days: u64) {
        self.set(|at| at.checked_add_days(Days::new(days)));
    }

    /// Moves a standing clock on by less than a day.
    pub fn advance_minutes(&self, minutes: i64) {
        self.set(|at| at.checked_add_signed(TimeDelta::minutes(minutes)));
    }

    fn set(&self, moved: impl FnOnce(DateTime<Utc>) -> Option<DateTime<Utc>>) {
        if let Some(standing) = &self.0 {
            let mut at = standing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            *at = moved(*at).unwrap_or(*at);
        }
    }
}

/// An instant as shown and sent: UTC+7.
pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(SEVEN_HOURS) {
        Some(offset) => at.with_timezone(&offset),
        None => at.fixed_offset(),
    }
}

/// The first instant after a day in Vietnam.
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    (day.and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::seconds(SEVEN_HOURS.into())).and_utc()
}

/// The first instant of the next hour.
pub fn next_hour(at: DateTime<Utc>) -> DateTime<Utc> {
    at + TimeDelta::seconds(3600 - at.timestamp().rem_euclid(3600))
}

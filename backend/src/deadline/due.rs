use chrono::{Days, Months, NaiveDate};

use super::calendar::Calendar;

/// When work is due that waited for something, or is counted from it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DueRule {
    /// Days counted from what came.
    pub days: Option<u32>,
    /// Whether those are working days.
    pub working_days: bool,
    /// Months counted from what came.
    pub months: Option<u32>,
    /// Last day of the window the plan gives.
    pub window_end: Option<NaiveDate>,
}

impl DueRule {
    /// The due day of work whose condition came on `came`. A count runs from the day after (Bộ luật Dân sự
    /// 91/2015/QH13, Điều 147); without one the work is due at the end of its window. Nothing when the rule gives no
    /// day, or gives one that is past when the work opens: then a person says it.
    pub fn after(&self, came: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        match (self.days, self.months) {
            (Some(days), _) if self.working_days => calendar.after(came, days),
            (Some(days), _) => came.checked_add_days(Days::new(days.into())),
            (None, Some(months)) => came.checked_add_months(Months::new(months)),
            (None, None) => self.window_end.filter(|end| *end >= came),
        }
    }
}

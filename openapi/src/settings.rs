use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Action,
    check::{Check, Fault, Found},
};

/// What an agency sets for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Its report periods, in the order they close; each kind once.
    pub periods: Vec<PeriodSettings>,
    /// When work counts as being at risk.
    pub risk: RiskSettings,
    /// When people are reminded.
    pub reminders: ReminderSettings,
    /// Which extensions the Office decides itself.
    pub extensions: ExtensionSettings,
    /// When the rule proposes to urge.
    pub urging: UrgingSettings,
}

/// A kind of report period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub enum PeriodKind {
    /// First quarter (Quý I); code `2026-Q1`.
    #[serde(rename = "Q1")]
    FirstQuarter,
    /// Half a year (6 tháng); code `2026-6M`.
    #[serde(rename = "6M")]
    HalfYear,
    /// Third quarter (Quý III); code `2026-Q3`.
    #[serde(rename = "Q3")]
    ThirdQuarter,
    /// The year (Năm); code `2026`.
    #[serde(rename = "year")]
    Year,
}

/// A day of a period's year, or of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YearDay {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month; the month's last day where it has fewer.
    pub day: u32,
    /// Whether it lies in the year before.
    #[serde(default)]
    pub year_before: bool,
}

/// A report period as an agency keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeriodSettings {
    /// Which period.
    pub kind: PeriodKind,
    /// First day of its figures.
    pub from: YearDay,
    /// Last day of its figures: the cut-off (chốt số liệu).
    pub to: YearDay,
    /// Last day for units to report to the Office.
    pub units_report_on: YearDay,
    /// Last day for the Office to report upward.
    pub agency_reports_on: YearDay,
}

/// When work counts as being at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RiskSettings {
    /// Due within this many working days with nothing submitted.
    pub due_within_working_days: u32,
    /// Percentage points under what the time gone by would expect.
    pub points_under_expected: u32,
    /// Working days after its event within which work must have begun.
    pub start_within_working_days: u32,
    /// Days in progress without a word.
    pub silent_days: u32,
    /// Days without a word for work that has no due day.
    pub silent_days_without_deadline: u32,
}

/// When people are reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ReminderSettings {
    /// Working days before the due day.
    pub days_before: Vec<u32>,
    /// Working days after it.
    pub days_after: Vec<u32>,
    /// Working days after its day at which the head of a unit is told that an update was not sent.
    pub escalate_to_head_after: u32,
    /// Working days after its day at which the Office is told that an update is still not sent.
    pub escalate_to_office_after: u32,
    /// Hour of the day the digest is sent, in Vietnam.
    pub digest_hour: u32,
}

/// Which extensions the Office decides itself; longer ones are leadership's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ExtensionSettings {
    /// Days an item may be extended by the Office, all its extensions taken together; 0 for none.
    pub office_decides_days: u32,
}

/// When the rule proposes to urge (đôn đốc), and how strongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UrgingSettings {
    /// Days overdue from which a criticism (phê bình) is proposed instead of a reminder, once one was reminded.
    pub criticism_after_days: u32,
    /// Days overdue from which a review (kiểm điểm) is proposed, once one was criticised.
    pub review_after_days: u32,
    /// Days after an urging before the next is proposed.
    pub again_after_days: u32,
}

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SettingsInForce {
    /// What is set.
    pub settings: Settings,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What the caller may do with them.
    pub allowed_actions: Vec<Action>,
}

/// A day of the working calendar that is no ordinary day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is worked on.
    pub working: bool,
    /// Its name: the holiday, or why it is worked on.
    pub name: String,
    /// Whether the agency decided it; otherwise it is off by law.
    pub decided: bool,
}

/// What an agency decides about a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is worked on.
    pub working: bool,
    /// Its name: the holiday, or why it is worked on.
    pub name: String,
}

impl PeriodKind {
    /// The four, in the order they close.
    pub const ALL: [Self; 4] = [Self::FirstQuarter, Self::HalfYear, Self::ThirdQuarter, Self::Year];

    /// Code of the period of a year.
    pub fn code(self, year: i32) -> String {
        match self {
            Self::FirstQuarter => format!("{year}-Q1"),
            Self::HalfYear => format!("{year}-6M"),
            Self::ThirdQuarter => format!("{year}-Q3"),
            Self::Year => year.to_string(),
        }
    }
}

impl YearDay {
    const fn of(month: u32, day: u32) -> Self {
        Self { month, day, year_before: false }
    }

    /// The day in a year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let year = if self.year_before { year.checked_sub(1)? } else { year };
        // A day the month does not have is its last one.
        (self.day.saturating_sub(3)..=self.day)
            .rev()
            .find_map(|day| NaiveDate::from_ymd_opt(year, self.month, day))
    }
}

/// Quý I 15/12–14/3 · 6 tháng 15/12–14/6 · Quý III 15/6–14/9 · Năm 15/12–14/12, sent upward by the 20th of the last
/// month (công văn 581/BNV-CCHC; NĐ 09/2019/NĐ-CP); risk and reminders as the product proposes.
impl Default for Settings {
    fn default() -> Self {
        let last_december = YearDay { month: 12, day: 15, year_before: true };
        let period = |kind, from, month| PeriodSettings {
            kind,
            from,
            to: YearDay::of(month, 14),
            units_report_on: YearDay::of(month, 14),
            agency_reports_on: YearDay::of(month, 20),
        };
        let periods = vec![
            period(PeriodKind::FirstQuarter, last_december, 3),
            period(PeriodKind::HalfYear, last_december, 6),
            period(PeriodKind::ThirdQuarter, YearDay::of(6, 15), 9),
            period(PeriodKind::Year, last_december, 12),
        ];
        Self {
            periods,
            risk: RiskSettings::default(),
            reminders: ReminderSettings::default(),
            extensions: ExtensionSettings::default(),
            urging: UrgingSettings::default(),
        }
    }
}

impl Default for ExtensionSettings {
    fn default() -> Self {
        Self { office_decides_days: 15 }
    }
}

impl Default for UrgingSettings {
    fn default() -> Self {
        Self { criticism_after_days: 15, review_after_days: 30, again_after_days: 7 }
    }
}

impl Default for RiskSettings {
    fn default() -> Self {
        Self {
            due_within_working_days: 7,
            points_under_expected: 20,
            start_within_working_days: 5,
            silent_days: 30,
            silent_days_without_deadline: 90,
        }
    }
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            days_before: vec![7, 3, 1],
            days_after: vec![1, 3, 7],
            escalate_to_head_after: 2,
            escalate_to_office_after: 5,
            digest_hour: 7,
        }
    }
}

/// Most days any of the settings counts.
const MOST_DAYS: u32 = 366;
/// Most reminders on either side of a due day.
const MOST_REMINDERS: usize = 10;

impl Check for Settings {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        let kinds: Vec<PeriodKind> = self.periods.iter().map(|period| period.kind).collect();
        if kinds != PeriodKind::ALL {
            found.push(("/periods".into(), Fault::Contradiction));
        }
        let mut last = None;
        for (index, period) in self.periods.iter().enumerate() {
            let days = [period.from, period.to, period.units_report_on, period.agency_reports_on];
            // A leap year, so that no day is clamped unseen.
            let [from, to, units, agency] = days.map(|day| day.in_year(2024));
            let in_order = from < to && last < to && from <= units && units <= agency && to <= agency;
            if [from, to, units, agency].contains(&None) {
                found.push((format!("/periods/{index}"), Fault::OutOfRange));
            } else if !in_order {
                found.push((format!("/periods/{index}"), Fault::Contradiction));
            }
            last = to;
        }
        let risk = &self.risk;
        for (pointer, days) in [
            ("/risk/dueWithinWorkingDays", risk.due_within_working_days),
            ("/risk/pointsUnderExpected", risk.points_under_expected),
            ("/risk/startWithinWorkingDays", risk.start_within_working_days),
            ("/risk/silentDays", risk.silent_days),
            ("/risk/silentDaysWithoutDeadline", risk.silent_days_without_deadline),
        ] {
            if !(1..=MOST_DAYS).contains(&days) {
                found.push((pointer.into(), Fault::OutOfRange));
            }
        }
        if self.extensions.office_decides_days > MOST_DAYS {
            found.push(("/extensions/officeDecidesDays".into(), Fault::OutOfRange));
        }
        let urging = &self.urging;
        for (pointer, days) in [
            ("/urging/criticismAfterDays", urging.criticism_after_days),
            ("/urging/reviewAfterDays", urging.review_after_days),
            ("/urging/againAfterDays", urging.again_after_days),
        ] {
            if !(1..=MOST_DAYS).contains(&days) {
                found.push((pointer.into(), Fault::OutOfRange));
            }
        }
        if urging.review_after_days < urging.criticism_after_days {
            found.push(("/urging/reviewAfterDays".into(), Fault::Contradiction));
        }
        let reminders = &self.reminders;
        for (pointer, days) in [
            ("/reminders/daysBefore", &reminders.days_before),
            ("/reminders/daysAfter", &reminders.days_after),
        ] {
            let sound =
                days.len() <= MOST_REMINDERS && days.iter().all(|days| (1..=MOST_DAYS).contains(days));
            if !sound {
                found.push((pointer.into(), Fault::OutOfRange));
            }
        }
        for (pointer, days) in [
            ("/reminders/escalateToHeadAfter", reminders.escalate_to_head_after),
            ("/reminders/escalateToOfficeAfter", reminders.escalate_to_office_after),
        ] {
            if !(1..=MOST_DAYS).contains(&days) {
                found.push((pointer.into(), Fault::OutOfRange));
            }
        }
        if reminders.escalate_to_office_after < reminders.escalate_to_head_after {
            found.push(("/reminders/escalateToOfficeAfter".into(), Fault::Contradiction));
        }
        if reminders.digest_hour > 23 {
            found.push(("/reminders/digestHour".into(), Fault::OutOfRange));
        }
        found
    }
}

impl Check for NewCalendarDay {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        match self.name.trim() {
            "" => vec![("/name".into(), Fault::Required)],
            name if name.chars().count() > 200 => vec![("/name".into(), Fault::TooLong)],
            _ => Vec::new(),
        }
    }
}

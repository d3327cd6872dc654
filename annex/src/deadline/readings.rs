use chrono::NaiveDate;

use super::DeadlineKind;
use super::calendar::Period;
use super::examine::Said;
use super::window::{Lead, Stretch, Window};
use super::wordings::{day, months, period};

/// The reading taken and the other one.
type Two = (Option<String>, Option<String>);

/// The readings of a doubtful wording, each as a person could have typed it.
pub(super) fn of(said: &Said, kind: DeadlineKind, plan_year: i32) -> Two {
    let year = format!("Năm {plan_year}");
    if let Some(count) = said.clauses.count.filter(|_| kind == DeadlineKind::Relative) {
        let counted = count.wording();
        let other = match count.months {
            Some(6) => format!("6 tháng đầu năm {plan_year}"),
            _ => format!("{counted} kể từ ngày được giao"),
        };
        let trigger = said.clauses.trigger.is_none();
        return (
            trigger.then(|| format!("{counted} kể từ ngày ban hành Kế hoạch")),
            trigger.then_some(other),
        );
    }
    if let Some(event) = &said.from_then_on {
        return (Some(format!("Từ {event} trở đi")), Some(year));
    }
    if said.following_years {
        return (Some(year), Some("Hằng năm".to_owned()));
    }
    let Some(window) = &said.window else {
        let other = said.clauses.basis.as_ref().map(|basis| format!("Khi có {basis}"));
        return (Some(year), other);
    };
    if said.is_due_before_it_recurs() {
        return (Some(whole(window)), Some("Thường xuyên".to_owned()));
    }
    match kind {
        DeadlineKind::Recurring => (Some("Thường xuyên".to_owned()), Some(whole(window))),
        DeadlineKind::OnCondition => (None, None),
        _ => of_window(window, plan_year),
    }
}

fn of_window(window: &Window, plan_year: i32) -> Two {
    if let Some(report) = window.report_due {
        return (Some(day(window.end)), Some(day(report)));
    }
    if window.open_ended {
        let from = window.start.map(|start| format!("Từ {} đến {}", day(start), day(window.end)));
        return (from, window.stretches.first().map(|only| period(only.period, only.year)));
    }
    if window.spans_years() {
        return (Some(whole(window)), Some(format!("Năm {plan_year}")));
    }
    let latest = window.stretches.iter().max_by_key(|stretch| stretch.end());
    if let [only] = window.stretches[..] {
        return (Some(day(window.end)), earlier(only).map(day).filter(|day_| *day_ != day(window.end)));
    }
    let named = window.months();
    let all_months = window.stretches.iter().all(|stretch| matches!(stretch.period, Period::Month(_)));
    if window.all_quarters() {
        return (Some(day(window.end)), Some("Hằng quý".to_owned()));
    }
    if all_months && window.is_list {
        return (Some(day(window.end)), Some(months(&named)));
    }
    let first = window.stretches.iter().min_by_key(|stretch| stretch.end());
    let wording = |stretch: Option<&Stretch>| stretch.map(|stretch| period(stretch.period, stretch.year));
    let (taken, other) = (wording(latest), wording(first));
    let differs = taken != other;
    (taken, other.filter(|_| differs))
}

/// All of a window in one wording.
fn whole(window: &Window) -> String {
    match (&window.stretches[..], window.start) {
        ([only], _) => period(only.period, only.year),
        (_, Some(start)) if window.spans_years() => {
            format!("Giai đoạn {}-{}", chrono::Datelike::year(&start), chrono::Datelike::year(&window.end))
        }
        (_, Some(start)) => format!("Từ {} đến {}", day(start), day(window.end)),
        (_, None) => day(window.end),
    }
}

/// The day a vague wording could mean as well: "đầu quý II", "trước tháng 6", "tuần 2 tháng 3".
fn earlier(stretch: Stretch) -> Option<NaiveDate> {
    let Stretch { period, lead, year } = stretch;
    match (lead, period) {
        (Lead::Before, _) => period.last_day(year),
        (Lead::Vague, Period::Month(month)) => NaiveDate::from_ymd_opt(year, month, 15),
        (Lead::Vague, Period::Quarter(quarter)) => Period::Month(3 * quarter - 2).last_day(year),
        (Lead::Vague, Period::HalfYear(half)) => Period::Quarter(2 * half - 1).last_day(year),
        (Lead::Vague, Period::Year) => Period::Quarter(1).last_day(year),
        (_, Period::Week { month, .. }) => Period::Month(month).last_day(year),
        _ => None,
    }
}

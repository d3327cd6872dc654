use chrono::NaiveDate;

use super::calendar::Period;

/// A day as a person would type it.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// A stretch of a year as a person would type it.
pub(super) fn period(period: Period, year: i32) -> String {
    match period {
        Period::Day { day, month } => format!("{day:02}/{month:02}/{year}"),
        Period::Week { week, month } => format!("Tuần {week} tháng {month}/{year}"),
        Period::Month(month) => format!("Tháng {month}/{year}"),
        Period::Quarter(quarter) => {
            format!("Quý {}/{year}", ["I", "II", "III", "IV"].get(quarter as usize - 1).unwrap_or(&"IV"))
        }
        Period::HalfYear(1) => format!("6 tháng đầu năm {year}"),
        Period::HalfYear(_) => format!("6 tháng cuối năm {year}"),
        Period::Year => format!("Năm {year}"),
    }
}

/// Months of each year.
pub(super) fn months(months: &[u32]) -> String {
    let list: Vec<String> = months.iter().map(u32::to_string).collect();
    format!("Tháng {} hằng năm", list.join(", "))
}

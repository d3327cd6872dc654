use super::documents::{is_in_a_number, is_of_a_documents_day};

/// The text with the years around the plan's moved on by one; nothing when there is none. Numbers and days of documents
/// ("45/2025/NĐ-CP", "Kế hoạch số 38/KH-UBND ngày 26/01/2026") and spans of years ("2021-2030") stay.
pub(super) fn moved_on(text: &str, plan_year: i32) -> Option<String> {
    let mut moved = String::with_capacity(text.len());
    let mut rest = 0;
    for (start, year) in years(text) {
        let end = start + 4;
        let near = (year - plan_year).abs() <= 1;
        if !near || is_fixed(&text[..start], &text[end..]) {
            continue;
        }
        let next = year + 1;
        moved.push_str(&text[rest..start]);
        if !is_leap(next) {
            end_february(&mut moved);
        }
        moved.push_str(&next.to_string());
        rest = end;
    }
    if rest == 0 {
        return None;
    }
    moved.push_str(&text[rest..]);
    Some(moved)
}

/// Every number of exactly four digits that can be a year.
fn years(text: &str) -> impl Iterator<Item = (usize, i32)> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter_map(move |at| {
        let whole = (at == 0 || !is_digit(at - 1)) && (at..at + 4).all(is_digit) && !is_digit(at + 4);
        let year = whole.then(|| text.get(at..at + 4)?.parse().ok()).flatten()?;
        (1900..=2200).contains(&year).then_some((at, year))
    })
}

fn is_fixed(before: &str, after: &str) -> bool {
    is_in_a_number(before, after) || is_in_a_span(before, after) || is_of_a_documents_day(before, after)
}

/// "2021-[2030]", "[2025] – 2026": bare years. In "12/[2026] - 3/2027" each belongs to a month.
fn is_in_a_span(before: &str, after: &str) -> bool {
    let is_dash = |char: char| matches!(char, '-' | '–' | '—');
    let left = before.trim_end().strip_suffix(is_dash).map(str::trim_end);
    let right = after.trim_start().strip_prefix(is_dash).map(str::trim_start);
    let ends_a_year = |text: &str| {
        let before = text.trim_end_matches(|char: char| char.is_ascii_digit());
        text.len() - before.len() == 4 && is_bare(before)
    };
    let begins_a_year = |text: &str| {
        let after = text.trim_start_matches(|char: char| char.is_ascii_digit());
        text.len() - after.len() == 4 && !after.starts_with(['/', '.'])
    };
    is_bare(before) && right.is_some_and(begins_a_year) || left.is_some_and(ends_a_year)
}

/// Whether what follows is a year alone, not the year of a month or a day.
fn is_bare(before: &str) -> bool {
    !before.ends_with(['/', '.', '-'])
}

/// 29 February is the 28th in a year that has no 29th.
fn end_february(text: &mut String) {
    for month in ["02", "2"] {
        for (after_day, after_month) in [("/", "/"), ("-", "-"), (".", "."), (" tháng ", " năm ")] {
            let rest = format!("{after_day}{month}{after_month}");
            if let Some(before) = text.strip_suffix(&rest).and_then(|text| text.strip_suffix("29")) {
                *text = format!("{before}28{rest}");
                return;
            }
        }
    }
}

/// The text with a 29 February that has no year as the 28th; nothing when it names none.
pub(super) fn without_leap_day(text: &str) -> Option<String> {
    ["29/02", "29/2", "29 tháng 02", "29 tháng 2"].into_iter().find_map(|day| {
        let at = text.find(day)?;
        let alone = !text[at + day.len()..].starts_with(|char: char| char.is_ascii_digit());
        alone.then(|| format!("{}28{}", &text[..at], &text[at + 2..]))
    })
}

fn is_leap(year: i32) -> bool {
    chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_2026(text: &str) -> Option<String> {
        moved_on(text, 2026)
    }

    #[test]
    fn years_around_the_plans_move_on() {
        let pairs = [
            ("Kế hoạch năm 2026, chỉ số năm 2025", "Kế hoạch năm 2027, chỉ số năm 2026"),
            ("Quý I/2026", "Quý I/2027"),
            ("Trước ngày 30/6/2026", "Trước ngày 30/6/2027"),
            ("30-6-2026", "30-6-2027"),
            ("30.6.2026", "30.6.2027"),
            ("2026-06-30", "2027-06-30"),
            ("Gửi báo cáo ngày 15/12/2026", "Gửi báo cáo ngày 15/12/2027"),
        ];
        for (text, next) in pairs {
            assert_eq!(in_2026(text).as_deref(), Some(next));
        }
        for text in ["năm 2021", "Thường xuyên", ""] {
            assert_eq!(in_2026(text), None, "{text}");
        }
    }

    #[test]
    fn both_ends_of_a_time_move_on_and_spans_of_years_stay() {
        let pairs = [
            ("01/6/2026 - 30/6/2026", "01/6/2027 - 30/6/2027"),
            ("Từ 12/2026 - 3/2027", "Từ 12/2027 - 3/2028"),
            ("Quý IV/2026 – Quý I/2027", "Quý IV/2027 – Quý I/2028"),
        ];
        for (text, next) in pairs {
            assert_eq!(in_2026(text).as_deref(), Some(next));
        }
        for text in ["giai đoạn 2021-2030", "giai đoạn 2025 - 2026", "2026–2030"] {
            assert_eq!(in_2026(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_and_days_of_documents_are_facts() {
        let facts = [
            "Theo Nghị định 45/2025/NĐ-CP",
            "Luật số 60/2025/QH15",
            "Công văn số 2026/UBND-NC",
            "TCVN 14423:2026",
            "Kế hoạch số 38/KH-UBND ngày 26/01/2026",
            "Kế hoạch số 38/KH-UBND, ngày 26/01/2026",
            "Kế hoạch 38/KH-UBND (26/01/2026)",
            "Kế hoạch số 38/KH-UBND ngày 26 tháng 01 năm 2026 của UBND tỉnh",
            "Nghị định 45/2025/NĐ-CP ngày 15/7/2025",
            "Quyết định ngày 26/01/2026 của UBND tỉnh",
        ];
        for text in facts {
            assert_eq!(in_2026(text), None, "{text}");
        }
        assert_eq!(
            in_2026("Quý II/2026, theo Kế hoạch số 38/KH-UBND ngày 26/01/2026").as_deref(),
            Some("Quý II/2027, theo Kế hoạch số 38/KH-UBND ngày 26/01/2026")
        );
    }

    #[test]
    fn february_ends_where_the_year_ends_it() {
        let pairs = [
            ("29/02/2028", "28/02/2029"),
            ("29-2-2028", "28-2-2029"),
            ("ngày 29 tháng 02 năm 2028", "ngày 28 tháng 02 năm 2029"),
        ];
        for (text, next) in pairs {
            assert_eq!(moved_on(text, 2028).as_deref(), Some(next));
        }
        assert_eq!(without_leap_day("trước 29/02").as_deref(), Some("trước 28/02"));
        assert_eq!(without_leap_day("129/20"), None);
    }
}

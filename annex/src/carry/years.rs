/// Whether days written in full belong to the plan or to documents it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// "Kế hoạch số 38/KH-UBND ngày 26/01/2026": the document keeps its day.
    Stay,
    /// "Trước ngày 30/6/2026": a completion time moves on.
    Move,
}

/// The text with the years around the plan's moved on by one; nothing when there is none. Years in numbers of
/// documents ("45/2025/NĐ-CP") and in spans ("2021-2030") stay.
pub fn moved_on(text: &str, plan_year: i32, dates: Dates) -> Option<String> {
    let mut moved = String::with_capacity(text.len());
    let mut rest = 0;
    for (start, year) in years(text) {
        let end = start + 4;
        let near = (year - plan_year).abs() <= 1;
        if !near || is_fixed(&text[..start], &text[end..], dates) {
            continue;
        }
        let next = year + 1;
        moved.push_str(&text[rest..start]);
        if !is_leap(next) {
            unleap(&mut moved);
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

fn is_fixed(before: &str, after: &str, dates: Dates) -> bool {
    let spans = |char: char| matches!(char, '-' | '–' | '—');
    let follows_span =
        before.trim_end().strip_suffix(spans).is_some_and(|left| ends_with_number(left.trim_end()));
    let begins_span = after
        .trim_start()
        .strip_prefix(spans)
        .is_some_and(|right| right.trim_start().starts_with(|char: char| char.is_ascii_digit()));
    let of_a_document = before.ends_with('/') && after.starts_with('/');
    let full_date = before.strip_suffix('/').is_some_and(|left| {
        let month = left.trim_end_matches(|char: char| char.is_ascii_digit());
        month.len() < left.len() && month.ends_with('/')
    });
    follows_span || begins_span || of_a_document || (full_date && dates == Dates::Stay)
}

fn ends_with_number(text: &str) -> bool {
    text.ends_with(|char: char| char.is_ascii_digit())
}

/// 29 February becomes the 28th in a year that has no 29th.
fn unleap(moved: &mut String) {
    for (leap, common) in [("29/02/", "28/02/"), ("29/2/", "28/2/")] {
        if moved.ends_with(leap) {
            moved.truncate(moved.len() - leap.len());
            moved.push_str(common);
        }
    }
}

fn is_leap(year: i32) -> bool {
    chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_around_the_plans_move_on() {
        let title = |text| moved_on(text, 2026, Dates::Stay);
        assert_eq!(
            title("Kế hoạch năm 2026, chỉ số năm 2025").unwrap(),
            "Kế hoạch năm 2027, chỉ số năm 2026"
        );
        assert_eq!(title("Theo Nghị định 45/2025/NĐ-CP, giai đoạn 2021-2030"), None);
        assert_eq!(title("giai đoạn 2025 - 2026"), None);
        assert_eq!(title("Kế hoạch số 38/KH-UBND ngày 26/01/2026"), None);
        assert_eq!(title("năm 2021"), None);
        assert_eq!(title("Quý I/2026").unwrap(), "Quý I/2027");
        assert_eq!(title(""), None);
    }

    #[test]
    fn completion_times_move_on_as_days() {
        let time = |text, year| moved_on(text, year, Dates::Move);
        assert_eq!(time("Trước ngày 30/6/2026", 2026).unwrap(), "Trước ngày 30/6/2027");
        assert_eq!(time("29/02/2028", 2028).unwrap(), "28/02/2029");
        assert_eq!(time("Thường xuyên", 2026), None);
    }
}

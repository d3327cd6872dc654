//! Completion times: every day of a century, wordings met in real plans, and both readings of what has two.
#![allow(missing_docs, clippy::unwrap_used)]

use chrono::{Datelike, Days, NaiveDate};
use tiendo_annex::deadline::{self, DeadlineKind, Granularity};

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// The last day of a month, found by counting days: not the way the reader finds it.
fn last_day(year: i32, month: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    let days = (0..31).map(|days| first + Days::new(days));
    days.take_while(|date| date.month() == month).last().unwrap()
}

fn check(wording: &str, plan_year: i32, start: Option<NaiveDate>, end: NaiveDate, granularity: Granularity) {
    let deadline = deadline::read(wording, plan_year);
    assert_eq!(deadline.kind, DeadlineKind::Fixed, "{wording}");
    assert_eq!((deadline.start, deadline.end), (start, Some(end)), "{wording}");
    assert_eq!(deadline.granularity, Some(granularity), "{wording}");
    assert_eq!(deadline.label, wording);
    assert_eq!(deadline::read(&deadline.label, plan_year), deadline, "reading what was read changes nothing");
}

#[test]
fn every_quarter_of_a_hundred_years_ends_on_its_last_day() {
    for year in 2000..=2100 {
        for quarter in 1..=4_u32 {
            let roman = ROMAN[quarter as usize - 1];
            let start = NaiveDate::from_ymd_opt(year, 3 * quarter - 2, 1);
            let end = last_day(year, 3 * quarter);
            for wording in [
                format!("Quý {roman}/{year}"),
                format!("quý {roman} năm {year}"),
                format!("Quý {quarter}/{year}"),
                format!("QUÝ {roman}, NĂM {year}"),
                format!("Hoàn thành trong quý {roman} - {year}"),
                format!("Q{quarter}/{year}"),
                format!("Q{roman}/{year}"),
            ] {
                check(&wording, 2026, start, end, Granularity::Quarter);
                assert!(deadline::read(&wording, 2026).year_stated);
            }
            check(&format!("Quý {roman}"), year, start, end, Granularity::Quarter);
            assert!(!deadline::read(&format!("Quý {roman}"), year).year_stated);
        }
    }
}

#[test]
fn every_month_of_a_hundred_years_ends_on_its_last_day() {
    for year in 2000..=2100 {
        for month in 1..=12 {
            let (start, end) = (NaiveDate::from_ymd_opt(year, month, 1), last_day(year, month));
            for wording in [
                format!("Tháng {month}/{year}"),
                format!("tháng {month:02} năm {year}"),
                format!("{month}/{year}"),
                format!("T{month}/{year}"),
                format!("Trong tháng {month}/{year}"),
                format!("Xong trong tháng {month}, năm {year}"),
            ] {
                check(&wording, 2026, start, end, Granularity::Month);
            }
            check(&format!("tháng {month}"), year, start, end, Granularity::Month);
            let tentative = deadline::read(&format!("Dự kiến tháng {month}/{year}"), 2026);
            assert!(tentative.tentative && tentative.end == Some(end));
        }
    }
}

#[test]
fn every_day_of_a_hundred_years_is_its_own_end() {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    for date in first.iter_days().take_while(|date| date.year() <= 2100) {
        let (day, month, year) = (date.day(), date.month(), date.year());
        check(&format!("{day}/{month}/{year}"), 2026, None, date, Granularity::Day);
        check(&format!("Trước ngày {day:02}/{month:02}/{year}"), 2026, None, date, Granularity::Day);
        if day == 15 {
            check(&format!("{day}-{month}-{year}"), 2026, None, date, Granularity::Day);
            check(&format!("{day:02}.{month:02}.{year}"), 2026, None, date, Granularity::Day);
            check(&format!("ngày {day} tháng {month} năm {year}"), 2026, None, date, Granularity::Day);
            check(&format!("Chậm nhất ngày {day}/{month}"), year, None, date, Granularity::Day);
        }
    }
}

#[test]
fn years_and_halves_end_where_the_calendar_says() {
    for year in 2000..=2100 {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        for wording in
            [format!("Năm {year}"), format!("Trong năm {year}"), format!("{year}"), "Cả năm".into()]
        {
            let deadline = deadline::read(&wording, year);
            assert_eq!(deadline.kind, DeadlineKind::YearLong, "{wording}");
            assert_eq!((deadline.start, deadline.end), (day(1, 1), day(12, 31)), "{wording}");
        }
        for wording in
            [format!("6 tháng đầu năm {year}"), format!("Nửa đầu năm {year}"), "Sáu tháng đầu năm".into()]
        {
            check(&wording, year, day(1, 1), day(6, 30).unwrap(), Granularity::HalfYear);
        }
        check(
            &format!("06 tháng cuối năm {year}"),
            year,
            day(7, 1),
            day(12, 31).unwrap(),
            Granularity::HalfYear,
        );
        for from in 1..=3_u32 {
            let wording = format!("Quý {}, {}/{year}", ROMAN[from as usize - 1], ROMAN[from as usize]);
            check(&wording, 2026, day(3 * from - 2, 1), last_day(year, 3 * from + 3), Granularity::Quarter);
        }
        check(
            &format!("Từ tháng 3 đến tháng 6/{year}"),
            2026,
            day(3, 1),
            day(6, 30).unwrap(),
            Granularity::Month,
        );
    }
}

/// A wording, its kind, its end and what it hangs on.
type Wording = (&'static str, DeadlineKind, Option<&'static str>, Option<&'static str>);

#[test]
fn wordings_met_in_real_plans() {
    use DeadlineKind::{Fixed, None as Nothing, OnCondition, Recurring, Relative, YearLong};
    let wordings: [Wording; 21] = [
        ("Quý III, IV/2027", Fixed, Some("2027-12-31"), None),
        ("Từ Quý I/2026", YearLong, Some("2026-12-31"), None),
        ("Từ tháng 11 đến tháng 3/2027", Fixed, Some("2027-03-31"), None),
        ("30/11", Fixed, Some("2026-11-30"), None),
        ("Trước ngày 15/6/2027", Fixed, Some("2027-06-15"), None),
        ("Trước Quý III/2026", Fixed, Some("2026-06-30"), None),
        ("Thường xuyên", Recurring, Some("2026-12-31"), None),
        ("Thường xuyên, định kỳ báo cáo theo Quý", Recurring, Some("2026-12-31"), None),
        ("Tháng 6, 12 hằng năm", Recurring, Some("2026-12-31"), None),
        ("Hàng quý", Recurring, Some("2026-12-31"), None),
        (
            "10 ngày làm việc sau khi Nghị quyết được ban hành",
            Relative,
            None,
            Some("Nghị quyết được ban hành"),
        ),
        ("100 ngày kể từ ngày ban hành Kế hoạch", Relative, None, Some("ngày ban hành Kế hoạch")),
        ("100 ngày", Relative, None, None),
        (
            "Sau khi có Kế hoạch của Tỉnh, trong quý II",
            OnCondition,
            Some("2026-06-30"),
            Some("có Kế hoạch của Tỉnh"),
        ),
        ("Khi có yêu cầu", OnCondition, Some("2026-12-31"), Some("có yêu cầu")),
        ("12/2026 hoặc 1/2027 (tuỳ thời điểm)", Fixed, Some("2027-01-31"), None),
        ("Quý I/2026 (Kế hoạch CĐS); Năm 2026 (theo từng hệ thống)", YearLong, Some("2026-12-31"), None),
        ("Theo hướng dẫn của Sở Nội vụ", YearLong, Some("2026-12-31"), None),
        ("31/02/2026", Nothing, None, None),
        ("Theo từng mốc thời hạn dưới đây", Nothing, None, None),
        ("…", Nothing, None, None),
    ];
    for (wording, kind, end, trigger) in wordings {
        let deadline = deadline::read(wording, 2026);
        assert_eq!(deadline.kind, kind, "{wording}");
        assert_eq!(deadline.end.map(|end| end.to_string()).as_deref(), end, "{wording}");
        assert_eq!(deadline.trigger.as_deref(), trigger, "{wording}");
    }
}

#[test]
fn what_has_two_readings_is_doubted_and_what_has_one_is_not() {
    let doubtful = [
        "100 ngày",
        "12/2026 hoặc 1/2027",
        "Từ Quý I/2026",
        "Trước tháng 6",
        "đầu quý II",
        "bao giờ xong thì báo",
        "31/03/2026 + các sở có văn bản trước 15/3",
        "13/02/2026 Đề xuất hạn là thường xuyên",
        "31/02/2026",
        "Theo hướng dẫn của Sở Nội vụ",
    ];
    for wording in doubtful {
        assert!(deadline::examine(wording, 2026).doubt.is_some(), "{wording}");
    }
    let plain = [
        "Quý III, IV/2027",
        "Từ 1/6 đến 15/6/2026",
        "Thường xuyên",
        "Trước ngày 15/6",
        "Trong năm 2026",
        "Quý I",
        "10 ngày làm việc kể từ ngày ký",
        "Trong năm, khi có hướng dẫn",
        "Hoàn thành trước ngày 30/11/2026",
        "",
    ];
    for wording in plain {
        assert_eq!(deadline::examine(wording, 2026).doubt, None, "{wording}");
    }
}

/// A doubtful wording, its kind, the reading taken and the other one.
type Doubtful = (&'static str, DeadlineKind, Option<&'static str>, Option<&'static str>);

#[test]
fn what_has_two_readings_names_both() {
    use DeadlineKind::{Fixed, Recurring, Relative, YearLong};
    let wordings: [Doubtful; 22] = [
        ("Từ Quý I/2026", YearLong, Some("Từ 01/01/2026 đến 31/12/2026"), Some("Quý I/2026")),
        (
            "100 ngày",
            Relative,
            Some("100 ngày kể từ ngày ban hành Kế hoạch"),
            Some("100 ngày kể từ ngày được giao"),
        ),
        (
            "3 tháng",
            Relative,
            Some("3 tháng kể từ ngày ban hành Kế hoạch"),
            Some("3 tháng kể từ ngày được giao"),
        ),
        ("6 tháng", Relative, Some("6 tháng kể từ ngày ban hành Kế hoạch"), Some("6 tháng đầu năm 2026")),
        ("12/2026 hoặc 1/2027 (tuỳ tình hình)", Fixed, Some("Tháng 1/2027"), Some("Tháng 12/2026")),
        (
            "Quý I/2026 (Kế hoạch CĐS); Năm 2026 (theo từng hệ thống)",
            YearLong,
            Some("Năm 2026"),
            Some("Quý I/2026"),
        ),
        ("31/03/2026 + các sở có văn bản trước 15/3", Fixed, Some("31/03/2026"), Some("15/03/2026")),
        ("13/02/2026 Đề xuất hạn là thường xuyên", Fixed, Some("13/02/2026"), Some("Thường xuyên")),
        ("Trong Quý I và duy trì thường xuyên", Fixed, Some("Quý I/2026"), Some("Thường xuyên")),
        ("Hoàn thành trước 30/6; báo cáo trước 15/12", Fixed, Some("30/06/2026"), Some("15/12/2026")),
        ("Giai đoạn 2026-2030", YearLong, Some("Giai đoạn 2026-2030"), Some("Năm 2026")),
        ("2026-2027", YearLong, Some("Giai đoạn 2026-2027"), Some("Năm 2026")),
        ("Năm 2026 và các năm tiếp theo", YearLong, Some("Năm 2026"), Some("Hằng năm")),
        ("quý 1, 2, 3, 4", Fixed, Some("31/12/2026"), Some("Hằng quý")),
        ("Tháng 6, 12", Fixed, Some("31/12/2026"), Some("Tháng 6, 12 hằng năm")),
        ("Tuần 2 tháng 3", Fixed, Some("14/03/2026"), Some("31/03/2026")),
        ("Đầu tháng 3", Fixed, Some("31/03/2026"), Some("15/03/2026")),
        ("Trước tháng 9", Fixed, Some("31/08/2026"), Some("30/09/2026")),
        ("Từ ngày ban hành Kế hoạch", Recurring, Some("Từ ngày ban hành Kế hoạch trở đi"), Some("Năm 2026")),
        ("Theo yêu cầu của cấp trên", YearLong, Some("Năm 2026"), Some("Khi có yêu cầu của cấp trên")),
        ("Theo Nghị quyết tháng 9", YearLong, Some("Năm 2026"), Some("Khi có Nghị quyết tháng 9")),
        ("31/02/2026", DeadlineKind::None, None, None),
    ];
    for (wording, kind, proposed, alternative) in wordings {
        let reading = deadline::examine(wording, 2026);
        assert!(reading.doubt.is_some(), "{wording}");
        assert_eq!(reading.deadline.kind, kind, "{wording}");
        assert_eq!(reading.proposed.as_deref(), proposed, "{wording}");
        assert_eq!(reading.alternative.as_deref(), alternative, "{wording}");
        for typed in [proposed, alternative].into_iter().flatten() {
            assert_ne!(deadline::read(typed, 2026).kind, DeadlineKind::None, "{typed} is readable");
        }
        if let Some(taken) = proposed.filter(|_| kind != Relative) {
            assert_eq!(deadline::read(taken, 2026).end, reading.deadline.end, "{wording}");
        }
    }
}

#[test]
fn counts_and_months_are_kept_as_fields() {
    let counted = |wording| {
        let read = deadline::read(wording, 2026);
        (read.kind, read.days, read.working_days, read.count_months)
    };
    let relative = DeadlineKind::Relative;
    assert_eq!(
        counted("10 ngày làm việc sau khi Nghị quyết được ban hành"),
        (relative, Some(10), true, None)
    );
    assert_eq!(counted("Không quá 05 ngày làm việc, kể từ ngày nhận hồ sơ"), (relative, Some(5), true, None));
    assert_eq!(counted("2 tuần kể từ ngày ký"), (relative, Some(14), false, None));
    assert_eq!(counted("3 tháng"), (relative, None, false, Some(3)));
    let months = |wording| {
        let read = deadline::read(wording, 2026);
        (read.kind, read.months)
    };
    assert_eq!(months("Tháng 6, 12 hằng năm"), (DeadlineKind::Recurring, vec![6, 12]));
    assert_eq!(months("Trước ngày 15/12 hằng năm"), (DeadlineKind::Recurring, vec![12]));
    assert_eq!(months("Thường xuyên"), (DeadlineKind::Recurring, vec![]));
}

#[test]
fn what_is_counted_from_the_issue_of_the_plan_ends_once_its_day_is_known() {
    let issued = NaiveDate::from_ymd_opt(2026, 1, 31);
    let end = |wording| deadline::read_for(wording, 2026, issued).end.map(|end| end.to_string());
    assert_eq!(end("100 ngày kể từ ngày ban hành Kế hoạch").as_deref(), Some("2026-05-11"));
    assert_eq!(end("1 tháng kể từ ngày ban hành Kế hoạch").as_deref(), Some("2026-02-28"));
    assert_eq!(end("100 ngày kể từ ngày ban hành Kế hoạch của Tỉnh"), None);
    assert_eq!(end("10 ngày làm việc kể từ ngày ban hành Kế hoạch"), None);
    let from_then_on = deadline::read_for("Từ ngày ban hành Kế hoạch trở đi", 2026, issued);
    assert_eq!((from_then_on.kind, from_then_on.start), (DeadlineKind::Recurring, issued));
}

#[test]
fn days_as_sheets_write_them_are_days() {
    for wording in [
        "15/6/2026 00:00:00",
        "2026-06-15",
        "2026-06-15 00:00:00",
        "2026-06-15T00:00:00",
        "15.6.2026",
        "15-06-2026",
    ] {
        let reading = deadline::examine(wording, 2025);
        assert_eq!(reading.deadline.end, NaiveDate::from_ymd_opt(2026, 6, 15), "{wording}");
        assert_eq!((reading.doubt, reading.without_year), (None, false), "{wording}");
    }
}

#[test]
fn the_days_of_documents_are_no_times() {
    for wording in ["Thực hiện Kế hoạch số 20/KH-UBND ngày 15/01/2026 của UBND tỉnh", "Kế hoạch tháng 9"]
    {
        assert_eq!(deadline::read(wording, 2026).kind, DeadlineKind::None, "{wording}");
    }
    let basis = deadline::read("Quý I (theo Kế hoạch số 20/KH-UBND ngày 15/11/2026)", 2026);
    assert_eq!(basis.end, NaiveDate::from_ymd_opt(2026, 3, 31));
}

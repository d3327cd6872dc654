mod title;

use chrono::{Datelike, NaiveDate};

use crate::document::Paragraph;
use crate::draft::{Field, FindingCode, Place, PlanHeading, Severity};
use crate::findings::Findings;
use crate::refused::Refused;
use crate::words::fold;
use title::{is_day_line, title};

/// Reads the lines above the table. What is blank there stays empty and becomes a finding.
pub(crate) fn read(
    lines: &[Paragraph],
    year: Option<i32>,
    findings: &mut Findings,
) -> Result<PlanHeading, Refused> {
    let attached_at = lines.iter().rposition(|line| fold(&line.text).contains("kem theo"));
    let attached = attached_at.map(|at| &lines[at]);
    let attached_line = attached_at.map(|at| whole_line(&lines[at..]));
    let title = title(lines, attached_at);
    // Without a "Kèm theo" line the paper may be the plan itself, with its own number and day.
    let attached_text = attached_line.clone().unwrap_or_else(|| own_number_and_day(lines));
    let issued = IssuedOn::read(&attached_text);
    let titled = year_in(&title);
    let year = year.or(titled).or(issued.year).ok_or(Refused::NoYear)?;
    let number = number(&attached_text);
    let issued_on = issued.whole().filter(|date| !is_late(date.month(), date.year(), year));

    let mut wanting = Vec::new();
    if title.is_empty() {
        wanting.push((Field::Title, "không thấy tên kế hoạch".to_owned()));
    }
    if let Some(titled) = titled.filter(|titled| *titled != year) {
        let message = format!("tên kế hoạch ghi năm {titled} nhưng đang đọc cho năm {year}");
        wanting.push((Field::Title, message));
    }
    if attached_text.is_empty() {
        wanting.push((Field::Number, "không thấy dòng \"Kèm theo Kế hoạch số …\"".to_owned()));
    } else {
        if number.is_none() {
            wanting.push((Field::Number, "số văn bản bỏ trống".to_owned()));
        }
        if issued_on.is_none() {
            wanting.push((Field::IssuedOn, issued.doubt(year)));
        }
    }
    if !wanting.is_empty() {
        let severity = if attached.is_some() { Severity::High } else { Severity::Medium };
        let place = Place::of_row(0, attached.or(lines.first()).map_or(1, |line| line.row));
        let said: Vec<&str> = wanting.iter().map(|(_, message)| message.as_str()).collect();
        let message = format!(
            "Phần đầu kế hoạch chưa đủ: {}. Hãy điền theo bản đã ký, hệ thống không tự điền.",
            said.join("; ")
        );
        let finding = findings.add(severity, FindingCode::HeadingIncomplete, place, message);
        finding.reading(&attached_text);
        if let [(field, _)] = wanting[..] {
            finding.about(0, field);
        }
    }
    Ok(PlanHeading {
        title,
        issuer: attached_line.as_deref().and_then(issuer),
        attached_to: attached_line,
        year,
        number,
        issued_on,
    })
}

/// A "(Kèm theo …)" that runs over several lines, to its closing parenthesis.
fn whole_line(lines: &[Paragraph]) -> String {
    let mut whole = String::new();
    for line in lines.iter().take(3) {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&line.text);
        if !whole.starts_with('(') || whole.contains(')') {
            return whole;
        }
    }
    lines.first().map(|line| line.text.clone()).unwrap_or_default()
}

/// "Số: 12/KH-ABC" and "…, ngày 05 tháng 01 năm 2027" of a paper's own head, as one text.
fn own_number_and_day(lines: &[Paragraph]) -> String {
    let number = lines.iter().find(|line| {
        let folded = fold(&line.text);
        folded.starts_with("so:") || (folded.starts_with("so ") && folded.contains('/'))
    });
    let day = lines.iter().find(|line| is_day_line(&fold(&line.text)));
    [number, day].into_iter().flatten().map(|line| line.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// The year of a title: after the last "năm", else the first of "giai đoạn 2026-2030".
fn year_in(text: &str) -> Option<i32> {
    let words = words(text);
    let after =
        |word: &str| words.windows(2).rev().find(|pair| pair[0] == word).and_then(|pair| year(&pair[1]));
    after("nam").or_else(|| after("doan")).or_else(|| after("hoc"))
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (1900..=2200).contains(year))
}

fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// "12/KH-BQL" after "số"; nothing when the number before the slash was left blank.
fn number(attached: &str) -> Option<String> {
    let mut words = attached.split([' ', ',', ':', '(', ')']).filter(|word| !word.is_empty());
    words.find(|word| fold(word) == "so")?;
    let number = words.next()?;
    (number.starts_with(|char: char| char.is_ascii_digit()) && number.contains('/'))
        .then(|| number.to_owned())
}

/// The body after the last "của".
fn issuer(attached: &str) -> Option<String> {
    let (_, issuer) = attached.rsplit_once(" của ")?;
    let issuer = issuer.trim_end_matches([')', '.', ' ']);
    (!issuer.is_empty()).then(|| issuer.to_owned())
}

/// A document of December of the plan's own year, or later, would come after nearly everything it plans.
fn is_late(month: u32, year: i32, plan_year: i32) -> bool {
    (year, month) >= (plan_year, 12)
}

/// The day of issue as far as it is written.
#[derive(Debug, Default)]
struct IssuedOn {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
}

impl IssuedOn {
    /// "ngày 15 tháng 12 năm 2025" or "ngày 15/12/2025", any part of it blank.
    fn read(attached: &str) -> Self {
        let folded = fold(attached);
        let Some((_, date)) = folded.split_once("ngay") else {
            return Self::default();
        };
        let date = date.split(" cua ").next().unwrap_or_default();
        let words = words(date);
        let after = |name: &str| {
            words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).map(String::as_str)
        };
        if words.iter().any(|word| word == "thang" || word == "nam") {
            let day = words.first().and_then(|word| word.parse().ok());
            return Self {
                day,
                month: after("thang").and_then(|word| word.parse().ok()),
                year: after("nam").and_then(year),
            };
        }
        let mut parts = date.split('/').map(str::trim);
        let mut part = || parts.next().unwrap_or_default();
        let (day, month) = (part().parse().ok(), part().parse().ok());
        Self { day, month, year: part().split(' ').next().and_then(year) }
    }

    fn whole(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }

    /// What is wrong with it, in words.
    fn doubt(&self, plan_year: i32) -> String {
        match (self.month, self.year) {
            (Some(month), Some(year)) if is_late(month, year, plan_year) => format!(
                "ngày ban hành ghi tháng {month} năm {year}, sau gần hết các hạn của kế hoạch năm {plan_year} (có thể \
                 năm bị ghi nhầm)"
            ),
            _ => "ngày ban hành bỏ trống hoặc không có trong lịch".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(lines: &[&str], year: Option<i32>) -> (Result<PlanHeading, Refused>, usize) {
        let lines: Vec<Paragraph> =
            (1..).zip(lines).map(|(row, text)| Paragraph { row, text: (*text).to_owned() }).collect();
        let mut findings = Findings::default();
        let heading = read(&lines, year, &mut findings);
        (heading, findings.into_list().len())
    }

    #[test]
    fn a_whole_heading_leaves_no_doubt() {
        let lines =
            ["PHỤ LỤC I", "NHIỆM VỤ NĂM 2027", "(Kèm theo Kế hoạch số 12/KH-ABC ngày 05/01/2027 của Sở A)"];
        let (heading, findings) = heading(&lines, None);
        let heading = heading.unwrap();
        assert_eq!((heading.title.as_str(), heading.year, findings), ("NHIỆM VỤ NĂM 2027", 2027, 0));
        assert_eq!((heading.number.as_deref(), heading.issuer.as_deref()), (Some("12/KH-ABC"), Some("Sở A")));
        assert_eq!(heading.issued_on, NaiveDate::from_ymd_opt(2027, 1, 5));
    }

    #[test]
    fn what_is_blank_stays_empty() {
        let (heading, findings) =
            heading(&["NHIỆM VỤ", "(Kèm theo Kế hoạch số   /KH-ABC ngày  /  /2027 của Sở A)"], None);
        let heading = heading.unwrap();
        assert_eq!((heading.year, heading.number, heading.issued_on, findings), (2027, None, None, 1));
    }

    #[test]
    fn papers_of_other_kinds_have_headings_too() {
        let title = |lines: &[&str]| heading(lines, Some(2026)).0.unwrap().title;
        let whole = "BIỂU TỔNG HỢP NHIỆM VỤ NĂM 2026";
        let attached = "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của UBND xã A)";
        for lines in [
            &[
                "UBND XÃ A",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                whole,
                attached,
            ] as &[&str],
            &["PHỤ LỤC 01", whole, attached],
            &["PHỤ LỤC 01", attached, whole],
            &[whole, attached, "Đơn vị tính: triệu đồng"],
            &["SỞ B", "Số: 12/KH-SB", "A, ngày 05 tháng 01 năm 2026", whole],
        ] {
            assert_eq!(title(lines), whole, "{lines:?}");
        }
        let own = heading(&["SỞ B", "Số: 12/KH-SB", "A, ngày 05 tháng 01 năm 2026", whole], None).0.unwrap();
        assert_eq!(own.number.as_deref(), Some("12/KH-SB"));
        assert_eq!(own.issued_on, NaiveDate::from_ymd_opt(2026, 1, 5));
        let decided = heading(&[whole, attached], None).0.unwrap();
        assert_eq!(
            (decided.number.as_deref(), decided.issuer.as_deref()),
            (Some("15/QĐ-UBND"), Some("UBND xã A"))
        );
        assert_eq!(heading(&["KẾ HOẠCH GIAI ĐOẠN 2026-2030"], None).0.unwrap().year, 2026);
    }

    #[test]
    fn the_year_is_never_guessed() {
        assert_eq!(heading(&["NHIỆM VỤ"], None).0, Err(Refused::NoYear));
        assert_eq!(heading(&[], Some(2027)).0.unwrap().year, 2027);
    }
}

use chrono::{Datelike, NaiveDate};

use crate::document::Paragraph;
use crate::draft::{FindingCode, Place, PlanHeading, Severity};
use crate::findings::Findings;
use crate::refused::Refused;
use crate::words::fold;

/// Lines of every official paper that are no part of a title, without diacritics.
const NOT_A_TITLE: [&str; 3] = ["cong hoa xa hoi chu nghia", "doc lap - tu do", "bieu so"];
/// "Phụ lục I" alone, not "Phụ lục I: Danh mục nhiệm vụ".
const LONGEST_APPENDIX_LINE: usize = 20;
/// A title is a few lines right above the table, whatever stands before them.
const MOST_TITLE_LINES: usize = 4;

/// Reads the lines above the table. What is blank there stays empty and becomes a finding.
pub(crate) fn read(
    lines: &[Paragraph],
    year: Option<i32>,
    findings: &mut Findings,
) -> Result<PlanHeading, Refused> {
    let attached_at = lines.iter().rposition(|line| fold(&line.text).contains("kem theo"));
    let attached = attached_at.map(|at| &lines[at]);
    let title = title(&lines[..attached_at.unwrap_or(lines.len())]);
    let attached_text = attached.map(|line| line.text.as_str()).unwrap_or_default();
    let issued = IssuedOn::read(attached_text);
    let titled = year_in(&title);
    let year = year.or(titled).or(issued.year).ok_or(Refused::NoYear)?;
    let number = number(attached_text);
    let issued_on = issued.whole().filter(|date| !is_late(date.month(), date.year(), year));

    let mut wanting = Vec::new();
    if title.is_empty() {
        wanting.push("không thấy tên kế hoạch".to_owned());
    }
    if let Some(titled) = titled.filter(|titled| *titled != year) {
        wanting.push(format!("tên kế hoạch ghi năm {titled} nhưng đang đọc cho năm {year}"));
    }
    if attached.is_none() {
        wanting.push("không thấy dòng \"Kèm theo Kế hoạch số …\"".to_owned());
    }
    if number.is_none() && attached.is_some() {
        wanting.push("số văn bản bỏ trống".to_owned());
    }
    if issued_on.is_none() && attached.is_some() {
        wanting.push(issued.doubt(year));
    }
    if !wanting.is_empty() {
        let severity = if attached.is_some() { Severity::High } else { Severity::Medium };
        let place = Place::of_row(0, attached.or(lines.first()).map_or(1, |line| line.row));
        let message = format!(
            "Phần đầu kế hoạch chưa đủ: {}. Hãy điền theo bản đã ký, hệ thống không tự điền.",
            wanting.join("; ")
        );
        findings.add(severity, FindingCode::HeadingIncomplete, place, message).reading(attached_text);
    }
    Ok(PlanHeading {
        title,
        attached_to: attached.map(|line| line.text.clone()),
        issuer: issuer(attached_text),
        year,
        number,
        issued_on,
    })
}

fn title(lines: &[Paragraph]) -> String {
    let is_appendix = |line: &Paragraph| {
        line.text.chars().count() <= LONGEST_APPENDIX_LINE && fold(&line.text).starts_with("phu luc")
    };
    let after_appendix = lines.iter().rposition(is_appendix).map_or(0, |at| at + 1);
    let is_title = |line: &&Paragraph| {
        let folded = fold(&line.text);
        !NOT_A_TITLE.iter().any(|wording| folded.starts_with(wording))
    };
    let mut title: Vec<&str> = lines[after_appendix..]
        .iter()
        .rev()
        .filter(is_title)
        .take(MOST_TITLE_LINES)
        .map(|line| line.text.as_str())
        .collect();
    title.reverse();
    title.join(" ")
}

/// The year after the last "năm" of a title.
fn year_in(text: &str) -> Option<i32> {
    let words = words(text);
    words.windows(2).rev().find(|pair| pair[0] == "nam").and_then(|pair| year(&pair[1]))
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
    fn the_year_is_never_guessed() {
        assert_eq!(heading(&["NHIỆM VỤ"], None).0, Err(Refused::NoYear));
        assert_eq!(heading(&[], Some(2027)).0.unwrap().year, 2027);
    }
}

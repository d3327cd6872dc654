use chrono::NaiveDate;
use tiendo_api::{
    Lang,
    queue::Lane,
    work::{Part, WorkState},
};

use super::lane::Standing;

/// Why a row is in its lane, in one sentence a clerk understands.
pub fn of(lane: Lane, standing: &Standing, part: Option<Part>, day: NaiveDate, lang: Lang) -> String {
    let reason = main_reason(lane, standing, day, lang);
    match part {
        Some(Part::Coordinating) if lane != Lane::AwaitingMe => {
            format!("{} {}", lang.pick("Phối hợp:", "Coordinating:"), lower_first(&reason))
        }
        _ => reason,
    }
}

fn main_reason(lane: Lane, standing: &Standing, day: NaiveDate, lang: Lang) -> String {
    let facts = &standing.facts;
    let days = facts.days_left(day).unwrap_or_default();
    match (lane, facts.state) {
        (Lane::ActNow, WorkState::Returned) if days < 0 => match lang {
            Lang::Vi => format!("Bị trả lại và đã quá hạn {} ngày", -days),
            Lang::En => format!("Returned, and {} days late", -days),
        },
        (Lane::ActNow, WorkState::Returned) => lang
            .pick("Bị trả lại, cần bổ sung rồi trình lại", "Returned: complete it and submit again")
            .into(),
        (Lane::ActNow, WorkState::Waiting) => match lang {
            Lang::Vi => format!("Quá mốc chờ {}: cần kết thúc hoặc chuyển tiếp", shown(standing.backstop_on)),
            Lang::En => format!("Waited past {}: close it or carry it over", shown(standing.backstop_on)),
        },
        (Lane::ActNow, _) => match lang {
            Lang::Vi => format!("Đã quá hạn {} ngày", -days),
            Lang::En => format!("{} days late", -days),
        },
        (Lane::DueThisPeriod, _) if days == 0 => lang.pick("Đến hạn hôm nay", "Due today").into(),
        (Lane::DueThisPeriod, _) => match lang {
            Lang::Vi => format!("Đến hạn trong kỳ này, còn {days} ngày"),
            Lang::En => format!("Due this period, {days} days left"),
        },
        (Lane::AwaitingMe, _) => match lang {
            Lang::Vi => format!("Đã trình ngày {}, chờ xác nhận hoặc trả lại", shown(facts.submitted_on)),
            Lang::En => format!("Submitted on {}: confirm or return", shown(facts.submitted_on)),
        },
        (Lane::Later, WorkState::Submitted) => match lang {
            Lang::Vi => format!("Đã trình ngày {}, chờ xác nhận", shown(facts.submitted_on)),
            Lang::En => format!("Submitted on {}, awaiting confirmation", shown(facts.submitted_on)),
        },
        (Lane::Later, WorkState::Waiting) => match lang {
            Lang::Vi => format!("Chờ điều kiện, chậm nhất {}", shown(standing.backstop_on)),
            Lang::En => {
                format!("Waiting for a condition, until {} at the latest", shown(standing.backstop_on))
            }
        },
        (Lane::Later, _) if facts.due_on.is_none() => {
            lang.pick("Kế hoạch không ghi thời hạn", "The plan states no completion time").into()
        }
        (Lane::Later, _) => match lang {
            Lang::Vi => format!("Sắp tới, còn {days} ngày"),
            Lang::En => format!("Upcoming, {days} days left"),
        },
    }
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

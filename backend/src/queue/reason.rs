use chrono::NaiveDate;
use tiendo_api::{
    Lang,
    queue::Lane,
    urgings::UrgingRef,
    work::{Part, WorkState},
};

use super::lane::{Asked, Standing};
use crate::{milestones::milestone::NextMilestone, urgings::proposal::named};

/// Most letters of somebody's words in a reason.
const LONGEST_QUOTE: usize = 120;

/// Why a row is in its lane, in one sentence a clerk understands.
pub fn of(lane: Lane, standing: &Standing, part: Option<Part>, day: NaiveDate, lang: Lang) -> String {
    let reason = match (lane, &standing.asked) {
        (Lane::AwaitingMe, Some(asked)) => asked_reason(asked, standing, day, lang),
        _ => main_reason(lane, standing, day, lang),
    };
    let reason = match &standing.urging {
        Some(urging) if lane == Lane::ActNow => joined(&reason, &urged(urging, lang)),
        _ => reason,
    };
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
    let milestone = standing.milestone.filter(|milestone| facts.due_on.is_none_or(|due| milestone.due < due));
    if let Some(milestone) = milestone.filter(|_| lane == Lane::DueThisPeriod) {
        return coming(milestone, (milestone.due - day).num_days(), lang);
    }
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
        // Not late, but urged: that is the whole reason.
        (Lane::ActNow, _) if days >= 0 => String::new(),
        (Lane::ActNow, _) if standing.of_period => match lang {
            Lang::Vi => format!("Đã lỡ kỳ báo cáo, quá hạn {} ngày", -days),
            Lang::En => format!("Missed its report period, {} days late", -days),
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

/// What is asked of the reader.
fn asked_reason(asked: &Asked, standing: &Standing, day: NaiveDate, lang: Lang) -> String {
    match asked {
        Asked::Extension { to, late, why } => {
            let (from, to, why) = (shown(standing.facts.due_on), shown(Some(*to)), cut(why));
            let late = if *late { lang.pick(" (đề nghị muộn)", " (asked late)") } else { "" };
            let reason = match lang {
                Lang::Vi => format!("Xin gia hạn từ {from} đến {to}{late}: {why}"),
                Lang::En => format!("Asks to move {from} to {to}{late}: {why}"),
            };
            match (standing.facts.days_left(day).unwrap_or_default(), lang) {
                (0.., _) => reason,
                (days, Lang::Vi) => joined(&reason, &format!("đã quá hạn {} ngày", -days)),
                (days, Lang::En) => joined(&reason, &format!("{} days late", -days)),
            }
        }
        Asked::Contribution { by, due, what } => {
            let what = cut(what);
            let reason = match lang {
                Lang::Vi => format!("{by} đề nghị phối hợp trước {}: {what}", shown(Some(*due))),
                Lang::En => format!("{by} asks for a contribution by {}: {what}", shown(Some(*due))),
            };
            match ((*due - day).num_days(), lang) {
                (0.., _) => reason,
                (days, Lang::Vi) => joined(&reason, &format!("chậm {} ngày", -days)),
                (days, Lang::En) => joined(&reason, &format!("{} days late", -days)),
            }
        }
    }
}

/// A milestone the work comes to in some days, or has missed.
fn coming(milestone: NextMilestone, days: i64, lang: Lang) -> String {
    let (on, percent) = (shown(Some(milestone.due)), milestone.percent);
    match (days, lang) {
        (0, Lang::Vi) => format!("Mốc giữa kỳ hôm nay: cần đạt {percent}%"),
        (0, Lang::En) => format!("Milestone today: {percent}% to be reached"),
        (1.., Lang::Vi) => format!("Mốc giữa kỳ {on}: cần đạt {percent}%, còn {days} ngày"),
        (1.., Lang::En) => format!("Milestone on {on}: {percent}% to be reached, {days} days left"),
        (_, Lang::Vi) => format!("Đã qua mốc giữa kỳ {on} {} ngày, chưa đạt {percent}%", -days),
        (_, Lang::En) => format!("{} days past the milestone of {on}: {percent}% not reached", -days),
    }
}

fn urged(urging: &UrgingRef, lang: Lang) -> String {
    let UrgingRef { number, year, .. } = urging;
    let (level, on) = (named(urging.level, lang), shown(Some(urging.on)));
    match lang {
        Lang::Vi => format!("bị đôn đốc ({level} số {number}/{year} ngày {on}), chưa trình"),
        Lang::En => format!("urged ({level} no. {number}/{year} of {on}) and not submitted since"),
    }
}

/// One reason after the other.
fn joined(first: &str, second: &str) -> String {
    if first.is_empty() { upper_first(second) } else { format!("{first}; {second}") }
}

/// The beginning of somebody's words: enough to know what it is about.
fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    let begun: String = line.chars().take(LONGEST_QUOTE).collect();
    format!("{}…", begun.trim_end())
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

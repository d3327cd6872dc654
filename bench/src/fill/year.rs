//! A year in the life of an agency, drawn with a seed and lived through the product's own API, so that states,
//! versions, evidence and journal agree as they do in earnest.

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value as Json, json};
use tiendo::{
    clock::{Clock, end_of},
    conditions::condition,
    db::Db,
    plan::{import::Source, opening},
    work::item,
};
use tiendo_api::work::WorkState;
use uuid::Uuid;

use super::{agency::Agency, today};
use crate::inside::Inside;

/// The real plan every agency carries out.
pub const PLAN: Source<'_> = Source {
    name: "ke-hoach-cchc-2026.txt",
    bytes: include_bytes!("../../../plans/ke-hoach-cchc-2026.txt"),
    year: Some(2026),
};

const NOTES: [&str; 4] = [
    "Đã hoàn thành dự thảo, đang lấy ý kiến các đơn vị liên quan, dự kiến trình lãnh đạo Ban trong tuần tới.",
    "Đã tổng hợp số liệu của các phòng, đơn vị; còn thiếu báo cáo của một doanh nghiệp trong khu kinh tế.",
    "Đã tổ chức triển khai theo kế hoạch; kết quả cụ thể tại văn bản kèm theo.",
    "Đang rà soát thủ tục hành chính và cập nhật lên hệ thống thông tin giải quyết thủ tục hành chính của tỉnh.",
];

/// One thing that happens.
#[derive(Debug)]
pub struct Event {
    day: NaiveDate,
    token: String,
    step: Step,
}

#[derive(Debug)]
enum Step {
    /// A unit reports; so many percent.
    Report(Uuid, u8),
    /// A unit submits.
    Submit(Uuid),
    /// The Office confirms what is pending.
    Confirm(Uuid),
    /// The Office returns what is pending.
    Return(Uuid),
    /// What work waited for comes.
    Occur(Uuid),
}

/// Draws what happens to the work of an agency until today.
pub async fn of(db: &Db, agency: &Agency, dice: &mut fastrand::Rng) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    let office = |dice: &mut fastrand::Rng| dice.choice(&agency.office).cloned().unwrap_or_default();
    let conditions = condition::Entity::find()
        .filter(condition::Column::AgencyId.eq(agency.id))
        .order_by_asc(condition::Column::Position)
        .all(&**db)
        .await?;
    for condition in conditions.iter().filter(|_| dice.u8(..3) == 0).collect::<Vec<_>>() {
        let day = day_between(dice, super::first_day(), today());
        events.push(Event { day, token: office(dice), step: Step::Occur(condition.id) });
    }
    // All report periods that open until today: each owes its work from its own first day.
    opening::open_periods(db, end_of(today())).await?;
    let items = item::Entity::find()
        .filter(item::Column::AgencyId.eq(agency.id))
        .order_by_asc(item::Column::Position)
        .all(&**db)
        .await?;
    for item in &items {
        let staff = agency.units.iter().find(|(unit, _)| *unit == item.lead_unit_id);
        let (_, staff) = staff.context("a lead unit without staff")?;
        let clerk = dice.choice(staff).cloned().unwrap_or_default();
        events.extend(of_item(item, &clerk, &office(dice), dice));
    }
    Ok(events)
}

/// Draws what happens to one item: reports while it runs; when its day has come mostly a submission and a decision.
fn of_item(item: &item::Model, clerk: &str, office: &str, dice: &mut fastrand::Rng) -> Vec<Event> {
    let first = item.opened_on.max(super::first_day());
    let due = item.due_on.unwrap_or(today());
    let last = later(due, dice.u64(..20)).min(today());
    if first >= last {
        return Vec::new();
    }
    let mut days: Vec<NaiveDate> = (0..dice.usize(1..=6)).map(|_| day_between(dice, first, last)).collect();
    days.sort_unstable();
    let by = |token: &str, day: NaiveDate, step: Step| Event {
        day: day.min(today()),
        token: token.to_owned(),
        step,
    };
    let percent = |index: usize| u8::try_from(20 + 12 * index).unwrap_or(100);
    let reports =
        days.iter().enumerate().map(|(index, day)| by(clerk, *day, Step::Report(item.id, percent(index))));
    let mut events: Vec<Event> = reports.collect();
    if item.state.0 == WorkState::Waiting || (due >= today() && dice.u8(..5) > 0) {
        return events;
    }
    let decided = later(last, dice.u64(1..6));
    match dice.u8(..20) {
        0..=2 => {}
        3..=4 => events.push(by(clerk, last, Step::Submit(item.id))),
        5..=7 => {
            events.push(by(clerk, last, Step::Submit(item.id)));
            events.push(by(office, decided, Step::Return(item.id)));
            if dice.bool() {
                events.push(by(clerk, later(decided, 2), Step::Submit(item.id)));
                events.push(by(office, later(decided, 4), Step::Confirm(item.id)));
            }
        }
        _ => {
            events.push(by(clerk, last, Step::Submit(item.id)));
            events.push(by(office, decided, Step::Confirm(item.id)));
        }
    }
    events
}

/// Lives through the events, day by day, to the end of the year so far.
pub async fn live(inside: &Inside, clock: &Clock, mut events: Vec<Event>) -> Result<()> {
    events.sort_by_key(|event| event.day);
    for (number, event) in events.iter().enumerate() {
        move_to(clock, event.day);
        happen(inside, event, number).await.with_context(|| format!("{:?} on {}", event.step, event.day))?;
    }
    move_to(clock, today());
    Ok(())
}

async fn happen(inside: &Inside, Event { day, token, step }: &Event, number: usize) -> Result<()> {
    let item_path = |id: &Uuid| format!("/api/v1/work-items/{id}");
    let note = NOTES.get(number % NOTES.len());
    let document =
        json!({ "documentNumber": format!("{}/BC-{}", number + 1, day.format("%m%d")), "documentDate": day });
    match step {
        Step::Report(id, percent) => {
            let evidence: Vec<&Json> = (number.is_multiple_of(3)).then_some(&document).into_iter().collect();
            let body = json!({ "percent": percent, "note": note, "evidence": evidence });
            let (_, tag) = inside.get(&item_path(id), token).await?;
            inside.post(&format!("{}/progress", item_path(id)), token, &tag, &body).await?;
        }
        Step::Submit(id) => {
            let (item, tag) = inside.get(&item_path(id), token).await?;
            let evidence = of_each_deliverable(&item, &document);
            let body = json!({ "outcome": "done", "completedOn": day, "note": note, "evidence": evidence });
            inside.post(&format!("{}/submissions", item_path(id)), token, &tag, &body).await?;
        }
        Step::Confirm(id) => decide(inside, &item_path(id), token, "confirmations", json!({})).await?,
        Step::Return(id) => {
            let reason =
                json!({ "reason": "Thiếu văn bản có số, ngày, người ký; đề nghị bổ sung rồi trình lại." });
            decide(inside, &item_path(id), token, "returns", reason).await?;
        }
        Step::Occur(id) => {
            let path = format!("/api/v1/conditions/{id}");
            let (_, tag) = inside.get(&path, token).await?;
            inside
                .post(
                    &format!("{path}/events"),
                    token,
                    &tag,
                    &json!({ "occurredOn": day, "dueOn": *day + Days::new(30) }),
                )
                .await?;
        }
    }
    Ok(())
}

/// The document once for each deliverable that must be shown.
fn of_each_deliverable(item: &Json, document: &Json) -> Vec<Json> {
    let wanted = item["deliverables"].as_array().map(Vec::as_slice).unwrap_or_default();
    let one = |deliverable: &Json| {
        let mut piece = document.clone();
        piece["deliverableId"] = deliverable["id"].clone();
        piece
    };
    if wanted.is_empty() { vec![document.clone()] } else { wanted.iter().map(one).collect() }
}

/// Decides on the pending submission of the item at `path`.
async fn decide(inside: &Inside, path: &str, token: &str, decision: &str, body: Json) -> Result<()> {
    let (item, tag) = inside.get(path, token).await?;
    let pending =
        item.pointer("/item/pendingSubmissionId").and_then(Json::as_str).context("nothing is pending")?;
    inside.post(&format!("/api/v1/submissions/{pending}/{decision}"), token, &tag, &body).await?;
    Ok(())
}

fn move_to(clock: &Clock, day: NaiveDate) {
    clock.advance(u64::try_from((day - clock.today()).num_days()).unwrap_or_default());
}

fn day_between(dice: &mut fastrand::Rng, first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let days = u64::try_from((last - first).num_days()).unwrap_or_default();
    later(first, dice.u64(..=days))
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

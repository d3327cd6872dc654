use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_annex::{
    draft::Draft,
    write::{self, Printed, State, States, WriteError},
};
use tiendo_api::{
    plans::PlanFormat,
    work::{DueState, WorkState},
};

use super::{plan, version};
use crate::{
    actor::Actor,
    clock::end_of,
    db,
    error::Error,
    supervision::{list, view::View},
    work::row::Row,
};

/// A plan as a file, true of a day: its name and its bytes.
pub async fn file(
    actor: &Actor,
    plan: &plan::Model,
    (format, day): (PlanFormat, NaiveDate),
    with_states: bool,
) -> Result<(String, Vec<u8>), Error> {
    let draft = version::on(&**actor.db(), actor.agency_id, plan.id, day).await?;
    let states = if with_states { Some(states(actor, plan.id, &draft, day).await?) } else { None };
    let printed = Printed { states, made_at: Some(actor.now().naive_utc()) };
    let ending = match format {
        PlanFormat::Docx => "docx",
        PlanFormat::Xlsx => "xlsx",
    };
    // A large plan takes a while to set: other requests go on meanwhile.
    let set = tokio::task::spawn_blocking(move || match format {
        PlanFormat::Docx => write::docx(&draft, &printed),
        PlanFormat::Xlsx => write::xlsx(&draft, &printed),
    });
    let bytes = set.await.map_err(anyhow::Error::from)?.map_err(refused)?;
    Ok((format!("ke-hoach-{}.{ending}", plan.year), bytes))
}

fn refused(error: WriteError) -> Error {
    match error {
        WriteError::CellTooLong { .. } => Error::Malformed(error.in_vietnamese()),
        other => Error::Internal(other.into()),
    }
}

/// How far each activity has come.
async fn states(actor: &Actor, plan_id: Uuid, draft: &Draft, day: NaiveDate) -> Result<States, Error> {
    let mut rows: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for row in list::items(actor, plan_id, View::on(day), None).await? {
        rows.entry(row.activity_id).or_default().push(row);
    }
    let mut shown = evidence(actor, plan_id, day).await?;
    let state = |activity: &tiendo_annex::draft::Activity| {
        let id = activity.origin?;
        let rows = rows.get(&id)?;
        Some((activity.key, state(rows, day, shown.remove(&id).unwrap_or_default())))
    };
    Ok(States { as_of: day, activities: draft.activities().filter_map(state).collect() })
}

/// The state of an activity's items in one: of recurring work, how many periods are done.
fn state(rows: &[Row], day: NaiveDate, evidence: Vec<String>) -> State {
    let done = rows.iter().filter(|row| row.state.0 == WorkState::Done).count();
    let worst = rows.iter().max_by_key(|row| row.facts().due_state(day) == DueState::Overdue);
    let words = match (rows, worst) {
        ([row], _) => in_words(row, day).to_owned(),
        (_, Some(row)) if row.facts().due_state(day) == DueState::Overdue => {
            format!("{}, {done}/{} kỳ hoàn thành", in_words(row, day), rows.len())
        }
        _ => format!("{done}/{} kỳ hoàn thành", rows.len()),
    };
    let next = rows.iter().filter(|row| row.state.0 != WorkState::Done).filter_map(|row| row.due_on).min();
    let percent =
        if let [row] = rows { u8::try_from(row.percent).ok().filter(|percent| *percent > 0) } else { None };
    State { words, percent, due: next.or_else(|| rows.iter().filter_map(|row| row.due_on).max()), evidence }
}

/// The Office's words for a state (NĐ 30/2020 asks for words, not codes, in tables).
fn in_words(row: &Row, day: NaiveDate) -> &'static str {
    match (row.state.0, row.facts().due_state(day)) {
        (WorkState::Done, DueState::DoneLate) => "Hoàn thành quá hạn",
        (WorkState::Done, _) => "Hoàn thành đúng hạn",
        (WorkState::NotArising, _) => "Không phát sinh",
        (WorkState::Dropped, _) => "Đã đưa ra khỏi kế hoạch",
        (WorkState::Waiting, _) => "Chờ điều kiện",
        (WorkState::Submitted, _) => "Chờ xác nhận",
        (_, DueState::Overdue) => "Quá hạn, chưa hoàn thành",
        (WorkState::Returned, _) => "Bị trả lại",
        (WorkState::InProgress, _) => "Đang thực hiện",
        (WorkState::Open, _) => "Chưa thực hiện",
    }
}

#[derive(FromQueryResult)]
struct Shown {
    activity_id: Uuid,
    document_number: Option<String>,
    document_date: Option<NaiveDate>,
    url: Option<String>,
    name: Option<String>,
    #[allow(dead_code)] // ordered by
    at: DateTime<Utc>,
}

/// What proves the work, by activity: documents, links and files up to the end of a day.
async fn evidence(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<HashMap<Uuid, Vec<String>>, Error> {
    let join = sea_orm::JoinType::InnerJoin;
    let query = Query::select()
        .column(("w", "activity_id"))
        .columns([("e", "document_number"), ("e", "document_date"), ("e", "url"), ("e", "at")])
        .column(("f", "name"))
        .from_as("evidence", "e")
        .join_as(join, "work_item", "w", Expr::col(("w", "id")).equals(("e", "work_item_id")))
        .join_as(
            sea_orm::JoinType::LeftJoin,
            "stored_file",
            "f",
            Expr::col(("f", "id")).equals(("e", "file_id")),
        )
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("e", "at")).lt(end_of(day)))
        .order_by(("e", "at"), Order::Asc)
        .to_owned();
    let mut by_activity: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in db::all::<Shown>(&**actor.db(), &query).await? {
        let dated =
            row.document_date.map(|day| format!(" ngày {}", day.format("%d/%m/%Y"))).unwrap_or_default();
        let words = match (row.document_number, row.name, row.url) {
            (Some(number), _, _) => format!("{number}{dated}"),
            (None, Some(name), _) => name,
            (None, None, Some(url)) => url,
            (None, None, None) => continue,
        };
        let list = by_activity.entry(row.activity_id).or_default();
        if !list.contains(&words) {
            list.push(words);
        }
    }
    Ok(by_activity)
}

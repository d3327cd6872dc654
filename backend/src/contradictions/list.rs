use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use tiendo_api::{
    Lang,
    contradictions::{Contradiction, ContradictionKind, ItemRef},
    page::Page,
    targets::PlanTarget,
    units::UnitRef,
    work::{Decision, Outcome},
};

use super::rule::{self, Document, Facts};
use crate::{actor::Actor, db, deadline::period, error::Error, page, plan::plan, targets, word::word};

/// An item something may contradict.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The item.
    pub item: ItemRef,
    /// Its lead unit.
    pub lead: UnitRef,
    /// What is known of it.
    pub facts: Facts,
}

#[derive(FromQueryResult)]
struct ItemRow {
    id: Uuid,
    code: String,
    title: String,
    period: Option<String>,
    unit_id: Uuid,
    unit_code: String,
    unit_name: String,
    occurred_on: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct Completion {
    work_item_id: Uuid,
    completed_on: NaiveDate,
    at: DateTime<Utc>,
}

/// A document and the item it was shown for.
#[derive(FromQueryResult)]
struct Shown {
    evidence_id: Uuid,
    id: Uuid,
    code: String,
    title: String,
    period: Option<String>,
    document_number: String,
    document_date: NaiveDate,
    issuer: Option<String>,
}

/// The documents of agency that may be the same, by what copies have in common.
type Copies = HashMap<(NaiveDate, String), Vec<(Document, ItemRef)>>;

/// The report period an item is for.
pub fn period_of(actor: &Actor, year: i32, code: Option<&str>) -> Option<(NaiveDate, NaiveDate)> {
    let periods = period::of_year(year, &actor.settings().periods);
    periods
        .into_iter()
        .find(|period| Some(period.code.as_str()) == code)
        .map(|period| (period.from, period.to))
}

/// What contradicts an item, over its own documents and the same ones elsewhere.
pub async fn of_item(
    db: &impl ConnectionTrait,
    actor: &Actor,
    subject: &Subject,
    documents: &[Document],
) -> Result<Vec<Contradiction>, Error> {
    let dates: Vec<NaiveDate> = documents.iter().map(|document| document.date).collect();
    let copies = if dates.is_empty() {
        Copies::new()
    } else {
        let shown = shown(actor).and_where(Expr::col(("e", "document_date")).is_in(dates)).to_owned();
        copies(db, &shown).await?
    };
    Ok(found(subject, documents, &copies, actor.lang))
}

/// What contradicts the items and targets of a plan, in its order.
pub async fn page(
    actor: &Actor,
    plan: &plan::Model,
    unit: Option<Uuid>,
    (cursor, limit): (Option<&str>, Option<u64>),
) -> Result<Page<Contradiction>, Error> {
    let db = &**actor.db();
    let subjects = subjects(actor, plan, unit).await?;
    let in_plan = Query::select()
        .column(("d", "document_date"))
        .from_as("evidence", "d")
        .join_as(JoinType::InnerJoin, "work_item", "v", Expr::col(("v", "id")).equals(("d", "work_item_id")))
        .and_where(Expr::col(("v", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("v", "plan_id")).eq(plan.id))
        .to_owned();
    let shown = shown(actor).and_where(Expr::col(("e", "document_date")).in_subquery(in_plan)).to_owned();
    let copies = copies(db, &shown).await?;
    let mut by_item: HashMap<Uuid, Vec<Document>> = HashMap::new();
    for (document, _) in copies.values().flatten() {
        by_item.entry(document.work_item_id).or_default().push(document.clone());
    }
    let mut all = Vec::new();
    for subject in &subjects {
        let documents = by_item.remove(&subject.item.id).unwrap_or_default();
        all.extend(found(subject, &documents, &copies, actor.lang));
    }
    for target in targets::list::of_plan(actor, plan, actor.today()).await? {
        let of_unit = unit.is_none() || target.lead_unit.as_ref().map(|lead| lead.id) == unit;
        all.extend(of_target(&target, actor.lang).into_iter().filter(|_| of_unit));
    }
    let numbered = all.into_iter().enumerate().collect();
    let (rows, page) = page::cut(numbered, |(at, _): &(usize, _)| *at, cursor, limit)?;
    Ok(Page { data: rows.into_iter().map(|(_, contradiction)| contradiction).collect(), page })
}

/// The items of a plan that are not dropped, in its order.
async fn subjects(actor: &Actor, plan: &plan::Model, unit: Option<Uuid>) -> Result<Vec<Subject>, Error> {
    let db = &**actor.db();
    let join = JoinType::InnerJoin;
    let mut query = Query::select()
        .columns([("w", "id"), ("w", "period")])
        .columns([("a", "code"), ("a", "title")])
        .expr_as(Expr::col(("u", "id")), "unit_id")
        .expr_as(Expr::col(("u", "code")), "unit_code")
        .expr_as(Expr::col(("u", "name")), "unit_name")
        .column(("c", "occurred_on"))
        .from_as("work_item", "w")
        .join_as(join, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(join, "unit", "u", Expr::col(("u", "id")).equals(("w", "lead_unit_id")))
        .join_as(JoinType::LeftJoin, "condition", "c", Expr::col(("c", "id")).equals(("a", "condition_id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan.id))
        .and_where(Expr::col(("w", "dropped_on")).is_null())
        .order_by(("w", "position"), Order::Asc)
        .to_owned();
    if let Some(unit) = unit {
        query.and_where(Expr::col(("w", "lead_unit_id")).eq(unit));
    }
    let rows = db::all::<ItemRow>(db, &query).await?;
    let completed = completed(actor, plan.id).await?;
    let subject = |row: ItemRow| Subject {
        facts: Facts {
            year: plan.year,
            period: period_of(actor, plan.year, row.period.as_deref()),
            issued_on: plan.issued_on,
            event_on: row.occurred_on,
            completed_on: completed.get(&row.id).copied(),
        },
        item: ItemRef { id: row.id, code: row.code, title: row.title, period: row.period },
        lead: UnitRef { id: row.unit_id, code: row.unit_code, name: row.unit_name },
    };
    Ok(rows.into_iter().map(subject).collect())
}

/// The day each item of a plan is said to have been completed, by the last submission that was not returned.
async fn completed(actor: &Actor, plan_id: Uuid) -> Result<HashMap<Uuid, NaiveDate>, Error> {
    let query = Query::select()
        .columns([("s", "work_item_id"), ("s", "completed_on"), ("s", "at")])
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "submission", "s", Expr::col(("s", "work_item_id")).equals(("w", "id")))
        .join_as(JoinType::LeftJoin, "review", "r", Expr::col(("r", "submission_id")).equals(("s", "id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("s", "outcome")).eq(word(Outcome::Done)))
        .and_where(
            Expr::col(("r", "decision"))
                .is_null()
                .or(Expr::col(("r", "decision")).ne(word(Decision::Returned))),
        )
        .to_owned();
    let mut rows = db::all::<Completion>(&**actor.db(), &query).await?;
    rows.sort_by_key(|row| row.at);
    Ok(rows.into_iter().map(|row| (row.work_item_id, row.completed_on)).collect())
}

/// Dated documents of the agency; the caller adds which.
fn shown(actor: &Actor) -> SelectStatement {
    let join = JoinType::InnerJoin;
    Query::select()
        .expr_as(Expr::col(("e", "id")), "evidence_id")
        .columns([("w", "id"), ("w", "period")])
        .columns([("a", "code"), ("a", "title")])
        .columns([("e", "document_number"), ("e", "document_date"), ("e", "issuer")])
        .from_as("evidence", "e")
        .join_as(join, "work_item", "w", Expr::col(("w", "id")).equals(("e", "work_item_id")))
        .join_as(join, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .and_where(Expr::col(("e", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("e", "document_number")).is_not_null())
        .and_where(Expr::col(("w", "dropped_on")).is_null())
        .order_by(("e", "at"), Order::Asc)
        .to_owned()
}

async fn copies(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Copies, Error> {
    let mut copies = Copies::new();
    for row in db::all::<Shown>(db, query).await? {
        let document = Document {
            evidence_id: row.evidence_id,
            work_item_id: row.id,
            number: row.document_number,
            date: row.document_date,
            issuer: row.issuer,
        };
        let item = ItemRef { id: row.id, code: row.code, title: row.title, period: row.period };
        copies.entry(document.key()).or_default().push((document, item));
    }
    Ok(copies)
}

fn found(subject: &Subject, documents: &[Document], copies: &Copies, lang: Lang) -> Vec<Contradiction> {
    let told = |kind, document: Option<&Document>, other: Option<&ItemRef>| Contradiction {
        kind,
        item: Some(subject.item.clone()),
        target_id: None,
        lead_unit: Some(subject.lead.clone()),
        evidence_id: document.map(|document| document.evidence_id),
        document_number: document.map(|document| document.number.clone()),
        document_date: document.map(|document| document.date),
        message: message(kind, document, other, lang),
        other: other.cloned(),
    };
    let mut all: Vec<Contradiction> =
        subject.facts.against_itself().into_iter().map(|kind| told(kind, None, None)).collect();
    for document in documents {
        all.extend(subject.facts.against(document).map(|kind| told(kind, Some(document), None)));
        let elsewhere = copies.get(&document.key()).into_iter().flatten();
        let mut others: Vec<&ItemRef> =
            elsewhere.filter(|(copy, _)| document.is_reused_by(copy)).map(|(_, item)| item).collect();
        others.dedup();
        let kind = ContradictionKind::SameDocument;
        all.extend(others.into_iter().map(|other| told(kind, Some(document), Some(other))));
    }
    all
}

fn of_target(target: &PlanTarget, lang: Lang) -> Vec<Contradiction> {
    let stated = (target.operator, target.value);
    let values = target.periods.iter().filter_map(|period| period.value.as_ref());
    let wrong = values.filter(|value| rule::is_reached_of_nothing(stated, value.denominator, value.claimed));
    let told = |period: &str| Contradiction {
        kind: ContradictionKind::ReachedOfNothing,
        item: None,
        target_id: Some(target.id),
        lead_unit: target.lead_unit.clone(),
        evidence_id: None,
        document_number: None,
        document_date: None,
        other: None,
        message: match lang {
            Lang::Vi => format!("Chỉ tiêu “{}”, kỳ {period}: báo đạt trong khi mẫu số bằng 0.", target.words),
            Lang::En => {
                format!(
                    "Target “{}”, period {period}: said to be reached of a denominator of 0.",
                    target.words
                )
            }
        },
    };
    wrong.map(|value| told(&value.period)).collect()
}

fn message(
    kind: ContradictionKind,
    document: Option<&Document>,
    other: Option<&ItemRef>,
    lang: Lang,
) -> String {
    let named =
        document.map_or_else(String::new, |it| format!("{} ({})", it.number, it.date.format("%d/%m/%Y")));
    let other = other.map_or_else(String::new, |item| item.code.clone());
    match kind {
        ContradictionKind::DatedOutsidePeriod => match lang {
            Lang::Vi => format!("Văn bản {named} có ngày ngoài kỳ báo cáo hoặc ngoài năm kế hoạch."),
            Lang::En => format!("Document {named} is dated outside the report period or the plan's year."),
        },
        ContradictionKind::SameDocument => match lang {
            Lang::Vi => format!("Văn bản {named} đã dùng làm sản phẩm của {other}."),
            Lang::En => format!("Document {named} also shows a deliverable of {other}."),
        },
        ContradictionKind::CompletedBeforeIssue => lang
            .pick(
                "Báo hoàn thành trước ngày ban hành kế hoạch.",
                "Said to be completed before the plan was issued.",
            )
            .to_owned(),
        ContradictionKind::CompletedBeforeEvent => lang
            .pick(
                "Báo hoàn thành trước khi có văn bản, sự kiện phải chờ.",
                "Said to be completed before what it waited for came.",
            )
            .to_owned(),
        ContradictionKind::ReachedOfNothing => lang
            .pick("Báo đạt trong khi mẫu số bằng 0.", "Said to be reached of a denominator of 0.")
            .to_owned(),
    }
}

/// A document as evidence keeps it, when it is dated.
pub fn dated(row: &crate::work::evidence::Model) -> Option<Document> {
    Some(Document {
        evidence_id: row.id,
        work_item_id: row.work_item_id,
        number: row.document_number.clone().filter(|number| !number.trim().is_empty())?,
        date: row.document_date?,
        issuer: row.issuer.clone(),
    })
}

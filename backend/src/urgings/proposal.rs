use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    Lang,
    check::Fault,
    page::Page,
    urgings::{NewItemUrging, NewUrging, NewUrgings, Urging, UrgingLevel, UrgingProposal},
    work::{WorkItemRow, WorkState},
};

use super::{
    list,
    routes::ProposalParams,
    rule::{self, Last},
    urging,
};
use crate::{
    actor::Actor,
    db::{self, Tx},
    error::Error,
    page,
    supervision::{risk::Watch, sight},
    word::{Word, word},
    work::row,
};

/// What was urged about an item so far.
#[derive(Debug, Clone, Copy)]
struct Before {
    times: i64,
    level: UrgingLevel,
    on: NaiveDate,
}

#[derive(FromQueryResult)]
struct UrgedRow {
    work_item_id: Uuid,
    level: Word<UrgingLevel>,
    urged_on: NaiveDate,
}

/// An overdue item with the level proposed for it.
struct Proposed {
    row: row::Row,
    level: UrgingLevel,
    days: i64,
    before: Option<Before>,
}

/// What the rule proposes, the longest overdue first.
pub async fn list(actor: &Actor, asked: &ProposalParams) -> Result<Page<UrgingProposal>, Error> {
    let found = proposed(&**actor.db(), actor).await?;
    let order = |each: &Proposed| (-each.days, each.row.position, each.row.id);
    let (found, page) = page::cut(found, order, asked.cursor.as_deref(), asked.limit)?;
    let watch = sight::watch(&**actor.db(), actor, actor.today()).await?;
    Ok(Page { data: found.into_iter().map(|each| each.shown(actor, &watch)).collect(), page })
}

/// Urges the items of some proposals: all of them, or, when the rule no longer proposes one of them, none.
pub async fn accept(tx: &Tx, by: &Actor, new: NewUrgings) -> Result<(Page<Urging>, Option<i64>), Error> {
    let proposed = proposed(&**tx, by).await?;
    let stands = |item: &NewItemUrging| proposed.iter().any(|each| each.row.id == item.work_item_id);
    let gone: Vec<(String, Fault)> = (0..)
        .zip(&new.items)
        .filter(|(_, item)| !stands(item))
        .map(|(index, _): (usize, _)| (format!("/items/{index}/workItemId"), Fault::Unknown))
        .collect();
    if !gone.is_empty() {
        return Err(Error::Invalid(gone));
    }
    let mut made = Vec::with_capacity(new.items.len());
    for NewItemUrging { work_item_id, level, text } in new.items {
        made.push(urging::urge(tx, by, work_item_id, NewUrging { level, text }).await?);
    }
    let data = list::these(by, &**tx, made).await?;
    Ok((Page { data, page: tiendo_api::page::PageInfo::default() }, None))
}

/// Overdue items of the agency the rule proposes to urge, the longest overdue first: two statements.
async fn proposed(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Proposed>, Error> {
    let today = actor.today();
    let runs = [WorkState::Open, WorkState::InProgress, WorkState::Returned].map(word);
    let overdue = row::select(actor)
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "state")).is_in(runs.clone()))
        .and_where(Expr::col(("w", "due_on")).lt(today))
        .to_owned();
    let rows = row::read_from(actor, db, &overdue).await?;
    let urged = Query::select()
        .columns([("g", "work_item_id"), ("g", "level"), ("g", "urged_on")])
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "urging", "g", Expr::col(("g", "work_item_id")).equals(("w", "id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "state")).is_in(runs))
        .and_where(Expr::col(("w", "due_on")).lt(today))
        .order_by(("g", "id"), Order::Asc)
        .to_owned();
    let mut before: HashMap<Uuid, Before> = HashMap::new();
    for UrgedRow { work_item_id, level, urged_on } in db::all::<UrgedRow>(db, &urged).await? {
        let times = before.get(&work_item_id).map_or(0, |before| before.times) + 1;
        before.insert(work_item_id, Before { times, level: level.0, on: urged_on });
    }
    let rule = actor.settings().urging;
    let proposed = |row: row::Row| {
        let days = row.due_on.map(|due| (today - due).num_days())?;
        let before = before.get(&row.id).copied();
        let last =
            before.map(|before| Last { level: before.level, days_ago: (today - before.on).num_days() });
        Some(Proposed { level: rule::level(days, last, &rule)?, row, days, before })
    };
    let mut proposed: Vec<Proposed> = rows.into_iter().filter_map(proposed).collect();
    proposed.sort_by_key(|each| (-each.days, each.row.position, each.row.id));
    Ok(proposed)
}

impl Proposed {
    fn shown(self, actor: &Actor, watch: &Watch) -> UrgingProposal {
        let reason = self.reason(actor.lang);
        let item = self.row.seen_by(actor, watch);
        UrgingProposal {
            text: text(&item, self.days, self.level),
            reason,
            level: self.level,
            before: self.before.map_or(0, |before| before.times),
            item,
        }
    }

    fn reason(&self, lang: Lang) -> String {
        let late = match lang {
            Lang::Vi => format!("Quá hạn {} ngày", self.days),
            Lang::En => format!("{} days overdue", self.days),
        };
        let before = match (self.before, lang) {
            (None, Lang::Vi) => "chưa đôn đốc lần nào".to_owned(),
            (None, Lang::En) => "not urged so far".to_owned(),
            (Some(before), Lang::Vi) => {
                let times = before.times;
                format!(
                    "đã đôn đốc {times} lần, gần nhất là {} ngày {}",
                    named(before.level, lang),
                    shown(before.on)
                )
            }
            (Some(before), Lang::En) => {
                let times = before.times;
                format!(
                    "urged {times} times, last with a {} on {}",
                    named(before.level, lang),
                    shown(before.on)
                )
            }
        };
        format!("{late}; {before}")
    }
}

/// Words for the unit, to be sent as they are or changed first.
fn text(item: &WorkItemRow, days: i64, level: UrgingLevel) -> String {
    let due = item.due.map(shown).unwrap_or_default();
    let asked = match level {
        UrgingLevel::Reminder => "Đề nghị đơn vị báo cáo tiến độ và trình kết quả.",
        UrgingLevel::Criticism => {
            "Phê bình đơn vị chậm thực hiện; đề nghị báo cáo nguyên nhân và trình kết quả ngay."
        }
        UrgingLevel::Review => {
            "Đề nghị đơn vị kiểm điểm trách nhiệm, báo cáo bằng văn bản và trình kết quả ngay."
        }
    };
    format!("{} {}: hạn {due}, đã quá hạn {days} ngày. {asked}", item.code, item.title)
}

/// A level in words.
pub fn named(level: UrgingLevel, lang: Lang) -> &'static str {
    match level {
        UrgingLevel::Reminder => lang.pick("nhắc nhở", "reminder"),
        UrgingLevel::Criticism => lang.pick("phê bình", "criticism"),
        UrgingLevel::Review => lang.pick("kiểm điểm", "review"),
    }
}

fn shown(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set,
    Condition, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;
use tiendo_annex::{
    Directory,
    draft::{Draft, Finding, FindingCode, Severity},
    settle::settle,
};
use tiendo_api::{
    annexes::{AnnexFinding, DecisionKind, FindingDecision, NewDecision, NewDecisions},
    changes::Verb,
    check::Fault,
    problem::Code,
};

use super::{annex, content};
use crate::{
    actor::Actor,
    clock::local,
    db::{CHUNK, Tx},
    error::Error,
    integration::people,
    plan::import,
    word::{Word, word},
};

/// A doubt about a draft, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annex_finding")]
pub struct Model {
    /// Draft.
    #[sea_orm(primary_key, auto_increment = false)]
    pub annex_id: Uuid,
    /// Number within the draft, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Agency.
    pub agency_id: Uuid,
    /// Kind, to decide many at once.
    pub code: Word<FindingCode>,
    /// Severity, likewise.
    pub severity: Word<Severity>,
    /// The finding, as JSON.
    pub finding: String,
    /// What was decided.
    pub decision: Option<Word<DecisionKind>>,
    /// The value given.
    pub value: Option<String>,
    /// The reason given.
    pub reason: Option<String>,
    /// Who decided.
    pub account_id: Option<Uuid>,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Decisions about doubts, by what tells one doubt from another.
pub type Decided = HashMap<String, Model>;

/// Every doubt of a draft, in document order.
pub async fn list(db: &impl ConnectionTrait, annex_id: Uuid) -> Result<Vec<AnnexFinding>, Error> {
    let rows =
        Entity::find().filter(Column::AnnexId.eq(annex_id)).order_by_asc(Column::Number).all(db).await?;
    let people = people::by_id(db, rows.iter().filter_map(|row| row.account_id)).await?;
    rows.into_iter()
        .map(|row| {
            let finding: Finding = content::parsed(Some(row.finding))?;
            let decision = row.decision.zip(row.at).map(|(kind, at)| FindingDecision {
                kind: kind.0,
                value: row.value,
                reason: row.reason,
                by: row.account_id.and_then(|id| people.get(&id).cloned()),
                at: local(at),
            });
            let number = u32::try_from(row.number).unwrap_or_default();
            Ok(AnnexFinding { number, correctable: finding.target.is_some(), finding, decision })
        })
        .collect()
}

/// The decisions made about a draft, to be found again when its document, or an amended one, is read anew.
pub async fn decided(db: &impl ConnectionTrait, annex_id: Uuid) -> Result<Decided, Error> {
    let rows = Entity::find()
        .filter(Column::AnnexId.eq(annex_id))
        .filter(Column::Decision.is_not_null())
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let finding: Finding = content::parsed(Some(row.finding.clone()))?;
            Ok((sameness(&finding), row))
        })
        .collect()
}

/// What makes two doubts the same: kind, words and proposal, wherever they stand.
fn sameness(finding: &Finding) -> String {
    let proposed = finding.proposed.as_deref().unwrap_or_default();
    format!("{}\u{1F}{}\u{1F}{}\u{1F}{proposed}", word(finding.code), finding.read, finding.message)
}

/// Writes the doubts of a draft; those decided before keep their decision. Tells how many are open.
pub async fn store(
    tx: &Tx,
    (agency_id, annex_id): (Uuid, Uuid),
    findings: &[Finding],
    before: &Decided,
) -> Result<i32, Error> {
    let mut rows = Vec::with_capacity(findings.len());
    let mut open = 0;
    for (number, finding) in (1..).zip(findings) {
        let same = before.get(&sameness(finding));
        open += i32::from(same.is_none());
        rows.push(ActiveModel {
            annex_id: Set(annex_id),
            number: Set(number),
            agency_id: Set(agency_id),
            code: Set(Word(finding.code)),
            severity: Set(Word(finding.severity)),
            finding: Set(content::written(finding)?),
            decision: Set(same.and_then(|row| row.decision)),
            value: Set(same.and_then(|row| row.value.clone())),
            reason: Set(same.and_then(|row| row.reason.clone())),
            account_id: Set(same.and_then(|row| row.account_id)),
            at: Set(same.and_then(|row| row.at)),
        });
    }
    Entity::delete_many().filter(Column::AnnexId.eq(annex_id)).exec(&**tx).await?;
    for chunk in rows.chunks(CHUNK) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(open)
}

/// Settles one doubt. Deciding again is a new decision; what the first one wrote stays until corrected.
pub async fn decide(
    tx: &Tx,
    by: &Actor,
    draft: &annex::Model,
    seen: i64,
    number: i32,
    new: NewDecision,
) -> Result<(), Error> {
    draft.must_be_open()?;
    let row = Entity::find_by_id((draft.id, number)).one(&**tx).await?.ok_or(Error::NotFound)?;
    let finding: Finding = content::parsed(Some(row.finding.clone()))?;
    if let Some(value) = value(&finding, &new)? {
        let directory = import::directory(&**tx, draft.agency_id).await?;
        let mut tree = content::draft(&**tx, draft.id).await?;
        write(&mut tree, &finding, value, &directory)?;
        content::keep(tx, draft.id, &tree).await?;
    }
    let opened = i32::from(row.decision.is_none());
    record(tx, by, draft.id, Condition::all().add(Column::Number.eq(number)), &new).await?;
    let says = json!({ "finding": number, "code": row.code.0, "decision": new.decision });
    let left = (annex::Column::OpenFindings, Expr::col(annex::Column::OpenFindings).sub(opened));
    draft.change(tx, by, seen, (Verb::FindingSettled, says), [left]).await
}

/// Settles every open doubt of a kind.
pub async fn decide_many(
    tx: &Tx,
    by: &Actor,
    draft: &annex::Model,
    seen: i64,
    new: NewDecisions,
) -> Result<(), Error> {
    draft.must_be_open()?;
    let mut which = Condition::all().add(Column::Decision.is_null());
    if let Some(code) = new.code {
        which = which.add(Column::Code.eq(Word(code)));
    }
    if let Some(severity) = new.severity {
        which = which.add(Column::Severity.eq(Word(severity)));
    }
    let rows = Entity::find()
        .filter(Column::AnnexId.eq(draft.id))
        .filter(which.clone())
        .order_by_asc(Column::Number)
        .all(&**tx)
        .await?;
    let one = NewDecision { decision: new.decision, value: None, reason: new.reason };
    let directory = import::directory(&**tx, draft.agency_id).await?;
    let mut tree = content::draft(&**tx, draft.id).await?;
    let mut written = false;
    for row in &rows {
        let finding: Finding = content::parsed(Some(row.finding.clone()))?;
        if let Some(value) = value(&finding, &one)? {
            write(&mut tree, &finding, value, &directory)?;
            written = true;
        }
    }
    if written {
        content::keep(tx, draft.id, &tree).await?;
    }
    record(tx, by, draft.id, which, &one).await?;
    let settled = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    let says = json!({ "findings": settled, "code": new.code, "decision": one.decision });
    let left = (annex::Column::OpenFindings, Expr::col(annex::Column::OpenFindings).sub(settled));
    draft.change(tx, by, seen, (Verb::FindingSettled, says), [left]).await
}

/// What a decision writes into the draft, if anything.
fn value<'f>(finding: &'f Finding, new: &'f NewDecision) -> Result<Option<&'f str>, Error> {
    match new.decision {
        DecisionKind::Accept => Ok(finding.proposed.as_deref().filter(|_| !finding.done)),
        DecisionKind::Correct if finding.target.is_none() => Err(Error::Refused(Code::NotCorrectable)),
        DecisionKind::Correct => Ok(new.value.as_deref()),
        DecisionKind::Waive => Ok(None),
    }
}

fn write(tree: &mut Draft, finding: &Finding, value: &str, directory: &Directory) -> Result<(), Error> {
    use tiendo_annex::edit::NotEditable::{Empty, Unreadable};
    let Some(target) = finding.target else { return Ok(()) };
    settle(tree, target, value, directory).map_err(|wrong| match wrong {
        Empty => Error::field("/value", Fault::Required),
        Unreadable => Error::field("/value", Fault::Unreadable),
        _ => Error::Refused(Code::NotEditable),
    })
}

async fn record(
    tx: &Tx,
    by: &Actor,
    annex_id: Uuid,
    which: Condition,
    new: &NewDecision,
) -> Result<(), Error> {
    Entity::update_many()
        .col_expr(Column::Decision, Expr::value(Word(new.decision)))
        .col_expr(Column::Value, Expr::value(new.value.clone()))
        .col_expr(Column::Reason, Expr::value(new.reason.clone()))
        .col_expr(Column::AccountId, Expr::value(by.account_id))
        .col_expr(Column::At, Expr::value(by.now()))
        .filter(Column::AnnexId.eq(annex_id))
        .filter(which)
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Takes away the open doubts about what is no longer in the tree; tells the columns that count doubts.
pub async fn drop_moot(
    tx: &Tx,
    draft: &annex::Model,
    tree: &Draft,
) -> Result<[(annex::Column, Expr); 2], Error> {
    let open = Entity::find()
        .filter(Column::AnnexId.eq(draft.id))
        .filter(Column::Decision.is_null())
        .all(&**tx)
        .await?;
    let there: HashSet<u32> = tree.keys().collect();
    let mut moot = Vec::new();
    for row in open {
        let finding: Finding = content::parsed(Some(row.finding))?;
        if finding.target.is_some_and(|target| target.node != 0 && !there.contains(&target.node)) {
            moot.push(row.number);
        }
    }
    let gone = i32::try_from(moot.len()).unwrap_or(i32::MAX);
    for chunk in moot.chunks(CHUNK) {
        Entity::delete_many()
            .filter(Column::AnnexId.eq(draft.id))
            .filter(Column::Number.is_in(chunk.to_vec()))
            .exec(&**tx)
            .await?;
    }
    Ok([
        (annex::Column::Findings, Expr::col(annex::Column::Findings).sub(gone)),
        (annex::Column::OpenFindings, Expr::col(annex::Column::OpenFindings).sub(gone)),
    ])
}

/// Waives every open doubt in nobody's name.
pub async fn waive_all(tx: &Tx, annex_id: Uuid, reason: &str, at: DateTime<Utc>) -> Result<(), Error> {
    Entity::update_many()
        .col_expr(Column::Decision, Expr::value(Word(DecisionKind::Waive)))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::At, Expr::value(at))
        .filter(Column::AnnexId.eq(annex_id))
        .filter(Column::Decision.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The decisions made about the drafts a plan came from.
pub async fn decided_about(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
) -> Result<Decided, Error> {
    let approved = annex::Entity::find()
        .filter(annex::Column::AgencyId.eq(agency_id))
        .filter(annex::Column::PlanId.eq(plan_id))
        .filter(annex::Column::State.eq(Word(tiendo_api::annexes::AnnexState::Approved)))
        .order_by_asc(annex::Column::CreatedAt)
        .all(db)
        .await?;
    let mut all = Decided::new();
    for draft in approved {
        all.extend(decided(db, draft.id).await?);
    }
    Ok(all)
}

/// Writes decisions made before into a draft that was read anew. What no longer fits is left for a person: its
/// doubt still shows the decision.
pub fn replay(tree: &mut Draft, findings: &[Finding], before: &Decided, directory: &Directory) {
    for finding in findings {
        let Some((row, kind)) = before.get(&sameness(finding)).and_then(|row| Some((row, row.decision?.0)))
        else {
            continue;
        };
        let decision = NewDecision { decision: kind, value: row.value.clone(), reason: None };
        if let Ok(Some(value)) = value(finding, &decision) {
            let _fits = write(tree, finding, value, directory);
        }
    }
}

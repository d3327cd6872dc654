use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use std::collections::HashSet;
use tiendo_annex::products;
use tiendo_api::{
    Action, ListRule,
    changes::{SubjectKind, Verb},
    check::Fault,
    completion::{CompletionRule, DeliverableRule, NewCompletionRule, NewDeliverableRule},
};

use super::rule::{Rule, Wanted};
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    plan::activity::{self, deliverable},
    policy::{self, Reach},
    versioned::{self, Seen, Versioned},
    word::Word,
    work::{evidence, item},
};

impl Versioned for activity::Model {
    const KIND: SubjectKind = SubjectKind::Activity;
    const ID: activity::Column = activity::Column::Id;
    const VERSION: activity::Column = activity::Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

/// The deliverables an activity now names, in order.
pub async fn deliverables(
    db: &impl ConnectionTrait,
    activity_id: Uuid,
) -> Result<Vec<deliverable::Model>, Error> {
    Ok(deliverable::Entity::find()
        .filter(deliverable::Column::ActivityId.eq(activity_id))
        .filter(deliverable::Column::DroppedOn.is_null())
        .order_by_asc(deliverable::Column::Position)
        .all(db)
        .await?)
}

/// The rule of an activity over its deliverables: read from their wording, unless the Office corrected it.
pub fn rule(activity: &activity::Model, deliverables: &[deliverable::Model]) -> Rule {
    Rule {
        needs: activity.deliverables_needed.map_or(ListRule::AllOf, |needs| needs.0),
        wanted: deliverables.iter().map(wanted).collect(),
    }
}

/// The rule of an activity by its id.
pub async fn of_activity(db: &impl ConnectionTrait, activity_id: Uuid) -> Result<Rule, Error> {
    let activity = activity::Entity::find_by_id(activity_id).one(db).await?.ok_or(Error::NotFound)?;
    Ok(rule(&activity, &deliverables(db, activity_id).await?))
}

fn wanted(row: &deliverable::Model) -> Wanted {
    let read = products::read(&row.title);
    let parts = row.parts.as_ref().and_then(|parts| serde_json::from_value(parts.clone()).ok());
    Wanted {
        id: row.id,
        title: row.title.clone(),
        required: row.required.unwrap_or(!read.if_any),
        parts: parts.unwrap_or(read.parts),
        needs: row.needs.map_or(read.needs, |needs| needs.0),
    }
}

/// The rule as the actor sees it.
pub async fn seen_by(
    db: &impl ConnectionTrait,
    actor: &Actor,
    activity: &activity::Model,
) -> Result<(CompletionRule, i64), Error> {
    let rows = deliverables(db, activity.id).await?;
    let rule = rule(activity, &rows);
    let is_corrected = |row: &deliverable::Model| row.required.is_some();
    let corrected = activity.deliverables_needed.is_some() || rows.iter().any(is_corrected);
    let may = policy::reach(actor.role, Action::CorrectCompletion) > Reach::Never;
    let shown = CompletionRule {
        activity_id: activity.id,
        needs: rule.needs,
        deliverables: rule
            .wanted
            .into_iter()
            .zip(&rows)
            .map(|(it, row)| told(it, is_corrected(row)))
            .collect(),
        corrected,
        version: activity.version,
        allowed_actions: may.then_some(Action::CorrectCompletion).into_iter().collect(),
    };
    Ok((shown, activity.version))
}

fn told(wanted: Wanted, corrected: bool) -> DeliverableRule {
    DeliverableRule {
        id: wanted.id,
        title: wanted.title,
        required: wanted.required,
        parts: wanted.parts,
        needs: wanted.needs,
        corrected,
    }
}

/// Corrects the rule: what is not named is read from its wording again. What the activity's items show is counted anew.
pub async fn correct(
    tx: &Tx,
    by: &Actor,
    activity: &Granted<activity::Model>,
    seen: i64,
    new: NewCompletionRule,
) -> Result<(CompletionRule, Option<i64>), Error> {
    let rows = deliverables(&**tx, activity.id).await?;
    let before = rule(activity, &rows);
    all_known(&new, &rows)?;
    for row in &rows {
        let corrected = new.deliverables.iter().find(|each| each.id == row.id);
        deliverable::Entity::update(correction(row.id, corrected)?).exec(&**tx).await?;
    }
    // Asking for all is what is read; only the other is a correction.
    let needs = (new.needs == ListRule::AnyOf).then_some(Word(new.needs));
    let columns = [(activity::Column::DeliverablesNeeded, Expr::value(needs))];
    let says = serde_json::json!({ "before": brief(&before), "after": new });
    versioned::change(&**activity, tx, by, seen, (Verb::CompletionCorrected, says), columns).await?;
    recount(tx, activity.id).await?;
    let now = activity::Entity::find_by_id(activity.id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let (shown, version) = seen_by(&**tx, by, &now).await?;
    Ok((shown, Some(version)))
}

fn all_known(new: &NewCompletionRule, rows: &[deliverable::Model]) -> Result<(), Error> {
    let mut named = HashSet::new();
    for (index, each) in new.deliverables.iter().enumerate() {
        let pointer = format!("/deliverables/{index}/id");
        if !rows.iter().any(|row| row.id == each.id) {
            return Err(Error::field(pointer, Fault::Unknown));
        }
        if !named.insert(each.id) {
            return Err(Error::field(pointer, Fault::Contradiction));
        }
    }
    Ok(())
}

fn correction(id: Uuid, new: Option<&NewDeliverableRule>) -> Result<deliverable::ActiveModel, Error> {
    let parts = new.map(|new| serde_json::to_value(&new.parts)).transpose().map_err(anyhow::Error::from)?;
    Ok(deliverable::ActiveModel {
        id: Set(id),
        required: Set(new.map(|new| new.required)),
        needs: Set(new.map(|new| Word(new.needs))),
        parts: Set(parts),
        ..Default::default()
    })
}

fn brief(rule: &Rule) -> NewCompletionRule {
    let one = |wanted: &Wanted| NewDeliverableRule {
        id: wanted.id,
        required: wanted.required,
        parts: wanted.parts.clone(),
        needs: wanted.needs,
    };
    NewCompletionRule { needs: rule.needs, deliverables: rule.wanted.iter().map(one).collect() }
}

/// The items of an activity say anew how many deliverables are shown: another rule is another version of them.
async fn recount(tx: &Tx, activity_id: Uuid) -> Result<(), Error> {
    let rule = of_activity(&**tx, activity_id).await?;
    let items = item::Entity::find().filter(item::Column::ActivityId.eq(activity_id)).all(&**tx).await?;
    for item in items {
        let evidence = evidence::rows(&**tx, item.id).await?;
        let shown = evidence::shown(&rule, &evidence);
        let columns = [(item::Column::DeliverablesEvidenced, Expr::value(shown))];
        versioned::update::<item::Model>(item.id, columns).exec(&**tx).await?;
    }
    Ok(())
}

use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tiendo_api::{
    Action,
    work::{Decision, Deliverable, Evidence, Outcome, ProgressRecord, Review, Submission, WorkItem},
};

use super::{asks::Asks, evidence, progress, review, row, submission};
use crate::{
    actor::Actor,
    clock::local,
    completion::{
        self,
        rule::{Rule, Wanted},
    },
    conditions::{condition, register},
    contradictions::{
        list::{self, Subject},
        rule::Facts,
    },
    db::Tx,
    error::Error,
    integration::people::{self, People},
    milestones::milestone,
    plan::{
        activity::{self, Of},
        plan,
    },
    supervision::sight,
};

const MOST_PROGRESS: u64 = 50;

/// A work item with all that happened to it, as the actor sees it now.
pub async fn read(db: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<WorkItem, Error> {
    let query = row::select(actor).and_where(Expr::col(("w", "id")).eq(id)).to_owned();
    let row = row::read_from(actor, db, &query).await?.pop().ok_or(Error::NotFound)?;
    let activity = activity::Entity::find_by_id(row.activity_id).one(db).await?.ok_or(Error::NotFound)?;
    let condition = match activity.condition_id {
        Some(id) => {
            let row = condition::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
            Some(register::one(db, actor, row).await?.0)
        }
        None => None,
    };
    let units = activity::units(db, actor.agency_id, Of::Activity(activity.id)).await?;
    let units = units.get(&activity.id).cloned().unwrap_or_default();
    let evidence = evidence::of_item(db, id).await?;
    let rule = completion::stored::rule(&activity, &completion::stored::deliverables(db, activity.id).await?);
    let records = progress::latest(db, id, MOST_PROGRESS).await?;
    let submissions = submission::of_item(db, id).await?;
    let reviews = review::of_item(db, id).await?;
    let plan = plan::Entity::find_by_id(activity.plan_id).one(db).await?.ok_or(Error::NotFound)?;
    let counts = |each: &&submission::Model| {
        let returned = |review: &review::Model| {
            review.submission_id == each.id && review.decision.0 == Decision::Returned
        };
        each.outcome.0 == Outcome::Done && !reviews.iter().any(returned)
    };
    let subject = Subject {
        facts: Facts {
            year: plan.year,
            period: list::period_of(actor, plan.year, row.period.as_deref()),
            issued_on: plan.issued_on,
            event_on: condition.as_ref().and_then(|condition| condition.occurred_on),
            completed_on: submissions.iter().find(counts).map(|submission| submission.completed_on),
        },
        item: row.named(),
        lead: row.lead(),
    };
    let documents: Vec<_> = evidence.iter().filter_map(|(row, _)| list::dated(row)).collect();
    let contradictions = list::of_item(db, actor, &subject, &documents).await?;
    let who = records.iter().map(|record| record.account_id);
    let who = who.chain(submissions.iter().map(|submission| submission.account_id));
    let who = who.chain(reviews.iter().map(|review| review.account_id));
    let asks = Asks::of_item(db, id).await?;
    let milestones = milestone::of_item(db, id).await?;
    let progress = (row.state.0, row.percent);
    let people = People(people::by_id(db, who.chain(asks.people())).await?);
    let history = History(&people);
    let asks = asks.shown(db, actor, &row, &people).await?;
    Ok(WorkItem {
        path: activity::path(db, activity.id).await?,
        lead_units: units.lead,
        coordinating_units: units.coordinating,
        deadline: activity.deadline(),
        condition,
        contingent: activity.contingent,
        deliverables_needed: rule.needs,
        deliverables: deliverables(rule, &evidence),
        contradictions,
        progress: records.into_iter().map(|record| history.record(record, &evidence)).collect(),
        submissions: submissions
            .into_iter()
            .map(|each| history.submission(each, &reviews, &evidence))
            .collect(),
        authority: authority(actor).to_owned(),
        carry_overs: asks.carry_overs,
        reopenings: asks.reopenings,
        milestones: milestones.into_iter().map(|each| each.shown(progress, actor.today())).collect(),
        due_changes: asks.due_changes,
        extension_requests: asks.extensions,
        urgings: asks.urgings,
        contribution_requests: asks.contributions,
        item: row.seen_by(actor, &sight::watch(db, actor, actor.today()).await?),
    })
}

/// A work item after a verb on it, with its version.
pub async fn as_it_stands(tx: &Tx, actor: &Actor, id: Uuid) -> Result<(WorkItem, Option<i64>), Error> {
    let item = read(&**tx, actor, id).await?;
    let version = item.item.version;
    Ok((item, Some(version)))
}

/// Evidence as stored and as sent.
type Shown = [(evidence::Model, Evidence)];

fn deliverables(rule: Rule, evidence: &Shown) -> Vec<Deliverable> {
    let pieces: Vec<_> = evidence.iter().map(|(row, _)| row.piece()).collect();
    let counted = |wanted: Wanted| {
        let count = evidence.iter().filter(|(piece, _)| piece.deliverable_id == Some(wanted.id)).count();
        Deliverable {
            id: wanted.id,
            shown: wanted.is_shown(&pieces),
            title: wanted.title,
            evidence: i32::try_from(count).unwrap_or(i32::MAX),
            required: wanted.required,
            parts: wanted.parts,
            needs: wanted.needs,
        }
    };
    rule.wanted.into_iter().map(counted).collect()
}

/// Who can confirm: every role the table gives it to, in words.
fn authority(actor: &Actor) -> &'static str {
    debug_assert!(
        crate::policy::reach(tiendo_api::session::Role::Office, Action::Confirm)
            > crate::policy::Reach::Never
    );
    actor.lang.pick(
        "Văn phòng xác nhận; việc do Văn phòng trình thì lãnh đạo hoặc người khác của Văn phòng xác nhận.",
        "The Office confirms; what the Office itself submits is confirmed by leadership or by another person of the Office.",
    )
}

/// An item's history with the people named in it.
struct History<'p>(&'p People);

impl History<'_> {
    fn record(&self, record: progress::Model, evidence: &Shown) -> ProgressRecord {
        let came_with = evidence.iter().filter(|(piece, _)| piece.progress_record_id == Some(record.id));
        ProgressRecord {
            id: record.id,
            at: local(record.at),
            by: self.0.named(record.account_id),
            percent: record.percent,
            note: record.note,
            no_change: record.no_change,
            obstacles: record.obstacles,
            proposals: record.proposals,
            evidence: came_with.map(|(_, evidence)| evidence.clone()).collect(),
        }
    }

    fn submission(
        &self,
        submission: submission::Model,
        reviews: &[review::Model],
        evidence: &Shown,
    ) -> Submission {
        let came_with = evidence.iter().filter(|(piece, _)| piece.submission_id == Some(submission.id));
        let decision = reviews.iter().find(|review| review.submission_id == submission.id);
        Submission {
            id: submission.id,
            outcome: submission.outcome.0,
            completed_on: submission.completed_on,
            note: submission.note,
            at: local(submission.at),
            by: self.0.named(submission.account_id),
            evidence: came_with.map(|(_, evidence)| evidence.clone()).collect(),
            review: decision.map(|review| Review {
                decision: review.decision.0,
                reason: review.reason.clone(),
                at: local(review.at),
                by: self.0.named(review.account_id),
                self_confirmed: review.self_confirmed,
            }),
        }
    }
}

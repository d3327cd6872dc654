use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::Value as Json;
use tiendo_annex::draft::{Draft, Found};
use tiendo_api::{
    Action,
    annexes::{AnnexFormat, AnnexKind, AnnexSource, AnnexState, AnnexSummary},
    changes::{SubjectKind, Verb},
    problem::Code,
    units::PersonRef,
};

use crate::{
    actor::Actor,
    clock::local,
    db::Tx,
    error::Error,
    integration::people,
    plan::import::number,
    policy::Reach,
    versioned::{self, Seen, Versioned},
    word::Word,
};

/// An annex draft: a document being read, settled and approved, or a plan being amended or carried over.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annex")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// What it will become.
    pub kind: Word<AnnexKind>,
    /// Where it stands.
    pub state: Word<AnnexState>,
    /// Title of the plan.
    pub title: String,
    /// Year of the plan.
    pub year: Option<i32>,
    /// The plan it amends, was carried over from or has become.
    pub plan_id: Option<Uuid>,
    /// Of an amendment: the version of the plan it was begun from.
    pub plan_version: Option<i32>,
    /// Name of the source document.
    pub source_name: Option<String>,
    /// Format of the source document.
    pub source_format: Option<Word<AnnexFormat>>,
    /// Its size in bytes.
    pub source_size: i64,
    /// Its SHA-256.
    pub source_sha256: Option<String>,
    /// Sections found.
    pub found_sections: i32,
    /// Objectives found.
    pub found_objectives: i32,
    /// Tasks found.
    pub found_tasks: i32,
    /// Activities found.
    pub found_activities: i32,
    /// Findings.
    pub findings: i32,
    /// Findings nobody has settled.
    pub open_findings: i32,
    /// Whether a person edited the tree.
    pub edited: bool,
    /// Job that reads the document.
    pub job_id: Option<Uuid>,
    /// Who began it.
    pub created_by: Option<Uuid>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// Version.
    pub version: i64,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The agency's drafts: open ones first, the newest of each on top.
pub async fn list(actor: &Actor) -> Result<Vec<AnnexSummary>, Error> {
    let mut drafts = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .all(&**actor.db())
        .await?;
    drafts.sort_by_key(|draft| matches!(draft.state.0, AnnexState::Approved | AnnexState::Withdrawn));
    let people = people::by_id(&**actor.db(), drafts.iter().filter_map(|draft| draft.created_by)).await?;
    Ok(drafts.into_iter().map(|draft| draft.seen_by(actor, &people)).collect())
}

/// The draft in short, as it now stands.
pub async fn summary(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<(AnnexSummary, Option<i64>), Error> {
    let draft = Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let people = people::by_id(db, draft.created_by).await?;
    let version = draft.version;
    Ok((draft.seen_by(actor, &people), Some(version)))
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Annex;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

impl Model {
    /// Refuses what only an open draft allows.
    pub fn must_be_open(&self) -> Result<(), Error> {
        if self.state.0 == AnnexState::Draft { Ok(()) } else { Err(Error::Refused(Code::NotADraft)) }
    }

    /// Writes a change of this draft: only over the version the caller saw, and with its journal line.
    pub async fn change(
        &self,
        tx: &Tx,
        by: &Actor,
        seen: i64,
        what: (Verb, Json),
        columns: impl IntoIterator<Item = (Column, Expr)>,
    ) -> Result<(), Error> {
        let columns = columns.into_iter().chain([(Column::ChangedAt, Expr::value(by.now()))]);
        versioned::change(self, tx, by, seen, what, columns).await
    }

    /// Puts the draft aside; what was read and decided stays to be looked at.
    pub async fn withdraw(&self, tx: &Tx, by: &Actor, seen: i64, reason: String) -> Result<(), Error> {
        if !matches!(self.state.0, AnnexState::Draft | AnnexState::Refused) {
            return Err(Error::Refused(Code::NotADraft));
        }
        let says = serde_json::json!({ "reason": reason });
        let state = (Column::State, Expr::value(Word(AnnexState::Withdrawn)));
        self.change(tx, by, seen, (Verb::AnnexWithdrawn, says), [state]).await
    }

    /// What was found in the document.
    pub fn found(&self) -> Found {
        Found {
            sections: count(self.found_sections),
            objectives: count(self.found_objectives),
            tasks: count(self.found_tasks),
            activities: count(self.found_activities),
        }
    }

    fn allowed(&self, actor: &Actor) -> Vec<Action> {
        let fitting: &[Action] = match self.state.0 {
            AnnexState::Draft => &[Action::ReadAnnex, Action::PrepareAnnex, Action::ApproveAnnex],
            AnnexState::Refused => &[Action::ReadAnnex, Action::PrepareAnnex],
            _ => &[Action::ReadAnnex],
        };
        fitting.iter().copied().filter(|action| actor.reach(*action) > Reach::Never).collect()
    }

    /// The draft as somebody sees it.
    pub fn seen_by(self, actor: &Actor, people: &HashMap<Uuid, PersonRef>) -> AnnexSummary {
        let source = match (&self.source_name, self.source_format, &self.source_sha256) {
            (Some(name), Some(format), Some(sha256)) => Some(AnnexSource {
                name: name.clone(),
                format: format.0,
                size: self.source_size,
                sha256: sha256.clone(),
            }),
            _ => None,
        };
        AnnexSummary {
            allowed_actions: self.allowed(actor),
            found: self.found(),
            source,
            id: self.id,
            kind: self.kind.0,
            state: self.state.0,
            title: self.title,
            year: self.year,
            plan_id: self.plan_id,
            open_findings: count(self.open_findings),
            findings: count(self.findings),
            created_by: self.created_by.and_then(|id| people.get(&id).cloned()),
            created_at: local(self.created_at),
            changed_at: local(self.changed_at),
            job_id: self.job_id,
            version: self.version,
        }
    }
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// What a draft's row says of its tree.
pub fn columns_of(tree: &Draft) -> [(Column, Expr); 6] {
    let found = tree.counts.found;
    [
        (Column::Title, Expr::value(tree.plan.title.clone())),
        (Column::Year, Expr::value(tree.plan.year)),
        (Column::FoundSections, Expr::value(number(found.sections))),
        (Column::FoundObjectives, Expr::value(number(found.objectives))),
        (Column::FoundTasks, Expr::value(number(found.tasks))),
        (Column::FoundActivities, Expr::value(number(found.activities))),
    ]
}

/// Writes what became of a draft. Its version counts up, so that whoever looks at it sees the change.
pub async fn write(
    tx: &Tx,
    id: Uuid,
    at: DateTime<Utc>,
    columns: impl IntoIterator<Item = (Column, Expr)>,
) -> Result<(), Error> {
    let changed = [(Column::ChangedAt, Expr::value(at))];
    versioned::update::<Model>(id, columns.into_iter().chain(changed)).exec(&**tx).await?;
    Ok(())
}

/// Notes which plan a draft has become.
pub async fn approved(tx: &Tx, id: Uuid, plan_id: Uuid, at: DateTime<Utc>) -> Result<(), Error> {
    let columns = [
        (Column::State, Expr::value(Word(AnnexState::Approved))),
        (Column::PlanId, Expr::value(plan_id)),
        (Column::OpenFindings, Expr::value(0)),
    ];
    write(tx, id, at, columns).await
}

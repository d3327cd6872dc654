use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::{Action, plans::PlanSummary};

use crate::{actor::Actor, error::Error, policy::Reach};

/// A plan (kế hoạch).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Title of the annex.
    pub title: String,
    /// Document number.
    pub number: Option<String>,
    /// Day of issue.
    pub issued_on: Option<NaiveDate>,
    /// Issuing body.
    pub issuer: Option<String>,
    /// The "(Kèm theo …)" line.
    pub attached_to: Option<String>,
    /// Year.
    pub year: i32,
    /// Name of the source file.
    pub source_name: String,
    /// SHA-256 of the source file.
    pub source_sha256: String,
    /// Version.
    pub version: i64,
    /// When it was imported.
    pub created_at: DateTime<Utc>,
    /// The plan of the year before it was carried over from.
    pub origin_id: Option<Uuid>,
    /// The draft it was approved from.
    pub annex_id: Option<Uuid>,
}

/// No relations: trees are read level by level.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The agency's plans, latest year first.
pub async fn list(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .order_by_desc(Column::Year)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

impl Model {
    /// The plan as somebody sees it.
    pub fn summary(self, actor: &Actor) -> PlanSummary {
        let about_plans = [Action::ReadPlan, Action::ReadOverview, Action::PrepareAnnex];
        PlanSummary {
            id: self.id,
            title: self.title,
            number: self.number,
            issued_on: self.issued_on,
            issuer: self.issuer,
            year: self.year,
            version: self.version,
            allowed_actions: about_plans
                .into_iter()
                .filter(|action| actor.reach(*action) > Reach::Never)
                .collect(),
        }
    }
}

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    problem::Code,
    targets::{NewTargetValue, TargetStatus},
};

use super::{state::PERCENT, target, term};
use crate::{access::Granted, actor::Actor, db::Tx, deadline::period, error::Error, plan::plan, versioned};

/// A value reported for a target in a report period. Correcting one adds another.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "target_value")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Target.
    pub target_id: Uuid,
    /// Who reported.
    pub account_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Report period code.
    pub period: String,
    /// Day it was reported (UTC+7).
    pub on_day: NaiveDate,
    /// n.
    #[sea_orm(column_type = "Double")]
    pub numerator: f64,
    /// N.
    #[sea_orm(column_type = "Double", nullable)]
    pub denominator: Option<f64>,
    /// What the unit says it comes to.
    #[sea_orm(column_type = "Double", nullable)]
    pub claimed: Option<f64>,
    /// Where the figures come from.
    pub source: String,
    /// Words.
    pub note: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Reports a value of a target for a report period that has opened.
pub async fn report(
    tx: &Tx,
    by: &Actor,
    target: &Granted<target::Model>,
    seen: i64,
    new: NewTargetValue,
) -> Result<(), Error> {
    if target.status.0 != TargetStatus::Confirmed {
        return Err(Error::Refused(Code::TargetNotConfirmed));
    }
    let plan = plan::Entity::find_by_id(target.plan_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let periods = period::of_year(plan.year, &by.settings().periods);
    match periods.iter().find(|period| period.code == new.period) {
        None => return Err(Error::field("/period", Fault::Unknown)),
        Some(period) if period.opens_on > by.today() => {
            return Err(Error::field("/period", Fault::OutOfRange));
        }
        Some(_) => {}
    }
    let terms = target::terms(tx, target.id).await?;
    let now = term::on(&terms, by.today()).ok_or(Error::NotFound)?;
    if now.unit == PERCENT && new.denominator.is_none() {
        return Err(Error::field("/denominator", Fault::Required));
    }
    // Something of nothing cannot be; nothing of nothing is what there was to count.
    if new.denominator == Some(0.0) && new.numerator > 0.0 {
        return Err(Error::field("/numerator", Fault::Contradiction));
    }
    let says = json!({
        "period": new.period, "numerator": new.numerator, "denominator": new.denominator, "claimed": new.claimed,
    });
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        plan_id: Set(target.plan_id),
        target_id: Set(target.id),
        account_id: Set(Some(by.account_id)),
        at: Set(by.now()),
        period: Set(new.period),
        on_day: Set(by.today()),
        numerator: Set(new.numerator),
        denominator: Set(new.denominator),
        claimed: Set(new.claimed),
        source: Set(new.source),
        note: Set(new.note),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    let nothing_else = None::<(target::Column, Expr)>;
    versioned::change(&**target, tx, by, seen, (Verb::TargetReported, says), nothing_else).await
}

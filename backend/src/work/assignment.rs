use sea_orm::entity::prelude::*;
use tiendo_api::work::Part;

use crate::word::Word;

/// A unit's part in a work item; the queue is found through these.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    /// Agency.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    /// Unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: Uuid,
    /// Lead or coordinating.
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: Word<Part>,
    /// Work item.
    #[sea_orm(primary_key, auto_increment = false)]
    pub work_item_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

use sea_orm::entity::prelude::*;

/// An agency (cơ quan): owner of units, plans and accounts.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Full name as printed in headings.
    pub name: String,
    /// Position of the agency's journal; changes whenever anything of the agency changes.
    pub revision: i64,
}

/// No relations: rows of an agency carry its id.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

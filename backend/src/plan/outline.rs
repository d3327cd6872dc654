/// Sections (phần).
pub mod section {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    /// A section.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "section")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Agency.
        pub agency_id: Uuid,
        /// Plan.
        pub plan_id: Uuid,
        /// Order in the plan.
        pub position: i32,
        /// Number as written ("III").
        pub number: String,
        /// Title.
        pub title: String,
        /// Objectives the heading declares.
        pub declared_objectives: Option<i32>,
        /// Tasks the heading declares.
        pub declared_tasks: Option<i32>,
        /// Activities the heading declares.
        pub declared_activities: Option<i32>,
        /// The row of last year's plan it was carried over from.
        pub origin_id: Option<Uuid>,
        /// First day it is no longer in the plan.
        pub dropped_on: Option<NaiveDate>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Objectives (mục tiêu).
pub mod objective {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    /// An objective.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "objective")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Agency.
        pub agency_id: Uuid,
        /// Plan.
        pub plan_id: Uuid,
        /// Order in the plan.
        pub position: i32,
        /// Section.
        pub section_id: Uuid,
        /// Number within the section.
        pub number: i32,
        /// Wording.
        pub title: String,
        /// The row of last year's plan it was carried over from.
        pub origin_id: Option<Uuid>,
        /// First day it is no longer in the plan.
        pub dropped_on: Option<NaiveDate>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tasks (nhiệm vụ).
pub mod task {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    /// A task.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "task")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Agency.
        pub agency_id: Uuid,
        /// Plan.
        pub plan_id: Uuid,
        /// Order in the plan.
        pub position: i32,
        /// Objective.
        pub objective_id: Uuid,
        /// Running number of the annex's first column.
        pub stt: Option<i32>,
        /// Number within the section.
        pub number: i32,
        /// Wording.
        pub title: String,
        /// The row of last year's plan it was carried over from.
        pub origin_id: Option<Uuid>,
        /// First day it is no longer in the plan.
        pub dropped_on: Option<NaiveDate>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

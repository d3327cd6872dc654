use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    DeadlineKind, Granularity, ListRule,
    plans::{ActivityPath, Deadline},
    units::UnitRef,
    work::Part,
};

use crate::{db, deadline::due::DueRule, error::Error, word::Word};

/// An activity (hoạt động): the row that becomes work.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
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
    /// Task.
    pub task_id: Uuid,
    /// Number within the section.
    pub number: i32,
    /// Display code ("III.HĐ4").
    pub code: String,
    /// Wording.
    pub title: String,
    /// What search looks in: code, title and deliverables, folded.
    pub search_text: String,
    /// Completion time as written.
    pub time_text: String,
    /// Which deadline rule.
    pub deadline_kind: Word<DeadlineKind>,
    /// How fine.
    pub deadline_granularity: Option<Word<Granularity>>,
    /// First day of the window.
    pub deadline_start: Option<NaiveDate>,
    /// Last day of the window.
    pub deadline_end: Option<NaiveDate>,
    /// An estimate.
    pub deadline_tentative: bool,
    /// What the work follows.
    pub deadline_basis: Option<String>,
    /// Days counted from what it waits for.
    pub deadline_days: Option<i32>,
    /// Whether those are working days.
    pub deadline_working_days: bool,
    /// Months counted from what it waits for.
    pub deadline_months: Option<i32>,
    /// Whether all its deliverables are asked for; empty as read.
    pub deliverables_needed: Option<Word<ListRule>>,
    /// What the work waits for.
    pub condition_id: Option<Uuid>,
    /// "(nếu có)".
    pub contingent: bool,
    /// Row of the source document.
    pub source_row: i32,
    /// The cells its fields were read from, as JSON.
    pub places: Option<Json>,
    /// The activity of last year's plan it was carried over from.
    pub origin_id: Option<Uuid>,
    /// First day it is no longer in the plan.
    pub dropped_on: Option<NaiveDate>,
    /// Version.
    pub version: i64,
}

/// No relations: trees are read level by level.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Deliverables (kết quả/sản phẩm).
pub mod deliverable {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;
    use tiendo_api::ListRule;

    use crate::word::Word;

    /// A deliverable.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "deliverable")]
    pub struct Model {
        /// Id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Agency.
        pub agency_id: Uuid,
        /// Plan.
        pub plan_id: Uuid,
        /// Order within the activity.
        pub position: i32,
        /// Activity.
        pub activity_id: Uuid,
        /// Wording.
        pub title: String,
        /// First day it is no longer asked for.
        pub dropped_on: Option<NaiveDate>,
        /// Whether it must be shown; empty as read from its wording, as are the two below.
        pub required: Option<bool>,
        /// Whether all products it names are asked for.
        pub needs: Option<Word<ListRule>>,
        /// The products it names, as JSON.
        pub parts: Option<Json>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which units take part in an activity.
pub mod activity_unit {
    use sea_orm::entity::prelude::*;
    use tiendo_api::work::Part;

    use crate::word::Word;

    /// A unit's part in an activity.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity_unit")]
    pub struct Model {
        /// Activity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub activity_id: Uuid,
        /// Lead or coordinating.
        #[sea_orm(primary_key, auto_increment = false)]
        pub part: Word<Part>,
        /// Order as written; the first lead is the reporting lead.
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        /// Agency.
        pub agency_id: Uuid,
        /// Plan.
        pub plan_id: Uuid,
        /// Unit.
        pub unit_id: Uuid,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Model {
    /// When it is due once what it waits for has come.
    pub fn due_rule(&self) -> DueRule {
        let count = |stored: Option<i32>| stored.and_then(|stored| u32::try_from(stored).ok());
        DueRule {
            days: count(self.deadline_days),
            working_days: self.deadline_working_days,
            months: count(self.deadline_months),
            window_end: self.deadline_end,
        }
    }

    /// The completion time as a rule.
    pub fn deadline(&self) -> Deadline {
        Deadline {
            kind: self.deadline_kind.0,
            label: self.time_text.clone(),
            granularity: self.deadline_granularity.map(|granularity| granularity.0),
            start: self.deadline_start,
            end: self.deadline_end,
            tentative: self.deadline_tentative,
            condition_id: self.condition_id,
            basis: self.deadline_basis.clone(),
        }
    }
}

/// The units of activities, in the order written.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// Lead units; the first is the reporting lead.
    pub lead: Vec<UnitRef>,
    /// Coordinating units.
    pub coordinating: Vec<UnitRef>,
}

/// Which activities to read the units of.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// All of a plan.
    Plan(Uuid),
    /// One.
    Activity(Uuid),
}

#[derive(FromQueryResult)]
struct UnitRow {
    activity_id: Uuid,
    part: Word<Part>,
    id: Uuid,
    code: String,
    name: String,
}

/// The units of activities, by activity.
pub async fn units(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    of: Of,
) -> Result<HashMap<Uuid, Units>, Error> {
    let mut query = Query::select()
        .columns([("p", "activity_id"), ("p", "part")])
        .columns([("u", "id"), ("u", "code"), ("u", "name")])
        .from_as("activity_unit", "p")
        .join_as(sea_orm::JoinType::InnerJoin, "unit", "u", Expr::col(("u", "id")).equals(("p", "unit_id")))
        .order_by(("p", "position"), Order::Asc)
        .to_owned();
    match of {
        Of::Plan(plan) => query
            .and_where(Expr::col(("p", "agency_id")).eq(agency_id))
            .and_where(Expr::col(("p", "plan_id")).eq(plan)),
        Of::Activity(activity) => query.and_where(Expr::col(("p", "activity_id")).eq(activity)),
    };
    let mut units: HashMap<Uuid, Units> = HashMap::new();
    for row in db::all::<UnitRow>(db, &query).await? {
        let of = units.entry(row.activity_id).or_default();
        let side = match row.part.0 {
            Part::Lead => &mut of.lead,
            Part::Coordinating => &mut of.coordinating,
        };
        side.push(UnitRef { id: row.id, code: row.code, name: row.name });
    }
    Ok(units)
}

#[derive(FromQueryResult)]
struct PathRow {
    plan_id: Uuid,
    plan_title: String,
    section_number: String,
    section_title: String,
    objective_number: i32,
    objective_title: String,
    task_number: i32,
    task_title: String,
}

/// Where an activity stands in its plan.
pub async fn path(db: &impl ConnectionTrait, activity_id: Uuid) -> Result<ActivityPath, Error> {
    let join = sea_orm::JoinType::InnerJoin;
    let query = Query::select()
        .expr_as(Expr::col(("p", "id")), "plan_id")
        .expr_as(Expr::col(("p", "title")), "plan_title")
        .expr_as(Expr::col(("s", "number")), "section_number")
        .expr_as(Expr::col(("s", "title")), "section_title")
        .expr_as(Expr::col(("o", "number")), "objective_number")
        .expr_as(Expr::col(("o", "title")), "objective_title")
        .expr_as(Expr::col(("t", "number")), "task_number")
        .expr_as(Expr::col(("t", "title")), "task_title")
        .from_as("activity", "a")
        .join_as(join, "task", "t", Expr::col(("t", "id")).equals(("a", "task_id")))
        .join_as(join, "objective", "o", Expr::col(("o", "id")).equals(("t", "objective_id")))
        .join_as(join, "section", "s", Expr::col(("s", "id")).equals(("a", "section_id")))
        .join_as(join, "plan", "p", Expr::col(("p", "id")).equals(("a", "plan_id")))
        .and_where(Expr::col(("a", "id")).eq(activity_id))
        .to_owned();
    let row = db::one::<PathRow>(db, &query).await?.ok_or(Error::NotFound)?;
    Ok(ActivityPath {
        plan_id: row.plan_id,
        plan_title: row.plan_title,
        section_number: row.section_number,
        section_title: row.section_title,
        objective: format!("{}. {}", row.objective_number, row.objective_title),
        task: format!("{}. {}", row.task_number, row.task_title),
    })
}

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use tiendo_annex::draft::Draft;

use super::{
    super::{
        import::{Standing, number},
        outline::{objective, section, task},
    },
    Amendment,
};
use crate::{error::Error, plan::import::Kept};

impl Amendment<'_> {
    /// Puts the kept sections, objectives and tasks where the amended plan has them, in its words; those it lacks
    /// are dropped.
    pub(super) async fn restand(&self, kept: &Kept, tree: &Draft) -> Result<(), Error> {
        self.sections(&kept.sections, tree).await?;
        self.objectives(&kept.objectives, tree).await?;
        self.tasks(&kept.tasks, tree).await
    }

    async fn sections(&self, kept: &[Standing], tree: &Draft) -> Result<(), Error> {
        let rows = section::Entity::find()
            .filter(section::Column::AgencyId.eq(self.of.agency_id))
            .filter(section::Column::PlanId.eq(self.of.plan_id))
            .filter(section::Column::DroppedOn.is_null())
            .all(&**self.tx)
            .await?;
        let by_id: HashMap<Uuid, section::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let is: HashMap<Uuid, _> =
            tree.sections.iter().filter_map(|section| Some((section.origin?, section))).collect();
        for standing in kept {
            let (Some(row), Some(read)) = (by_id.get(&standing.id), is.get(&standing.id)) else { continue };
            let declared = read.declared.activities.map(number);
            let same = (row.position, &row.number, &row.title, row.declared_activities)
                == (standing.position, &read.number, &read.title, declared);
            if !same {
                let change = section::ActiveModel {
                    id: Set(row.id),
                    position: Set(standing.position),
                    number: Set(read.number.clone()),
                    title: Set(read.title.clone()),
                    declared_objectives: Set(read.declared.objectives.map(number)),
                    declared_tasks: Set(read.declared.tasks.map(number)),
                    declared_activities: Set(declared),
                    ..Default::default()
                };
                section::Entity::update(change).exec(&**self.tx).await?;
            }
        }
        let gone: Vec<Uuid> = by_id.into_keys().filter(|id| !is.contains_key(id)).collect();
        section::Entity::update_many()
            .col_expr(section::Column::DroppedOn, Expr::value(self.effective_on))
            .filter(section::Column::Id.is_in(gone))
            .exec(&**self.tx)
            .await?;
        Ok(())
    }

    async fn objectives(&self, kept: &[Standing], tree: &Draft) -> Result<(), Error> {
        let rows = objective::Entity::find()
            .filter(objective::Column::AgencyId.eq(self.of.agency_id))
            .filter(objective::Column::PlanId.eq(self.of.plan_id))
            .filter(objective::Column::DroppedOn.is_null())
            .all(&**self.tx)
            .await?;
        let by_id: HashMap<Uuid, objective::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let is: HashMap<Uuid, _> =
            tree.objectives().filter_map(|objective| Some((objective.origin?, objective))).collect();
        for standing in kept {
            let (Some(row), Some(read)) = (by_id.get(&standing.id), is.get(&standing.id)) else { continue };
            let same = (row.position, row.section_id, row.number, &row.title)
                == (standing.position, standing.parent, number(read.number), &read.title);
            if !same {
                let change = objective::ActiveModel {
                    id: Set(row.id),
                    position: Set(standing.position),
                    section_id: Set(standing.parent),
                    number: Set(number(read.number)),
                    title: Set(read.title.clone()),
                    ..Default::default()
                };
                objective::Entity::update(change).exec(&**self.tx).await?;
            }
        }
        let gone: Vec<Uuid> = by_id.into_keys().filter(|id| !is.contains_key(id)).collect();
        objective::Entity::update_many()
            .col_expr(objective::Column::DroppedOn, Expr::value(self.effective_on))
            .filter(objective::Column::Id.is_in(gone))
            .exec(&**self.tx)
            .await?;
        Ok(())
    }

    async fn tasks(&self, kept: &[Standing], tree: &Draft) -> Result<(), Error> {
        let rows = task::Entity::find()
            .filter(task::Column::AgencyId.eq(self.of.agency_id))
            .filter(task::Column::PlanId.eq(self.of.plan_id))
            .filter(task::Column::DroppedOn.is_null())
            .all(&**self.tx)
            .await?;
        let by_id: HashMap<Uuid, task::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let is: HashMap<Uuid, _> = tree.tasks().filter_map(|task| Some((task.origin?, task))).collect();
        for standing in kept {
            let (Some(row), Some(read)) = (by_id.get(&standing.id), is.get(&standing.id)) else { continue };
            let same = (row.position, row.objective_id, row.number, row.stt, &row.title)
                == (
                    standing.position,
                    standing.parent,
                    number(read.number),
                    read.stt.map(number),
                    &read.title,
                );
            if !same {
                let change = task::ActiveModel {
                    id: Set(row.id),
                    position: Set(standing.position),
                    objective_id: Set(standing.parent),
                    number: Set(number(read.number)),
                    stt: Set(read.stt.map(number)),
                    title: Set(read.title.clone()),
                    ..Default::default()
                };
                task::Entity::update(change).exec(&**self.tx).await?;
            }
        }
        let gone: Vec<Uuid> = by_id.into_keys().filter(|id| !is.contains_key(id)).collect();
        task::Entity::update_many()
            .col_expr(task::Column::DroppedOn, Expr::value(self.effective_on))
            .filter(task::Column::Id.is_in(gone))
            .exec(&**self.tx)
            .await?;
        Ok(())
    }
}

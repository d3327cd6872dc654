use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::overview::{Bucket, Rate, SectionLine};

use super::{filter::Filter, numbers, sight::Sight};
use crate::{actor::Actor, error::Error, plan::outline::section};

/// Zone D: sections, what is done against what should be by now.
pub async fn lines(actor: &Actor, plan_id: Uuid, sight: &Sight) -> Result<Vec<SectionLine>, Error> {
    let sections: Vec<(Uuid, String, String)> = match &sight.words {
        Some(words) => {
            let sections = words.draft.sections.iter();
            sections
                .filter_map(|each| Some((each.origin?, each.number.clone(), each.title.clone())))
                .collect()
        }
        None => section::Entity::find()
            .filter(section::Column::AgencyId.eq(actor.agency_id))
            .filter(section::Column::PlanId.eq(plan_id))
            .filter(section::Column::DroppedOn.is_null())
            .order_by_asc(section::Column::Position)
            .all(&**actor.db())
            .await?
            .into_iter()
            .map(|section| (section.id, section.number, section.title))
            .collect(),
    };
    let running =
        [Bucket::DoneOnTime, Bucket::DoneLate, Bucket::AwaitingConfirmation, Bucket::Overdue, Bucket::InTime];
    let should_be_done = Filter { due_to: Some(sight.view.day), ..Filter::of(&running) };
    let line = |(id, number, title): (Uuid, String, String)| {
        let items = || sight.items.iter().filter(move |item| item.row.section_id == id);
        let counts = numbers::counts(items());
        let due = should_be_done.count(items(), sight.view.day);
        let not_arising = counts.of(Bucket::NotArising);
        let all = counts.total() - not_arising;
        SectionLine {
            number,
            title,
            actual: Rate::of(counts.done(), all, not_arising),
            expected: Rate::of(due, all, not_arising),
            overdue: counts.of(Bucket::Overdue),
        }
    };
    Ok(sections.into_iter().map(line).collect())
}

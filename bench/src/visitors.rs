//! People drawn from a filled database, signed in by the server's own keys, and what they have at hand.

use std::collections::HashMap;

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tiendo::{
    accounts::{account, agency, session, token::Keys},
    clock::Clock,
    db::Db,
    plan::plan,
    word::Word,
    work::item,
};
use tiendo_api::{session::Role, work::WorkState};
use uuid::Uuid;

/// Most people drawn.
const MOST: usize = 800;
/// Agencies named in one statement.
const CHUNK: usize = 400;

/// Somebody of a unit.
#[derive(Debug)]
pub struct Visitor {
    /// User name.
    pub username: String,
    /// Access token.
    pub token: String,
    /// Whether they also decide on what others submit.
    pub decides: bool,
    /// The agency's plan.
    pub plan: Uuid,
    /// Items at work that the unit reports on, with their versions.
    pub items: Vec<(Uuid, i64)>,
    unit: Uuid,
}

/// Draws people over the agencies and signs them in on a day; those whose unit has nothing at work are left out.
pub async fn draw(database: &str, seed: u64, day: NaiveDate) -> Result<Vec<Visitor>> {
    let mut dice = fastrand::Rng::with_seed(seed);
    let db = Db::connect(database).await?;
    let mut agencies: Vec<Uuid> = agency::Entity::find()
        .select_only()
        .column(agency::Column::Id)
        .order_by_asc(agency::Column::Id)
        .into_tuple()
        .all(&*db)
        .await?;
    dice.shuffle(&mut agencies);
    agencies.truncate(MOST);
    let mut people = Vec::new();
    let mut plans: HashMap<Uuid, Uuid> = HashMap::new();
    let mut items: HashMap<Uuid, Vec<(Uuid, i64)>> = HashMap::new();
    for some in agencies.chunks(CHUNK) {
        people.extend(people_of(&db, some).await?);
        let some_plans =
            plan::Entity::find().filter(plan::Column::AgencyId.is_in(some.to_vec())).all(&*db).await?;
        plans.extend(some_plans.into_iter().map(|plan| (plan.agency_id, plan.id)));
        for item in at_work(&db, some).await? {
            items.entry(item.lead_unit_id).or_default().push((item.id, item.version));
        }
    }
    dice.shuffle(&mut people);
    let mut visitors = sign_in(&db, people, &plans, &items, Clock::standing_at(day).now()).await?;
    visitors.truncate(MOST);
    db.close_by_ref().await?;
    Ok(visitors)
}

async fn people_of(db: &Db, agencies: &[Uuid]) -> Result<Vec<account::Model>> {
    let of_units = [Role::Staff, Role::Head, Role::Office].map(Word);
    Ok(account::Entity::find()
        .filter(account::Column::AgencyId.is_in(agencies.to_vec()))
        .filter(account::Column::Role.is_in(of_units))
        .order_by_asc(account::Column::Id)
        .all(&**db)
        .await?)
}

async fn at_work(db: &Db, agencies: &[Uuid]) -> Result<Vec<item::Model>> {
    let states = [WorkState::Open, WorkState::InProgress, WorkState::Returned, WorkState::Waiting].map(Word);
    Ok(item::Entity::find()
        .filter(item::Column::AgencyId.is_in(agencies.to_vec()))
        .filter(item::Column::State.is_in(states))
        .order_by_asc(item::Column::Position)
        .all(&**db)
        .await?)
}

async fn sign_in(
    db: &Db,
    people: Vec<account::Model>,
    plans: &HashMap<Uuid, Uuid>,
    items: &HashMap<Uuid, Vec<(Uuid, i64)>>,
    now: DateTime<Utc>,
) -> Result<Vec<Visitor>> {
    let keys = Keys::of(db).await?;
    let mut visitors = Vec::new();
    let tx = db.write().await?;
    for person in people.into_iter().take(2 * MOST) {
        let at_hand = person.unit_id.and_then(|unit| Some((unit, items.get(&unit)?)));
        let (Some((unit, items)), Some(plan)) = (at_hand, plans.get(&person.agency_id)) else { continue };
        let (session, _) = session::start(&tx, person.agency_id, person.id, now).await?;
        let token = keys.issue(session, now)?;
        let decides = person.role.0 == Role::Office;
        let items = items.clone();
        visitors.push(Visitor { username: person.username, token, decides, plan: *plan, items, unit });
    }
    tx.commit().await?;
    Ok(visitors)
}

/// Each unit's items with the first visitor of that unit: so that no two connections write the same item.
pub fn apart(visitors: &[Visitor]) -> Vec<(&Visitor, (Uuid, i64))> {
    let mut seen = std::collections::HashSet::new();
    let first_of_unit = visitors.iter().filter(|visitor| seen.insert(visitor.unit));
    first_of_unit.flat_map(|visitor| visitor.items.iter().map(move |item| (visitor, *item))).collect()
}

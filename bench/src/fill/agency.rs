use actix_web::web::Data;
use anyhow::{Context, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;
use tiendo::{
    accounts::{account, agency, session},
    app::App,
    db::Tx,
    journal::{self, Note},
    plan::import,
    units::unit,
    word::Word,
};
use tiendo_api::{
    changes::{SubjectKind, Verb},
    session::Role,
};
use uuid::Uuid;

use super::{year::PLAN, year_end};

/// An agency, with the access tokens of the people who do its work.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Id.
    pub id: Uuid,
    /// Units, each with the tokens of its staff.
    pub units: Vec<(Uuid, Vec<String>)>,
    /// Tokens of the Office.
    pub office: Vec<String>,
}

/// Makes an agency: the 2026 plan imported, its units made of the annex, and twenty accounts with one password hash.
pub async fn make(app: &Data<App>, number: u32, hash: &str) -> Result<Agency> {
    let (db, now) = (&app.db, app.clock.now());
    let id = Uuid::now_v7();
    let name = format!("Cơ quan {number}");
    agency::ActiveModel { id: Set(id), name: Set(name), revision: Set(0) }.insert(&**db).await?;
    let read = import::read(db, id, PLAN).await?;
    import::approve(db, id, read, PLAN, (now, app.clock.today())).await?;
    let units = unit::list(&**db, id).await?;
    let tx = db.write().await?;
    let mut agency = Agency { id, units: Vec::new(), office: Vec::new() };
    for unit in &units {
        let mut staff = Vec::new();
        for role in [Role::Staff, Role::Staff, Role::Head] {
            staff.push(person(&tx, app, &agency, (role, Some(unit.id)), hash).await?);
        }
        agency.units.push((unit.id, staff));
    }
    let office = units.first().context("the annex names no unit")?.id;
    for _ in 0..2 {
        let token = person(&tx, app, &agency, (Role::Office, Some(office)), hash).await?;
        agency.office.push(token);
    }
    for role in [Role::Leader, Role::Admin, Role::Viewer] {
        person(&tx, app, &agency, (role, None), hash).await?;
    }
    tx.commit().await?;
    Ok(agency)
}

/// Makes an account; gives an access token of a session of it.
async fn person(
    tx: &Tx,
    app: &App,
    agency: &Agency,
    (role, unit_id): (Role, Option<Uuid>),
    hash: &str,
) -> Result<String> {
    let (id, now) = (Uuid::now_v7(), app.clock.now());
    let account = account::ActiveModel {
        id: Set(id),
        agency_id: Set(agency.id),
        username: Set(id.simple().to_string()),
        display_name: Set("Trần Thu Hà".into()),
        role: Set(Word(role)),
        unit_id: Set(unit_id),
        password_hash: Set(hash.to_owned()),
        must_change_password: Set(false),
        active: Set(true),
        created_at: Set(now),
    };
    account::Entity::insert(account).exec_without_returning(&**tx).await?;
    let note = Note {
        agency_id: agency.id,
        by: None,
        at: now,
        verb: Verb::AccountCreated,
        subject: (SubjectKind::Account, id),
        details: json!({ "role": role }),
    };
    journal::note(tx, note).await?;
    let (session, _) = session::start(tx, agency.id, id, year_end()).await?;
    Ok(app.keys.issue(session, year_end())?)
}

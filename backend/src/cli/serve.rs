use anyhow::Context;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use tiendo_api::session::Role;
use uuid::Uuid;

use crate::{
    accounts::{
        account::{self, NewAccount},
        agency,
    },
    app::App,
    clock::Clock,
    config::Serve,
    db::Db,
    demo,
    notify::smtp::Sender,
    secret::random_text,
    server,
    word::word,
};

/// Serves until told to stop.
pub async fn run(serve: Serve) -> anyhow::Result<u8> {
    let sender = Sender::configured(&serve.mail, serve.public_url.as_deref())?;
    let db = Db::open(&serve.store.url()?).await?;
    let files = serve.files()?;
    let clock = serve.today.map_or_else(Clock::default, Clock::standing_at);
    if serve.demo {
        db.alone(async || demo::set_up(&db, &clock).await).await??;
        print_demo_sign_ins();
    } else {
        db.alone(async || first_start(&db, &clock, serve.agency).await).await??;
    }
    let mut app = App::over(db, clock).await?;
    app.files = files;
    app.secure_cookies = serve.secure_cookies;
    if let Some(sender) = sender {
        app = app.sending(sender);
    }
    let server = server::start(app, &serve.listen, serve.web)?;
    println!("Tiến Độ: http://{}", serve.listen);
    server.await?;
    Ok(0)
}

/// In an empty database: the agency, and an administrator with a one-time password.
async fn first_start(db: &Db, clock: &Clock, name: Option<String>) -> anyhow::Result<()> {
    if agency::Entity::find().count(&**db).await? > 0 {
        return Ok(());
    }
    let name =
        name.context("first start on an empty database: name the agency with --agency NAME, or try --demo")?;
    let tx = db.write().await?;
    let agency_id = Uuid::now_v7();
    agency::ActiveModel { id: Set(agency_id), name: Set(name), revision: Set(0) }.insert(&*tx).await?;
    let password = random_text()?;
    let new = NewAccount {
        agency_id,
        username: "admin".into(),
        display_name: "Quản trị hệ thống".into(),
        role: Role::Admin,
        unit_id: None,
        password: password.clone(),
        must_change_password: true,
    };
    account::create(&tx, new, clock.now()).await?;
    tx.commit().await?;
    println!("First start. Sign in as admin with the one-time password {password}");
    Ok(())
}

fn print_demo_sign_ins() {
    println!("Demo sign-ins, password {}:", demo::PASSWORD);
    for person in demo::PEOPLE {
        let unit = person.unit.unwrap_or("–");
        println!("  {:<18} {:<10} {:<5} {}", person.username, word(person.role), unit, person.name);
    }
}

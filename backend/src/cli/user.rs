use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tiendo_api::session::Role;

use crate::{
    accounts::{
        account::{self, NewAccount},
        agency,
    },
    clock::Clock,
    config::Store,
    db::Db,
    secret::random_text,
    units::unit,
    word::parse,
};

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make an account and print its one-time password.
    Add(Add),
}

/// An account to make.
#[derive(Debug, Args)]
pub struct Add {
    /// User name to sign in with.
    #[arg(long)]
    username: String,
    /// Name shown to others.
    #[arg(long)]
    name: String,
    /// staff, head, office, leader, admin, viewer or integration.
    #[arg(long, value_parser = |word: &str| parse::<Role>(word).map_err(|error| error.to_string()))]
    role: Role,
    /// Code of the unit the person belongs to.
    #[arg(long)]
    unit: Option<String>,
    /// Where the data lives.
    #[command(flatten)]
    store: Store,
}

/// Runs a command on accounts.
pub async fn run(command: UserCommand) -> anyhow::Result<u8> {
    let UserCommand::Add(add) = command;
    let db = Db::open(&add.store.url()?).await?;
    let agency =
        agency::Entity::find().one(&*db).await?.context("no agency yet: start `tiendo serve` once")?;
    let unit_id = match &add.unit {
        Some(code) => Some(
            unit::Entity::find()
                .filter(unit::Column::AgencyId.eq(agency.id))
                .filter(unit::Column::Code.eq(code.as_str()))
                .one(&*db)
                .await?
                .with_context(|| format!("no unit with code {code}"))?
                .id,
        ),
        None => None,
    };
    if account::by_username(&*db, &add.username).await?.is_some() {
        bail!("the user name {} is taken", add.username);
    }
    let password = random_text()?;
    let new = NewAccount {
        agency_id: agency.id,
        username: add.username,
        display_name: add.name,
        role: add.role,
        unit_id,
        password: password.clone(),
        must_change_password: true,
    };
    let tx = db.write().await?;
    account::create(&tx, new, Clock::default().now()).await?;
    tx.commit().await?;
    println!("one-time password: {password}");
    Ok(0)
}

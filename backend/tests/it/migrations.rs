//! The schema goes up, down and up again.

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use tiendo::{accounts::account, clock::Clock, db::Db, demo};
use tiendo_migrations::{Migrator, MigratorTrait};

use crate::{database::Database, world::first_day};

/// The tables there are, but for those of the databases themselves.
async fn tables(db: &Db) -> Vec<String> {
    let sqlite =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let postgres =
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";
    let backend = db.get_database_backend();
    let query = if backend == sea_orm::DbBackend::Sqlite { sqlite } else { postgres };
    let rows = db.query_all_raw(sea_orm::Statement::from_string(backend, query)).await.expect("an answer");
    rows.iter().map(|row| row.try_get("", "name").expect("a name")).collect()
}

#[actix_web::test]
async fn up_down_and_up_again() {
    let database = Database::empty().await;
    let db = Db::connect(&database.url).await.expect("a database");
    Migrator::up(&*db, None).await.expect("up");
    let all = tables(&db).await;
    assert!(all.len() > 15, "{all:?}");
    Migrator::down(&*db, None).await.expect("down");
    assert_eq!(tables(&db).await, ["seaql_migrations"]);
    Migrator::up(&*db, None).await.expect("up again");
    assert_eq!(tables(&db).await, all);
    assert!(demo::set_up(&db, &Clock::standing_at(first_day())).await.expect("it works"));
}

#[actix_web::test]
async fn every_step_can_be_taken_back_alone() {
    let database = Database::empty().await;
    let db = Db::connect(&database.url).await.expect("a database");
    let mut after_each = vec![Vec::new()];
    for _ in Migrator::migrations() {
        Migrator::up(&*db, Some(1)).await.expect("a step up");
        after_each.push(tables(&db).await);
    }
    while let (Some(_), Some(before)) = (after_each.pop(), after_each.last()) {
        Migrator::down(&*db, Some(1)).await.expect("a step down");
        let left: Vec<String> =
            tables(&db).await.into_iter().filter(|name| name != "seaql_migrations").collect();
        let wanted: Vec<String> = before.iter().filter(|name| *name != "seaql_migrations").cloned().collect();
        assert_eq!(left, wanted);
    }
}

#[actix_web::test]
async fn opening_a_database_twice_changes_nothing() {
    let database = Database::seeded().await;
    let count = async |db: &Db| account::Entity::find().count(&**db).await.expect("a count");
    let first = Db::open(&database.url).await.expect("a database");
    let second = Db::open(&database.url).await.expect("the same database");
    assert_eq!(count(&first).await, count(&second).await);
    assert!(!demo::set_up(&second, &Clock::standing_at(first_day())).await.expect("an answer"));
}

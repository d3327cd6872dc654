//! What every request needs: the database, the clock and the keys.

use crate::{accounts::token::Keys, clock::Clock, db::Db, error::Error, shelf::Shelf};

/// The running product.
#[derive(Debug)]
pub struct App {
    /// Database.
    pub db: Db,
    /// Clock.
    pub clock: Clock,
    /// Keys of access tokens.
    pub keys: Keys,
    /// Answers kept until something changes.
    pub shelf: Shelf,
    /// Rings when there is background work.
    pub work: tokio::sync::Notify,
    /// Whether cookies are marked `Secure` (the public address is https).
    pub secure_cookies: bool,
}

impl App {
    /// Over an open database.
    pub async fn over(db: Db, clock: Clock) -> Result<Self, Error> {
        let keys = Keys::of(&db).await?;
        Ok(Self {
            db,
            clock,
            keys,
            shelf: Shelf::default(),
            work: tokio::sync::Notify::new(),
            secure_cookies: false,
        })
    }
}

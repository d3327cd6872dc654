//! What every request needs: the database, the clock and the keys.

use std::time::Duration;

use crate::{
    accounts::token::Keys, clock::Clock, db::Db, error::Error, files::Files, notify::smtp::Sender,
    shelf::Shelf,
};

/// Proxies give up on a connection after a minute without a byte.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// The running product.
#[derive(Debug)]
pub struct App {
    /// Database.
    pub db: Db,
    /// Clock.
    pub clock: Clock,
    /// Where the bytes of files are.
    pub files: Files,
    /// Keys of access tokens.
    pub keys: Keys,
    /// Answers kept until something changes.
    pub shelf: Shelf,
    /// Rings when there is background work.
    pub work: tokio::sync::Notify,
    /// Silence after which a live stream says that it still holds.
    pub heartbeat: Duration,
    /// Whether cookies are marked `Secure` (the public address is https).
    pub secure_cookies: bool,
    /// Who sends e-mail; without one the inbox is all there is.
    pub sender: Option<Sender>,
}

impl App {
    /// Over an open database.
    pub async fn over(db: Db, clock: Clock) -> Result<Self, Error> {
        let keys = Keys::of(&db).await?;
        Ok(Self {
            db,
            clock,
            files: Files::default(),
            keys,
            shelf: Shelf::default(),
            work: tokio::sync::Notify::new(),
            heartbeat: HEARTBEAT,
            secure_cookies: false,
            sender: None,
        })
    }

    /// The same, sending e-mail.
    #[must_use]
    pub fn sending(mut self, sender: Sender) -> Self {
        self.db.send_mail();
        self.sender = Some(sender);
        self
    }
}

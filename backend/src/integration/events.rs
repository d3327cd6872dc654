use std::{fmt::Write, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, stream::unfold};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect, entity::prelude::*};
use tiendo_api::{Action, changes::Change};
use tokio::{sync::watch, time::timeout};

use super::changes;
use crate::{accounts::agency, actor::Actor, db::Db, error::Error};

/// Lines read at once.
const AT_ONCE: u64 = 100;
/// Agencies looked at in one statement.
const LOOKED_AT: usize = 500;
/// What a stream says first, so that the caller knows it holds; and how long to wait before coming back.
const HELLO: &[u8] = b"retry: 2000\n\n";
/// What it says when nothing happens.
const STILL_HERE: &[u8] = b": \n\n";

/// Somebody who follows their agency's journal.
struct Follower {
    actor: Actor,
    after: i64,
    rings: watch::Receiver<i64>,
    greeted: bool,
    has_all: bool,
}

/// The journal of the actor's agency after position `after`, as Server-Sent Events; from now on without one. Each line
/// is read from the journal itself: a ring only says that there may be more. Ends when the actor may no longer read.
pub fn follow(actor: Actor, after: Option<i64>) -> impl Stream<Item = Bytes> {
    // A position the journal has not reached was given out before a restore: what follows then is new.
    let after = after.map_or(actor.revision, |after| after.min(actor.revision));
    let rings = actor.db().bell().follow(actor.agency_id, actor.revision);
    let follower = Follower { actor, after, rings, greeted: false, has_all: false };
    unfold(follower, async |mut follower| {
        let said = follower.next().await.ok().flatten()?;
        Some((said, follower))
    })
}

impl Follower {
    /// What to say next; nothing when the server stops.
    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        if !self.greeted {
            self.greeted = true;
            return Ok(Some(Bytes::from_static(HELLO)));
        }
        loop {
            if !self.has_all {
                let news = self.read_on().await?;
                if !news.is_empty() {
                    return Ok(Some(events(&news)?));
                }
            }
            match timeout(self.actor.heartbeat(), self.rings.changed()).await {
                Ok(Ok(())) => self.has_all = false,
                Ok(Err(_)) => return Ok(None),
                Err(_) => {
                    self.still_allowed().await?;
                    return Ok(Some(Bytes::from_static(STILL_HERE)));
                }
            }
        }
    }

    async fn read_on(&mut self) -> Result<Vec<Change>, Error> {
        // Seen before reading: what is committed meanwhile rings again.
        self.rings.mark_unchanged();
        self.still_allowed().await?;
        let lines = changes::read(&self.actor, self.after, AT_ONCE).await?;
        self.has_all = !lines.page.has_more;
        self.after = lines.data.last().map_or(self.after, |line| line.seq);
        Ok(lines.data)
    }

    /// Rights are looked up before each word, as with every request.
    async fn still_allowed(&mut self) -> Result<(), Error> {
        self.actor = self.actor.again().await?;
        self.actor.may(Action::ReadChanges)?;
        Ok(())
    }
}

/// Lines as events; JSON has no line breaks, so each is one `data` line.
fn events(lines: &[Change]) -> Result<Bytes, Error> {
    let mut text = String::new();
    for line in lines {
        let data = serde_json::to_string(line).map_err(anyhow::Error::from)?;
        let _ = write!(text, "id: {}\ndata: {data}\n\n", line.seq);
    }
    Ok(text.into())
}

/// Looks how far the journals of followed agencies go, for rings that did not come. A statement for each 500 of them.
pub async fn look(db: &Db) -> Result<(), Error> {
    for some in db.bell().followed().chunks(LOOKED_AT) {
        let known: Vec<(Uuid, i64)> = agency::Entity::find()
            .select_only()
            .columns([agency::Column::Id, agency::Column::Revision])
            .filter(agency::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(&**db)
            .await?;
        for (agency, seq) in known {
            db.bell().ring(agency, seq);
        }
    }
    Ok(())
}

/// Looks again and again.
pub async fn keep_looking(db: Db, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        if let Err(error) = look(&db).await {
            tracing::warn!("live updates: {error}");
        }
    }
}

/// Hears what other replicas commit; when the connection cannot be had, tries again.
pub async fn keep_listening(db: Db, pause: Duration) {
    while let Err(error) = db.hear_replicas().await {
        tracing::warn!("live updates between replicas: {error}");
        tokio::time::sleep(pause).await;
    }
}

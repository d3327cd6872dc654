use std::sync::LazyLock;

use anyhow::{Context, anyhow};
use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

use crate::error::Error;

/// Each hash takes 19 MiB for its moment; two at a time keep the server small under a rush of sign-ins.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A hash nobody's password has, checked for unknown user names so that they cost as much as known ones.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("no such person").unwrap_or_default());

/// The Argon2id hash of a password, in PHC form.
pub async fn hash(password: String) -> Result<String, Error> {
    in_turn(move || hash_now(&password)).await
}

/// Whether `password` is the one hashed; with no hash, takes as long and says no.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool, Error> {
    in_turn(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let parsed = PasswordHash::new(&hash).map_err(|error| anyhow!("stored hash: {error}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

fn hash_now(password: &str) -> anyhow::Result<String> {
    let hash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|error| anyhow!("hashing: {error}"))?;
    Ok(hash.to_string())
}

async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> Result<T, Error> {
    let _turn = TURNS.acquire().await.context("hashing has stopped")?;
    Ok(tokio::task::spawn_blocking(work).await.context("hashing")??)
}

//! Where the bytes of stored files are: in the database, on disk, or in an S3-compatible store.

use std::{path::Path, sync::Arc};

use anyhow::Context;
use bytes::Bytes;
use object_store::{
    ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key,
};
use serde::{Deserialize, Serialize};

use crate::{config::Bucket, error::Error};

/// Where bytes are, outside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In a directory.
    Disk,
    /// In a bucket.
    S3,
}

/// The stores this server can reach, and the one that new files go to. A file is read from where it was put, so that
/// files put elsewhere before stay readable as long as that store is configured.
#[derive(Debug, Clone, Default)]
pub struct Files {
    disk: Option<Arc<dyn ObjectStore>>,
    s3: Option<Arc<dyn ObjectStore>>,
}

impl Files {
    /// Files go to a directory; made when missing. What was acknowledged survives a power cut.
    pub fn on_disk(mut self, directory: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(directory)
            .with_context(|| format!("make the directory {}", directory.display()))?;
        self.disk = Some(Arc::new(LocalFileSystem::new_with_prefix(directory)?.with_fsync(true)));
        Ok(self)
    }

    /// Files go to a bucket.
    pub fn in_bucket(mut self, bucket: &Bucket) -> anyhow::Result<Self> {
        let Some(name) = &bucket.s3_bucket else { return Ok(self) };
        // One implementation of cryptography is in the binary already; where it was named before, it stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut store = AmazonS3Builder::new().with_bucket_name(name).with_region(&bucket.s3_region);
        if let Some(endpoint) = &bucket.s3_endpoint {
            store = store.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        if let (Some(key), Some(secret)) = (&bucket.s3_access_key, &bucket.s3_secret_key) {
            store = store.with_access_key_id(key).with_secret_access_key(secret);
        }
        self.s3 = Some(Arc::new(store.build().context("the S3 store")?));
        Ok(self)
    }

    /// Where new files go; nothing when they go to the database.
    pub fn place(&self) -> Option<Place> {
        let disk = self.disk.as_ref().map(|_| Place::Disk);
        self.s3.as_ref().map(|_| Place::S3).or(disk)
    }

    /// Puts bytes under a key. The same key always has the same bytes: putting twice changes nothing.
    pub async fn put(&self, place: Place, key: &str, bytes: Bytes) -> Result<(), Error> {
        self.store(place)?.put(&Key::from(key), bytes.into()).await.with_context(|| format!("put {key}"))?;
        Ok(())
    }

    /// The bytes under a key.
    pub async fn get(&self, place: Place, key: &str) -> Result<Bytes, Error> {
        let found = self.store(place)?.get(&Key::from(key)).await.with_context(|| format!("get {key}"))?;
        Ok(found.bytes().await.with_context(|| format!("get {key}"))?)
    }

    fn store(&self, place: Place) -> Result<&Arc<dyn ObjectStore>, Error> {
        let store = match place {
            Place::Disk => &self.disk,
            Place::S3 => &self.s3,
        };
        Ok(store.as_ref().with_context(|| format!("files are kept in {place:?}, which is not configured"))?)
    }
}

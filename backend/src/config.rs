//! How the server is configured: flags, or environment variables of the same meaning.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::files::Files;

/// Where the data lives.
#[derive(Debug, Clone, Args)]
pub struct Store {
    /// Directory of the embedded database; made when missing.
    #[arg(long, env = "TIENDO_DATA", value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// A PostgreSQL database instead of the embedded one: `postgres://user:password@host/name`.
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

impl Store {
    /// The address of the database, with the data directory made when it is the embedded one.
    pub fn url(&self) -> std::io::Result<String> {
        if let Some(url) = &self.database_url {
            return Ok(url.clone());
        }
        std::fs::create_dir_all(&self.data)?;
        Ok(crate::db::embedded_url(&self.data))
    }
}

/// An S3-compatible store of files.
#[derive(Debug, Clone, Default, Args)]
pub struct Bucket {
    /// Bucket that files of evidence go to, instead of the disk or the database.
    #[arg(long, env = "TIENDO_S3_BUCKET", value_name = "NAME")]
    pub s3_bucket: Option<String>,
    /// Address of the store (`https://s3.example.gov.vn`); Amazon's own when left out.
    #[arg(long, env = "TIENDO_S3_ENDPOINT", value_name = "URL", requires = "s3_bucket")]
    pub s3_endpoint: Option<String>,
    /// Region of the bucket.
    #[arg(long, env = "TIENDO_S3_REGION", value_name = "REGION", default_value = "us-east-1")]
    pub s3_region: String,
    /// Access key; by the machine's own role when left out.
    #[arg(
        long,
        env = "TIENDO_S3_ACCESS_KEY",
        value_name = "KEY",
        hide_env_values = true,
        requires = "s3_secret_key"
    )]
    pub s3_access_key: Option<String>,
    /// Its secret.
    #[arg(long, env = "TIENDO_S3_SECRET_KEY", value_name = "SECRET", hide_env_values = true)]
    pub s3_secret_key: Option<String>,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "TIENDO_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Where the data lives.
    #[command(flatten)]
    pub store: Store,
    /// Directory that files of evidence go to; beside the embedded database when left out. With PostgreSQL they go to the
    /// database unless this names a directory all replicas share.
    #[arg(long, env = "TIENDO_FILES", value_name = "DIR")]
    pub files: Option<PathBuf>,
    /// A store of files.
    #[command(flatten)]
    pub bucket: Bucket,
    /// Directory of the browser application; without it only the API is served.
    #[arg(long, env = "TIENDO_WEB", value_name = "DIR")]
    pub web: Option<PathBuf>,
    /// Mark cookies Secure: set it whenever people reach the server over https.
    #[arg(long, env = "TIENDO_SECURE_COOKIES")]
    pub secure_cookies: bool,
    /// Address people reach the server at, for links in e-mails: `https://tiendo.example.gov.vn`.
    #[arg(long, env = "TIENDO_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Who sends e-mail.
    #[command(flatten)]
    pub mail: MailServer,
    /// Name of the agency, as printed in headings; needed at the first start.
    #[arg(long, env = "TIENDO_AGENCY", value_name = "NAME")]
    pub agency: Option<String>,
    /// On an empty database: make the demo agency with its accounts, and import the 2026 plan.
    #[arg(long)]
    pub demo: bool,
    /// Stand on this day instead of today, for rehearsals.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "demo")]
    pub today: Option<NaiveDate>,
}

impl Serve {
    /// Where the bytes of files are.
    pub fn files(&self) -> anyhow::Result<Files> {
        let beside = self.store.database_url.is_none().then(|| self.store.data.join("files"));
        let files = match self.files.clone().or(beside) {
            Some(directory) => Files::default().on_disk(&directory)?,
            None => Files::default(),
        };
        files.in_bucket(&self.bucket)
    }
}

/// The mail server; without one there are no e-mails, and the inbox is all there is.
#[derive(Debug, Clone, Args)]
pub struct MailServer {
    /// Mail server that takes e-mails from this one.
    #[arg(long, env = "TIENDO_SMTP_HOST", value_name = "HOST")]
    pub smtp_host: Option<String>,
    /// Its port; by default 587 with starttls, 465 with tls, 25 with none.
    #[arg(long, env = "TIENDO_SMTP_PORT", value_name = "PORT")]
    pub smtp_port: Option<u16>,
    /// How the conversation with it is kept private.
    #[arg(long, env = "TIENDO_SMTP_TLS", value_enum, default_value_t = MailTls::Starttls)]
    pub smtp_tls: MailTls,
    /// User name there.
    #[arg(long, env = "TIENDO_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// Password there; better by the variable, other users of the machine see flags.
    #[arg(long, env = "TIENDO_SMTP_PASSWORD", value_name = "TEXT", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// Who e-mails are from: `Tiến Độ <tiendo@example.gov.vn>`.
    #[arg(long, env = "TIENDO_SMTP_FROM", value_name = "ADDRESS")]
    pub smtp_from: Option<String>,
}

/// How the conversation with the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MailTls {
    /// Begun in clear and then made private; refused when the server cannot.
    Starttls,
    /// Private from the start.
    Tls,
    /// In clear: only to a server on the same machine.
    None,
}

impl MailTls {
    /// The usual port.
    pub fn usual_port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

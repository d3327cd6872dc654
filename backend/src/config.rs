//! How the server is configured: flags, or environment variables of the same meaning.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

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

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "TIENDO_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Where the data lives.
    #[command(flatten)]
    pub store: Store,
    /// Directory of the browser application; without it only the API is served.
    #[arg(long, env = "TIENDO_WEB", value_name = "DIR")]
    pub web: Option<PathBuf>,
    /// Mark cookies Secure: set it whenever people reach the server over https.
    #[arg(long, env = "TIENDO_SECURE_COOKIES")]
    pub secure_cookies: bool,
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

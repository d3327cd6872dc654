//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::{Serve, Store};

mod import;
mod read;
mod serve;
mod user;

/// Tiến Độ: carries out public plans, from the annex to the units' queues and the Office's screen.
#[derive(Debug, Parser)]
#[command(name = "tiendo", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  tiendo serve --demo                                   try it on the embedded database
  tiendo serve --database-url postgres://tiendo@db/tiendo --web /srv/tiendo/web
  tiendo read ke-hoach.txt --format json                what would be read, nothing written
  tiendo user add --username hong.vp --name 'Lò Thị Hồng' --role staff --unit VP
  tiendo import ke-hoach.txt --year 2026                make it a running plan";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API and the browser application. SIGTERM drains.
    Serve(Box<Serve>),
    /// Read an annex and print the draft and its findings. Exit 0: read; 2: not an annex.
    Read {
        /// The document: Word (.docx), Excel (.xlsx), CSV, or text with cells separated by tabs.
        file: PathBuf,
        /// How to print.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Year the plan is for, when its title does not say.
        #[arg(long)]
        year: Option<i32>,
    },
    /// Import an annex as a running plan: tree, units not yet known, and work items, all or nothing.
    Import {
        /// The document.
        file: PathBuf,
        /// Year the plan is for.
        #[arg(long)]
        year: i32,
        /// Where the data lives.
        #[command(flatten)]
        store: Store,
    },
    /// Accounts.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Print the OpenAPI document.
    Openapi,
    /// Print who may do what, as Markdown.
    Permissions,
}

/// How to print a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// As JSON, for programs.
    Json,
    /// As an outline, for people.
    Text,
}

impl Cli {
    /// Runs the command; the exit code is its answer.
    pub async fn run(self) -> anyhow::Result<u8> {
        match self.command {
            Command::Serve(serve) => serve::run(*serve).await,
            Command::Read { file, format, year } => read::run(&file, format, year),
            Command::Import { file, year, store } => import::run(&file, year, &store).await,
            Command::User(user) => user::run(user).await,
            Command::Openapi => {
                println!("{}", crate::routes::document().to_pretty_json()?);
                Ok(0)
            }
            Command::Permissions => {
                print!("{}", crate::policy::as_markdown());
                Ok(0)
            }
        }
    }
}

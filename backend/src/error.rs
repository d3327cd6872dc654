//! What can go wrong, and the one place where it becomes an HTTP answer.

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use sea_orm::DbErr;
use tiendo_api::{Action, check::Found, completion::Missing, problem::Code, work::CurrentVersion};

/// An error of the domain or of the request.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No valid access token, or its account or session is gone.
    #[error("not signed in")]
    NotSignedIn,
    /// Wrong user name or password; never says which.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Absent, or not to be seen by the caller.
    #[error("not found")]
    NotFound,
    /// Seen, but not the caller's to do.
    #[error("not allowed: {0:?}")]
    NotAllowed(Action),
    /// The request could not be read.
    #[error("malformed: {0}")]
    Malformed(String),
    /// Fields are wrong.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Found>),
    /// The document is no annex that can be read.
    #[error("not an annex: {0}")]
    NotAnAnnex(tiendo_annex::Refused),
    /// Against a rule; the code says which.
    #[error("refused: {0:?}")]
    Refused(Code),
    /// Deliverables are not shown yet.
    #[error("incomplete: {0:?}")]
    Incomplete(Vec<Missing>),
    /// A range that lies outside a file of this length.
    #[error("outside a file of {0} bytes")]
    OutsideFile(u64),
    /// Somebody else changed it first.
    #[error("stale")]
    Stale(Box<CurrentVersion>),
    /// Too many tries; seconds until the next one.
    #[error("too many tries")]
    TooManyTries(u64),
    /// The database is busy or away.
    #[error("busy: {0}")]
    Busy(DbErr),
    /// A fault of the server.
    #[error("internal: {0:#}")]
    Internal(anyhow::Error),
}

impl Error {
    /// One wrong field.
    pub fn field(pointer: impl Into<String>, fault: tiendo_api::check::Fault) -> Self {
        Self::Invalid(vec![(pointer.into(), fault)])
    }

    /// The stable code of this error.
    pub fn code(&self) -> Code {
        match self {
            Self::NotSignedIn => Code::NotSignedIn,
            Self::WrongCredentials => Code::WrongCredentials,
            Self::NotFound => Code::NotFound,
            Self::NotAllowed(_) => Code::NotAllowed,
            Self::Malformed(_) => Code::Malformed,
            Self::Invalid(_) => Code::Invalid,
            Self::NotAnAnnex(_) => Code::NotAnAnnex,
            Self::Refused(code) => *code,
            Self::Incomplete(_) => Code::EvidenceMissing,
            Self::OutsideFile(_) => Code::RangeNotSatisfiable,
            Self::Stale(_) => Code::Stale,
            Self::TooManyTries(_) => Code::TooManyTries,
            Self::Busy(_) => Code::Busy,
            Self::Internal(_) => Code::Internal,
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status: the words are put in by [`crate::http::context`], which knows the caller's language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Busy(error),
            other => Self::Internal(other.into()),
        }
    }
}

impl From<tiendo_annex::Refused> for Error {
    fn from(refused: tiendo_annex::Refused) -> Self {
        Self::NotAnAnnex(refused)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

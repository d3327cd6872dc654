use bytes::Bytes;
use tiendo_api::{
    annexes::{AnnexKind, AnnexSummary, Job},
    check::Fault,
};
use uuid::Uuid;

use super::{annex, reading};
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    http::Form,
    jobs::job::{self, Kind},
    plan::{plan, version},
};

/// Parts of the form besides the file.
pub const PARTS: [&str; 4] = ["text", "name", "year", "plan"];
/// Years a plan can be for.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// An annex as sent: the document, and what the sender says about it.
#[derive(Debug)]
pub struct Sent {
    /// File name; empty for pasted text.
    pub name: String,
    /// The document.
    pub bytes: Bytes,
    /// Year of the plan, when said.
    pub year: Option<i32>,
    /// The plan it amends, when said.
    pub plan: Option<Uuid>,
}

impl Sent {
    /// What a form says.
    pub fn of(mut form: Form) -> Result<Self, Error> {
        let (year, plan): (Option<i32>, _) = (form.value("year")?, form.value("plan")?);
        if year.is_some_and(|year| !YEARS.contains(&year)) {
            return Err(Error::field("/year", Fault::OutOfRange));
        }
        let named: Option<String> = form.value("name")?;
        let (name, bytes) = match (form.file.take(), form.texts.remove("text")) {
            (Some(_), Some(_)) => return Err(Error::field("/text", Fault::Contradiction)),
            (Some(file), None) => (named.unwrap_or(file.name), file.bytes),
            (None, Some(text)) => (named.unwrap_or_default(), Bytes::from(text)),
            (None, None) => return Err(Error::field("/file", Fault::Required)),
        };
        if name.chars().any(char::is_control) {
            return Err(Error::field("/name", Fault::ControlCharacter));
        }
        Ok(Self { name, bytes, year, plan })
    }
}

/// What became of an annex that was sent.
#[derive(Debug)]
pub enum Taken {
    /// It was read.
    Read(Box<AnnexSummary>, Option<i64>),
    /// It is long, and read in the background.
    Queued(Job),
}

/// Reads a short document before anything is written; a long one is queued.
pub async fn read_now(
    by: &Actor,
    sent: &Sent,
    plan: Option<&plan::Model>,
) -> Result<Option<reading::Reading>, Error> {
    if sent.bytes.len() > reading::LONG {
        return Ok(None);
    }
    let year = plan.map(|plan| plan.year).or(sent.year);
    let known = reading::Known::of(&**by.db(), by.agency_id, year).await?;
    reading::read_apart(sent.name.clone(), sent.bytes.clone(), known).await.map(Some)
}

/// Takes an annex: a draft that is read, or being read.
pub async fn take(
    tx: &Tx,
    by: &Actor,
    sent: &Sent,
    plan: Option<&plan::Model>,
    read: Option<reading::Reading>,
) -> Result<Taken, Error> {
    let plan = match plan {
        Some(plan) => {
            let number = version::latest(&**tx, by.agency_id, plan.id).await?;
            Some((plan.id, number))
        }
        None => None,
    };
    let kind = if plan.is_some() { AnnexKind::Amendment } else { AnnexKind::NewPlan };
    let begun = reading::Begun {
        agency_id: by.agency_id,
        by: Some(by.account_id),
        at: by.now(),
        kind,
        plan,
        year: sent.year,
    };
    let source = Some((sent.name.as_str(), &*sent.bytes));
    let Some(read) = read else {
        let job_id = Uuid::now_v7();
        let id = reading::begin(tx, begun, source, Some(job_id)).await?;
        let job = job::queue(tx, (job_id, by.agency_id), Kind::ReadAnnex, Some(id), by.now()).await?;
        return Ok(Taken::Queued(job.seen(by.lang)));
    };
    let id = reading::begin(tx, begun, source, None).await?;
    reading::finish(tx, (by.agency_id, id), Some(by.account_id), by.now(), read).await?;
    let (summary, version) = annex::summary(&**tx, by, id).await?;
    Ok(Taken::Read(Box::new(summary), version))
}

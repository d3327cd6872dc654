use bytes::Bytes;
use tiendo_api::annexes::JobState;

use super::{
    duty,
    job::{self, Kind},
};
use crate::{
    annexes::{annex, content, reading},
    app::App,
    error::Error,
};
use sea_orm::EntityTrait;

/// Does the next job that is due; tells whether there was one.
pub async fn run_one(app: &App) -> Result<bool, Error> {
    let Some(job) = job::claim(&app.db, app.clock.now()).await? else {
        return duty::run_one(app).await;
    };
    let done = match (job.state.0, job.kind.0) {
        (JobState::Failed, _) => give_up(app, &job).await,
        (_, Kind::ReadAnnex) => read_annex(app, &job).await,
    };
    if let Err(error) = done {
        // The lease runs out and the job is tried again.
        tracing::error!(job = %job.id, "failed: {error:#}");
    }
    Ok(true)
}

async fn read_annex(app: &App, job: &job::Model) -> Result<(), Error> {
    let annex_id = job.annex_id.ok_or(Error::NotFound)?;
    let annex = annex::Entity::find_by_id(annex_id).one(&*app.db).await?.ok_or(Error::NotFound)?;
    let bytes = Bytes::from(content::bytes(&*app.db, annex_id).await?);
    let known = reading::Known::of(&*app.db, job.agency_id, annex.year).await?;
    job::progress(&app.db, job.id, 10).await?;
    let read = reading::read_apart(annex.source_name.unwrap_or_default(), bytes, known).await;
    job::progress(&app.db, job.id, 70).await?;
    let tx = app.db.write().await?;
    let now = app.clock.now();
    match read {
        Ok(read) => {
            reading::finish(&tx, (job.agency_id, annex_id), annex.created_by, now, read).await?;
            job::end(&tx, job.id, None).await?;
        }
        Err(Error::NotAnAnnex(refused)) => {
            reading::refuse(&tx, job.agency_id, annex_id, now, refused.code()).await?;
            job::end(&tx, job.id, Some((refused.in_vietnamese(), refused.in_english()))).await?;
        }
        Err(error) => return Err(error),
    }
    Ok(tx.commit().await?)
}

/// A job that was begun several times and never ended most likely kills who does it.
async fn give_up(app: &App, job: &job::Model) -> Result<(), Error> {
    let tx = app.db.write().await?;
    if let Some(annex_id) = job.annex_id {
        reading::refuse(&tx, job.agency_id, annex_id, app.clock.now(), "given_up").await?;
    }
    let vi =
        "Không đọc xong được tài liệu này sau nhiều lần thử. Hãy chép bảng sang tệp mới rồi tải lên lại.";
    let en = "The document could not be read to its end in several tries. Copy the table into a new file and upload it.";
    job::end(&tx, job.id, Some((vi.to_owned(), en.to_owned()))).await?;
    Ok(tx.commit().await?)
}

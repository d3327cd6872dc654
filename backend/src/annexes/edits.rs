use sea_orm::sea_query::Expr;
use serde_json::json;
use tiendo_annex::edit::{Edit, NotEditable, edit};
use tiendo_api::{changes::Verb, check::Fault, problem::Code};

use super::{annex, content, finding};
use crate::{actor::Actor, db::Tx, error::Error, plan::import};

/// Makes one change of a draft's tree.
pub async fn make(tx: &Tx, by: &Actor, draft: &annex::Model, seen: i64, new: &Edit) -> Result<(), Error> {
    draft.must_be_open()?;
    let directory = import::directory(&**tx, draft.agency_id).await?;
    let mut tree = content::draft(&**tx, draft.id).await?;
    edit(&mut tree, new, &directory).map_err(refused)?;
    content::keep(tx, draft.id, &tree).await?;
    let moot = finding::drop_moot(tx, draft, &tree).await?;
    let edited = [(annex::Column::Edited, Expr::value(true))];
    let columns = annex::columns_of(&tree).into_iter().chain(edited).chain(moot);
    draft.change(tx, by, seen, (Verb::DraftEdited, json!({ "edit": new })), columns).await
}

fn refused(wrong: NotEditable) -> Error {
    match wrong {
        NotEditable::NoSuchNode(_) => Error::field("/edit", Fault::Unknown),
        NotEditable::Empty => Error::field("/edit/text", Fault::Required),
        NotEditable::Unreadable => Error::field("/edit/text", Fault::Unreadable),
        NotEditable::WrongLevel(_) | NotEditable::OneLead(_) => Error::Refused(Code::NotEditable),
    }
}

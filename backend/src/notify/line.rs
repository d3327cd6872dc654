use sea_orm::entity::prelude::*;
use serde_json::Value as Json;
use tiendo_api::changes::SubjectKind;

use super::{
    mail, notice,
    roster::{Named, Roster},
    setting, told,
};
use crate::{clock::local, db::Tx, error::Error, journal};

/// Tells everybody concerned of a journal line, in its own transaction. Whoever did it knows already.
pub async fn tell(tx: &Tx, line: &journal::Model) -> Result<(), Error> {
    let Some((kind, audience)) = told::at_once(line.verb.0) else { return Ok(()) };
    let Some(item) = item_of(line) else { return Ok(()) };
    let roster = Roster::of(&**tx, line.agency_id, &[item]).await?;
    let mut people = roster.of_item(item, audience, &named(&line.details));
    people.retain(|person| Some(*person) != line.account_id);
    let mut by_mail = Vec::new();
    if told::by_mail_at_once(kind) && tx.sends_mail {
        by_mail = setting::wanting_mail_at_once(tx, &people).await?;
    }
    let day = local(line.at).date_naive();
    let mut rows = Vec::new();
    for account_id in people {
        let mut row = notice::New {
            agency_id: line.agency_id,
            account_id,
            work_item_id: item,
            kind,
            occasion: line.seq.to_string(),
            day,
            at: line.at,
            working_days_left: None,
            words: words(line),
            by: line.account_id,
            mail_id: None,
        };
        if by_mail.contains(&account_id) {
            let new = mail::New::immediate(&row);
            row.mail_id = mail::queue(tx, new).await?;
        }
        rows.push(row);
    }
    notice::write(tx, rows).await?;
    Ok(())
}

/// The work item a line is about; lines about what hangs on an item name it.
fn item_of(line: &journal::Model) -> Option<Uuid> {
    match line.subject_kind.0 {
        SubjectKind::WorkItem => Some(line.subject_id),
        _ => id(line.details.get("workItem")?),
    }
}

/// Whom a line names: `unit`, `assignee` or `mentions` of its details.
fn named(details: &Json) -> Named {
    let mentioned = details.get("mentions").and_then(Json::as_array).into_iter().flatten();
    let assignee = details.get("assignee").into_iter();
    Named {
        people: mentioned.chain(assignee).filter_map(id).collect(),
        units: details.get("unit").and_then(id).into_iter().collect(),
    }
}

fn words(line: &journal::Model) -> Option<String> {
    line.details.get("words").and_then(Json::as_str).map(ToOwned::to_owned)
}

fn id(value: &Json) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

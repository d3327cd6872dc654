use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    extensions::{ExtensionState, ExtensionVerdict, NewExtensionDecision},
    problem::Code,
};

use super::{
    asked::Asked,
    request::{self, About},
};
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    work::{due_change, item},
};

/// Grants a later due day from today on, maybe another than asked for, or refuses it with words.
pub async fn decide(
    tx: &Tx,
    by: &Actor,
    (request, item): &About,
    seen: i64,
    new: NewExtensionDecision,
) -> Result<(), Error> {
    if request.state.0 != ExtensionState::Pending {
        return Err(Error::Refused(Code::AlreadyDecided));
    }
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    if request.account_id == by.account_id {
        return Err(Error::Refused(Code::OwnRequest));
    }
    let due = item.due_on.ok_or(Error::Refused(Code::NoDueDay))?;
    let new_due = new.new_due.unwrap_or(request.new_due_on);
    // What leadership keeps to itself is judged by the longer of what is asked and what is granted.
    let longest = std::cmp::max(new_due, request.new_due_on);
    let asked = Asked::new(request.account_id, (due, longest), item.extended_days);
    let capacity = asked.decided_in(by).ok_or(Error::Refused(Code::BeyondDelegation))?;
    by.capacities.act_in(capacity);
    let self_decided = by.unit_id().is_some() && by.unit_id() == request.unit_id;
    let marked = (request::Column::SelfDecided, Expr::value(self_decided));
    match new.decision {
        ExtensionVerdict::Refused => {
            request.end(tx, by, (ExtensionState::Refused, new.reason.clone()), [marked]).await?;
            let says = json!({ "request": request.id, "selfDecided": self_decided, "words": new.reason });
            item.change(tx, by, seen, (Verb::ExtensionRefused, says), [no_longer_pending()]).await
        }
        ExtensionVerdict::Granted => {
            // The day asked for may have passed while the request waited.
            if new_due <= due || new_due < by.today() {
                return Err(Error::field("/newDue", Fault::Contradiction));
            }
            let granted = (request::Column::GrantedDueOn, Expr::value(new_due));
            request.end(tx, by, (ExtensionState::Granted, new.reason.clone()), [marked, granted]).await?;
            // The due day before stays to be seen, and counts for the days before today.
            due_change::note(tx, by, item, (Some(due), Some(new_due)), Some(request.id)).await?;
            let says = json!({
                "request": request.id, "dueBefore": due, "dueAfter": new_due, "selfDecided": self_decided,
                "words": new.reason,
            });
            let days = i32::try_from((new_due - due).num_days()).unwrap_or(i32::MAX);
            let columns = [
                no_longer_pending(),
                (item::Column::DueOn, Expr::value(new_due)),
                (item::Column::Extensions, Expr::col(item::Column::Extensions).add(1)),
                (item::Column::ExtendedDays, Expr::col(item::Column::ExtendedDays).add(days)),
            ];
            item.change(tx, by, seen, (Verb::ExtensionGranted, says), columns).await
        }
    }
}

fn no_longer_pending() -> (item::Column, Expr) {
    (item::Column::ExtensionId, Expr::value(None::<Uuid>))
}

use tiendo_api::{
    annexes::{AnnexKind, Approval, NewApproval},
    changes::Verb,
    check::Fault,
    problem::Code,
};

use sea_orm::sea_query::Expr;

use super::{annex, content};
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    plan::{
        amend::{self, Decision},
        import::{self, Making},
    },
};

/// Approves a draft (duyệt): it becomes a plan or amends one, all or nothing.
pub async fn approve(
    tx: &Tx,
    by: &Actor,
    draft: &Granted<annex::Model>,
    seen: i64,
    new: NewApproval,
) -> Result<Approval, Error> {
    draft.must_be_open()?;
    if draft.open_findings > 0 {
        return Err(Error::Refused(Code::FindingsOpen));
    }
    // Over the version seen first: whatever follows is judged on the draft the approver looked at.
    let says = serde_json::json!({ "approval": new });
    draft.change(tx, by, seen, (Verb::AnnexApproved, says), None::<(annex::Column, Expr)>).await?;
    let mut tree = content::draft(&**tx, draft.id).await?;
    let (plan_id, outcome) = if let (AnnexKind::Amendment, Some(plan_id), Some(from)) =
        (draft.kind.0, draft.plan_id, draft.plan_version)
    {
        let decision = decision(new)?;
        (plan_id, amend::apply(tx, by, (plan_id, from), (draft, &mut tree), decision).await?)
    } else {
        let making = Making {
            agency_id: by.agency_id,
            annex: draft,
            by: Some(by.account_id),
            now: by.now(),
            today: by.today(),
        };
        let (plan_id, added) = import::create(tx, making, &mut tree).await?;
        (plan_id, amend::Outcome { added, ..amend::Outcome::default() })
    };
    content::keep(tx, draft.id, &tree).await?;
    annex::approved(tx, draft.id, plan_id, by.now()).await?;
    let (annex, _) = annex::summary(&**tx, by, draft.id).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Approval {
        annex,
        plan_id,
        items_added: count(outcome.added),
        items_changed: count(outcome.changed),
        items_dropped: count(outcome.dropped),
    })
}

/// An amendment is nothing without its decision.
fn decision(new: NewApproval) -> Result<Decision, Error> {
    let number = new.decision_number.filter(|number| !number.trim().is_empty());
    let mut wanting = Vec::new();
    for (pointer, is_there) in [
        ("/decisionNumber", number.is_some()),
        ("/decidedOn", new.decided_on.is_some()),
        ("/effectiveOn", new.effective_on.is_some()),
    ] {
        if !is_there {
            wanting.push((pointer.to_owned(), Fault::Required));
        }
    }
    match (number, new.decided_on, new.effective_on) {
        (Some(number), Some(decided_on), Some(effective_on)) => {
            Ok(Decision { number, decided_on, effective_on })
        }
        _ => Err(Error::Invalid(wanting)),
    }
}

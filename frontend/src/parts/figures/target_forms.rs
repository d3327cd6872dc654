use std::future::Future;

use chrono::NaiveDate;
use serde::Deserialize;
use tiendo_api::{
    Direction, Operator,
    check::{Check, Found},
    targets::{NewTarget, NewTargetDrop, PlanTarget, TargetDetail},
};
use uuid::Uuid;

use super::{number, typed::Typed};
use crate::{
    api::{Answer, Ticket, figures},
    parts::forms::{
        field::FieldKind,
        plain::{PlainBody, PlainField},
    },
    text::Text,
    wire::code,
};

/// What is done to a target with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetForm {
    /// Report a value.
    Report,
    /// State it anew.
    Correct,
    /// Drop it.
    Drop,
}

/// A target as the Office types it: `ADDED`, or else stated anew.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypedTarget<const ADDED: bool> {
    words: String,
    operator: Operator,
    direction: Option<Direction>,
    value: Typed,
    unit: String,
    lead_unit_id: Option<Uuid>,
    reason: Option<String>,
}

impl<const ADDED: bool> TypedTarget<ADDED> {
    fn body(&self) -> NewTarget {
        NewTarget {
            words: self.words.clone(),
            operator: self.operator,
            value: self.value.0,
            unit: self.unit.clone(),
            direction: self.direction,
            lead_unit_id: self.lead_unit_id,
            reason: self.reason.clone(),
        }
    }
}

impl<const ADDED: bool> Check for TypedTarget<ADDED> {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        self.body().check(today)
    }
}

impl<const ADDED: bool> PlainBody for TypedTarget<ADDED> {
    type Made = TargetDetail;
    const NAME: &'static str = if ADDED { "new-target" } else { "target" };

    fn words(text: Text) -> (&'static str, &'static str) {
        if ADDED {
            (text.target_add(), text.target_add())
        } else {
            (text.target_correct(), text.save_target())
        }
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<TargetDetail>> + 'static {
        let send = if ADDED { figures::add } else { figures::correct };
        send(about, &self.body(), ticket)
    }
}

/// How a target is stated, with what it says now.
pub fn target_fields(text: Text, now: Option<&PlanTarget>, units: &[(String, String)]) -> Vec<PlainField> {
    use Operator::{AtLeast, AtMost, Equal, LessThan, MoreThan};
    let operators = [Equal, AtLeast, MoreThan, AtMost, LessThan]
        .map(|one| (code(&one), format!("{} ({})", text.operator(one), one.symbol())));
    let directions =
        [Direction::Increase, Direction::Decrease].map(|one| (code(&one), text.direction(one).to_owned()));
    let said = |say: fn(&PlanTarget) -> Option<String>| now.and_then(say).unwrap_or_default();
    let value = now.map(|target| number::written(text.0, target.value)).unwrap_or_default();
    let direction = PlainField::one_of("direction", text.stated_direction(), directions.into());
    vec![
        PlainField::required("words", text.stated_words(), FieldKind::Prose)
            .at_first(said(|it| Some(it.words.clone()))),
        PlainField::one_of("operator", text.stated_operator(), operators.into())
            .at_first(said(|it| Some(code(&it.operator)))),
        PlainField::required("value", text.stated_value(), FieldKind::Line).at_first(value),
        PlainField::required("unit", text.stated_unit(), FieldKind::Line)
            .at_first(said(|it| Some(it.unit.clone()))),
        PlainField { required: false, ..direction }.at_first(said(|it| it.direction.map(|one| code(&one)))),
        PlainField::one_of("leadUnitId", text.target_lead(), units.to_vec())
            .at_first(said(|it| it.lead_unit.as_ref().map(|unit| unit.id.to_string()))),
        PlainField::optional("reason", text.words_optional(), FieldKind::Prose),
    ]
}

impl PlainBody for NewTargetDrop {
    type Made = TargetDetail;
    const NAME: &'static str = "target-drop";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.target_drop(), text.target_drop())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![PlainField::required("reason", text.reason(), FieldKind::Prose)]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<TargetDetail>> + 'static {
        figures::drop_target(about, &self, ticket)
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::targets::TargetStatus;

    use super::*;
    use crate::samples::target;

    #[test]
    fn a_correction_begins_with_what_is_stated_now() {
        let fields = target_fields(Text::default(), Some(&target(TargetStatus::Confirmed)), &[]);
        let first: Vec<&str> = fields[1..5].iter().map(|field| field.first.as_str()).collect();
        assert_eq!(first, ["at_least", "25", "%", ""]);
    }
}

use std::future::Future;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};
use tiendo_api::{
    Direction, Operator,
    check::{Check, Found},
    targets::{NewTarget, NewTargetDrop, NewTargetValue, PlanTarget, TargetDetail},
};
use uuid::Uuid;

use super::number;
use crate::{
    api::{Answer, Ticket, figures},
    parts::forms::{
        field::FieldKind,
        plain::{PlainBody, PlainField},
    },
    session,
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

/// A number as it was typed, read in the language of the page.
#[derive(Debug, Clone, Copy)]
struct Typed(f64);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(text).map_err(D::Error::custom)?;
        // What is no number is out of every range: the contract's check points at its field.
        Ok(Self(number::read(session::lang(), &typed).unwrap_or(f64::NAN)))
    }
}

/// A value of a target, as it is typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypedValue {
    period: String,
    numerator: Typed,
    denominator: Option<Typed>,
    claimed: Option<Typed>,
    source: String,
    note: Option<String>,
}

impl TypedValue {
    fn body(&self) -> NewTargetValue {
        NewTargetValue {
            period: self.period.clone(),
            numerator: self.numerator.0,
            denominator: self.denominator.map(|typed| typed.0),
            claimed: self.claimed.map(|typed| typed.0),
            source: self.source.clone(),
            note: self.note.clone(),
        }
    }
}

impl Check for TypedValue {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        self.body().check(today)
    }
}

impl PlainBody for TypedValue {
    type Made = TargetDetail;
    const NAME: &'static str = "target-value";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.target_report(), text.save_report())
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<TargetDetail>> + 'static {
        figures::report(about, &self.body(), ticket)
    }
}

/// What is reported for a target: of a share n and N, else a count. The last period that has opened comes first to mind.
pub fn value_fields(text: Text, target: &PlanTarget) -> Vec<PlainField> {
    let share = target.unit == "%";
    let (numerator, denominator) = if share {
        (text.numerator_share(), text.denominator_share())
    } else {
        (text.numerator_count(), text.denominator_count())
    };
    let periods = target.periods.iter().rev().map(|it| (it.period.clone(), text.period(&it.period)));
    let last = target.periods.last().map(|it| it.period.clone()).unwrap_or_default();
    vec![
        PlainField::one_of("period", text.report_period(), periods.collect()).at_first(last),
        PlainField::required("numerator", numerator, FieldKind::Line),
        PlainField { required: share, ..PlainField::optional("denominator", denominator, FieldKind::Line) },
        PlainField::required("source", text.figures_source(), FieldKind::Line),
        PlainField::optional("claimed", text.claimed(), FieldKind::Line),
        PlainField::optional("note", text.figures_note(), FieldKind::Prose),
    ]
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
    use tiendo_api::{check::Fault, targets::TargetStatus};

    use super::*;
    use crate::{json, samples::target};

    fn typed(numerator: &str) -> TypedValue {
        let said = serde_json::json!({
            "period": "2026-6M", "numerator": numerator, "denominator": "1.234", "source": "Sổ theo dõi"
        });
        json::of(said).unwrap()
    }

    #[test]
    fn numbers_are_sent_as_numbers_and_what_is_none_is_pointed_at() {
        let body = typed("83,5").body();
        assert_eq!((body.numerator, body.denominator, body.claimed), (83.5, Some(1234.0), None));
        let found = typed("mười hai").check(NaiveDate::default());
        assert_eq!(found, [("/numerator".to_owned(), Fault::OutOfRange)]);
    }

    #[test]
    fn of_a_share_the_whole_must_be_said_and_the_last_period_comes_first() {
        let fields = value_fields(Text::default(), &target(TargetStatus::Confirmed));
        assert_eq!((fields[0].first.as_str(), fields[2].required), ("2026-6M", true));
        let count = PlanTarget { unit: "hộ".into(), ..target(TargetStatus::Confirmed) };
        assert!(!value_fields(Text::default(), &count)[2].required);
    }

    #[test]
    fn a_correction_begins_with_what_is_stated_now() {
        let fields = target_fields(Text::default(), Some(&target(TargetStatus::Confirmed)), &[]);
        let first: Vec<&str> = fields[1..5].iter().map(|field| field.first.as_str()).collect();
        assert_eq!(first, ["at_least", "25", "%", ""]);
    }
}

use std::future::Future;

use chrono::NaiveDate;
use serde::Deserialize;
use tiendo_api::{
    check::{Check, Found},
    targets::{NewTargetValue, PlanTarget, TargetDetail},
};
use uuid::Uuid;

use super::typed::Typed;
use crate::{
    api::{Answer, Ticket, figures},
    parts::forms::{
        field::FieldKind,
        plain::{PlainBody, PlainField},
    },
    text::Text,
};

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
}

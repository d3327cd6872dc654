use std::future::Future;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tiendo_api::{
    check::{Check, Found},
    settings::{CalendarDay, NewCalendarDay},
};
use uuid::Uuid;

use crate::{
    api::{Answer, Ticket, agency},
    parts::forms::{
        field::FieldKind,
        plain::{PlainBody, PlainField},
    },
    text::Text,
};

/// What is decided about a day, as it is chosen.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Decided {
    Off,
    Worked,
}

/// A decision about a day, as it is typed.
#[derive(Clone, Serialize, Deserialize)]
pub struct DayDecision {
    day: NaiveDate,
    decided: Decided,
    name: String,
}

impl DayDecision {
    fn said(&self) -> NewCalendarDay {
        let working = matches!(self.decided, Decided::Worked);
        NewCalendarDay { day: self.day, working, name: self.name.clone() }
    }
}

impl Check for DayDecision {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        self.said().check(today)
    }
}

impl PlainBody for DayDecision {
    type Made = CalendarDay;
    const NAME: &'static str = "calendar-day";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.decide_day(), text.save_day())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        let decisions = vec![
            ("off".to_owned(), text.day_off().to_owned()),
            ("worked".to_owned(), text.day_worked().to_owned()),
        ];
        vec![
            PlainField::required("day", text.the_day(), FieldKind::Day),
            PlainField::one_of("decided", text.off_or_worked(), decisions),
            PlainField::required("name", text.day_name(), FieldKind::Line),
        ]
    }

    fn send(self, _: Uuid, ticket: Ticket) -> impl Future<Output = Answer<CalendarDay>> + 'static {
        agency::decide_day(&self.said(), ticket)
    }
}

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use tiendo_api::{
    check::{Fault, Found},
    settings::{Settings, YearDay},
};

use crate::{dates, json, text::Text};

/// Something that can be set.
pub struct Setting {
    /// Where it stands in the settings.
    pub pointer: &'static str,
    /// What it is called.
    pub label: &'static str,
}

/// What was typed, by where it stands. What was not typed keeps its value, whoever set it meanwhile.
pub type Typed = BTreeMap<String, String>;

/// Everything but the report periods, in groups under a title.
pub fn groups(text: Text) -> Vec<(&'static str, Vec<Setting>)> {
    let group = |title, settings: &[(&'static str, &'static str)]| {
        (title, settings.iter().map(|(pointer, label)| Setting { pointer, label }).collect())
    };
    vec![
        group(
            text.set_risk(),
            &[
                ("/risk/dueWithinWorkingDays", text.set_due_within()),
                ("/risk/pointsUnderExpected", text.set_points_under()),
                ("/risk/startWithinWorkingDays", text.set_start_within()),
                ("/risk/silentDays", text.set_silent()),
                ("/risk/silentDaysWithoutDeadline", text.set_silent_without()),
            ],
        ),
        group(
            text.set_reminders(),
            &[
                ("/reminders/daysBefore", text.set_days_before()),
                ("/reminders/daysAfter", text.set_days_after()),
                ("/reminders/escalateToHeadAfter", text.set_escalate_head()),
                ("/reminders/escalateToOfficeAfter", text.set_escalate_office()),
                ("/reminders/digestHour", text.set_digest_hour()),
            ],
        ),
        group(text.set_extensions(), &[("/extensions/officeDecidesDays", text.set_office_decides())]),
        group(
            text.set_urging(),
            &[
                ("/urging/criticismAfterDays", text.set_criticism_after()),
                ("/urging/reviewAfterDays", text.set_review_after()),
                ("/urging/againAfterDays", text.set_again_after()),
            ],
        ),
    ]
}

/// Settings taken apart, so that each is found where it stands.
pub fn apart(settings: &Settings) -> Value {
    serde_json::to_string(settings).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// A value as it is typed: a number, several numbers, or a day of a year.
pub fn as_typed(value: &Value, year: i32) -> String {
    match value {
        Value::Array(several) => several.iter().map(Value::to_string).collect::<Vec<_>>().join(", "),
        Value::Object(_) => day(value, year).map(|day| day.to_string()).unwrap_or_default(),
        other => other.to_string(),
    }
}

/// A value as it is read.
pub fn in_words(value: &Value, year: i32) -> String {
    day(value, year).map_or_else(|| as_typed(value, year), dates::day)
}

/// The settings with what was typed in them, or what of it cannot be read. `year` is the one its days are written for.
pub fn with(settings: &Settings, typed: &Typed, year: i32) -> Result<Settings, Vec<Found>> {
    let mut all = apart(settings);
    let mut found = Vec::new();
    for (pointer, text) in typed {
        let Some(place) = all.pointer_mut(pointer) else { continue };
        match read(place, text.trim(), year) {
            Ok(value) => *place = value,
            Err(fault) => found.push((pointer.clone(), fault)),
        }
    }
    if found.is_empty() {
        json::of(all).ok_or_else(|| vec![(String::new(), Fault::Unreadable)])
    } else {
        Err(found)
    }
}

fn day(value: &Value, year: i32) -> Option<NaiveDate> {
    json::of::<YearDay>(value.clone())?.in_year(year)
}

/// What was typed, as the kind of value that stands there now.
fn read(now: &Value, typed: &str, year: i32) -> Result<Value, Fault> {
    let number = |typed: &str| typed.trim().parse::<u32>().map(Value::from).map_err(|_| Fault::Unreadable);
    match now {
        Value::Array(_) if typed.is_empty() => Ok(Value::Array(Vec::new())),
        Value::Array(_) => typed.split(',').map(number).collect(),
        Value::Object(_) => {
            let day: NaiveDate = typed.parse().map_err(|_| Fault::Required)?;
            let year_before = match year - day.year() {
                0 => false,
                1 => true,
                _ => return Err(Fault::OutOfRange),
            };
            Ok(serde_json::json!({ "month": day.month(), "day": day.day(), "yearBefore": year_before }))
        }
        _ if typed.is_empty() => Err(Fault::Required),
        _ => number(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(pointer, text)| ((*pointer).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn every_setting_stands_where_it_is_looked_for() {
        let all = apart(&Settings::default());
        for (_, settings) in groups(Text::default()) {
            for setting in settings {
                assert!(all.pointer(setting.pointer).is_some(), "{}", setting.pointer);
            }
        }
    }

    #[test]
    fn what_was_typed_is_set_and_the_rest_stays() {
        let before = Settings::default();
        let said = typed(&[
            ("/periods/0/to", "2026-03-20"),
            ("/periods/0/from", "2025-12-21"),
            ("/reminders/daysBefore", "10, 5,1"),
            ("/reminders/daysAfter", ""),
            ("/risk/silentDays", " 45 "),
        ]);
        let after = with(&before, &said, 2026).unwrap();
        assert_eq!(after.periods[0].to, YearDay { month: 3, day: 20, year_before: false });
        assert_eq!(after.periods[0].from, YearDay { month: 12, day: 21, year_before: true });
        assert_eq!((after.reminders.days_before, after.reminders.days_after), (vec![10, 5, 1], vec![]));
        assert_eq!(after.risk.silent_days, 45);
        assert_eq!((after.urging, &after.periods[1]), (before.urging, &before.periods[1]));
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        let said = typed(&[
            ("/periods/1/to", "2024-06-14"),
            ("/risk/silentDays", ""),
            ("/reminders/daysAfter", "1; 3"),
        ]);
        let found = with(&Settings::default(), &said, 2026).unwrap_err();
        assert_eq!(
            found,
            [
                ("/periods/1/to".into(), Fault::OutOfRange),
                ("/reminders/daysAfter".into(), Fault::Unreadable),
                ("/risk/silentDays".into(), Fault::Required),
            ]
        );
    }

    #[test]
    fn a_value_is_typed_and_read_as_people_do() {
        let all = apart(&Settings::default());
        let at = |pointer| all.pointer(pointer).unwrap();
        assert_eq!(as_typed(at("/periods/0/from"), 2026), "2025-12-15");
        assert_eq!(in_words(at("/periods/0/from"), 2026), "15/12/2025");
        assert_eq!(in_words(at("/reminders/daysBefore"), 2026), "7, 3, 1");
        assert_eq!(in_words(at("/risk/silentDays"), 2026), "30");
    }
}

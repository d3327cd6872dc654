use tiendo_api::units::PersonRef;
use uuid::Uuid;
use yew::prelude::*;

use crate::{api::asks, fetch::use_fetch, text::use_text};

/// Props of [`WithPeople`].
#[derive(Properties, PartialEq)]
pub struct WithPeopleProps {
    /// Only the people of this unit.
    pub unit: Option<Uuid>,
    /// The form over them: account and name.
    pub draw: Callback<Vec<(String, String)>, Html>,
}

/// A form in which people are chosen, once it is known who can be.
#[component]
pub fn WithPeople(props: &WithPeopleProps) -> Html {
    let text = use_text();
    let people = use_fetch(props.unit, asks::people);
    match people.arrived(text) {
        Ok(people) => props.draw.emit(people.iter().map(|person| choosable(person, props.unit)).collect()),
        Err(instead) => instead,
    }
}

/// A person to choose: with their unit, where there are several.
fn choosable(person: &PersonRef, unit: Option<Uuid>) -> (String, String) {
    let of = person.unit.as_ref().filter(|_| unit.is_none());
    let name = of.map_or(person.name.clone(), |unit| format!("{} ({})", person.name, unit.name));
    (person.id.to_string(), name)
}

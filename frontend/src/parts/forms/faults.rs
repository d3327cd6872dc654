use tiendo_api::{Lang, check::Found, problem::Problem};
use yew::AttrValue;

/// What is wrong with which field, by JSON pointer: found here before sending, or by the server after.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// Faults found by the contract's own check.
    pub fn found(found: Vec<Found>, lang: Lang) -> Self {
        Self(found.into_iter().map(|(pointer, fault)| (pointer, fault.message(lang).to_owned())).collect())
    }

    /// Faults the server points at.
    pub fn of(problem: &Problem) -> Self {
        Self(problem.errors.iter().map(|error| (error.pointer.clone(), error.message.clone())).collect())
    }

    /// Whether everything is sound.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with the field at a pointer.
    pub fn at(&self, pointer: &str) -> Option<AttrValue> {
        self.0.iter().find(|(at, _)| at == pointer).map(|(_, message)| AttrValue::from(message.clone()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use tiendo_api::{check::Check, work::NewReturn};

    use super::*;

    #[test]
    fn the_contracts_check_speaks_at_the_field() {
        let empty = NewReturn { reason: "  ".into() };
        let faults = Faults::found(empty.check(NaiveDate::default()), Lang::Vi);
        assert_eq!(faults.at("/reason").as_deref(), Some("Không được để trống."));
        assert_eq!(faults.at("/note"), None);
    }
}

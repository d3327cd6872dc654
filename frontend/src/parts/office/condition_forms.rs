use std::future::Future;

use tiendo_api::conditions::{
    Condition, ConditionChange, NewConditionEvent, NewEnquiry, NewGivingUp, NewMerge,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket, conditions},
    parts::forms::{
        field::FieldKind,
        plain::{Plain, PlainBody, PlainField, plain_form},
    },
    text::Text,
};

/// What can be done to a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionForm {
    /// Record that it has come.
    Event,
    /// Confirm what was read.
    Confirm,
    /// Record an enquiry.
    Enquiry,
    /// Merge it with another.
    Merge,
    /// Give it up.
    GiveUp,
}

impl PlainBody for ConditionChange {
    type Made = Condition;
    const NAME: &'static str = "condition";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.confirm_condition(), text.send_confirm_condition())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![
            PlainField::optional("authority", text.issuing_authority(), FieldKind::Line),
            PlainField::optional("awaited", text.awaited_document(), FieldKind::Line),
            PlainField::optional("windowFrom", text.window_from(), FieldKind::Day),
            PlainField::optional("windowTo", text.window_to(), FieldKind::Day),
        ]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Condition>> + 'static {
        conditions::confirm(about, self, ticket)
    }
}

impl PlainBody for NewEnquiry {
    type Made = Condition;
    const NAME: &'static str = "enquiry";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.enquiry_form(), text.enquiry_verb())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![
            PlainField::required("askedOn", text.asked_on(), FieldKind::Day),
            PlainField::required("note", text.enquiry_note(), FieldKind::Prose),
        ]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Condition>> + 'static {
        conditions::enquire(about, self, ticket)
    }
}

impl PlainBody for NewGivingUp {
    type Made = Condition;
    const NAME: &'static str = "giving-up";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.give_up_form(), text.give_up_verb())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![PlainField::required("reason", text.give_up_reason(), FieldKind::Prose)]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Condition>> + 'static {
        conditions::give_up(about, self, ticket)
    }
}

impl PlainBody for NewMerge {
    type Made = Condition;
    const NAME: &'static str = "merge";

    fn words(text: Text) -> (&'static str, &'static str) {
        (text.merge_form(), text.merge_verb())
    }

    fn fields(text: Text) -> Vec<PlainField> {
        vec![PlainField::required("into", text.merge_into(), FieldKind::Choice)]
    }

    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Condition>> + 'static {
        conditions::merge(about, self, ticket)
    }
}

/// The form that is open at a condition; `others` are those it can be merged with.
pub fn condition_form(
    text: Text,
    form: ConditionForm,
    condition: &Condition,
    others: Vec<(String, String)>,
    on_done: Callback<Condition>,
    on_close: Callback<()>,
) -> Html {
    let (about, version) = (condition.id, condition.version);
    let plain = Plain { about, version, above: Html::default(), choices: others, on_done, on_close };
    match form {
        ConditionForm::Event => {
            let above = html! { <p>{ text.condition() }{ ": " }{ &condition.wording }</p> };
            plain_form::<NewConditionEvent>(text, Plain { above, ..plain })
        }
        ConditionForm::Confirm => {
            let above = html! { <p class="hint">{ text.confirm_condition_hint() }</p> };
            plain_form::<ConditionChange>(text, Plain { above, ..plain })
        }
        ConditionForm::Enquiry => plain_form::<NewEnquiry>(text, plain),
        ConditionForm::GiveUp => plain_form::<NewGivingUp>(text, plain),
        ConditionForm::Merge => plain_form::<NewMerge>(text, plain),
    }
}

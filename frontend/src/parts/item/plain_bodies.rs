use std::future::Future;

use tiendo_api::{
    comments::{Comment, NewComment},
    conditions::{Condition, NewCarryOver, NewConditionEvent, NewReopening},
    contributions::{NewContributionRequest, NewContributionWithdrawal, NewDecline, NewDelivery},
    extensions::{ExtensionVerdict, NewExtensionDecision, NewExtensionRequest, NewExtensionWithdrawal},
    urgings::{NewUrging, UrgingLevel},
    work::{NewAssignee, NewConfirmation, NewReturn, WorkItem},
};
use uuid::Uuid;

use crate::{
    api::{Answer, Ticket, asks, work},
    dates,
    parts::forms::{
        field::FieldKind,
        plain::{PlainBody, PlainField},
    },
    text::Text,
    view::FormKind,
    wire::code,
};

/// Declares a body: what it makes, its form, its heading and verb, its fields, and the call that sends it.
macro_rules! plain_body {
    ($body:ty => $made:ty, $form:ident, $send:path, |$text:ident| $words:expr, [$($field:expr),+ $(,)?]) => {
        impl PlainBody for $body {
            type Made = $made;
            const NAME: &'static str = FormKind::$form.name();

            fn words($text: Text) -> (&'static str, &'static str) {
                $words
            }

            fn fields($text: Text) -> Vec<PlainField> {
                vec![$($field),+]
            }

            fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<$made>> + 'static {
                $send(about, &self, ticket)
            }
        }
    };
}

plain_body! {
    NewConfirmation => WorkItem, Confirmation, work::confirm,
    |text| (text.confirm_form(), text.send_confirmation()),
    [PlainField::optional("note", text.confirm_note(), FieldKind::Prose)]
}

plain_body! {
    NewReturn => WorkItem, Return, work::send_back,
    |text| (text.return_form(), text.send_return()),
    [PlainField::required("reason", text.return_reason(), FieldKind::Prose)]
}

plain_body! {
    NewConditionEvent => Condition, Event, work::record_event,
    |text| (text.event_form(), text.send_event()),
    [
        PlainField::required("occurredOn", text.occurred_on(), FieldKind::Day)
            .at_first(dates::today().to_string()),
        PlainField::optional("documentNumber", text.event_number(), FieldKind::Line),
        PlainField::optional("dueOn", text.event_due(), FieldKind::Day),
        PlainField::optional("note", text.event_note(), FieldKind::Prose),
    ]
}

plain_body! {
    NewExtensionRequest => WorkItem, Extension, asks::request_extension,
    |text| (text.extension_verb(), text.extension_verb()),
    [
        PlainField::required("newDue", text.new_due(), FieldKind::Day),
        PlainField::required("reason", text.reason(), FieldKind::Prose),
    ]
}

plain_body! {
    NewExtensionDecision => WorkItem, ExtensionDecision, asks::decide_extension,
    |text| (text.decide_extension_verb(), text.send_decision()),
    [
        PlainField::one_of(
            "decision",
            text.verdict(),
            [ExtensionVerdict::Granted, ExtensionVerdict::Refused]
                .map(|verdict| (code(&verdict), text.extension_verdict(verdict).to_owned()))
                .into(),
        ),
        PlainField::optional("newDue", text.other_due(), FieldKind::Day),
        PlainField::optional("reason", text.decision_words(), FieldKind::Prose),
    ]
}

plain_body! {
    NewExtensionWithdrawal => WorkItem, ExtensionWithdrawal, asks::withdraw_extension,
    |text| (text.withdraw_extension_verb(), text.withdraw_extension_verb()),
    [PlainField::optional("reason", text.words_optional(), FieldKind::Prose)]
}

plain_body! {
    NewUrging => WorkItem, Urging, asks::urge,
    |text| (text.urge_verb(), text.urge_verb()),
    [
        PlainField::one_of(
            "level",
            text.urging_level(),
            UrgingLevel::ALL.map(|level| (code(&level), text.level(level).to_owned())).into(),
        ),
        PlainField::required("text", text.urging_text(), FieldKind::Prose),
    ]
}

plain_body! {
    NewContributionRequest => WorkItem, Contribution, asks::request_contribution,
    |text| (text.contribution_verb(), text.contribution_verb()),
    [
        PlainField::required("unitId", text.asked_unit(), FieldKind::Choice),
        PlainField::required("what", text.what_asked(), FieldKind::Prose),
        PlainField::required("due", text.wanted_by(), FieldKind::Day),
    ]
}

plain_body! {
    NewDelivery => WorkItem, Delivery, asks::deliver,
    |text| (text.deliver_verb(), text.deliver_verb()),
    [
        PlainField::optional("note", text.delivered_note(), FieldKind::Prose),
        PlainField::optional("documentNumber", text.document_number(), FieldKind::Line),
        PlainField::optional("fileId", text.evidence_piece(), FieldKind::File),
    ]
}

plain_body! {
    NewDecline => WorkItem, Decline, asks::decline,
    |text| (text.decline_verb(), text.decline_verb()),
    [PlainField::required("reason", text.reason(), FieldKind::Prose)]
}

plain_body! {
    NewContributionWithdrawal => WorkItem, ContributionWithdrawal, asks::withdraw_contribution,
    |text| (text.withdraw_contribution_verb(), text.withdraw_contribution_verb()),
    [PlainField::required("reason", text.reason(), FieldKind::Prose)]
}

plain_body! {
    NewAssignee => WorkItem, Assignee, asks::assign,
    |text| (text.assign_verb(), text.send_assignee()),
    [PlainField::optional("accountId", text.assignee(), FieldKind::Choice)]
}

plain_body! {
    NewCarryOver => WorkItem, CarryOver, asks::carry_over,
    |text| (text.carry_over_verb(), text.carry_over_verb()),
    [
        PlainField::required("until", text.until(), FieldKind::Day),
        PlainField::required("reason", text.reason(), FieldKind::Prose),
    ]
}

plain_body! {
    NewReopening => WorkItem, Reopening, asks::reopen,
    |text| (text.reopen_verb(), text.reopen_verb()),
    [
        PlainField::required("reason", text.what_arose(), FieldKind::Prose),
        PlainField::optional("dueOn", text.due_if_other(), FieldKind::Day),
    ]
}

plain_body! {
    NewComment => Comment, Comment, asks::comment,
    |text| (text.comment_verb(), text.send_comment()),
    [
        PlainField::required("text", text.comment_text(), FieldKind::Prose),
        PlainField::optional("mentions", text.mentions(), FieldKind::Several),
    ]
}

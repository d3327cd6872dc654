use std::rc::Rc;

use tiendo_api::{conditions::Condition, work::WorkItem};
use yew::prelude::*;

use crate::{
    parts::forms::{
        confirmation_form::ConfirmationForm, event_form::EventForm, progress_form::ProgressForm,
        return_form::ReturnForm, submission_form::SubmissionForm,
    },
    text::Text,
    view::FormKind,
};

/// A form that is open.
pub struct OpenForm {
    /// The item.
    pub item: Rc<WorkItem>,
    /// Which form.
    pub form: FormKind,
    /// Told what to say, and the fresh item where the verb gives one.
    pub on_done: Callback<(&'static str, Option<WorkItem>)>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// The open form. It stays open when the item changes under it, so that nothing typed disappears.
pub fn open_form(text: Text, props: &OpenForm) -> Html {
    let item = props.item.clone();
    let on_close = props.on_close.clone();
    let done = |said: &'static str| props.on_done.reform(move |fresh: WorkItem| (said, Some(fresh)));
    match props.form {
        FormKind::Progress => html! { <ProgressForm {item} {on_close} on_done={done(text.done_update())} /> },
        FormKind::Submission => {
            html! { <SubmissionForm {item} {on_close} on_done={done(text.done_submission())} /> }
        }
        FormKind::Confirmation => {
            html! { <ConfirmationForm {item} {on_close} on_done={done(text.done_confirmation())} /> }
        }
        FormKind::Return => html! { <ReturnForm {item} {on_close} on_done={done(text.done_return())} /> },
        FormKind::Event => {
            let Some(condition) = item.condition.clone().map(Rc::new) else {
                return Html::default();
            };
            let said = text.done_event();
            let on_done = props.on_done.reform(move |_: Condition| (said, None));
            html! { <EventForm {condition} {on_close} {on_done} /> }
        }
    }
}

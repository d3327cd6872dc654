use tiendo_api::problem::Code;
use yew::prelude::*;

use crate::{
    fetch::Sending,
    parts::{forms::use_form::Form, problem_view::problem_view},
    text::Text,
};

/// What the frame of a form needs to know.
pub struct Frame<'f> {
    /// Name of the form.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The verb on its button.
    pub verb: &'static str,
    /// What is wrong, how sending stands, how to send.
    pub form: &'f Form,
    /// Closes the form; its draft stays.
    pub on_close: &'f Callback<()>,
}

/// The frame of a form: what was refused and what to do about it, the fields, the one button that sends.
pub fn form_frame(text: Text, frame: &Frame, fields: Html) -> Html {
    let Frame { name, title, verb, form, on_close } = *frame;
    let busy = form.sending.busy();
    let onsubmit = form.on_send.reform(|event: SubmitEvent| {
        event.prevent_default();
        None
    });
    let title_id = format!("{name}-title");
    html! {
        <form class="form" {name} aria-labelledby={title_id.clone()} novalidate=true aria-busy={busy.to_string()}
            {onsubmit}>
            <h3 id={title_id}>{ title }</h3>
            { refusal(text, &form.sending, &form.on_send) }
            if !form.faults.is_empty() {
                <p class="fault" role="alert">{ text.fix_fields() }</p>
            }
            { fields }
            <div class="form-actions">
                <button type="submit" class="primary" disabled={busy}>
                    { if busy { text.sending() } else { verb } }
                </button>
                <button type="button" onclick={on_close.reform(|_| ())}>{ text.cancel() }</button>
            </div>
        </form>
    }
}

/// Why the last attempt was refused. After a stale save: who changed what, and saving again on the new version.
fn refusal(text: Text, sending: &Sending, on_send: &Callback<Option<i64>>) -> Html {
    let Some(problem) = sending.problem().filter(|problem| problem.code != Code::Invalid) else {
        return Html::default();
    };
    let Some(current) = problem.current.as_ref().filter(|_| problem.code == Code::Stale) else {
        return problem_view(text, problem, None);
    };
    let version = current.version;
    html! {
        <div class="problem" role="alert" data-problem="stale">
            <p class="problem-title">{ text.who_changed(current) }</p>
            <p>{ text.your_text_is_kept() }</p>
            <button type="button" onclick={on_send.reform(move |_| Some(version))}>
                { text.save_on_new_version() }
            </button>
        </div>
    }
}

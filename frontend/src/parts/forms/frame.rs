use tiendo_api::problem::Code;
use yew::prelude::*;

use crate::{
    fetch::Sending,
    parts::{forms::faults::Faults, problem_view::ProblemView},
    text::use_text,
};

/// Props of [`FormFrame`].
#[derive(Properties, PartialEq)]
pub struct FormFrameProps {
    /// Name of the form.
    pub name: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// The verb on its button.
    pub verb: AttrValue,
    /// How sending stands.
    pub sending: Sending,
    /// What is wrong with the fields.
    pub faults: Faults,
    /// Sends on the version on screen (`None`), or on a newer one after a stale save.
    pub on_send: Callback<Option<i64>>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
    /// Its fields.
    pub children: Html,
}

/// The frame of a form: what was refused and what to do about it, the fields, the one button that sends.
#[component]
pub fn FormFrame(props: &FormFrameProps) -> Html {
    let text = use_text();
    let busy = props.sending.busy();
    let onsubmit = {
        let send = props.on_send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(None);
        })
    };
    html! {
        <form class="form" name={props.name.clone()} aria-labelledby={format!("{}-title", props.name)}
            novalidate=true aria-busy={busy.to_string()} {onsubmit}>
            <h3 id={format!("{}-title", props.name)}>{ &props.title }</h3>
            <Refusal sending={props.sending.clone()} on_send={props.on_send.clone()} />
            if !props.faults.is_empty() {
                <p class="fault" role="alert">{ text.fix_fields() }</p>
            }
            { props.children.clone() }
            <div class="form-actions">
                <button type="submit" class="primary" disabled={busy}>
                    { if busy { text.sending() } else { props.verb.as_str() } }
                </button>
                <button type="button" onclick={props.on_close.reform(|_| ())}>{ text.cancel() }</button>
            </div>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct RefusalProps {
    sending: Sending,
    on_send: Callback<Option<i64>>,
}

/// Why the last attempt was refused. After a stale save: who changed what, and saving again on the new version.
#[component]
fn Refusal(props: &RefusalProps) -> Html {
    let text = use_text();
    let Some(problem) = props.sending.problem() else {
        return Html::default();
    };
    if problem.code == Code::Invalid {
        return Html::default();
    }
    let current = problem.current.as_ref().filter(|_| problem.code == Code::Stale);
    let Some(current) = current else {
        return html! { <ProblemView problem={problem.clone()} /> };
    };
    let version = current.version;
    html! {
        <div class="problem" role="alert" data-problem="stale">
            <p class="problem-title">{ text.who_changed(current) }</p>
            <p>{ text.your_text_is_kept() }</p>
            <button type="button" onclick={props.on_send.reform(move |_| Some(version))}>
                { text.save_on_new_version() }
            </button>
        </div>
    }
}

use tiendo_api::{Action, targets::TargetDetail};
use uuid::Uuid;
use yew::prelude::*;

use super::units::use_units;
use crate::{
    announce::use_announce,
    parts::{
        figures::target_forms::{TypedTarget, target_fields},
        forms::plain::{Plain, plain_form_of},
    },
    session::use_session,
    text::use_text,
};

/// Props of [`NewTarget`].
#[derive(Properties, PartialEq)]
pub struct NewTargetProps {
    /// The plan.
    pub plan: Uuid,
    /// Told when one was added.
    pub on_added: Callback<()>,
}

/// Adding a target the reader did not find.
#[component]
pub fn NewTarget(props: &NewTargetProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let open = use_state(|| false);
    let units = use_units(*open);
    if !use_session().is_some_and(|session| session.may(Action::ManageTargets)) {
        return Html::default();
    }
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let on_done = {
        let (close, on_added) = (set(false), props.on_added.clone());
        Callback::from(move |_: TargetDetail| {
            close.emit(());
            on_added.emit(());
            announce.emit(text.done_target_saved().to_owned());
        })
    };
    let plain = Plain {
        about: props.plan,
        version: 0,
        above: Html::default(),
        choices: Vec::new(),
        on_done,
        on_close: set(false),
    };
    html! {
        if *open {
            { plain_form_of::<TypedTarget<true>>(text, plain, target_fields(text, None, &units)) }
        } else {
            <p class="screen-only">
                <button type="button" data-form="new-target" onclick={set(true).reform(|_: MouseEvent| ())}>
                    { text.target_add() }
                </button>
            </p>
        }
    }
}

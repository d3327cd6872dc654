use uuid::Uuid;
use yew::prelude::*;

use crate::{api::annexes, fetch::use_fetch, parts::annex::difference::difference, text::use_text};

/// Props of [`Changes`].
#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    /// The draft.
    pub id: Uuid,
    /// Its version: another one may change other things.
    pub version: i64,
    /// Told a node to show in the tree.
    pub on_node: Callback<u32>,
}

/// What a draft changes in its plan.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let text = use_text();
    let fetched = use_fetch((props.id, props.version), |(id, _)| annexes::difference(id));
    match fetched.arrived(text) {
        Ok(found) => difference(text, &found, &props.on_node),
        Err(instead) => instead,
    }
}

use std::rc::Rc;

use tiendo_api::annexes::{Activity, UnitName};
use yew::prelude::*;

use crate::{
    dates,
    parts::annex::{
        editor::{FieldEditor, fields_of},
        node_tools::{Neighbours, NodeTools},
        tree::TreeProps,
    },
    text::{Text, use_text},
};

/// Props of [`Leaf`].
#[derive(Properties, PartialEq)]
pub struct LeafProps {
    /// What the whole tree knows.
    pub tree: Rc<TreeProps>,
    /// Key of the activity.
    pub node: u32,
    /// Key of its task.
    pub task: u32,
    /// Its siblings.
    pub near: Neighbours,
}

/// An activity of the tree: each field leads to its cell, and can be edited.
#[component]
pub fn Leaf(props: &LeafProps) -> Html {
    let text = use_text();
    let editing = use_state(|| false);
    let (tree, key) = (&props.tree, props.node);
    let Some(activity) = tree.sheet.activity(key) else { return Html::default() };
    let doubts = tree.sheet.open_at(key);
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    html! {
        <li class={classes!("leaf", (tree.picked == Some(key)).then_some("row-open"))} data-node={key.to_string()}>
            <p><span class="code">{ &activity.code }</span>{ " " }{ &activity.title }</p>
            { facts(text, tree, activity) }
            <p class="doubt-acts">
                if doubts > 0 {
                    <button type="button" class="quiet" data-doubts="node"
                        onclick={tree.on_only.reform(move |_: MouseEvent| Some(key))}>{ text.doubts_here(doubts) }</button>
                }
                if let Some(place) = activity.places.title.or(activity.place).filter(|place| tree.sheet.has(*place)) {
                    <button type="button" class="quiet" data-source="node"
                        onclick={tree.on_place.reform(move |_: MouseEvent| place)}>{ text.show_source() }</button>
                }
                if tree.open {
                    <button type="button" class="quiet" data-edit="node" aria-expanded={editing.to_string()} onclick={toggle}>
                        { text.edit_node() }
                    </button>
                }
            </p>
            if tree.open && *editing {
                <div class="editor">
                    for (field, value) in fields_of(activity) {
                        <FieldEditor key={crate::wire::code(&field)} annex={tree.sheet.annex.annex.id} node={key} {field}
                            {value} on_say={tree.on_say.clone()} />
                    }
                    <NodeTools sheet={tree.sheet.clone()} node={key} parent={Some(props.task)} near={props.near}
                        joint={activity.lead_units.len() > 1} on_say={tree.on_say.clone()} />
                </div>
            }
        </li>
    }
}

/// The fields as read, each a way to its cell where the source has one.
fn facts(text: Text, tree: &TreeProps, activity: &Activity) -> Html {
    let places = activity.places;
    let lines = [
        (text.deliverables_field(), activity.deliverables.join("\n"), places.deliverables),
        (text.lead_field(), units(&activity.lead_units), places.lead),
        (text.coordinating_field(), units(&activity.coordinating_units), places.coordinating),
        (text.time_field(), time(activity, text), places.deadline),
    ];
    html! {
        <dl class="facts">
            for (name, words, place) in lines {
                <dt>{ name }</dt>
                <dd>
                    if words.is_empty() { <span class="blank">{ text.left_blank() }</span> } else { { &words } }
                    if let Some(place) = place.filter(|place| tree.sheet.has(*place)) {
                        { " " }
                        <button type="button" class="quiet to-cell"
                            aria-label={format!("{}: {}, {name}", text.show_source(), activity.code)}
                            onclick={tree.on_place.reform(move |_: MouseEvent| place)}>{ "↗" }</button>
                    }
                </dd>
            }
        </dl>
    }
}

/// Units by their full names; another spelling in the cell stands beside it.
fn units(units: &[UnitName]) -> String {
    let named = units.iter().map(|unit| {
        if unit.as_written == unit.name {
            unit.name.clone()
        } else {
            format!("{} (“{}”)", unit.name, unit.as_written)
        }
    });
    named.collect::<Vec<_>>().join("\n")
}

/// The wording as written, with the rule it was read as.
fn time(activity: &Activity, text: Text) -> String {
    let Some(written) = &activity.time_text else { return String::new() };
    let kind = text.deadline_kind(activity.deadline.kind);
    let rule = match activity.deadline.end {
        Some(end) => format!("{kind}, {}", dates::day(end)),
        None => kind.to_owned(),
    };
    match &activity.time_read_as {
        Some(words) => format!("{written}\n{} “{words}”: {rule}", text.read_as()),
        None => format!("{written}\n{}: {rule}", text.read_as()),
    }
}

use tiendo_api::annexes::{Activity, Edit, Field, Place, Section, UnitName};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    dates,
    parts::annex::editor::{FieldEditor, fields_of},
    text::{Text, use_text},
};

/// Props of [`Tree`].
#[derive(Properties, PartialEq)]
pub struct TreeProps {
    /// The sections as settled so far.
    pub sections: Vec<Section>,
    /// Whether it can be edited now.
    pub open: bool,
    /// Told a change.
    pub on_edit: Callback<Edit>,
    /// Told a place to show.
    pub on_show: Callback<Place>,
}

/// The plan as read: levels the annex does not have are not there.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let text = use_text();
    let editing = use_state(|| None::<u32>);
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |key: u32| editing.set((*editing != Some(key)).then_some(key)))
    };
    let branch = Branch { text, open: props.open, editing: *editing, toggle, props };
    html! {
        <section class="annex-tree" aria-labelledby="tree-title">
            <h2 id="tree-title">{ text.tree_title() }</h2>
            for (at, section) in props.sections.iter().enumerate() {
                <div class="branch" key={section.key}>
                    if !section.number.is_empty() {
                        <h3>{ &section.number }{ ". " }{ &section.title }{ branch.edit_button(section.key) }</h3>
                    }
                    { branch.named(section.key, &section.title, None, siblings(&props.sections, at, |each| each.key)) }
                    for (at, objective) in section.objectives.iter().enumerate() {
                        if objective.number > 0 {
                            <h4>{ text.objectives_column() }{ " " }{ objective.number }{ ": " }{ &objective.title }{ branch.edit_button(objective.key) }</h4>
                        }
                        { branch.named(objective.key, &objective.title, Some(section.key), siblings(&section.objectives, at, |each| each.key)) }
                        for (at, task) in objective.tasks.iter().enumerate() {
                            if task.number > 0 {
                                <h5>{ text.tasks_column() }{ " " }{ task.number }{ ": " }{ &task.title }{ branch.edit_button(task.key) }</h5>
                            }
                            { branch.named(task.key, &task.title, Some(objective.key), siblings(&objective.tasks, at, |each| each.key)) }
                            <ul class="leaves">
                                for (at, activity) in task.activities.iter().enumerate() {
                                    { branch.activity(activity, task.key, siblings(&task.activities, at, |each| each.key)) }
                                }
                            </ul>
                            if props.open {
                                <Adder key={format!("add-{}", task.key)} parent={Some(task.key)} on_edit={props.on_edit.clone()} />
                            }
                        }
                    }
                </div>
            }
            if props.open {
                <Adder parent={None} on_edit={props.on_edit.clone()} />
            }
        </section>
    }
}

/// The keys before, two after: where a node can be moved among its siblings.
type Neighbours = (Option<u32>, Option<Option<u32>>);

fn siblings<T>(all: &[T], at: usize, key: fn(&T) -> u32) -> Neighbours {
    let before = at.checked_sub(1).and_then(|at| all.get(at)).map(key);
    let after = (at + 1 < all.len()).then(|| all.get(at + 2).map(key));
    (before, after)
}

struct Branch<'p> {
    text: Text,
    open: bool,
    editing: Option<u32>,
    toggle: Callback<u32>,
    props: &'p TreeProps,
}

impl Branch<'_> {
    fn edit_button(&self, key: u32) -> Html {
        if !self.open {
            return Html::default();
        }
        html! {
            <button type="button" class="quiet" aria-expanded={(self.editing == Some(key)).to_string()}
                onclick={self.toggle.reform(move |_: MouseEvent| key)}>{ self.text.edit_node() }</button>
        }
    }

    /// The editor of a section, objective or task.
    fn named(&self, key: u32, title: &str, parent: Option<u32>, near: Neighbours) -> Html {
        if self.editing != Some(key) || !self.open {
            return Html::default();
        }
        html! {
            <div class="editor">
                <FieldEditor node={key} field={Field::Title} value={title.to_owned()} on_edit={self.props.on_edit.clone()} />
                { self.moves(key, parent, near, false) }
                <Adder parent={Some(key)} on_edit={self.props.on_edit.clone()} />
            </div>
        }
    }

    fn activity(&self, activity: &Activity, parent: u32, near: Neighbours) -> Html {
        let text = self.text;
        let names =
            |units: &[UnitName]| units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
        let place = activity.places.title.or(activity.place);
        let key = activity.key;
        html! {
            <li class="leaf" key={key} data-node={key.to_string()}>
                <p><strong>{ &activity.code }</strong>{ " " }{ &activity.title }</p>
                <dl class="facts">
                    { fact(text.deliverables_field(), &activity.deliverables.join("; "), text) }
                    { fact(text.lead_field(), &names(&activity.lead_units), text) }
                    { fact(text.coordinating_field(), &names(&activity.coordinating_units), text) }
                    { fact(text.time_field(), &time(activity, text), text) }
                </dl>
                <p class="doubt-acts">
                    if let Some(place) = place {
                        <button type="button" class="quiet" onclick={self.props.on_show.reform(move |_: MouseEvent| place)}>{ text.show_source() }</button>
                    }
                    { self.edit_button(key) }
                </p>
                if self.open && self.editing == Some(key) {
                    <div class="editor">
                        for (field, value) in fields_of(activity) {
                            <FieldEditor key={crate::wire::code(&field)} node={key} {field} {value} on_edit={self.props.on_edit.clone()} />
                        }
                        { self.moves(key, Some(parent), near, activity.lead_units.len() > 1) }
                    </div>
                }
            </li>
        }
    }

    fn moves(&self, node: u32, parent: Option<u32>, (up, down): Neighbours, joint: bool) -> Html {
        let text = self.text;
        let edit = |edit: Edit| self.props.on_edit.reform(move |_: MouseEvent| edit.clone());
        html! {
            <p class="doubt-acts">
                if let Some(before) = up {
                    <button type="button" onclick={edit(Edit::Move { node, parent, before: Some(before) })}>{ text.move_up() }</button>
                }
                if let Some(before) = down {
                    <button type="button" onclick={edit(Edit::Move { node, parent, before })}>{ text.move_down() }</button>
                }
                if joint {
                    <button type="button" onclick={edit(Edit::SplitLeads { node })}>{ text.split_leads() }</button>
                }
                <button type="button" onclick={edit(Edit::Remove { node })}>{ text.remove_node() }</button>
            </p>
        }
    }
}

fn fact(name: &'static str, value: &str, text: Text) -> Html {
    html! { <><dt>{ name }</dt><dd>{ if value.is_empty() { text.left_blank() } else { value } }</dd></> }
}

/// The wording, with the rule it was read as.
fn time(activity: &Activity, text: Text) -> String {
    let written = activity.time_text.clone().unwrap_or_default();
    match activity.deadline.end {
        Some(end) => format!(
            "{written} ({}: {}, {})",
            text.read_as(),
            text.deadline_kind(activity.deadline.kind),
            dates::day(end)
        ),
        None if written.is_empty() => written,
        None => format!("{written} ({}: {})", text.read_as(), text.deadline_kind(activity.deadline.kind)),
    }
}

#[derive(Properties, PartialEq)]
struct AdderProps {
    parent: Option<u32>,
    on_edit: Callback<Edit>,
}

/// Adds a node below a parent, last.
#[component]
fn Adder(props: &AdderProps) -> Html {
    let text = use_text();
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let parent = props.parent;
    let add = {
        let typed = typed.clone();
        props.on_edit.reform(move |_: MouseEvent| {
            let title = (*typed).clone();
            typed.set(String::new());
            Edit::Add { parent, before: None, title }
        })
    };
    let id = format!("add-to-{}", parent.unwrap_or_default());
    html! {
        <details class="adder">
            <summary>{ if parent.is_some() { text.add_below() } else { text.add_section() } }</summary>
            <label for={id.clone()}>{ text.new_title() }</label>
            <input {id} type="text" value={(*typed).clone()} {oninput} />
            <button type="button" disabled={typed.trim().is_empty()} onclick={add}>{ text.add_below() }</button>
        </details>
    }
}

use std::rc::Rc;

use tiendo_api::annexes::{Field, NodeLevel, Objective, Place, Section, Task};
use yew::prelude::*;

use crate::{
    parts::annex::{
        adder::Adder,
        editor::FieldEditor,
        leaf::Leaf,
        node_tools::{Neighbours, NodeTools},
        sheet::Sheet,
        verb::Say,
    },
    text::{Text, use_text},
};

/// So many activities of a task are drawn at first, and so many more each time more are asked for.
const MANY: usize = 100;

/// Props of [`Tree`].
#[derive(Properties, PartialEq, Clone)]
pub struct TreeProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether it can be edited now.
    pub open: bool,
    /// Key of the node looked at.
    pub picked: Option<u32>,
    /// Says a change.
    pub on_say: Callback<Say>,
    /// Told a place to show.
    pub on_place: Callback<Place>,
    /// Told whose doubts are wanted.
    pub on_only: Callback<Option<u32>>,
}

/// The plan as read: levels the annex does not have are not there.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let text = use_text();
    let editing = use_state(Vec::<u32>::new);
    let on_toggle = {
        let editing = editing.clone();
        Callback::from(move |key: u32| {
            let mut next: Vec<u32> = editing.iter().copied().filter(|other| *other != key).collect();
            if next.len() == editing.len() {
                next.push(key);
            }
            editing.set(next);
        })
    };
    let sections = &props.sheet.annex.sections;
    let tree = Branches { text, tree: Rc::new(props.clone()), editing: &editing, on_toggle };
    html! {
        <section class="annex-tree" aria-labelledby="tree-title">
            <h2 id="tree-title">{ text.tree_title() }</h2>
            for (at, section) in sections.iter().enumerate() {
                { tree.section(section, Neighbours::at(sections, at, |each| each.key)) }
            }
            if props.open {
                <Adder annex={props.sheet.annex.annex.id} parent={None} label={text.add_section()}
                    on_say={props.on_say.clone()} />
            }
        </section>
    }
}

struct Branches<'t> {
    text: Text,
    tree: Rc<TreeProps>,
    editing: &'t [u32],
    on_toggle: Callback<u32>,
}

impl Branches<'_> {
    fn section(&self, section: &Section, near: Neighbours) -> Html {
        let objectives = &section.objectives;
        html! {
            <div class="branch" key={section.key} data-node={section.key.to_string()}>
                if !section.number.is_empty() {
                    <h3>
                        <span>{ &section.number }{ ". " }{ &section.title }</span>{ self.edit_button(section.key) }
                    </h3>
                }
                { self.editor(section.key, (&section.title, Some(&section.number)), None, near) }
                for (at, objective) in objectives.iter().enumerate() {
                    { self.objective(objective, section.key, Neighbours::at(objectives, at, |each| each.key)) }
                }
            </div>
        }
    }

    fn objective(&self, objective: &Objective, parent: u32, near: Neighbours) -> Html {
        let tasks = &objective.tasks;
        html! {
            <div class="branch" key={objective.key} data-node={objective.key.to_string()}>
                if objective.number > 0 {
                    <h4>
                        <span>{ self.text.objectives_column() }{ " " }{ objective.number }{ ": " }{ &objective.title }</span>
                        { self.edit_button(objective.key) }
                    </h4>
                }
                { self.editor(objective.key, (&objective.title, None), Some(parent), near) }
                for (at, task) in tasks.iter().enumerate() {
                    { self.task(task, objective.key, Neighbours::at(tasks, at, |each| each.key)) }
                }
            </div>
        }
    }

    fn task(&self, task: &Task, parent: u32, near: Neighbours) -> Html {
        let text = self.text;
        html! {
            <div class="branch" key={task.key} data-node={task.key.to_string()}>
                if task.number > 0 {
                    <h5>
                        <span>
                            if let Some(stt) = task.stt { <span class="stt">{ stt }</span> }
                            { text.tasks_column() }{ " " }{ task.number }{ ": " }{ &task.title }
                        </span>
                        { self.edit_button(task.key) }
                    </h5>
                }
                { self.editor(task.key, (&task.title, None), Some(parent), near) }
                <Leaves tree={self.tree.clone()} task={task.key} activities={task.activities.iter().map(|each| each.key).collect::<Vec<_>>()} />
                if self.tree.open {
                    <Adder annex={self.tree.sheet.annex.annex.id} parent={Some(task.key)}
                        label={text.add_below(NodeLevel::Task)} on_say={self.tree.on_say.clone()} />
                }
            </div>
        }
    }

    fn edit_button(&self, key: u32) -> Html {
        if !self.tree.open {
            return Html::default();
        }
        html! {
            <button type="button" class="quiet" data-edit="node" aria-expanded={self.editing.contains(&key).to_string()}
                onclick={self.on_toggle.reform(move |_: MouseEvent| key)}>{ self.text.edit_node() }</button>
        }
    }

    /// The editor of a section, objective or task.
    fn editor(
        &self,
        node: u32,
        (title, number): (&str, Option<&String>),
        parent: Option<u32>,
        near: Neighbours,
    ) -> Html {
        if !self.editing.contains(&node) || !self.tree.open {
            return Html::default();
        }
        let annex = self.tree.sheet.annex.annex.id;
        let field = |field: Field, value: &str| {
            let (value, on_say) = (value.to_owned(), self.tree.on_say.clone());
            html! { <FieldEditor key={crate::wire::code(&field)} {annex} {node} {field} {value} {on_say} /> }
        };
        html! {
            <div class="editor">
                { field(Field::Title, title) }
                if let Some(number) = number { { field(Field::Number, number) } }
                <NodeTools sheet={self.tree.sheet.clone()} {node} {parent} {near} on_say={self.tree.on_say.clone()} />
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct LeavesProps {
    tree: Rc<TreeProps>,
    task: u32,
    activities: Vec<u32>,
}

/// The activities of a task; of very many, the first ones until more are asked for.
#[component]
fn Leaves(props: &LeavesProps) -> Html {
    let text = use_text();
    let most = use_state(|| MANY);
    let activities = &props.activities;
    // What is looked at must be there to be seen.
    let picked = activities.iter().position(|activity| Some(*activity) == props.tree.picked);
    let shown = picked.map_or(*most, |at| (*most).max(at + 1));
    let hidden = activities.len().saturating_sub(shown);
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(shown + MANY))
    };
    html! {
        <>
            <ul class="leaves">
                for (at, node) in activities.iter().enumerate().take(shown) {
                    <Leaf key={*node} tree={props.tree.clone()} node={*node} task={props.task}
                        near={Neighbours::at(activities, at, |key| *key)} />
                }
            </ul>
            if hidden > 0 {
                <button type="button" data-more="leaves" onclick={more}>{ text.show_more(hidden) }</button>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    async fn shown(open: bool) -> String {
        samples::drawn(move || {
            html! {
                <Tree sheet={Rc::new(Sheet::of(samples::annex()))} {open} picked={Some(4)} on_say={Callback::noop()}
                    on_place={Callback::noop()} on_only={Callback::noop()} />
            }
        })
        .await
    }

    #[tokio::test]
    async fn levels_the_annex_lacks_are_absent() {
        let html = shown(false).await;
        assert!(
            html.contains("III. CẢI CÁCH TỔ CHỨC BỘ MÁY") && html.contains("Nhiệm vụ 1: Sắp xếp"),
            "{html}"
        );
        assert!(!html.contains("Mục tiêu"), "{html}");
        assert!(!html.contains("data-edit"), "{html}");
    }

    #[tokio::test]
    async fn an_activity_says_its_doubts_what_is_blank_and_how_its_time_was_read() {
        let html = shown(true).await;
        for words in
            ["2 chỗ cần xem", "(bỏ trống)", "hiểu là: Trong năm, 31/12/2026", "data-edit", "row-open"]
        {
            assert!(html.contains(words), "{words} is missing: {html}");
        }
    }
}

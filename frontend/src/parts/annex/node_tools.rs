use std::rc::Rc;

use tiendo_api::annexes::{Edit, NewEdit, NodeLevel};
use yew::prelude::*;

use crate::{
    parts::{
        annex::{
            adder::Adder,
            sheet::Sheet,
            verb::{Say, Verb},
        },
        choice::choice,
    },
    text::{Text, use_text},
};

/// Longest wording shown of a node one may move under.
const SHORT: usize = 60;

/// Where a node stands among its siblings: before which it would go if moved up, and if moved down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbours {
    /// The sibling above.
    up: Option<u32>,
    /// Behind the next sibling, if there is one.
    down: Option<Spot>,
}

/// A place among siblings.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Spot {
    /// Before this one.
    Before(u32),
    /// After all of them.
    Last,
}

impl Spot {
    fn before(self) -> Option<u32> {
        match self {
            Self::Before(key) => Some(key),
            Self::Last => None,
        }
    }
}

impl Neighbours {
    /// Of the node at a position.
    pub fn at<T>(all: &[T], at: usize, key: fn(&T) -> u32) -> Self {
        let up = at.checked_sub(1).and_then(|at| all.get(at)).map(key);
        let behind = || all.get(at + 2).map(key).map_or(Spot::Last, Spot::Before);
        let down = (at + 1 < all.len()).then(behind);
        Self { up, down }
    }
}

/// Props of [`NodeTools`].
#[derive(Properties, PartialEq)]
pub struct NodeToolsProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Key of the node.
    pub node: u32,
    /// Key of its parent.
    pub parent: Option<u32>,
    /// Its siblings.
    pub near: Neighbours,
    /// Whether several units lead it.
    #[prop_or_default]
    pub joint: bool,
    /// Says the change.
    pub on_say: Callback<Say>,
}

/// What can be done with a node of the tree besides rewording it.
#[component]
pub fn NodeTools(props: &NodeToolsProps) -> Html {
    let text = use_text();
    let (sheet, node, parent) = (&props.sheet, props.node, props.parent);
    let annex = sheet.annex.annex.id;
    let level = sheet.node(node).map_or(NodeLevel::Activity, |node| node.level);
    let button = |edit: Edit, words: &'static str| {
        let onclick = props.on_say.reform(move |_: MouseEvent| said(edit.clone()));
        html! { <button type="button" {onclick}>{ words }</button> }
    };
    html! {
        <div class="node-tools">
            <p class="doubt-acts">
                if let Some(before) = props.near.up {
                    { button(Edit::Move { node, parent, before: Some(before) }, text.move_up()) }
                }
                if let Some(spot) = props.near.down {
                    { button(Edit::Move { node, parent, before: spot.before() }, text.move_down()) }
                }
                if props.joint {
                    { button(Edit::SplitLeads { node }, text.split_leads()) }
                }
            </p>
            { other_parent(text, props, level) }
            if level != NodeLevel::Activity {
                <Adder {annex} parent={Some(node)} label={text.add_below(level)} on_say={props.on_say.clone()} />
            }
            <Adder {annex} {parent} before={Some(node)} label={text.add_before()} on_say={props.on_say.clone()} />
            <details class="adder">
                <summary>{ text.remove_node() }</summary>
                <p>{ text.remove_what() }</p>
                { button(Edit::Remove { node }, text.remove_now()) }
            </details>
        </div>
    }
}

/// Moves the node under another parent, last.
fn other_parent(text: Text, props: &NodeToolsProps, level: NodeLevel) -> Html {
    let node = props.node;
    let parents: Vec<(String, String)> = props
        .sheet
        .parents(level)
        .filter(|other| Some(other.key) != props.parent && other.is_named())
        .map(|other| (other.key.to_string(), short(&format!("{}: {}", other.line(text), other.title))))
        .collect();
    if parents.is_empty() {
        return Html::default();
    }
    let on_say = props.on_say.clone();
    let on_choose = Callback::from(move |key: String| {
        if let Ok(parent) = key.parse() {
            on_say.emit(said(Edit::Move { node, parent: Some(parent), before: None }));
        }
    });
    let id = format!("move-{node}");
    choice("parent", id, text.move_under(), text.choose_parent(), &parents, "", &on_choose)
}

fn said(edit: Edit) -> Say {
    Say::plain(Verb::Edit(NewEdit { edit }))
}

fn short(words: &str) -> String {
    if words.chars().count() <= SHORT {
        return words.to_owned();
    }
    let mut cut: String = words.chars().take(SHORT).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_moves_only_down_and_the_last_only_up() {
        let all = [10, 11, 12];
        let near = |at| Neighbours::at(&all, at, |key| *key);
        assert_eq!(near(0), Neighbours { up: None, down: Some(Spot::Before(12)) });
        assert_eq!(near(1), Neighbours { up: Some(10), down: Some(Spot::Last) });
        assert_eq!(near(2), Neighbours { up: Some(11), down: None });
    }

    #[test]
    fn long_wordings_are_cut_between_letters() {
        assert_eq!(short("ngắn"), "ngắn");
        assert_eq!(short(&"ế".repeat(80)).chars().count(), SHORT + 1);
    }
}

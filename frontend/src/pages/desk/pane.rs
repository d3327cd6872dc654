use std::rc::Rc;

use tiendo_api::annexes::AnnexKind;
use yew::prelude::*;

use super::{changes::Changes, source::Source};
use crate::{
    browser,
    parts::annex::{
        columns::{Columns, unknown},
        heading::PlanHead,
        pick::Pick,
        sheet::Sheet,
        tree::Tree,
        verb::Say,
    },
    text::{Text, use_text},
};

/// What stands beside the doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// What an amendment changes.
    Changes,
    /// The source document.
    Source,
    /// The tree as read.
    Tree,
    /// The heading of the plan and the counts.
    Head,
    /// The columns.
    Columns,
}

impl Beside {
    /// What fits a draft: an amendment has changes, only a document has a source and columns.
    pub fn fitting(sheet: &Sheet) -> Vec<Self> {
        let changes = (sheet.annex.annex.kind != AnnexKind::NewPlan).then_some(Self::Changes);
        let source = sheet.has_source().then_some(Self::Source);
        let columns = (sheet.has_source() && !sheet.annex.layout.columns.is_empty()).then_some(Self::Columns);
        [changes, source, Some(Self::Tree), Some(Self::Head), columns].into_iter().flatten().collect()
    }

    /// What is shown first: columns nobody understands, what changes, else the source.
    pub fn first(sheet: &Sheet, open: bool) -> Self {
        let fitting = Self::fitting(sheet);
        if open && fitting.contains(&Self::Columns) && unknown(&sheet.annex.layout) > 0 {
            return Self::Columns;
        }
        fitting.first().copied().unwrap_or(Self::Tree)
    }

    fn name(self, text: Text, sheet: &Sheet) -> String {
        match self {
            Self::Changes => text.changes_pane().to_owned(),
            Self::Source => text.source_title().to_owned(),
            Self::Tree => text.tree_pane().to_owned(),
            Self::Head => text.head_pane().to_owned(),
            Self::Columns => match unknown(&sheet.annex.layout) {
                0 => text.columns_pane().to_owned(),
                count => format!("{} ({count} {})", text.columns_pane(), text.not_known()),
            },
        }
    }
}

/// Props of [`Pane`].
#[derive(Properties, PartialEq)]
pub struct PaneProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether it can be changed now.
    pub open: bool,
    /// What is shown.
    pub beside: Beside,
    /// What is looked at.
    pub pick: Pick,
    /// Chooses what is shown.
    pub on_beside: Callback<Beside>,
    /// Told what to look at.
    pub on_pick: Callback<Pick>,
    /// Told whose doubts alone are wanted.
    pub on_only: Callback<Option<u32>>,
    /// Says something about the draft.
    pub on_say: Callback<Say>,
}

/// What stands beside the doubts: one thing at a time, chosen above it.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let text = use_text();
    let PaneProps { sheet, open, pick, on_say, .. } = props;
    let on_place = use_callback(props.on_pick.clone(), |place, on_pick| {
        on_pick.emit(Pick { place: Some(place), ..Pick::default() });
    });
    let on_node = use_callback(props.on_pick.clone(), |node, on_pick| {
        on_pick.emit(Pick { node: Some(node), ..Pick::default() });
    });
    use_effect_with((props.beside, pick.node), |(beside, node)| {
        if let Some(node) = node.filter(|_| *beside == Beside::Tree) {
            browser::reveal(".pane-body", &format!(".pane-body [data-node='{node}']"));
        }
    });
    let shown = match props.beside {
        Beside::Changes => {
            let summary = &sheet.annex.annex;
            html! { <Changes id={summary.id} version={summary.version} {on_node} /> }
        }
        Beside::Source => html! { <Source sheet={sheet.clone()} place={pick.place} /> },
        Beside::Tree => html! {
            <Tree sheet={sheet.clone()} {open} picked={pick.node} on_say={on_say.clone()} {on_place}
                on_only={props.on_only.clone()} />
        },
        Beside::Head => html! { <PlanHead sheet={sheet.clone()} {open} on_say={on_say.clone()} /> },
        Beside::Columns => html! {
            <Columns sheet={sheet.clone()} {open} on_say={on_say.clone()} />
        },
    };
    html! {
        <div class="pane">
            <div class="panes" role="group" aria-label={text.beside_doubts()}>
                for beside in Beside::fitting(sheet) {
                    <button type="button" class="pane-choice" data-beside={format!("{beside:?}").to_lowercase()}
                        aria-pressed={(beside == props.beside).to_string()}
                        onclick={props.on_beside.reform(move |_: MouseEvent| beside)}>{ beside.name(text, sheet) }</button>
                }
            </div>
            // The source scrolls in its own picture, everything else in the pane.
            if props.beside == Beside::Source {
                <div class="pane-body">{ shown }</div>
            } else {
                <div class="pane-body" tabindex="0" role="region" aria-label={props.beside.name(text, sheet)}>{ shown }</div>
            }
        </div>
    }
}

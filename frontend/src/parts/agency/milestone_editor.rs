use serde::{Deserialize, Serialize};
use tiendo_api::{
    check::Check,
    milestones::{ItemMilestones, Milestone, NewItemMilestones, NewMilestone, NewMilestones},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::milestones,
    dates,
    draft::use_draft,
    fetch::use_submit,
    parts::{
        forms::{
            faults::Faults,
            field::{Field, FieldKind},
        },
        problem_view::problem_view,
    },
    text::use_text,
};

/// A milestone as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Line {
    due: String,
    percent: String,
    words: String,
}

/// Props of [`MilestoneEditor`].
#[derive(Properties, PartialEq)]
pub struct MilestoneEditorProps {
    /// The plan.
    pub plan: Uuid,
    /// The item with the milestones it has.
    pub item: ItemMilestones,
    /// Told when they have been saved.
    pub on_set: Callback<()>,
    /// Closes the editor; what was typed stays.
    pub on_close: Callback<()>,
}

/// The milestones of an item, line by line. Without a line none is left.
#[component]
pub fn MilestoneEditor(props: &MilestoneEditorProps) -> Html {
    let text = use_text();
    let (plan, id) = (props.plan, props.item.item.id);
    let draft = use_draft("milestones", id, || None::<Vec<Line>>);
    let found = use_state(Faults::default);
    let done = {
        let (draft, on_set) = (draft.clone(), props.on_set.clone());
        Callback::from(move |_| {
            draft.forget();
            on_set.emit(());
        })
    };
    let setting = use_submit(move |new, ticket| milestones::set(plan, new, ticket), done);
    let lines = draft.now().clone().unwrap_or_else(|| props.item.milestones.iter().map(Line::of).collect());
    let change = {
        let (draft, lines) = (draft.clone(), lines.clone());
        Callback::from(move |edit: Edit| {
            let mut lines = lines.clone();
            edit.on(&mut lines);
            draft.edit(|draft| *draft = Some(lines));
        })
    };
    let onsubmit = {
        let (lines, found, send) = (lines.clone(), found.clone(), setting.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let milestones = lines.iter().map(Line::said).collect();
            let new = NewMilestones { items: vec![NewItemMilestones { work_item_id: id, milestones }] };
            let faults = Faults::found(new.check(dates::today()), text.0);
            if faults.is_empty() {
                send.emit((new, 0));
            }
            found.set(faults);
        })
    };
    let problem = setting.sending.problem();
    let refused = problem.map(|problem| Faults::of(problem)).unwrap_or_default();
    let at = |place: &str| found.at(place).or_else(|| refused.at(place));
    let field = |index: usize, name: &'static str, label: &'static str, kind: FieldKind, value: &str| {
        let on_input = change.reform(move |typed| Edit::Type(index, name, typed));
        let fault = at(&format!("/items/0/milestones/{index}/{name}"));
        html! {
            <Field form={format!("milestone-{index}")} {name} {label} {kind} value={value.to_owned()} {fault} {on_input} />
        }
    };
    html! {
        <form class="form" {onsubmit} novalidate=true aria-label={text.change_milestones()} data-form="milestones">
            if lines.is_empty() { <p class="hint">{ text.none_left_drops_all() }</p> }
            for (index, line) in lines.iter().enumerate() {
                <fieldset class="controls" key={index}>
                    { field(index, "due", text.milestone_day(), FieldKind::Day, &line.due) }
                    { field(index, "percent", text.milestone_percent(), FieldKind::Percent, &line.percent) }
                    { field(index, "words", text.milestone_words(), FieldKind::Line, &line.words) }
                    <button type="button" class="quiet" aria-label={format!("{} {}", text.drop_milestone(), index + 1)}
                        onclick={change.reform(move |_: MouseEvent| Edit::Drop(index))}>{ text.drop_milestone() }</button>
                </fieldset>
            }
            if let Some(problem) = problem { { problem_view(text, problem, None) } }
            <p class="verbs">
                <button type="submit" class="primary" disabled={setting.sending.busy()}>{ text.save_milestones() }</button>
                <button type="button" onclick={change.reform(|_: MouseEvent| Edit::Add)}>{ text.add_milestone() }</button>
                <button type="button" class="quiet" onclick={props.on_close.reform(|_: MouseEvent| ())}>{ text.close() }</button>
            </p>
        </form>
    }
}

enum Edit {
    Add,
    Drop(usize),
    Type(usize, &'static str, String),
}

impl Edit {
    fn on(self, lines: &mut Vec<Line>) {
        match self {
            Self::Add => lines.push(Line::default()),
            Self::Drop(index) if index < lines.len() => {
                lines.remove(index);
            }
            Self::Drop(_) => {}
            Self::Type(index, name, typed) => {
                let Some(line) = lines.get_mut(index) else { return };
                match name {
                    "due" => line.due = typed,
                    "percent" => line.percent = typed,
                    _ => line.words = typed,
                }
            }
        }
    }
}

impl Line {
    fn of(milestone: &Milestone) -> Self {
        Self {
            due: milestone.due.to_string(),
            percent: milestone.percent.to_string(),
            words: milestone.words.clone().unwrap_or_default(),
        }
    }

    /// What is sent; a day or a number that cannot be read is one that the check refuses.
    fn said(&self) -> NewMilestone {
        let words = self.words.trim();
        NewMilestone {
            due: self.due.parse().unwrap_or_default(),
            percent: self.percent.trim().parse().unwrap_or_default(),
            words: (!words.is_empty()).then(|| words.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_refused_where_it_stands() {
        let lines = [
            Line { due: "2030-01-05".into(), percent: "40".into(), words: " Dự thảo ".into() },
            Line::default(),
        ];
        let milestones: Vec<NewMilestone> = lines.iter().map(Line::said).collect();
        assert_eq!(milestones[0].words.as_deref(), Some("Dự thảo"));
        let new = NewMilestones { items: vec![NewItemMilestones { work_item_id: Uuid::nil(), milestones }] };
        let faults = Faults::found(new.check("2029-12-01".parse().unwrap()), tiendo_api::Lang::Vi);
        assert!(faults.at("/items/0/milestones/0/due").is_none());
        assert!(faults.at("/items/0/milestones/1/due").is_some());
        assert!(faults.at("/items/0/milestones/1/percent").is_some());
    }

    #[test]
    fn lines_are_added_typed_and_dropped() {
        let mut lines = Vec::new();
        Edit::Add.on(&mut lines);
        Edit::Type(0, "percent", "30".into()).on(&mut lines);
        Edit::Type(7, "percent", "30".into()).on(&mut lines);
        assert_eq!(lines, [Line { percent: "30".into(), ..Line::default() }]);
        Edit::Drop(3).on(&mut lines);
        Edit::Drop(0).on(&mut lines);
        assert_eq!(lines, []);
    }
}

use tiendo_api::annexes::{ChangeKind, Difference, NodeChange};
use yew::prelude::*;

use crate::text::Text;

const KINDS: [ChangeKind; 4] =
    [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Moved, ChangeKind::Dropped];

/// What an amendment changes: field by field, before and after.
pub fn difference(text: Text, difference: &Difference, on_node: &Callback<u32>) -> Html {
    let count = |kind| difference.changes.iter().filter(|change| change.kind == kind).count();
    html! {
        <section class="difference" aria-labelledby="difference-title">
            <h2 id="difference-title">{ text.difference_title() }</h2>
            <ul class="change-counts">
                for kind in KINDS {
                    <li>
                        <span aria-hidden="true">{ text.change_kind(kind).0 }{ " " }</span>
                        { text.change_kind(kind).1 }{ ": " }<strong>{ count(kind) }</strong>
                    </li>
                }
                <li>{ text.unchanged() }{ ": " }<strong>{ difference.unchanged }</strong></li>
            </ul>
            if difference.changes.is_empty() {
                <p class="empty">{ text.no_difference() }</p>
            }
            <ul class="changes">
                for change in &difference.changes { { entry(text, change, on_node) } }
            </ul>
        </section>
    }
}

fn entry(text: Text, change: &NodeChange, on_node: &Callback<u32>) -> Html {
    let (mark, kind) = text.change_kind(change.kind);
    let also_moved = change.moved && change.kind != ChangeKind::Moved;
    html! {
        <li class="change" data-change={crate::wire::code(&change.kind)}>
            <p>
                <span class="doubt-mark" aria-hidden="true">{ mark }</span>
                <strong>{ kind }{ " " }{ text.node_level(change.level) }</strong>{ " " }
                <span class="code">{ codes(change) }</span>
                if also_moved { { " · " }{ text.also_moved() } }
            </p>
            <p>
                if change.kind == ChangeKind::Dropped { <del>{ &change.title }</del> } else { { &change.title } }
                if let Some(node) = change.after {
                    { " " }
                    <button type="button" class="quiet" onclick={on_node.reform(move |_: MouseEvent| node)}>
                        { text.show_in_tree() }
                    </button>
                }
            </p>
            if !change.fields.is_empty() {
                <table class="before-after">
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">{ text.field_word() }</span></th>
                            <th scope="col">{ text.change_before() }</th>
                            <th scope="col">{ text.change_after() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for field in &change.fields {
                            <tr>
                                <th scope="row">{ text.field_name(field.field) }</th>
                                <td data-label={text.change_before()}><del>{ or_blank(text, &field.before) }</del></td>
                                <td data-label={text.change_after()}><ins>{ or_blank(text, &field.after) }</ins></td>
                            </tr>
                        }
                    </tbody>
                </table>
            }
        </li>
    }
}

/// "III.HĐ4", or "III.HĐ4 → III.HĐ5" where the number changed.
fn codes(change: &NodeChange) -> String {
    match (&change.code_before, &change.code_after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (before, after) => after.as_ref().or(before.as_ref()).cloned().unwrap_or_default(),
    }
}

fn or_blank(text: Text, words: &str) -> String {
    if words.is_empty() { text.left_blank().to_owned() } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use tiendo_api::{
        Lang,
        annexes::{Field, FieldChange, NodeLevel},
    };

    use super::*;
    use crate::samples;

    #[tokio::test]
    async fn a_change_says_field_by_field_what_was_and_what_is() {
        let html = samples::drawn(|| {
            let change = NodeChange {
                kind: ChangeKind::Changed,
                level: NodeLevel::Activity,
                before: Some(4),
                after: Some(4),
                code_before: Some("III.HĐ4".into()),
                code_after: Some("III.HĐ5".into()),
                title: "Rà soát tên gọi".into(),
                moved: true,
                fields: vec![FieldChange {
                    field: Field::Deadline,
                    before: "Quý I/2026".into(),
                    after: String::new(),
                }],
            };
            difference(
                Text(Lang::Vi),
                &Difference { unchanged: 32, changes: vec![change] },
                &Callback::noop(),
            )
        })
        .await;
        for words in
            ["III.HĐ4 → III.HĐ5", "<del>Quý I/2026</del>", "<ins>(bỏ trống)</ins>", "32", "cũng chuyển chỗ"]
        {
            assert!(html.contains(words), "{words} is missing: {html}");
        }
    }
}

use tiendo_api::annexes::{Difference, NodeChange};
use yew::prelude::*;

use crate::text::Text;

/// What an amendment changes: field by field, before and after.
pub fn difference(text: Text, difference: &Difference) -> Html {
    html! {
        <section class="difference" aria-labelledby="difference-title">
            <h2 id="difference-title">{ text.difference_title() }{ " " }{ difference.changes.len() }</h2>
            if difference.changes.is_empty() {
                <p class="empty">{ text.no_difference() }</p>
            }
            <ul class="changes">
                for change in &difference.changes {
                    { entry(text, change) }
                }
            </ul>
            <p class="small">{ difference.unchanged }{ " " }{ text.unchanged() }</p>
        </section>
    }
}

fn entry(text: Text, change: &NodeChange) -> Html {
    let (mark, kind) = text.change_kind(change.kind);
    let code = change.code_after.as_ref().or(change.code_before.as_ref());
    html! {
        <li class="change" data-change={crate::wire::code(&change.kind)}>
            <p>
                <span aria-hidden="true">{ mark }{ " " }</span><strong>{ kind }</strong>{ " " }
                if let Some(code) = code { { code }{ ": " } }
                { &change.title }
            </p>
            for field in &change.fields {
                <dl class="facts">
                    <dt>{ text.field_name(field.field) }{ ", " }{ text.change_before() }</dt><dd><del>{ &field.before }</del></dd>
                    <dt>{ text.field_name(field.field) }{ ", " }{ text.change_after() }</dt><dd><ins>{ &field.after }</ins></dd>
                </dl>
            }
        </li>
    }
}

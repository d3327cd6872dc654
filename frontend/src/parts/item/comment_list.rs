use tiendo_api::comments::Comment;
use yew::prelude::*;

use super::history::{heading, words};
use crate::text::Text;

/// What people said, oldest first.
pub fn comment_list(text: Text, comments: &[Comment]) -> Html {
    if comments.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="comments-title">
            <h3 id="comments-title">{ text.comments() }</h3>
            <ol class="plain">
                for comment in comments {
                    <li data-comment={comment.id.to_string()}>
                        { heading("", comment.at, &comment.by) }
                        { words(None, Some(&comment.text)) }
                        if !comment.mentions.is_empty() {
                            <p class="small">{ text.mentions() }{ ": " }{ named(comment) }</p>
                        }
                    </li>
                }
            </ol>
        </section>
    }
}

fn named(comment: &Comment) -> String {
    comment.mentions.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join("; ")
}

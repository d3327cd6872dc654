use tiendo_api::problem::Problem;
use yew::prelude::*;

use crate::text::Text;

/// What went wrong and what to do next; with `retry`, a way to try again.
pub fn problem_view(text: Text, problem: &Problem, retry: Option<&Callback<()>>) -> Html {
    let whole = problem.errors.iter().filter(|error| error.pointer.is_empty());
    html! {
        <div class="problem" role="alert" data-problem={problem.code.as_str()}>
            <p class="problem-title">{ &problem.title }</p>
            if let Some(detail) = &problem.detail {
                <p>{ detail }</p>
            }
            for error in whole {
                <p>{ &error.message }</p>
            }
            for missing in &problem.missing {
                <p data-missing={missing.deliverable_id.to_string()}>{ &missing.message }</p>
            }
            if problem.status >= 500 && !problem.request_id.is_empty() {
                <p class="small">{ text.request_id() }{ ": " }<code>{ &problem.request_id }</code></p>
            }
            if let Some(retry) = retry {
                <button type="button" onclick={retry.reform(|_| ())}>{ text.try_again() }</button>
            }
        </div>
    }
}

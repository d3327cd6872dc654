use std::rc::Rc;

use tiendo_api::problem::Problem;
use yew::prelude::*;

use crate::text::use_text;

/// Props of [`ProblemView`].
#[derive(Properties, PartialEq)]
pub struct ProblemProps {
    /// What went wrong.
    pub problem: Rc<Problem>,
    /// How to try again, where that makes sense.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// What went wrong and what to do next.
#[component]
pub fn ProblemView(props: &ProblemProps) -> Html {
    let text = use_text();
    let problem = &props.problem;
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
            if problem.status >= 500 && !problem.request_id.is_empty() {
                <p class="small">{ text.request_id() }{ ": " }<code>{ &problem.request_id }</code></p>
            }
            if let Some(retry) = &props.retry {
                <button type="button" onclick={retry.reform(|_| ())}>{ text.try_again() }</button>
            }
        </div>
    }
}

use tiendo_api::{
    Action,
    annexes::{AnnexKind, AnnexSummary},
    problem::Problem,
};
use yew::prelude::*;

use crate::{
    parts::{annex::turn::Turns, problem_view::problem_view},
    text::Text,
};

/// What the bar can start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Approving the draft.
    Approve,
    /// Putting it aside.
    Withdraw,
}

/// How many doubts stand in the way of the approval, or the way to it.
pub fn bar(
    text: Text,
    summary: &AnnexSummary,
    left: usize,
    on_whole: &Callback<Whole>,
    on_next: &Callback<()>,
) -> Html {
    let may = |action| summary.allowed_actions.contains(&action);
    let begin = |whole: Whole| on_whole.reform(move |_: MouseEvent| whole);
    let approve =
        if summary.kind == AnnexKind::Amendment { text.approve_amendment() } else { text.approve() };
    html! {
        <div class="bar-line">
            if left > 0 {
                <p>
                    <strong>{ text.doubts_left(left) }</strong>
                    if may(Action::ApproveAnnex) { { " " }{ text.approve_after() } }
                </p>
                <button type="button" onclick={on_next.reform(|_: MouseEvent| ())}>{ text.next_doubt() }</button>
            } else if may(Action::ApproveAnnex) {
                <p>{ text.nothing_open() }</p>
                <button type="button" class="primary" data-whole="approve" onclick={begin(Whole::Approve)}>{ approve }</button>
            } else {
                <p>{ text.settled_but_not_yours() }</p>
            }
            if may(Action::PrepareAnnex) {
                <button type="button" class="quiet" data-whole="withdraw" onclick={begin(Whole::Withdraw)}>
                    { text.withdraw() }
                </button>
            }
        </div>
    }
}

/// Why the last thing said was refused, and what can be done: after a stale one, who changed what.
pub fn refusal(text: Text, turns: &Turns, on_again: &Callback<()>, on_let_go: &Callback<()>) -> Html {
    let Some(problem) = turns.problem() else { return Html::default() };
    let press = |told: &Callback<()>| told.reform(|_: MouseEvent| ());
    html! {
        <div class="refusal">
            { why(text, problem) }
            <p class="doubt-acts">
                if turns.stuck {
                    <button type="button" onclick={press(on_again)}>
                        { if problem.current.is_some() { text.save_on_new_version() } else { text.try_again() } }
                    </button>
                }
                <button type="button" class="quiet" onclick={press(on_let_go)}>
                    { if turns.stuck { text.do_not_save() } else { text.close() } }
                </button>
            </p>
        </div>
    }
}

fn why(text: Text, problem: &Problem) -> Html {
    match &problem.current {
        Some(current) => html! {
            <div class="problem" role="alert" data-problem="stale">
                <p class="problem-title">{ text.who_changed(current) }</p>
                <p>{ text.newest_is_shown() }</p>
            </div>
        },
        None => html! {
            <>
                { problem_view(text, problem, None) }
                for error in problem.errors.iter().filter(|error| !error.pointer.is_empty()) {
                    <p class="fault">{ &error.message }</p>
                }
            </>
        },
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::samples;

    async fn shown(left: usize, actions: Vec<Action>) -> String {
        samples::drawn(move || {
            let summary = AnnexSummary { allowed_actions: actions.clone(), ..samples::annex().annex };
            bar(Text(Lang::Vi), &summary, left, &Callback::noop(), &Callback::noop())
        })
        .await
    }

    #[tokio::test]
    async fn what_stands_in_the_way_is_said_and_never_a_grey_button() {
        let html = shown(3, vec![Action::PrepareAnnex, Action::ApproveAnnex]).await;
        assert!(html.contains("Còn 3 chỗ cần xử lý"), "{html}");
        assert!(!html.contains("data-whole=\"approve\"") && !html.contains("disabled"), "{html}");
    }

    #[tokio::test]
    async fn a_settled_draft_can_be_approved_by_who_may() {
        let html = shown(0, vec![Action::ApproveAnnex]).await;
        assert!(
            html.contains("data-whole=\"approve\"") && !html.contains("data-whole=\"withdraw\""),
            "{html}"
        );
        let html = shown(0, vec![Action::PrepareAnnex]).await;
        assert!(!html.contains("data-whole=\"approve\""), "{html}");
    }
}

use tiendo_api::{
    contributions::{ContributionAnswer, ContributionRequest},
    work::WorkItem,
};
use yew::prelude::*;

use super::{
    evidence_list::FileButton,
    history::{heading, words},
};
use crate::{
    dates,
    text::Text,
    view::{FormKind, PanelForm},
    wire::code,
};

/// What coordinating units are asked for, newest first, and what they answered.
pub fn contribution_list(text: Text, item: &WorkItem, on_open: &Callback<PanelForm>) -> Html {
    if item.contribution_requests.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="contributions-title">
            <h3 id="contributions-title">{ text.contributions() }</h3>
            <ol class="plain">
                for asked in &item.contribution_requests { { entry(text, asked, on_open) } }
            </ol>
        </section>
    }
}

fn entry(text: Text, asked: &ContributionRequest, on_open: &Callback<PanelForm>) -> Html {
    let forms = [FormKind::Delivery, FormKind::Decline, FormKind::ContributionWithdrawal];
    let open = |kind: FormKind| {
        let form = PanelForm { kind, about: Some(asked.id) };
        on_open.reform(move |_: MouseEvent| form)
    };
    html! {
        <li data-contribution={code(&asked.state)}>
            { heading(&asked.unit.name, asked.at, &asked.by) }
            { words(None, Some(&asked.what)) }
            <p>
                <strong>{ text.contribution_state(asked.state) }</strong>
                <span class="small">
                    { " · " }{ text.wanted_by() }{ " " }{ dates::day(asked.due) }
                    if let Some(days) = asked.days_left { { ", " }{ text.days_left(days) } }
                </span>
            </p>
            if let Some(answer) = &asked.answer { { answered(answer) } }
            <div class="verbs">
                for form in forms {
                    if asked.allowed_actions.contains(&form.action()) {
                        <button type="button" data-form={form.name()} onclick={open(form)}>
                            { text.verb_of(form) }
                        </button>
                    }
                }
            </div>
        </li>
    }
}

fn answered(answer: &ContributionAnswer) -> Html {
    html! {
        <>
            <p class="words">
                <span class="small">{ dates::instant(answer.at) }{ " · " }{ &answer.by.name }</span>
                if let Some(number) = &answer.document_number { { " · " }{ number } }
                if let Some(note) = &answer.note { { ": " }{ note } }
            </p>
            if let Some(file) = &answer.file { <FileButton file={file.clone()} /> }
        </>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::samples::{asked_item, drawn};

    #[tokio::test]
    async fn what_is_asked_can_be_answered_by_who_may_and_not_taken_back() {
        let item = asked_item();
        let html = drawn(move || contribution_list(Text(Lang::Vi), &item, &Callback::noop())).await;
        for said in
            ["Số liệu chi", "Chờ trả lời", "15/01/2027", r#"data-form="delivery""#, r#"data-form="decline""#]
        {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
        assert!(!html.contains("contribution-withdrawal"), "{html}");
    }
}

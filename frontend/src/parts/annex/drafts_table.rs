use tiendo_api::annexes::{AnnexState, AnnexSummary};
use yew::prelude::*;

use crate::{dates, parts::frame::go::Go, route::Route, text::Text, wire::code};

/// The drafts, open ones first: what each will become, where it stands, what is left to settle.
pub fn drafts_table(text: Text, drafts: &[AnnexSummary]) -> Html {
    html! {
        <div class="scroll">
            <table class="cards drafts">
                <caption class="visually-hidden">{ text.annexes_title() }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ text.annex_column() }</th>
                        <th scope="col">{ text.state_word() }</th>
                        <th scope="col">{ text.doubts_column() }</th>
                        <th scope="col">{ text.begun_by() }</th>
                        <th scope="col">{ text.changed_column() }</th>
                    </tr>
                </thead>
                <tbody>
                    for draft in drafts { { row(text, draft) } }
                </tbody>
            </table>
        </div>
    }
}

fn row(text: Text, draft: &AnnexSummary) -> Html {
    let source = match &draft.source {
        Some(source) if source.name.is_empty() => text.pasted_text().to_owned(),
        Some(source) => format!("{} ({})", source.name, text.annex_format(source.format)),
        None => text.begun_from_plan().to_owned(),
    };
    let title = if draft.title.is_empty() { source.clone() } else { draft.title.clone() };
    let settled = draft.findings.saturating_sub(draft.open_findings);
    html! {
        <tr data-annex={draft.id.to_string()} data-state={code(&draft.state)}>
            <th scope="row">
                <Go to={Route::Annex { id: draft.id }}>{ title }</Go>
                <span class="small block">{ text.annex_kind(draft.kind) }{ " · " }{ source }</span>
            </th>
            <td data-label={text.state_word()}>
                <span class={format!("mark mark-{}", mark(draft.state))}>{ text.annex_state(draft.state) }</span>
            </td>
            <td data-label={text.doubts_column()}>
                <span>{ settled }{ "/" }{ draft.findings }</span>
            </td>
            <td data-label={text.begun_by()}>
                <span>{ draft.created_by.as_ref().map_or("–", |person| person.name.as_str()) }</span>
            </td>
            <td data-label={text.changed_column()}><span>{ dates::instant(draft.changed_at) }</span></td>
        </tr>
    }
}

/// The shape of a state, as work items have it.
fn mark(state: AnnexState) -> &'static str {
    match state {
        AnnexState::Reading => "waiting",
        AnnexState::Refused => "returned",
        AnnexState::Draft => "in_progress",
        AnnexState::Approved => "done",
        AnnexState::Withdrawn => "dropped",
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::samples;

    #[tokio::test]
    async fn a_draft_says_how_much_of_it_is_settled() {
        let html = samples::drawn(|| {
            let draft = AnnexSummary { findings: 12, open_findings: 5, ..samples::annex().annex };
            drafts_table(Text(Lang::Vi), &[draft])
        })
        .await;
        for words in ["7/12", "Dự thảo", "phu-luc.docx (Word)", "Kế hoạch mới", "24/11/2026 09:00"]
        {
            assert!(html.contains(words), "{words} is missing: {html}");
        }
    }
}

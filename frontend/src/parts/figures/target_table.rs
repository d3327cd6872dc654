use tiendo_api::{
    Action,
    targets::{PlanTarget, TargetState, TargetStatus},
};
use uuid::Uuid;
use yew::prelude::*;

use super::target_forms::TargetForm;
use crate::{text::Text, wire::code};

/// What somebody wants of a target.
pub enum TargetAct {
    /// To see it, perhaps with a form.
    Open(Uuid, Option<TargetForm>),
    /// To confirm it as it is on screen.
    Confirm(Uuid, i64),
}

/// How a target stands, as a word and a shape.
pub fn standing(text: Text, target: &PlanTarget) -> Html {
    match target.status {
        TargetStatus::Proposed => mark("submitted", text.status_proposed()),
        TargetStatus::Dropped => mark("dropped", text.status_dropped()),
        TargetStatus::Confirmed => state(text, target.state),
    }
}

/// Whether a value reaches what is stated, as a word and a shape.
pub fn state(text: Text, state: TargetState) -> Html {
    let shape = match state {
        TargetState::Met => "done",
        TargetState::NotMet => "not_met",
        TargetState::NoData => "waiting",
    };
    mark(shape, text.target_state(state))
}

fn mark(shape: &str, word: &str) -> Html {
    html! { <span class={format!("mark mark-{shape}")}>{ word }</span> }
}

/// How many there are, and how many of them stand how: the parts add up to the whole.
pub fn tally(text: Text, targets: &[&PlanTarget]) -> String {
    let states = [TargetState::Met, TargetState::NotMet, TargetState::NoData].map(|state| {
        let count = targets.iter().filter(|target| target.state == state).count();
        format!("{count} {}", text.target_state(state).to_lowercase())
    });
    format!("{} {}: {}", targets.len(), text.targets_counted(), states.join(" · "))
}

/// Targets as a table. Of those that are followed, how they stand; of those only proposed, what is to be decided.
pub fn target_table(
    text: Text,
    label: &'static str,
    targets: &[&PlanTarget],
    open: Option<Uuid>,
    on_act: &Callback<TargetAct>,
) -> Html {
    let followed = targets.iter().any(|target| target.status == TargetStatus::Confirmed);
    // Beside an open target there is no room for what it offers itself.
    let acted_on = open.is_none() && targets.iter().any(|target| action(target).is_some());
    let to_do = if followed { text.target_do() } else { text.decide() };
    html! {
        <table class="cards" aria-label={label}>
            <thead>
                <tr>
                    <th scope="col">{ text.stt() }</th>
                    <th scope="col">{ text.target_words() }</th>
                    <th scope="col">{ text.target_wanted() }</th>
                    <th scope="col">{ text.target_lead() }</th>
                    if followed {
                        <th scope="col">{ text.target_figures() }{ ", " }{ text.target_source().to_lowercase() }</th>
                        <th scope="col">{ text.state_word() }</th>
                    }
                    if acted_on { <th scope="col" class="screen-only">{ to_do }</th> }
                </tr>
            </thead>
            <tbody>
                for (index, target) in targets.iter().enumerate() {
                    <tr data-target={target.code.clone()} data-item={target.id.to_string()} data-row="true"
                        data-state={code(&target.state)} class={(open == Some(target.id)).then_some("row-open")}>
                        <td class="numeric" data-label={text.stt()}>{ index + 1 }</td>
                        { stated(text, target, on_act) }
                        if followed { { stands(text, target) } }
                        if acted_on { <td class="screen-only"><div class="row-do">{ button(text, target, on_act) }</div></td> }
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn stated(text: Text, target: &PlanTarget, on_act: &Callback<TargetAct>) -> Html {
    let id = target.id;
    html! {
        <>
            <th scope="row" data-label={text.target_words()}>
                <button type="button" class="row-title" data-open="true"
                    onclick={on_act.reform(move |_| TargetAct::Open(id, None))}>
                    <span class="code">{ &target.code }</span>{ " " }{ &target.words }
                </button>
            </th>
            <td class="wanted" data-label={text.target_wanted()}>{ text.wanted(target) }</td>
            <td data-label={text.target_lead()}>{ target.lead_unit.as_ref().map(|unit| unit.name.clone()) }</td>
        </>
    }
}

fn stands(text: Text, target: &PlanTarget) -> Html {
    html! {
        <>
            <td data-label={text.target_figures()}>
                if let Some(value) = &target.latest {
                    <p class="day">{ text.figures(value, &target.unit) }</p>
                    <p class="small">{ &value.source }{ " (" }{ text.period(&value.period) }{ ")" }</p>
                } else {
                    { "–" }
                }
            </td>
            <td data-label={text.state_word()}>{ standing(text, target) }</td>
        </>
    }
}

/// The one thing to be done about a target on its row.
fn action(target: &PlanTarget) -> Option<Action> {
    let action = match target.status {
        TargetStatus::Proposed => Action::ManageTargets,
        _ => Action::ReportTarget,
    };
    target.allowed_actions.contains(&action).then_some(action)
}

fn button(text: Text, target: &PlanTarget, on_act: &Callback<TargetAct>) -> Html {
    let (id, version) = (target.id, target.version);
    match action(target) {
        Some(Action::ManageTargets) => html! {
            <button type="button" class="main" data-verb="confirm"
                onclick={on_act.reform(move |_| TargetAct::Confirm(id, version))}>{ text.target_confirm() }</button>
        },
        Some(_) => html! {
            <button type="button" data-verb="report"
                onclick={on_act.reform(move |_| TargetAct::Open(id, Some(TargetForm::Report)))}>
                { text.target_report() }
            </button>
        },
        None => Html::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{drawn, target};

    async fn table(status: TargetStatus, open: Option<Uuid>) -> String {
        drawn(move || target_table(Text::default(), "Chỉ tiêu", &[&target(status)], open, &Callback::noop()))
            .await
    }

    #[tokio::test]
    async fn what_is_followed_shows_how_it_stands_with_numbers_and_source() {
        let html = table(TargetStatus::Confirmed, None).await;
        for said in ["tối thiểu 25%", "10/12 (83,33%)", "Đạt", "Hồ sơ kiểm tra (6 tháng/2026)", "Báo số liệu"]
        {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
    }

    #[tokio::test]
    async fn what_is_proposed_can_be_confirmed_and_nothing_else_on_its_row() {
        let html = table(TargetStatus::Proposed, None).await;
        assert!(html.contains(r#"data-verb="confirm""#) && !html.contains("83,33"), "{html}");
        let beside = table(TargetStatus::Proposed, Some(Uuid::nil())).await;
        assert!(beside.contains("row-open") && !beside.contains("data-verb"), "{beside}");
    }

    #[test]
    fn the_parts_of_the_tally_add_up() {
        let targets = [target(TargetStatus::Confirmed), target(TargetStatus::Confirmed)];
        let said = tally(Text::default(), &targets.iter().collect::<Vec<_>>());
        assert_eq!(said, "2 chỉ tiêu: 2 đạt · 0 chưa đạt · 0 chưa có số liệu");
    }
}

use tiendo_api::milestones::{MilestoneProposal, NewItemMilestones, NewMilestone, NewMilestones};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::milestones,
    dates,
    fetch::use_submit,
    parts::problem_view::problem_view,
    text::{Text, use_text},
};

/// Props of [`MilestoneProposals`].
#[derive(Properties, PartialEq)]
pub struct MilestoneProposalsProps {
    /// The plan.
    pub plan: Uuid,
    /// What is proposed.
    pub proposed: Vec<MilestoneProposal>,
    /// Told when those wanted have been set.
    pub on_set: Callback<()>,
}

/// What is proposed, all of it wanted unless somebody says otherwise: one press spreads the load of the year.
#[component]
pub fn MilestoneProposals(props: &MilestoneProposalsProps) -> Html {
    let text = use_text();
    let plan = props.plan;
    let left_out = use_state(Vec::<Uuid>::new);
    let setting =
        use_submit(move |new, ticket| milestones::set(plan, new, ticket), props.on_set.reform(|_| ()));
    let wanted: Vec<&MilestoneProposal> =
        props.proposed.iter().filter(|proposal| !left_out.contains(&proposal.item.id)).collect();
    let box_of = |ids: Vec<Uuid>, label: String, checked: bool| {
        let left_out = left_out.clone();
        let onchange = Callback::from(move |event: Event| {
            let mut out: Vec<Uuid> = left_out.iter().copied().filter(|id| !ids.contains(id)).collect();
            if !event.target_unchecked_into::<HtmlInputElement>().checked() {
                out.extend(&ids);
            }
            left_out.set(out);
        });
        html! { <input type="checkbox" name="choose" aria-label={label} {checked} {onchange} /> }
    };
    let send = {
        let items: Vec<NewItemMilestones> = wanted.iter().map(|proposal| accepted(proposal)).collect();
        setting.send.reform(move |_: MouseEvent| (NewMilestones { items: items.clone() }, 0))
    };
    let all = props.proposed.iter().map(|proposal| proposal.item.id).collect();
    html! {
        <section class="zone screen-only" aria-labelledby="milestone-proposals">
            <h2 id="milestone-proposals">{ text.milestone_proposals() }</h2>
            if props.proposed.is_empty() {
                <p class="empty">{ text.no_milestone_proposals() }</p>
            } else {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">
                                { box_of(all, text.choose_all().to_owned(), wanted.len() == props.proposed.len()) }
                            </th>
                            <th scope="col">{ text.activity() }</th>
                            <th scope="col">{ text.lead() }</th>
                            <th scope="col">{ text.milestones_of() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for proposal in &props.proposed {
                            <tr data-proposal={proposal.item.code.clone()}>
                                <td data-label={text.choose()}>
                                    { box_of(vec![proposal.item.id],
                                        format!("{} {}", text.select_row(), proposal.item.code),
                                        !left_out.contains(&proposal.item.id)) }
                                </td>
                                { line(text, proposal) }
                            </tr>
                        }
                    </tbody>
                </table>
                if let Some(problem) = setting.sending.problem() { { problem_view(text, problem, None) } }
                <p>
                    <button type="button" class="primary" data-send="milestones" onclick={send}
                        disabled={wanted.is_empty() || setting.sending.busy()}>
                        { text.accept_milestones() }{ " (" }{ wanted.len() }{ ")" }
                    </button>
                </p>
            }
        </section>
    }
}

fn line(text: Text, proposal: &MilestoneProposal) -> Html {
    let each = |milestone: &NewMilestone| {
        html! { <li class="day">{ dates::day(milestone.due) }{ ": " }{ milestone.percent }{ "%" }</li> }
    };
    html! {
        <>
            <th scope="row" data-label={text.activity()}>
                <span class="code">{ &proposal.item.code }</span>{ " " }{ &proposal.item.title }
            </th>
            <td data-label={text.lead()}>{ &proposal.lead_unit.name }</td>
            <td data-label={text.milestones_of()}>
                <ul class="plain">{ for proposal.milestones.iter().map(each) }</ul>
            </td>
        </>
    }
}

fn accepted(proposal: &MilestoneProposal) -> NewItemMilestones {
    NewItemMilestones { work_item_id: proposal.item.id, milestones: proposal.milestones.clone() }
}

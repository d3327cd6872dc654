use std::rc::Rc;

use tiendo_api::urgings::{NewItemUrging, NewUrgings, UrgingProposal};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::asks,
    fetch::use_submit,
    parts::problem_view::problem_view,
    text::{Text, use_text},
};

/// Props of [`UrgingProposals`].
#[derive(Properties, PartialEq)]
pub struct UrgingProposalsProps {
    /// What the rule proposes.
    pub proposed: Rc<Vec<UrgingProposal>>,
    /// Told when what was chosen has been urged.
    pub on_urged: Callback<()>,
    /// Opens an item.
    pub on_open: Callback<Uuid>,
}

/// What the rule proposes to urge: each with its level and words; the chosen ones are sent at once.
#[component]
pub fn UrgingProposals(props: &UrgingProposalsProps) -> Html {
    let text = use_text();
    let proposed = &props.proposed;
    let chosen = use_state(Vec::<Uuid>::new);
    let sent = props.on_urged.reform(|_| ());
    let urging = use_submit(|new: NewUrgings, ticket| asks::accept(&new, ticket), sent);
    let is_chosen = |proposal: &&UrgingProposal| chosen.contains(&proposal.item.id);
    let picked: Vec<&UrgingProposal> = proposed.iter().filter(is_chosen).collect();
    let all = picked.len() == proposed.len();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |(ids, on): (Vec<Uuid>, bool)| {
            let mut now: Vec<Uuid> = chosen.iter().copied().filter(|id| !ids.contains(id)).collect();
            now.extend(ids.into_iter().filter(|_| on));
            chosen.set(now);
        })
    };
    let box_of = |ids: Vec<Uuid>, label: String, checked: bool| {
        let onchange = choose.reform(move |event: Event| {
            (ids.clone(), event.target_unchecked_into::<HtmlInputElement>().checked())
        });
        html! { <input type="checkbox" name="choose" aria-label={label} {checked} {onchange} /> }
    };
    let send = {
        let items = picked.iter().map(|proposal| accepted(proposal)).collect::<Vec<_>>();
        urging.send.reform(move |_: MouseEvent| (NewUrgings { items: items.clone() }, 0))
    };
    html! {
        <section class="zone screen-only" aria-labelledby="urging-proposals">
            <h2 id="urging-proposals">{ text.urging_proposals() }</h2>
            if proposed.is_empty() {
                <p class="empty">{ text.no_urging_proposals() }</p>
            } else {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">
                                { box_of(proposed.iter().map(|proposal| proposal.item.id).collect(),
                                    text.choose_all().to_owned(), all) }
                            </th>
                            <th scope="col">{ text.activity() }</th>
                            <th scope="col">{ text.lead() }</th>
                            <th scope="col">{ text.urging_level() }</th>
                            <th scope="col">{ text.urging_text() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for proposal in proposed.iter() {
                            <tr data-proposal={proposal.item.code.clone()} data-item={proposal.item.id.to_string()}>
                                <td data-label={text.choose()}>
                                    { box_of(vec![proposal.item.id], format!("{} {}", text.select_row(), proposal.item.code),
                                        is_chosen(&proposal)) }
                                </td>
                                { line(text, proposal, &props.on_open) }
                            </tr>
                        }
                    </tbody>
                </table>
                if let Some(problem) = urging.sending.problem() { { problem_view(text, problem, None) } }
                <p>
                    <button type="button" class="primary" data-send="urgings" onclick={send}
                        disabled={picked.is_empty() || urging.sending.busy()}>
                        { text.send_urgings() }{ " (" }{ picked.len() }{ ")" }
                    </button>
                </p>
            }
        </section>
    }
}

fn line(text: Text, proposal: &UrgingProposal, on_open: &Callback<Uuid>) -> Html {
    let item = &proposal.item;
    let id = item.id;
    html! {
        <>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={on_open.reform(move |_| id)}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </button>
                if let Some(period) = &item.period { <p class="small">{ text.period(period) }</p> }
                <p class="small late">{ &proposal.reason }</p>
            </th>
            <td data-label={text.lead()}>{ &item.lead_unit.name }</td>
            <td data-label={text.urging_level()}>{ text.level(proposal.level) }</td>
            <td data-label={text.urging_text()} class="small">{ &proposal.text }</td>
        </>
    }
}

fn accepted(proposal: &UrgingProposal) -> NewItemUrging {
    NewItemUrging { work_item_id: proposal.item.id, level: proposal.level, text: proposal.text.clone() }
}

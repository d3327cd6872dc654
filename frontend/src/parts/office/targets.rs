use tiendo_api::targets::PlanTarget;
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    parts::{figures::target_table::standing, frame::go::Go},
    route::Route,
    text::Text,
    wire::code,
};

/// E. Targets: what must be reached, n/N as reported last, and whether it is reached; the way to all of them. With none
/// stated there is nothing to print.
pub fn targets(text: Text, plan: Uuid, targets: &[PlanTarget]) -> Html {
    html! {
        <section class={classes!("zone", targets.is_empty().then_some("screen-only"))} aria-labelledby="zone-e">
            <h2 id="zone-e">{ text.zone_e() }</h2>
            if !targets.is_empty() {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{ text.target_words() }</th>
                            <th scope="col">{ text.target_wanted() }</th>
                            <th scope="col">{ text.target_figures() }</th>
                            <th scope="col">{ text.state_word() }</th>
                            <th scope="col">{ text.target_source() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for targets.iter().map(|target| row(text, target)) }</tbody>
                </table>
            }
            <p class="screen-only">
                <Go to={Route::Targets { id: plan }}>{ text.open_targets() }</Go>
            </p>
        </section>
    }
}

fn row(text: Text, target: &PlanTarget) -> Html {
    let latest = target.latest.as_ref();
    let figures = latest.map(|value| text.figures(value, &target.unit));
    let source = latest.map(|value| format!("{} ({})", value.source, text.period(&value.period)));
    html! {
        <tr data-target={target.id.to_string()} data-state={code(&target.state)}>
            <th scope="row" data-label={text.target_words()}>
                <span class="code">{ &target.code }</span>{ " " }{ &target.words }
            </th>
            <td data-label={text.target_wanted()}>{ text.wanted(target) }</td>
            <td class="numeric" data-label={text.target_figures()}>{ figures.unwrap_or("–".into()) }</td>
            <td data-label={text.state_word()}>{ standing(text, target) }</td>
            <td data-label={text.target_source()}>{ source.unwrap_or_default() }</td>
        </tr>
    }
}

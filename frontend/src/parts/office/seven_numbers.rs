use tiendo_api::overview::{Bucket, BucketCount, Numbers};
use uuid::Uuid;
use yew::prelude::*;

use crate::{parts::frame::go::Go, route::Route, text::Text, view::View, wire::code};

/// A. The seven numbers and their total; each opens its list.
pub fn seven_numbers(text: Text, plan: Uuid, numbers: &Numbers, figures: &View) -> Html {
    let stale = numbers.freshness.denominator - numbers.freshness.numerator;
    html! {
        <section class="zone" aria-labelledby="zone-a">
            <h2 id="zone-a">{ text.zone_a() }</h2>
            <table class="numbers cards">
                <thead>
                    <tr>
                        for BucketCount { bucket, .. } in &numbers.buckets {
                            <th scope="col">{ text.bucket(*bucket) }</th>
                        }
                        <th scope="col">{ text.total() }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        for BucketCount { bucket, count } in &numbers.buckets {
                            <td data-bucket={code(bucket)} data-label={text.bucket(*bucket)}>
                                { to_list(plan, *count, text.bucket(*bucket), View { bucket: Some(*bucket), ..figures.clone() }) }
                            </td>
                        }
                        <td data-bucket="total" data-label={text.total()}>
                            { to_list(plan, numbers.total, text.total(), figures.clone()) }
                        </td>
                    </tr>
                </tbody>
            </table>
            <p class="small">
                { text.completed_rate() }{ ": " }<strong>{ text.rate(&numbers.completed) }</strong>{ " · " }
                { text.on_time_rate() }{ ": " }<strong>{ text.rate(&numbers.on_time) }</strong>{ " · " }
                { text.bucket_in_time() }{ ": " }{ text.of_which(numbers.due_soon, text.due_soon_note()) }{ " · " }
                { text.state_done() }{ ": " }{ text.of_which(numbers.self_confirmed, text.self_confirmed_note()) }{ " · " }
                { text.at_risk() }{ ": " }
                { to_list(plan, numbers.at_risk, text.at_risk(), figures.limited("atRisk", &true)) }{ " · " }
                if numbers.periods_missed > 0 {
                    { text.periods_missed() }{ ": " }
                    { to_list(plan, numbers.periods_missed, text.periods_missed(), figures.limited("periodMissed", &true)) }
                    { " · " }
                }
                { text.stale() }{ ": " }
                { to_list(plan, stale, text.stale(), figures.limited("updated", &false)) }
            </p>
        </section>
    }
}

/// A number that opens its list; `what` it counts is for those who hear links one by one.
pub fn to_list(plan: Uuid, count: i64, what: &str, view: View) -> Html {
    let late = view.bucket == Some(Bucket::Overdue) && count > 0;
    html! {
        <Go to={Route::Items { id: plan }} {view} class={classes!("number", late.then_some("late"))}>
            { count }<span class="visually-hidden">{ " " }{ what }</span>
        </Go>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{drawn, overview};

    #[tokio::test]
    async fn the_seven_numbers_add_up_to_the_total_on_screen() {
        let html =
            drawn(|| seven_numbers(Text::default(), Uuid::nil(), &overview().numbers(), &View::default()))
                .await;
        let shown: Vec<i64> = html.split("class=\"number").skip(1).filter_map(number).collect();
        // Below them stand the items at risk and those not updated: three of four.
        assert_eq!((shown.len(), shown[9]), (10, 3));
        assert_eq!(shown[..7].iter().sum::<i64>(), shown[7]);
        assert!(html.contains("bucket=overdue") && html.contains("3/21 (14,3%)"), "{html}");
    }

    /// The number of `… late">8<span …`.
    fn number(tag: &str) -> Option<i64> {
        tag.split_once('>')?.1.split_once('<')?.0.trim().parse().ok()
    }
}

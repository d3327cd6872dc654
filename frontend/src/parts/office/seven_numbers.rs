use std::rc::Rc;

use tiendo_api::overview::{Bucket, BucketCount, Overview};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{route::Route, text::use_text, view::View, wire::code};

/// Props of the zones of the overview.
#[derive(Properties, PartialEq)]
pub struct ZoneProps {
    /// The overview.
    pub overview: Rc<Overview>,
    /// What is shown now: its day goes along to the lists.
    pub view: View,
}

/// A. The seven numbers and their total; each opens its list.
#[component]
pub fn SevenNumbers(props: &ZoneProps) -> Html {
    let text = use_text();
    let overview = &props.overview;
    html! {
        <section class="zone" aria-labelledby="zone-a">
            <h2 id="zone-a">{ text.zone_a() }</h2>
            <table class="numbers cards">
                <thead>
                    <tr>
                        for BucketCount { bucket, .. } in &overview.buckets {
                            <th scope="col">{ text.bucket(*bucket) }</th>
                        }
                        <th scope="col">{ text.total() }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        for BucketCount { bucket, count } in &overview.buckets {
                            <td data-bucket={code(bucket)} data-label={text.bucket(*bucket)}>
                                <ToList plan={overview.plan.id} count={*count} late={*bucket == Bucket::Overdue}
                                    name={text.bucket(*bucket)}
                                    view={View { bucket: Some(*bucket), as_of: props.view.as_of, ..View::default() }} />
                            </td>
                        }
                        <td data-bucket="total" data-label={text.total()}>
                            <ToList plan={overview.plan.id} count={overview.total} name={text.total()}
                                view={View { as_of: props.view.as_of, ..View::default() }} />
                        </td>
                    </tr>
                </tbody>
            </table>
            <p class="small">
                { text.completed_rate() }{ ": " }<strong>{ text.rate(&overview.completed) }</strong>{ " · " }
                { text.on_time_rate() }{ ": " }<strong>{ text.rate(&overview.on_time) }</strong>{ " · " }
                { text.bucket_in_time() }{ ": " }{ text.of_which(overview.due_soon, text.due_soon_note()) }{ " · " }
                { text.state_done() }{ ": " }{ text.of_which(overview.self_confirmed, text.self_confirmed_note()) }
            </p>
        </section>
    }
}

/// Props of [`ToList`].
#[derive(Properties, PartialEq)]
pub struct ToListProps {
    /// The plan.
    pub plan: uuid::Uuid,
    /// The number.
    pub count: i64,
    /// Whether it counts what is overdue.
    #[prop_or_default]
    pub late: bool,
    /// What it counts, for those who hear links one by one.
    pub name: AttrValue,
    /// The list behind it.
    pub view: View,
}

/// A number that opens its list.
#[component]
pub fn ToList(props: &ToListProps) -> Html {
    let late = props.late && props.count > 0;
    html! {
        <Link<Route, View> to={Route::Items { id: props.plan }} query={Some(props.view.clone())}
            classes={classes!("number", late.then_some("late"))}>
            { props.count }<span class="visually-hidden">{ " " }{ &props.name }</span>
        </Link<Route, View>>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{drawn, overview};

    #[tokio::test]
    async fn the_seven_numbers_add_up_to_the_total_on_screen() {
        let html = drawn(|| html! { <SevenNumbers overview={overview()} view={View::default()} /> }).await;
        let shown: Vec<i64> = html.split("class=\"number").skip(1).filter_map(number).collect();
        let (total, numbers) = shown.split_last().unwrap();
        assert_eq!(numbers.len(), 7);
        assert_eq!(numbers.iter().sum::<i64>(), *total);
        assert!(html.contains("bucket=overdue") && html.contains("3/21 (14,3%)"), "{html}");
    }

    /// The number of `… late">8<span …`.
    fn number(tag: &str) -> Option<i64> {
        tag.split_once('>')?.1.split_once('<')?.0.trim().parse().ok()
    }
}

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Props of [`Onward`].
#[derive(Properties, PartialEq)]
pub struct OnwardProps {
    /// The page.
    pub to: Route,
}

/// Goes on to another page, which takes the place of this one in the history: the way back must not lead here again.
#[component]
pub fn Onward(props: &OnwardProps) -> Html {
    let navigator = use_navigator();
    use_effect_with(props.to.clone(), move |to| {
        if let Some(navigator) = &navigator {
            navigator.replace(to);
        }
    });
    Html::default()
}

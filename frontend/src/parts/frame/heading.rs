use yew::prelude::*;

use crate::{browser, text::use_text};

/// Props of [`Heading`].
#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// The title of the page and of the window.
    pub title: AttrValue,
}

/// The heading of a page: names the window and takes the focus when the page is reached.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let product = use_text().product();
    use_effect_with(props.title.clone(), move |title| {
        browser::set_title(&format!("{title} · {product}"));
    });
    use_effect_with((), |()| {
        // An open item takes the focus itself.
        if browser::find(".panel").is_none() {
            browser::focus("h1");
        }
    });
    html! { <h1 tabindex="-1">{ &props.title }</h1> }
}

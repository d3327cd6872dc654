//! The application: language, session, frame, pages.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use tiendo_api::{Action, Lang, session::Me};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    announce::Announce,
    api::session_calls,
    apps::{Application, DESK},
    browser,
    keys::{self, Dialog},
    live::{Live, use_following},
    pages::{elsewhere::ElsewherePage, search_dialog::SearchDialog, sign_in::SignInPage},
    parts::{
        frame::{header::Header, help_dialog::HelpDialog, onward::Onward},
        problem_view::problem_view,
    },
    route::Route,
    session::{self, SessionHandle, Standing},
    text::Text,
};

const LANGUAGE: &str = "tiendo.lang";
/// How long an announcement stays on screen; screen readers have it at once.
const ANNOUNCED_MS: u32 = 8_000;

/// Props of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Which one.
    pub application: Application,
}

/// The application, in one language.
#[component]
pub fn App(props: &AppProps) -> Html {
    let lang = use_state(|| match browser::kept(LANGUAGE).as_deref() {
        Some("en") => Lang::En,
        _ => Lang::Vi,
    });
    // Before the pages below ask anything: their answers come in this language.
    session::speak(*lang);
    use_effect_with(*lang, |lang| {
        browser::set_language(lang.pick("vi", "en"));
        browser::keep(LANGUAGE, lang.pick("vi", "en"));
    });
    let on_language = {
        let lang = lang.clone();
        Callback::from(move |()| lang.set(if *lang == Lang::Vi { Lang::En } else { Lang::Vi }))
    };
    html! {
        <ContextProvider<Lang> context={*lang}>
            <ContextProvider<Application> context={props.application}>
                <BrowserRouter><SignedIn {on_language} application={props.application} /></BrowserRouter>
            </ContextProvider<Application>>
        </ContextProvider<Lang>>
    }
}

#[derive(Properties, PartialEq)]
struct SignedInProps {
    on_language: Callback<()>,
    application: Application,
}

/// The pages for who is signed in, or the way to sign in. The address stays, so signing in again goes on there.
#[component]
fn SignedIn(props: &SignedInProps) -> Html {
    let text = Text(use_context::<Lang>().unwrap_or_default());
    let standing = use_state(|| Standing::Starting);
    let announcement = use_state(String::new);
    let fading = use_mut_ref(|| None::<Timeout>);
    let dialog = use_state(|| None::<Dialog>);
    let start = {
        let standing = standing.clone();
        Callback::from(move |()| {
            let standing = standing.clone();
            spawn_local(async move {
                standing.set(match session_calls::refresh().await {
                    Ok(me) => Standing::In(Rc::new(me)),
                    Err(problem) if problem.status == 401 => Standing::Out(false),
                    Err(problem) => Standing::Unreachable(problem),
                });
            });
        })
    };
    {
        let (standing, start) = (standing.clone(), start.clone());
        use_effect_with((), move |()| {
            session::when_ended(Callback::from(move |()| standing.set(Standing::Out(true))));
            start.emit(());
        });
    }
    let announce = {
        let announcement = announcement.clone();
        Callback::from(move |said: String| {
            announcement.set(said);
            let announcement = announcement.clone();
            *fading.borrow_mut() = Some(Timeout::new(ANNOUNCED_MS, move || {
                announcement.set(String::new());
            }));
        })
    };
    let show = {
        let dialog = dialog.clone();
        Callback::from(move |shown| dialog.set(shown))
    };
    keys::use_keys(show.reform(Some));
    // At the desk one person works on one draft, and what is fetched is large.
    let follows = matches!(&*standing, Standing::In(me) if me.allowed_actions.contains(&Action::ReadChanges));
    let live = use_following(follows && props.application != DESK);
    let main = match &*standing {
        Standing::Starting => html! { <main id="main"><p role="status">{ text.loading() }</p></main> },
        Standing::Unreachable(problem) => html! {
            <main id="main">
                <h1>{ text.product() }</h1>
                { problem_view(text, problem, Some(&start)) }
            </main>
        },
        Standing::Out(ended) => html! { <SignInPage ended={*ended} on_in={arrive(&standing)} /> },
        Standing::In(me) => html! {
            <main id="main">
                <Place application={props.application} must_change_password={me.must_change_password} />
            </main>
        },
    };
    let may_search = matches!(&*standing, Standing::In(me) if me.allowed_actions.contains(&Action::Search));
    let on_close = show.reform(|()| None);
    let opened = match *dialog {
        Some(Dialog::Help) => html! { <HelpDialog {on_close} /> },
        Some(Dialog::Search) if may_search => html! { <SearchDialog {on_close} /> },
        _ => Html::default(),
    };
    let frame = html! {
        <ContextProvider<Announce> context={Announce(announce)}>
            <a class="skip" href="#main">{ text.skip_to_content() }</a>
            <Header on_language={props.on_language.clone()} on_dialog={show.reform(Some)} />
            { main }
            <p class="announcement" role="status" aria-live="polite">{ &*announcement }</p>
            { opened }
        </ContextProvider<Announce>>
    };
    match &*standing {
        Standing::In(me) => html! {
            <ContextProvider<SessionHandle> context={handle(me, &standing)}>
                <ContextProvider<Live> context={live}>{ frame }</ContextProvider<Live>>
            </ContextProvider<SessionHandle>>
        },
        _ => frame,
    }
}

fn arrive(standing: &UseStateHandle<Standing>) -> Callback<Me> {
    let standing = standing.clone();
    Callback::from(move |me| standing.set(Standing::In(Rc::new(me))))
}

fn handle(me: &Rc<Me>, standing: &UseStateHandle<Standing>) -> SessionHandle {
    let sign_out = {
        let standing = standing.clone();
        Callback::from(move |everywhere: bool| {
            let standing = standing.clone();
            spawn_local(async move {
                // A dead network must not keep anybody signed in on this screen.
                let _ = session_calls::sign_out(everywhere).await;
                session::forget_token();
                standing.set(Standing::Out(false));
            });
        })
    };
    SessionHandle { me: me.clone(), sign_out, renew: arrive(standing) }
}

#[derive(Properties, PartialEq)]
struct PlaceProps {
    application: Application,
    must_change_password: bool,
}

/// The page of the address shown. A password given by somebody else is changed before anything else.
#[component]
fn Place(props: &PlaceProps) -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let is_here = use_location().is_some_and(|at| props.application.has(at.path()));
    if props.must_change_password && route != Route::Password {
        return html! { <Onward to={Route::Password} /> };
    }
    if is_here {
        (props.application.page)(&route)
    } else {
        html! { <ElsewherePage /> }
    }
}

use tiendo_api::session::{Me, NewPassword, Session, SignIn};

use super::{Answer, Body, Call, delete, get, parse, post, text_of};
use crate::session;

/// Signs in with user name and password.
pub async fn sign_in(who: SignIn) -> Answer<Me> {
    let answer = post("/session", &who).send_with(None).await?;
    parse::<Session>(&text_of(answer).await?).map(session::begin)
}

/// Uses the refresh cookie.
pub async fn refresh() -> Answer<Me> {
    let call = Call { body: Body::Nothing, ..post("/session/refresh", &()) };
    let answer = call.send_with(None).await?;
    parse::<Session>(&text_of(answer).await?).map(session::begin)
}

/// Ends this session, or all of this person's.
pub async fn sign_out(everywhere: bool) -> Answer<()> {
    delete(if everywhere { "/session?everywhere=true" } else { "/session" }).send().await?;
    session::forget_token();
    Ok(())
}

/// The signed-in person, as the account says now.
pub async fn me() -> Answer<Me> {
    get("/me").receive().await
}

/// Changes one's own password.
pub async fn change_password(new: NewPassword) -> Answer<Me> {
    post("/me/password", &new).send().await?;
    me().await
}

use super::{
    letter,
    mail::{self, Fate},
    smtp::Sender,
};
use crate::{app::App, error::Error};

/// Sends the next e-mail that is due; tells whether there was one.
pub async fn run_one(app: &App) -> Result<bool, Error> {
    let Some(sender) = &app.sender else { return Ok(false) };
    let Some(mail) = mail::claim(&app.db, app.clock.now()).await? else { return Ok(false) };
    if let Some(fate) = deliver(app, sender, &mail).await? {
        mail::settle(&app.db, &mail, fate, app.clock.now()).await?;
    }
    Ok(true)
}

/// Hands an e-mail over; nothing when another replica has it. Before its content leaves, that is written down: should
/// this process die then, nobody sends it again.
async fn deliver(app: &App, sender: &Sender, mail: &mail::Model) -> Result<Option<Fate>, Error> {
    let Some(letter) = letter::of(&app.db, mail, sender, &app.clock).await? else {
        return Ok(Some(Fate::Void));
    };
    let message = letter.message(sender, mail, &app.clock)?;
    let offered = match sender.offer(&letter.address).await {
        Ok(offered) => offered,
        Err(fate) => return Ok(Some(fate)),
    };
    if !mail::begin_sending(&app.db, mail, letter.address.as_ref()).await? {
        offered.leave().await;
        return Ok(None);
    }
    Ok(Some(offered.hand_over(&message).await))
}

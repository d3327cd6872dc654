//! The conversation with the mail server, in two parts: before the content leaves, nothing has happened yet; after it
//! has left, only the server's own word tells what became of it.

use std::time::Duration;

use anyhow::{Context, bail};
use lettre::{
    Address, Message,
    message::Mailbox,
    transport::smtp::{
        Error as Failure,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use tokio::time::timeout;

use super::mail::Fate;
use crate::config::{MailServer, MailTls};

/// Longest the server may take until the content leaves, and then to say what became of it (RFC 5321, 4.5.3.2.6).
const PATIENCE: Duration = Duration::from_mins(2);
const PATIENCE_AT_THE_END: Duration = Duration::from_mins(5);

/// Sends e-mails through one mail server.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Who they are from.
    pub from: Mailbox,
    /// Public address of the product, for links; without a slash at its end.
    pub public_url: String,
    host: String,
    port: u16,
    tls: MailTls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl Sender {
    /// As configured; none without a mail server.
    pub fn configured(server: &MailServer, public_url: Option<&str>) -> anyhow::Result<Option<Self>> {
        let Some(host) = server.smtp_host.clone() else { return Ok(None) };
        let public_url = public_url.context("e-mail needs --public-url: its links lead there")?;
        let from = server.smtp_from.as_deref().context("e-mail needs --smtp-from: who it is from")?;
        let credentials = match (&server.smtp_user, &server.smtp_password) {
            (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.clone())),
            (None, None) => None,
            _ => bail!("give both --smtp-user and TIENDO_SMTP_PASSWORD, or neither"),
        };
        let (_, after_scheme) = public_url.split_once("://").context("--public-url must be http(s)://…")?;
        let name = after_scheme.split(['/', ':']).next().unwrap_or_default();
        Ok(Some(Self {
            from: from.parse().with_context(|| format!("--smtp-from: {from}"))?,
            public_url: public_url.trim_end_matches('/').to_owned(),
            host,
            port: server.smtp_port.unwrap_or(server.smtp_tls.usual_port()),
            tls: server.smtp_tls,
            credentials,
            hello: ClientId::Domain(name.to_owned()),
        }))
    }

    /// The part of a `Message-ID` after the `@`.
    pub fn domain(&self) -> &str {
        self.from.email.domain()
    }

    /// Connects and offers an e-mail, so that only its content is left to send.
    pub async fn offer(&self, to: &Address) -> Result<Offered, Fate> {
        let connect = async {
            let connection = self.connect().await.map_err(|failure| Fate::NotNow(failure.to_string()))?;
            self.address(connection, to).await.map_err(|failure| fate(&failure))
        };
        timeout(PATIENCE, connect)
            .await
            .unwrap_or_else(|_| Err(Fate::NotNow("the mail server is slow".into())))
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let tls = || TlsParameters::new(self.host.clone());
        let whole = if self.tls == MailTls::Tls { Some(tls()?) } else { None };
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(PATIENCE), &self.hello, whole, None).await?;
        if self.tls == MailTls::Starttls {
            connection.starttls(tls()?, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    async fn address(&self, mut connection: AsyncSmtpConnection, to: &Address) -> Result<Offered, Failure> {
        connection.command(Mail::new(Some(self.from.email.clone()), vec![])).await?;
        connection.command(Rcpt::new(to.clone(), vec![])).await?;
        Ok(Offered(connection))
    }
}

/// A conversation in which the server has taken sender and recipient.
#[expect(missing_debug_implementations, reason = "the connection has none")]
pub struct Offered(AsyncSmtpConnection);

impl Offered {
    /// Sends the content and hears what becomes of it.
    pub async fn hand_over(mut self, message: &Message) -> Fate {
        match timeout(PATIENCE, self.0.command(Data)).await {
            Ok(Ok(_)) => {}
            Ok(Err(failure)) => return fate(&failure),
            Err(_) => return Fate::NotNow("the mail server is slow".into()),
        }
        let content = message.formatted();
        let fate = match timeout(PATIENCE_AT_THE_END, self.0.message(&content)).await {
            Ok(Ok(_)) => Fate::Sent,
            Ok(Err(failure)) if failure.status().is_some() => fate(&failure),
            Ok(Err(failure)) => return Fate::Unknown(failure.to_string()),
            Err(_) => return Fate::Unknown("the mail server did not say whether it took it".into()),
        };
        // It has said what matters; how it takes the farewell does not.
        let _ = timeout(Duration::from_secs(5), self.0.quit()).await;
        fate
    }

    /// Leaves without sending anything.
    pub async fn leave(mut self) {
        let _ = timeout(Duration::from_secs(5), self.0.quit()).await;
    }
}

/// A refusal for good, or anything else that went wrong before the content left.
fn fate(failure: &Failure) -> Fate {
    if failure.is_permanent() {
        Fate::Refused(failure.to_string())
    } else {
        Fate::NotNow(failure.to_string())
    }
}

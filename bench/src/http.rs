//! A client that costs little beside the server it measures: HTTP/1.1 over one kept connection.

use std::{fmt::Write, net::SocketAddr};

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// A request to send over and over.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Path with query.
    pub path: String,
    /// Access token.
    pub token: Option<String>,
    /// A condition, and the tag it holds against; the tag follows the answers.
    pub condition: Option<(&'static str, String)>,
    /// JSON to post; without it the request is a GET.
    pub body: Option<String>,
    /// Whether a compressed answer is welcome, as browsers say.
    pub compressed: bool,
}

/// What came back.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// The version tag.
    pub etag: Option<String>,
    /// The body as sent, compressed or not.
    pub body: Vec<u8>,
}

/// A kept connection.
#[derive(Debug)]
pub struct Connection {
    stream: BufReader<TcpStream>,
    request: String,
    line: String,
}

impl Connection {
    /// Connects to a server on this machine.
    pub async fn to(server: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::with_capacity(64 * 1024, stream),
            request: String::new(),
            line: String::new(),
        })
    }

    /// Sends a request and reads its answer whole.
    pub async fn ask(&mut self, ask: &Ask) -> Result<Answer> {
        self.request.clear();
        write_request(&mut self.request, ask)?;
        self.stream.get_mut().write_all(self.request.as_bytes()).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> Result<Answer> {
        let mut answer = Answer { status: self.status().await?, ..Answer::default() };
        let (mut length, mut chunked) = (0, false);
        while let Some((name, value)) = self.header().await? {
            match name.as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "etag" => answer.etag = Some(value),
                _ => {}
            }
        }
        // These two never have a body, whatever their headers say of one.
        if answer.status == 304 || answer.status == 204 {
            return Ok(answer);
        }
        if !chunked {
            self.read(&mut answer.body, length).await?;
            return Ok(answer);
        }
        loop {
            self.next_line().await?;
            let length = usize::from_str_radix(self.line.trim(), 16)?;
            self.read(&mut answer.body, length).await?;
            self.next_line().await?;
            if length == 0 {
                return Ok(answer);
            }
        }
    }

    async fn status(&mut self) -> Result<u16> {
        self.next_line().await?;
        Ok(self.line.split(' ').nth(1).context("no status")?.parse()?)
    }

    async fn header(&mut self) -> Result<Option<(String, String)>> {
        self.next_line().await?;
        let split = self.line.split_once(':');
        Ok(split.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())))
    }

    async fn next_line(&mut self) -> Result<()> {
        self.line.clear();
        if self.stream.read_line(&mut self.line).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }

    async fn read(&mut self, body: &mut Vec<u8>, length: usize) -> Result<()> {
        let before = body.len();
        body.resize(before + length, 0);
        self.stream.read_exact(body.get_mut(before..).unwrap_or_default()).await?;
        Ok(())
    }
}

fn write_request(text: &mut String, ask: &Ask) -> std::fmt::Result {
    let method = if ask.body.is_some() { "POST" } else { "GET" };
    write!(text, "{method} {} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n", ask.path)?;
    if let Some(token) = &ask.token {
        write!(text, "Authorization: Bearer {token}\r\n")?;
    }
    if let Some((name, tag)) = &ask.condition {
        write!(text, "{name}: {tag}\r\n")?;
    }
    if ask.compressed {
        text.push_str("Accept-Encoding: gzip, deflate, br\r\n");
    }
    match &ask.body {
        Some(body) => {
            write!(text, "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        }
        None => write!(text, "\r\n"),
    }
}

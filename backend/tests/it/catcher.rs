//! A mail server that keeps what it is given: a real conversation, over TCP on this machine.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use mail_parser::{Message, MessageParser};

/// How it meets one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Does not even greet.
    Away,
    /// Answers the recipient this way.
    AtRecipient(&'static str),
    /// Takes in the content and then answers this way.
    AtContent(&'static str),
    /// Takes in the content, keeps it, and hangs up before it says so.
    HangsUp,
    /// Takes in the content, keeps it, and says nothing until the other side is gone.
    Holds,
}

/// An e-mail it was given.
#[derive(Debug, Clone)]
pub struct Caught {
    /// Sender of the envelope.
    pub from: String,
    /// Recipient of the envelope.
    pub to: String,
    /// Who signed in before.
    pub user: Option<String>,
    content: String,
}

#[derive(Debug, Default)]
struct Kept {
    caught: Vec<Caught>,
    moods: VecDeque<Mood>,
    conversations: usize,
}

/// The mail server.
#[derive(Debug, Clone)]
pub struct Catcher {
    /// Where it listens.
    pub port: u16,
    kept: Arc<Mutex<Kept>>,
}

impl Catcher {
    /// Begins to listen on a free port.
    pub fn listening() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = socket.local_addr().expect("an address").port();
        let kept = Arc::<Mutex<Kept>>::default();
        let catcher = Self { port, kept };
        let at_work = catcher.clone();
        thread::spawn(move || {
            for stream in socket.incoming().flatten() {
                let catcher = at_work.clone();
                thread::spawn(move || catcher.converse(&stream));
            }
        });
        catcher
    }

    /// Meets the next conversations this way, one after the other.
    pub fn will(&self, moods: impl IntoIterator<Item = Mood>) {
        self.kept().moods.extend(moods);
    }

    /// What it was given since it was last asked.
    pub fn take(&self) -> Vec<Caught> {
        std::mem::take(&mut self.kept().caught)
    }

    /// Whether it was given something since it was last asked.
    pub fn has_caught(&self) -> bool {
        !self.kept().caught.is_empty()
    }

    /// How many e-mails to an address it was given since it was last asked.
    pub fn to(&self, address: &str) -> usize {
        self.kept().caught.iter().filter(|caught| caught.to == address).count()
    }

    /// How often somebody called.
    pub fn conversations(&self) -> usize {
        self.kept().conversations
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One conversation, in the order the standard wants (RFC 5321).
    fn converse(&self, mut stream: &TcpStream) -> Option<()> {
        let mood = {
            let mut kept = self.kept();
            kept.conversations += 1;
            kept.moods.pop_front()
        };
        if mood == Some(Mood::Away) {
            return None;
        }
        let mut lines = BufReader::new(stream);
        let mut say = |answer: &str| stream.write_all(format!("{answer}\r\n").as_bytes()).ok();
        let (mut greeted, mut user, mut from, mut to) = (false, None, None, None);
        say("220 mail.test ESMTP")?;
        loop {
            let line = line(&mut lines)?;
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match (verb, mood) {
                ("EHLO", _) => {
                    greeted = true;
                    say("250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN")?;
                }
                ("AUTH", _) if greeted => {
                    user = rest.strip_prefix("PLAIN ").map(ToOwned::to_owned);
                    say("235 welcome")?;
                }
                ("MAIL", _) if greeted => {
                    from = address(rest, "FROM:");
                    say("250 ok")?;
                }
                ("RCPT", Some(Mood::AtRecipient(answer))) => say(answer)?,
                ("RCPT", _) if from.is_some() => {
                    to = address(rest, "TO:");
                    say("250 ok")?;
                }
                ("DATA", _) if to.is_some() => {
                    say("354 go on")?;
                    let content = content(&mut lines)?;
                    if let Some(Mood::AtContent(answer)) = mood {
                        say(answer)?;
                        continue;
                    }
                    let (from, to) = (from.take()?, to.take()?);
                    self.kept().caught.push(Caught { from, to, user: user.clone(), content });
                    match mood {
                        Some(Mood::HangsUp) => return None,
                        Some(Mood::Holds) => return self::line(&mut lines).map(|_| ()),
                        _ => {}
                    }
                    say("250 taken")?;
                }
                ("QUIT", _) => {
                    say("221 bye")?;
                    return Some(());
                }
                _ => say("503 not now")?,
            }
        }
    }
}

impl Caught {
    /// The e-mail, read as a mail program reads it.
    pub fn read(&self) -> Message<'_> {
        MessageParser::default().parse(self.content.as_bytes()).expect("an e-mail")
    }

    /// Its plain text.
    pub fn plain(&self) -> String {
        self.read().body_text(0).expect("plain text").replace("\r\n", "\n")
    }

    /// Its page.
    pub fn html(&self) -> String {
        self.read().body_html(0).expect("a page").into_owned()
    }

    /// Its subject.
    pub fn subject(&self) -> String {
        self.read().subject().expect("a subject").to_owned()
    }

    /// A header as written.
    pub fn header(&self, name: &str) -> String {
        let message = self.read();
        message.header_raw(name).unwrap_or_else(|| panic!("no {name}")).trim().to_owned()
    }
}

/// A line without its end; nothing when the other side is gone.
fn line(lines: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    lines.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let whole = line.strip_suffix("\r\n").unwrap_or_else(|| panic!("a line without CRLF: {line:?}"));
    Some(whole.to_owned())
}

/// The content up to the line with the dot, each doubled dot at the beginning of a line single again.
fn content(lines: &mut impl BufRead) -> Option<String> {
    let mut content = String::new();
    loop {
        let line = line(lines)?;
        if line == "." {
            return Some(content);
        }
        content.push_str(line.strip_prefix('.').unwrap_or(&line));
        content.push_str("\r\n");
    }
}

fn address(rest: &str, keyword: &str) -> Option<String> {
    let (_, rest) = rest.strip_prefix(keyword)?.split_once('<')?;
    Some(rest.split_once('>')?.0.to_owned())
}

/// Says something to the server and hears its answer.
fn ask(stream: &mut (impl Write + ?Sized), lines: &mut impl BufRead, words: &str) -> String {
    stream.write_all(words.as_bytes()).expect("said");
    let mut answer = String::new();
    lines.read_line(&mut answer).expect("heard");
    answer
}

#[test]
fn it_keeps_to_the_order_and_undoubles_dots() {
    let catcher = Catcher::listening();
    let mut stream = TcpStream::connect(("127.0.0.1", catcher.port)).expect("it listens");
    let mut lines = BufReader::new(stream.try_clone().expect("a second hand"));
    assert!(ask(&mut stream, &mut lines, "").starts_with("220"));
    assert!(ask(&mut stream, &mut lines, "MAIL FROM:<a@b.vn>\r\n").starts_with("503"));
    stream.write_all(b"EHLO x\r\n").expect("said");
    for _ in 0..3 {
        line(&mut lines).expect("what it can do");
    }
    assert!(ask(&mut stream, &mut lines, "RCPT TO:<c@d.vn>\r\n").starts_with("503"));
    assert!(ask(&mut stream, &mut lines, "MAIL FROM:<a@b.vn>\r\n").starts_with("250"));
    assert!(ask(&mut stream, &mut lines, "DATA\r\n").starts_with("503"));
    assert!(ask(&mut stream, &mut lines, "RCPT TO:<c@d.vn>\r\n").starts_with("250"));
    assert!(ask(&mut stream, &mut lines, "DATA\r\n").starts_with("354"));
    let letter = "Subject: x\r\n\r\n..\r\n..dot\r\nend\r\n.\r\n";
    assert!(ask(&mut stream, &mut lines, letter).starts_with("250"));
    let caught = catcher.take().pop().expect("an e-mail");
    assert_eq!((caught.from.as_str(), caught.to.as_str()), ("a@b.vn", "c@d.vn"));
    assert_eq!(caught.plain(), ".\n.dot\nend\n");
    assert_eq!(catcher.conversations(), 1);
}

//! Mail through the account that she named, as one URL:
//! `smtps://user:password@mail.example.org?from=alex@example.org`.
//!
//! What a server says is never kept or shown. The only thing that leaves here is one of three failures.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use alongside_core::checkin::channel::{self, Abilities, Channel, Message, SendFailure};
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Severity};
use percent_encoding::percent_decode_str;
use tokio::runtime;
use tokio::time::timeout;
use tokio_rustls::rustls::RootCertStore;
use url::Url;

use super::SEEN;
use super::letter::{Letter, Stamps};
use super::wire::{self, Seal, Server};

/// How long each part may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Finding the server and connecting to it.
    pub(super) connect: Duration,
    /// One command and its answer, or the handshake.
    pub(super) command: Duration,
    /// All together: a server that says one letter a second keeps every other limit.
    pub(super) whole: Duration,
}

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    command: Duration::from_secs(15),
    whole: Duration::from_secs(30),
};
/// A message has left or not before goodbye is said, so that takes no longer than courtesy asks.
const GOODBYE: Duration = Duration::from_secs(1);

/// Ports as RFC 8314 gives them.
const PORT_SEALED: u16 = 465;
const PORT_UPGRADED: u16 = 587;

/// Answers of class 5 that a changed password or a setting of the account puts right: RFC 4954.
const LOGIN_MISSING: [u16; 4] = [530, 534, 535, 538];
/// A full mailbox, which is emptied again.
const MAILBOX_FULL: u16 = 552;

/// Sends mail.
pub(super) struct Smtp {
    stamps: Stamps,
    roots: Arc<RootCertStore>,
    limits: Limits,
}

impl Smtp {
    /// With clocks and randomness for its letters.
    pub(super) fn new(stamps: Stamps) -> Self {
        Smtp { stamps, roots: Arc::new(wire::usual_roots()), limits: LIMITS }
    }

    /// One that waits less long, for tests.
    #[cfg(test)]
    pub(super) fn within(self, limits: Limits) -> Self {
        Smtp { limits, ..self }
    }

    /// One that trusts other authorities, for tests.
    #[cfg(all(test, feature = "smtp-server"))]
    pub(super) fn trusting(self, roots: RootCertStore) -> Self {
        Smtp { roots: Arc::new(roots), ..self }
    }

    /// From connecting to goodbye. Without a letter it ends where a message would begin.
    fn talk(&self, account: &Account, to: &Address, letter: Option<&[u8]>) -> Result<(), SendFailure> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|_| SendFailure::Later)?;
        let outcome = runtime.block_on(async {
            let dialogue = async {
                let mut line = self.open(&account.server).await?;
                let outcome = hand_over(&mut line, account, to, letter, self.limits.command).await;
                Ok((line, outcome))
            };
            let (mut line, outcome) =
                timeout(self.limits.whole, dialogue).await.map_err(|_| SendFailure::TimedOut)??;
            if outcome != Err(SendFailure::TimedOut) {
                let _ = timeout(GOODBYE, line.quit()).await;
            }
            outcome
        });
        // A look-up of a name can't be stopped; it ends by itself, and nobody waits for it.
        runtime.shutdown_background();
        outcome
    }

    /// A connection on which the server has greeted us.
    async fn open(&self, server: &Server) -> Result<AsyncSmtpConnection, SendFailure> {
        let Limits { connect, command, .. } = self.limits;
        let tcp = in_time(connect, wire::reach(server)).await?.map_err(|_| SendFailure::Later)?;
        let wire =
            in_time(command, wire::seal(tcp, server, &self.roots)).await?.map_err(|_| SendFailure::Later)?;
        let hello = ClientId::Domain(wire::HELLO.to_owned());
        let greeted = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &hello);
        in_time(command, greeted).await?.map_err(|_| SendFailure::Later)
    }
}

impl Channel for Smtp {
    fn name(&self) -> &'static str {
        "email"
    }

    fn abilities(&self) -> Abilities {
        SEEN
    }

    /// Stops after the server has taken the address: nothing is delivered.
    fn probe(&self, address: &channel::Address) -> Result<(), SendFailure> {
        let (account, to) = (Account::of(address)?, mail_address(&address.to)?);
        self.talk(&account, &to, None)
    }

    fn send(&self, message: &Message) -> Result<(), SendFailure> {
        let (account, to) = (Account::of(&message.address)?, mail_address(&message.address.to)?);
        let letter = Letter::new(message, self.stamps.stamp()?)?.mailed(&account.from, &to);
        self.talk(&account, &to, Some(&letter))
    }
}

/// Waits for it no longer than `limit`.
async fn in_time<T>(limit: Duration, work: impl Future<Output = T>) -> Result<T, SendFailure> {
    timeout(limit, work).await.map_err(|_| SendFailure::TimedOut)
}

async fn hand_over(
    line: &mut AsyncSmtpConnection,
    account: &Account,
    to: &Address,
    letter: Option<&[u8]>,
    limit: Duration,
) -> Result<(), SendFailure> {
    if let Some(login) = &account.login {
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        in_time(limit, line.auth(&mechanisms, login)).await?.map_err(|_| SendFailure::Later)?;
    }
    let mail = Mail::new(Some(account.from.clone()), Vec::new());
    in_time(limit, line.command(mail)).await?.map_err(|error| judged(&error))?;
    in_time(limit, line.command(Rcpt::new(to.clone(), Vec::new()))).await?.map_err(|error| judged(&error))?;
    match letter {
        Some(letter) => {
            in_time(limit, line.command(Data)).await?.map_err(|error| judged(&error))?;
            in_time(limit, line.message(letter)).await?.map_err(|error| judged(&error))?;
        }
        // The address has been taken; whatever is said to taking it back changes nothing.
        None => drop(in_time(limit, line.command(Rset)).await?),
    }
    Ok(())
}

/// What an answer to the addresses or to the message means.
fn judged(error: &Error) -> SendFailure {
    let Some(code) = error.status() else { return SendFailure::Later };
    let number = u16::from(code);
    let for_good = code.severity == Severity::PermanentNegativeCompletion
        && number != MAILBOX_FULL
        && !LOGIN_MISSING.contains(&number);
    if for_good { SendFailure::Refused } else { SendFailure::Later }
}

/// The mail account of this device. Never shown.
pub(super) struct Account {
    pub(super) server: Server,
    login: Option<Credentials>,
    pub(super) from: Address,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Account {
    /// `Refused` where there is none or it can't be read: trying again changes nothing.
    fn of(address: &channel::Address) -> Result<Self, SendFailure> {
        address.account.as_ref().and_then(|account| Account::read(account)).ok_or(SendFailure::Refused)
    }

    /// `smtps://` or `smtp://`, where needed a name and a password, a host, where needed a port, and `from`, which may
    /// be left out where the name is an address. `tls=required` asks a server on this computer for TLS as well.
    pub(super) fn read(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return None;
        }
        let host = host(url.host_str()?)?;
        let (mut from, mut tls_required) = (None, false);
        for pair in url.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=')? {
                ("from", address) if from.is_none() => from = Some(decoded(address)?),
                ("tls", "required") => tls_required = true,
                _ => return None,
            }
        }
        let (seal, usual_port) = match url.scheme() {
            "smtps" => (Seal::AtOnce, PORT_SEALED),
            "smtp" if Server::is_this_computer(&host) && !tls_required => (Seal::Unneeded, PORT_UPGRADED),
            "smtp" => (Seal::Upgraded, PORT_UPGRADED),
            _ => return None,
        };
        let user = decoded(url.username())?;
        let from = mail_address(from.as_deref().unwrap_or(&user)).ok()?;
        let login = match (user.is_empty(), url.password()) {
            (true, None) => None,
            (true, Some(_)) => return None,
            (false, password) => Some(Credentials::new(user, decoded(password.unwrap_or_default())?)),
        };
        let server = Server { host, port: url.port().unwrap_or(usual_port), seal };
        Some(Account { server, login, from })
    }
}

/// Percent signs undone. A plus stays a plus: addresses have them.
fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// A name of letters, digits, dots and hyphens, or an address without its brackets.
fn host(text: &str) -> Option<String> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let good = bare.parse::<IpAddr>().is_ok() || (!bare.is_empty() && bare.chars().all(named));
    good.then(|| bare.to_owned())
}

/// One address without a name beside it, in ASCII, which every server takes. Quoted forms exist, and could carry
/// anything into a command.
fn mail_address(text: &str) -> Result<Address, SendFailure> {
    let odd = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\\');
    if text.contains(odd) {
        return Err(SendFailure::Refused);
    }
    text.parse().map_err(|_| SendFailure::Refused)
}

//! The connection to a mail server: who it is, whether it is sealed, and how much it may say.
//!
//! STARTTLS is done here and not by lettre, which reads on, after the handshake, what came before it in the clear:
//! somebody between could then answer in the server's place that a message was taken.

use std::fmt;
use std::io::{self, Error, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use tokio_rustls::{TlsConnector, rustls};

/// Longest answer before the connection is sealed. Postfix says some 300 bytes.
const ANSWER_MAX_BYTES: usize = 8 * 1024;
/// Most that a server may say in all: a hundred times what any does.
const TALK_MAX_BYTES: usize = 256 * 1024;
/// What stands for the greeting where it was read before the connection was sealed.
const GREETED: &[u8] = b"220 sealed\r\n";
/// How we greet. An address that says nothing, where others give their computer's name.
pub(super) const HELLO: &str = "[127.0.0.1]";

/// How a connection is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seal {
    /// From its first byte.
    AtOnce,
    /// After the server offered it, or not at all.
    Upgraded,
    /// Never; it does not leave this computer.
    Unneeded,
}

/// A server as the account names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    /// A name, or an address without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) seal: Seal,
}

impl Server {
    /// Whether it can only be this computer.
    pub(super) fn is_this_computer(host: &str) -> bool {
        host.eq_ignore_ascii_case("localhost")
            || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    }
}

/// The authorities that browsers trust, from the program and not from this computer: whoever holds the computer can
/// add one of their own there.
pub(super) fn usual_roots() -> RootCertStore {
    RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }
}

/// Connects to the first of its addresses that answers. Nothing has been said yet.
pub(super) async fn reach(server: &Server) -> io::Result<TcpStream> {
    let found = lookup_host((server.host.as_str(), server.port)).await?;
    // A table of hosts may send `localhost` elsewhere; what is not sealed stays here all the same.
    let here = |address: &SocketAddr| server.seal != Seal::Unneeded || address.ip().is_loopback();
    let addresses: Vec<_> = found.filter(here).collect();
    TcpStream::connect(&addresses[..]).await
}

/// Seals it, as far as the account asks.
pub(super) async fn seal(
    mut tcp: TcpStream,
    server: &Server,
    roots: &Arc<RootCertStore>,
) -> io::Result<Wire> {
    if server.seal == Seal::Unneeded {
        return Ok(Wire { stream: Stream::Plain(tcp), first: b"", left: TALK_MAX_BYTES });
    }
    let first: &[u8] = if server.seal == Seal::Upgraded {
        ask_to_seal(&mut tcp).await?;
        GREETED
    } else {
        b""
    };
    let name = ServerName::try_from(server.host.clone()).map_err(|_| ErrorKind::InvalidInput)?;
    let stream = connector(roots)?.connect(name, tcp).await?;
    Ok(Wire { stream: Stream::Sealed(Box::new(stream)), first, left: TALK_MAX_BYTES })
}

fn connector(roots: &Arc<RootCertStore>) -> io::Result<TlsConnector> {
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error: rustls::Error| Error::new(ErrorKind::Unsupported, error))?
        .with_root_certificates(Arc::clone(roots))
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// RFC 3207, up to the point where the handshake begins. Without an offer nothing more is said.
async fn ask_to_seal(tcp: &mut TcpStream) -> io::Result<()> {
    answer(tcp, "220").await?;
    tcp.write_all(format!("EHLO {HELLO}\r\n").as_bytes()).await?;
    let offers = answer(tcp, "250").await?;
    let offered =
        offers.lines().any(|line| line.get(4..).is_some_and(|word| word.eq_ignore_ascii_case("STARTTLS")));
    if !offered {
        return Err(ErrorKind::Unsupported.into());
    }
    tcp.write_all(b"STARTTLS\r\n").await?;
    answer(tcp, "220").await.map(|_| ())
}

/// One whole answer that begins with `code`. Anything behind its end is refused: nobody was asked yet.
async fn answer(tcp: &mut TcpStream, code: &str) -> io::Result<String> {
    let mut said = Vec::new();
    loop {
        if tcp.read_buf(&mut said).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if said.len() > ANSWER_MAX_BYTES {
            return Err(ErrorKind::InvalidData.into());
        }
        if let Some(end) = end_of_answer(&said) {
            let text = String::from_utf8_lossy(&said).into_owned();
            let good = end == said.len() && text.starts_with(code);
            return if good { Ok(text) } else { Err(ErrorKind::InvalidData.into()) };
        }
    }
}

/// Where the first line ends that has no `-` behind its three digits.
fn end_of_answer(said: &[u8]) -> Option<usize> {
    let mut end = 0_usize;
    for line in said.split_inclusive(|&byte| byte == b'\n') {
        end = end.saturating_add(line.len());
        if line.ends_with(b"\n") && line.get(3) != Some(&b'-') {
            return Some(end);
        }
    }
    None
}

/// A connection that lettre talks over.
pub(super) struct Wire {
    stream: Stream,
    /// What is still to be read before the first byte of the stream.
    first: &'static [u8],
    /// How many bytes the server may still say.
    left: usize,
}

enum Stream {
    Plain(TcpStream),
    Sealed(Box<TlsStream<TcpStream>>),
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        match &self.stream {
            Stream::Plain(tcp) => tcp.peer_addr(),
            Stream::Sealed(tls) => tls.get_ref().0.peer_addr(),
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        if !wire.first.is_empty() {
            let (now, rest) = wire.first.split_at(wire.first.len().min(into.remaining()));
            into.put_slice(now);
            wire.first = rest;
            return Poll::Ready(Ok(()));
        }
        let before = into.filled().len();
        let read = match &mut wire.stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_read(cx, into),
            Stream::Sealed(tls) => Pin::new(tls).poll_read(cx, into),
        };
        match wire.left.checked_sub(into.filled().len().saturating_sub(before)) {
            Some(left) => wire.left = left,
            None => return Poll::Ready(Err(ErrorKind::InvalidData.into())),
        }
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_write(cx, bytes),
            Stream::Sealed(tls) => Pin::new(tls).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_flush(cx),
            Stream::Sealed(tls) => Pin::new(tls).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_shutdown(cx),
            Stream::Sealed(tls) => Pin::new(tls).poll_shutdown(cx),
        }
    }
}

//! Against a real mail server, which the lane `smtp` of `cargo xtask test` installs and names in
//! `ALONGSIDE_SMTP_PYTHON`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use alongside_core::checkin::channel::{Channel, SendFailure};
use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject};

use super::super::smtp::{Limits, Smtp};
use super::{address, alert, parts, stamps};
use crate::clock::Stopwatch;

const QUICK: Limits = Limits {
    connect: Duration::from_secs(2),
    command: Duration::from_secs(2),
    whole: Duration::from_secs(4),
};

fn beside() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("smtp")
}

/// The server, which ends with the test.
struct Server {
    child: Child,
    // Closed when the server is dropped, or the test dies: that ends it.
    _stdin: ChildStdin,
    place: tempfile::TempDir,
    port: u16,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let python = std::env::var_os("ALONGSIDE_SMTP_PYTHON")
            .expect("ALONGSIDE_SMTP_PYTHON names a Python with aiosmtpd: run `cargo xtask test --only smtp`");
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("mail")).unwrap();
        let mut command = Command::new(python);
        command.args(["-W", "ignore"]);
        command.arg(beside().join("server.py")).arg("--folder").arg(place.path().join("mail"));
        command.arg("--heard").arg(place.path().join("heard")).args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let stdin = child.stdin.take().unwrap();
        let port = line.trim().parse().expect("the server says its port");
        Server { child, _stdin: stdin, place, port }
    }

    /// With a certificate from beside this file.
    fn sealed(tls: &str, certificate: &str, more: &[&str]) -> Self {
        let certificate = beside().join(certificate);
        let mut arguments = vec!["--tls", tls, "--certificate", certificate.to_str().unwrap()];
        arguments.extend(more);
        Self::start(&arguments)
    }

    fn account(&self, before: &str, query: &str) -> String {
        format!("{before}localhost:{}?from=alex@example.org{query}", self.port)
    }

    /// What it took, oldest first.
    fn mails(&self) -> Vec<String> {
        let mut paths: Vec<_> = fs::read_dir(self.place.path().join("mail"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// The commands that it heard after the greeting, all connections together.
    fn heard(&self) -> Vec<String> {
        fs::read_to_string(self.place.path().join("heard")).unwrap().lines().map(str::to_owned).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn usual() -> Smtp {
    Smtp::new(stamps()).within(QUICK)
}

/// One that trusts the authority beside this file.
fn trusting() -> Smtp {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(beside().join("authority.pem")).unwrap()).unwrap();
    usual().trusting(roots)
}

/// What sending to `name` says, and what a probe says.
fn both(channel: &Smtp, account: &str, name: &str) -> [Result<(), SendFailure>; 2] {
    let to = format!("{name}@example.net");
    [channel.send(&alert(&to, Some(account))), channel.probe(&address(&to, Some(account)))]
}

#[test]
fn a_mail_arrives_as_it_was_written() {
    let server = Server::start(&[]);
    let account = server.account("smtp://", "");
    let mut message = alert("friend@example.net", Some(&account));
    usual().send(&message).unwrap();
    message.test = true;
    message.text = "Only words of plain letters.\n.\n..and dots\n".into();
    usual().send(&message).unwrap();
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    let (head, text) = parts(mails[0].replace("\r\n", "\n").as_bytes());
    for line in
        ["X-Kind: alert", "X-Ref: 7K2Q", "Subject: 7K2Q", "From: alex@example.org", "To: friend@example.net"]
    {
        assert!(head.iter().any(|found| found == line), "{line}: {head:?}");
    }
    let quoted = "Alex has not checked in.\n.\nShe was at the caf=C3=A9, =E2=98=83 51.5, -0.1\n";
    assert_eq!(text, quoted);
    let (head, text) = parts(mails[1].replace("\r\n", "\n").as_bytes());
    for line in ["X-Test: yes", "Subject: TEST 7K2Q", "Content-Transfer-Encoding: 7bit"] {
        assert!(head.iter().any(|found| found == line), "{line}: {head:?}");
    }
    assert_eq!(text, message.text);
}

#[test]
fn a_probe_stops_after_the_address() {
    let server = Server::start(&[]);
    let account = server.account("smtp://", "");
    usual().probe(&address("friend@example.net", Some(&account))).unwrap();
    assert_eq!(server.heard(), ["MAIL", "RCPT", "RSET", "QUIT"]);
    assert!(server.mails().is_empty());
}

#[test]
fn what_the_server_says_to_an_address_counts_for_both() {
    let server = Server::start(&[]);
    let account = server.account("smtp://", "");
    for (name, meaning) in [
        ("refused", SendFailure::Refused),
        ("full", SendFailure::Later),
        ("busy", SendFailure::Later),
        ("drop", SendFailure::Later),
    ] {
        assert_eq!(both(&usual(), &account, name), [Err(meaning), Err(meaning)], "{name}");
    }
    assert!(server.mails().is_empty());
    assert_eq!(both(&usual(), &account, "friend"), [Ok(()), Ok(())]);
}

#[test]
fn what_happens_after_the_message_counts_for_sending_only() {
    let server = Server::start(&[]);
    let account = server.account("smtp://", "");
    for (name, meaning) in
        [("spam", SendFailure::Refused), ("cut", SendFailure::Later), ("stall", SendFailure::TimedOut)]
    {
        let since = Stopwatch::start();
        assert_eq!(both(&usual(), &account, name), [Err(meaning), Ok(())], "{name}");
        assert!(since.seconds() < 8, "{name}");
    }
    assert!(server.mails().is_empty());
}

#[test]
fn a_certificate_of_a_known_authority_is_taken() {
    for (tls, scheme, query) in [("starttls", "smtp://", "&tls=required"), ("smtps", "smtps://", "")] {
        let server = Server::sealed(tls, "localhost", &["--login", "alex@home:p@ss/word+%"]);
        let account = server.account(&format!("{scheme}alex%40home:p%40ss%2Fword+%25@"), query);
        assert_eq!(both(&trusting(), &account, "friend"), [Ok(()), Ok(())], "{tls}");
        assert_eq!(server.mails().len(), 1, "{tls}");
        assert!(server.heard().iter().any(|command| command == "AUTH"), "{tls}: {:?}", server.heard());
    }
}

#[test]
fn a_wrong_password_or_none_may_be_put_right() {
    let server = Server::sealed("smtps", "localhost", &["--login", "alex:tulip"]);
    for login in ["alex:crocus@", "alex@", ""] {
        let account = server.account(&format!("smtps://{login}"), "");
        assert_eq!(both(&trusting(), &account, "friend"), [Err(SendFailure::Later); 2], "{login}");
    }
    assert!(server.mails().is_empty());
}

#[test]
fn a_login_that_the_server_does_not_offer_is_not_given_away() {
    let server = Server::start(&["--tls", "none"]);
    let account = server.account("smtp://alex:tulip@", "&tls=required");
    assert_eq!(both(&usual(), &account, "friend"), [Err(SendFailure::Later); 2]);
    assert!(server.heard().is_empty(), "{:?}", server.heard());
}

/// Each goes wrong before a mail, a name or a password is said.
#[test]
fn a_certificate_that_proves_nothing_ends_the_talk() {
    for (tls, scheme, query) in [("starttls", "smtp://", "&tls=required"), ("smtps", "smtps://", "")] {
        // One that signed itself, one of an authority that nobody knows, one for another name.
        let own = Server::sealed(tls, "own", &[]);
        let unknown = Server::sealed(tls, "localhost", &[]);
        for (server, channel, host) in [
            (&own, usual(), "localhost"),
            (&own, trusting(), "localhost"),
            (&unknown, usual(), "localhost"),
            (&unknown, trusting(), "127.0.0.1"),
        ] {
            let account = server.account(&format!("{scheme}alex:tulip@"), query).replace("localhost", host);
            assert_eq!(both(&channel, &account, "friend"), [Err(SendFailure::Later); 2], "{tls} {host}");
        }
        for server in [own, unknown] {
            assert!(server.mails().is_empty());
            let heard = server.heard();
            assert!(!heard.iter().any(|word| word == "AUTH" || word == "MAIL"), "{heard:?}");
        }
    }
}

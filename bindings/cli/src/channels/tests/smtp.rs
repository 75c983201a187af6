use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use alongside_core::checkin::channel::{Channel, SendFailure};

use super::super::smtp::{Limits, Smtp};
use super::super::wire::{Seal, Server};
use super::{address, alert, stamps};
use crate::clock::Stopwatch;

const QUICK: Limits = Limits {
    connect: Duration::from_millis(500),
    command: Duration::from_millis(500),
    whole: Duration::from_millis(1_500),
};

/// A server that takes connections and does with each what `talk` does, as long as the test runs. Its account.
fn server(query: &str, talk: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            talk(stream);
        }
    });
    format!("smtp://127.0.0.1:{port}?from=alex@example.org{query}")
}

/// What sending says, and what a probe says, both in time.
#[track_caller]
fn both(account: &str) -> SendFailure {
    let since = Stopwatch::start();
    let channel = Smtp::new(stamps()).within(QUICK);
    let sent = channel.send(&alert("friend@example.net", Some(account))).unwrap_err();
    let probed = channel.probe(&address("friend@example.net", Some(account))).unwrap_err();
    assert_eq!(sent, probed);
    assert!(since.seconds() < 8, "{} s", since.seconds());
    sent
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for() {
    let account = server("", |stream| {
        let _ = BufReader::new(stream).lines().count();
    });
    assert_eq!(both(&account), SendFailure::TimedOut);
}

/// Each byte comes well within every limit but the one on the whole.
#[test]
fn a_server_that_dribbles_is_cut_off() {
    let account = server("", |mut stream| {
        for _ in 0..600 {
            if stream.write_all(b"220-hello\r\n").and_then(|()| stream.flush()).is_err() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
    });
    assert_eq!(both(&account), SendFailure::TimedOut);
    // Every command is answered late, none too late; all of them together are.
    let account = server("", |stream| {
        let mut writer = stream.try_clone().unwrap();
        let _ = writer.write_all(b"220 x\r\n");
        for _ in BufReader::new(stream).lines().map_while(Result::ok) {
            for byte in b"250 taken\r\n" {
                thread::sleep(Duration::from_millis(40));
                if writer.write_all(&[*byte]).is_err() {
                    return;
                }
            }
        }
    });
    assert_eq!(both(&account), SendFailure::TimedOut);
}

#[test]
fn a_server_that_never_stops_talking_is_cut_off() {
    let account = server("", |mut stream| while stream.write_all(&[b'2'; 8192]).is_ok() {});
    assert_eq!(both(&account), SendFailure::Later);
}

#[test]
fn nobody_there_hangs_up_or_talks_nonsense() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(both(&format!("smtp://localhost:{port}?from=alex@example.org")), SendFailure::Later);
    assert_eq!(both(&server("", drop)), SendFailure::Later);
    assert_eq!(both(&server("", |mut stream| drop(stream.write_all(b"hello\r\n")))), SendFailure::Later);
    assert_eq!(
        both(&server("", |mut stream| drop(stream.write_all(b"554 go away\r\n")))),
        SendFailure::Later
    );
}

/// Answers each line with the next of `answers`; what was said goes into the test's hands.
fn scripted(query: &str, answers: &'static [&'static str]) -> (String, std::sync::mpsc::Receiver<String>) {
    let (tell, told) = std::sync::mpsc::channel();
    let account = server(query, move |stream| {
        let mut writer = stream.try_clone().unwrap();
        let mut lines = BufReader::new(stream);
        let mut heard = String::new();
        for answer in answers {
            let mut line = Vec::new();
            if writer.write_all(answer.as_bytes()).is_err()
                || !matches!(lines.read_until(b'\n', &mut line), Ok(1..))
            {
                break;
            }
            heard.push_str(&String::from_utf8_lossy(&line));
        }
        let mut rest = Vec::new();
        let _ = writer.shutdown(std::net::Shutdown::Write);
        let _ = lines.read_to_end(&mut rest);
        let _ = tell.send(heard + &String::from_utf8_lossy(&rest));
    });
    (account, told)
}

#[test]
fn without_an_offer_of_tls_nothing_is_said_in_the_clear() {
    let (account, told) = scripted("&tls=required", &["220 x\r\n", "250-x\r\n250 SIZE 100\r\n"]);
    let account = account.replace("smtp://", "smtp://alex:tulip@");
    assert_eq!(both(&account), SendFailure::Later);
    assert_eq!(told.recv().unwrap(), "EHLO [127.0.0.1]\r\n");
}

/// Somebody in between adds answers of his own behind the one that begins the handshake.
#[test]
fn answers_that_nobody_asked_for_end_the_talk() {
    const INJECTED: &str = "220 go\r\n250 taken\r\n250 taken\r\n250 taken\r\n354 go\r\n250 taken\r\n";
    let (account, told) = scripted("&tls=required", &["220 x\r\n", "250 STARTTLS\r\n", INJECTED]);
    assert_eq!(both(&account), SendFailure::Later);
    assert_eq!(told.recv().unwrap(), "EHLO [127.0.0.1]\r\nSTARTTLS\r\n");
}

#[test]
fn answers_about_the_login_and_a_full_mailbox_may_change() {
    for (answer, meaning) in [
        ("530 log in first\r\n", SendFailure::Later),
        ("535 no\r\n", SendFailure::Later),
        ("552 full\r\n", SendFailure::Later),
        ("421 closing\r\n", SendFailure::Later),
        ("450 busy\r\n", SendFailure::Later),
        ("550 nobody\r\n", SendFailure::Refused),
        ("553 no such name\r\n", SendFailure::Refused),
        ("554 never\r\n", SendFailure::Refused),
    ] {
        let script: &'static [&'static str] =
            Box::leak(Box::new(["220 x\r\n", "250 x\r\n", "250 x\r\n", answer]));
        let (account, _told) = scripted("", script);
        assert_eq!(both(&account), meaning, "{answer}");
    }
}

#[test]
fn an_account_that_can_not_be_read_is_refused() {
    let channel = Smtp::new(stamps()).within(QUICK);
    for account in [
        "",
        "mail.example.org",
        "http://mail.example.org?from=a@example.org",
        "smtps://mail.example.org",
        "smtps://mail.example.org?from=nobody",
        "smtps://mail.example.org?from=a@example.org%0d%0aRCPT%20TO:%3cx@example.net%3e",
        "smtps://mail.example.org?from=a@example.org&tls=none",
        "smtps://mail.example.org?from=a@example.org&from=b@example.org",
        "smtps://mail.example.org/inbox?from=a@example.org",
        "smtps://mail.example.org?from=a@example.org#x",
        "smtps://mail%0a.example.org?from=a@example.org",
        "smtps://:tulip@mail.example.org?from=a@example.org",
        "smtps://mail.example.org:99999?from=a@example.org",
    ] {
        let refused = channel.probe(&address("friend@example.net", Some(account)));
        assert_eq!(refused, Err(SendFailure::Refused), "{account}");
    }
    let none = channel.send(&alert("friend@example.net", None));
    assert_eq!(none, Err(SendFailure::Refused));
}

#[test]
fn an_address_can_not_bring_a_header_or_a_command() {
    let channel = Smtp::new(stamps()).within(QUICK);
    for to in [
        "friend@example.net\r\nBcc: x@example.org",
        "friend@example.net>\r\nRCPT TO:<x@example.org",
        "\"a\r\nBcc: x\"@example.org",
        "\"a b\"@example.org",
        "Friend <friend@example.net>",
        "a@example.net,b@example.net",
        "frïend@example.net",
        "friend",
        "",
    ] {
        let account = Some("smtp://127.0.0.1:9?from=a@example.org");
        assert_eq!(channel.send(&alert(to, account)), Err(SendFailure::Refused), "{to:?}");
        assert_eq!(channel.probe(&address(to, account)), Err(SendFailure::Refused), "{to:?}");
    }
}

#[test]
fn only_this_computer_is_talked_to_in_the_clear() {
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.9.8.7", "::1"] {
        assert!(Server::is_this_computer(host), "{host}");
    }
    for host in
        ["mail.example.org", "localhost.example.org", "128.0.0.1", "::2", "10.0.0.1", "127.0.0.1.example.org"]
    {
        assert!(!Server::is_this_computer(host), "{host}");
    }
}

#[test]
fn an_account_says_server_seal_and_sender() {
    use super::super::smtp::Account;
    for (text, host, port, seal, from) in [
        (
            "smtps://alex:p%40ss@Mail.example.org?from=a@example.org",
            "mail.example.org",
            465,
            Seal::AtOnce,
            "a@example.org",
        ),
        (
            "smtps://alex%40example.org:x@mail.example.org:4650",
            "mail.example.org",
            4650,
            Seal::AtOnce,
            "alex@example.org",
        ),
        (
            "smtp://mail.example.org?from=a+b@example.org",
            "mail.example.org",
            587,
            Seal::Upgraded,
            "a+b@example.org",
        ),
        ("smtp://[::1]:25/?from=a%2Bb@example.org", "::1", 25, Seal::Unneeded, "a+b@example.org"),
        (
            "smtp://localhost:25?from=a@example.org&tls=required",
            "localhost",
            25,
            Seal::Upgraded,
            "a@example.org",
        ),
    ] {
        let account = Account::read(text).unwrap_or_else(|| panic!("{text}"));
        assert!(account.server.host.eq_ignore_ascii_case(host), "{text}");
        assert_eq!((account.server.port, account.server.seal), (port, seal), "{text}");
        assert_eq!(account.from.to_string(), from, "{text}");
        assert!(!format!("{account:?}").contains("alex"));
    }
}

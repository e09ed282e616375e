//! A network that is not the whole truth: proxies, and certificates of somebody else. The login host is Microsoft's by
//! name, and a proxy on this machine leads to the emulated one.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::process::PATIENCE;
use crate::run::{Azt, Home, azt};
use crate::sandbox::cloud::{ALEX, PASSWORD};
use crate::sandbox::{Answer, Flaw, Sandbox};

const PLACE: &str = "https://login.microsoftonline.com/organizations/oauth2/v2.0/token";
const ISSUED: &str = "azt sandbox, valid nowhere else";

/// What a proxy does about `CONNECT`.
#[derive(Clone)]
pub enum Manner {
    /// Leads to this port of this machine, wherever it was to lead.
    Leads(u16),
    /// Answers this, whatever it is.
    Says(&'static str),
    /// Leads to a page.
    LeadsAstray,
    /// Reads, and says nothing until it ends.
    Hangs,
    /// Reads, and closes.
    HangsUp,
}

/// A proxy on this machine.
pub struct Proxy {
    address: String,
    asked: Receiver<String>,
    serving: Option<JoinHandle<()>>,
}

impl Proxy {
    pub fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (heads, asked) = channel();
        let serving = thread::spawn(move || {
            let mut hung = Vec::new();
            while let Ok((mut client, _)) = listener.accept() {
                let head = read_head(&mut client);
                if head.is_empty() {
                    break;
                }
                heads.send(head).unwrap();
                match manner {
                    Manner::Leads(port) => lead(client, port),
                    Manner::Says(answer) => {
                        client.write_all(answer.as_bytes()).unwrap();
                        drain(&mut client);
                    }
                    Manner::LeadsAstray => {
                        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
                        client.read_exact(&mut [0]).unwrap();
                        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n<html>a portal").unwrap();
                        drain(&mut client);
                    }
                    Manner::Hangs => hung.push(client),
                    Manner::HangsUp => {}
                }
            }
        });
        Self { address, asked, serving: Some(serving) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until it is asked.
    pub fn asked(&self) -> String {
        self.asked.recv_timeout(PATIENCE).expect("somebody asks")
    }

    /// What it was asked so far.
    fn heads(&self) -> Vec<String> {
        self.asked.try_iter().collect()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(TcpStream::connect(&self.address));
        self.serving.take().map(JoinHandle::join);
    }
}

fn read_head(client: &mut TcpStream) -> String {
    let mut head = String::new();
    let mut byte = [0];
    while !head.ends_with("\r\n\r\n") && client.read(&mut byte).is_ok_and(|count| count > 0) {
        head.push(byte[0].into());
    }
    head
}

/// Reads what still comes: a client that is reset might not have read the answer.
fn drain(client: &mut TcpStream) {
    client.shutdown(Shutdown::Write).ok();
    io::copy(client, &mut io::sink()).ok();
}

fn lead(mut client: TcpStream, port: u16) {
    let mut server = TcpStream::connect(("127.0.0.1", port)).unwrap();
    client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
    let (mut from, mut to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    let back = thread::spawn(move || {
        io::copy(&mut from, &mut to).ok();
        to.shutdown(Shutdown::Both).ok();
    });
    io::copy(&mut client, &mut server).ok();
    server.shutdown(Shutdown::Both).ok();
    back.join().unwrap();
}

fn port_of(url: &str) -> u16 {
    url.rsplit(':').next().unwrap().parse().unwrap()
}

/// A request to Microsoft's login host, which would refuse it.
fn ask() -> Azt {
    azt("refresh --refresh-token-stdin").input("0.A")
}

/// One that it would not.
fn redeem(sandbox: &Sandbox) -> Azt {
    let run = azt("ropc --password-stdin -o oauth --with-refresh-token --username").arg(ALEX).input(PASSWORD);
    let refresh_token = run.at(sandbox).outcome().json()["refresh_token"].as_str().unwrap().to_owned();
    azt("refresh --refresh-token-stdin").input(&refresh_token)
}

/// It gives a token, and says nothing.
#[track_caller]
fn assert_redeemed(run: Azt) {
    let outcome = run.outcome();
    outcome.token();
    assert_eq!(outcome.stderr, "");
}

#[test]
fn a_proxy_leads_to_the_login_host_and_its_password_is_nobody_elses() {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    let proxy = Proxy::start(Manner::Leads(port_of(&tls.url)));
    let named = format!("http://user:s3cr%40t@{}", proxy.address);
    for (name, value) in [("HTTPS_PROXY", &named), ("all_proxy", &named)] {
        let outcome = redeem(&sandbox).args("-vv --ca-file").arg(&tls.ca_file).env(name, value).outcome();
        outcome.token();
        let [head] = proxy.heads().try_into().unwrap();
        assert!(head.starts_with("CONNECT login.microsoftonline.com:443 HTTP/1.1\r\n"), "{head}");
        assert!(head.contains("\r\nproxy-authorization: Basic dXNlcjpzM2NyQHQ=\r\n"), "{head}");
        for secret in ["s3cr", "dXNlcjpz"] {
            assert!(!outcome.stderr.contains(secret), "{outcome:?}");
        }
        assert!(outcome.stderr.contains(&format!("through the proxy {} of {name}\n", proxy.url())), "{outcome:?}");
    }
}

#[test]
fn a_ca_is_trusted_by_option_by_variable_and_in_the_place_of_the_systems() {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    let proxy = Proxy::start(Manner::Leads(port_of(&tls.url)));
    let run = || redeem(&sandbox).env("HTTPS_PROXY", proxy.url());
    assert_redeemed(run().arg("--ca-file").arg(&tls.ca_file));
    assert_redeemed(run().env("AZT_CA_FILE", &tls.ca_file));
    assert_redeemed(run().env("SSL_CERT_FILE", &tls.ca_file));
    assert_redeemed(run().env("SSL_CERT_FILE", &tls.ca_file).env("AZT_CA_FILE", stranger(&sandbox)));
    // What is named in the system's place leaves the file's as they are.
    assert_redeemed(run().env("SSL_CERT_FILE", "/dev/null").arg("--ca-file").arg(&tls.ca_file));
    let directory = tls.ca_file.parent().unwrap().join("certs");
    fs::create_dir(&directory).unwrap();
    fs::copy(&tls.ca_file, directory.join("a.pem")).unwrap();
    assert_redeemed(run().env("SSL_CERT_DIR", &directory));
    // A local authority with TLS of its own.
    let local = azt("refresh --refresh-token-stdin --authority-host").arg(&tls.url).input("0.A");
    assert_eq!(local.arg("--ca-file").arg(&tls.ca_file).outcome().status, Some(4), "it is asked, and refuses");
}

/// A CA that nobody has asked to sign anything.
fn stranger(sandbox: &Sandbox) -> PathBuf {
    sandbox.flawed_at("127.0.0.1:0", Flaw::OtherName).unwrap().ca_file
}

#[test]
fn a_certificate_that_is_not_trusted_is_told_in_words() {
    let sandbox = Sandbox::start();
    let run = |url: &str, ca_file: Option<&Path>| {
        let proxy = Proxy::start(Manner::Leads(port_of(url)));
        let run = ask().env("HTTPS_PROXY", proxy.url());
        let run = ca_file.into_iter().fold(run, |run, file| run.arg("--ca-file").arg(file));
        let outcome = run.outcome();
        (outcome.refused(5).to_owned(), proxy)
    };
    let start = format!(
        "azt: error: could not reach {PLACE}: its certificate was issued for rcgen self signed cert by {ISSUED}, "
    );
    let tls = sandbox.tls();
    let hint = "azt: hint: if that is your network's own CA, name its certificate: --ca-file FILE\n";
    assert_eq!(run(&tls.url, None).0, format!("{start}which this machine does not trust\n{hint}"));
    let stranger = stranger(&sandbox);
    let text = format!("which neither this machine nor {} trusts", stranger.display());
    assert_eq!(run(&tls.url, Some(&stranger)).0, format!("{start}{text}\n{hint}"));

    let clock = "azt: hint: see what time this machine has: date -u\n";
    for (flaw, text, hint) in [
        (Flaw::Expired, "and it expired at 2020-01-02 00:00 UTC, or this machine's clock is ahead", clock),
        (
            Flaw::NotYetValid,
            "and it is not valid before 2090-01-02 00:00 UTC, or this machine's clock is behind",
            clock,
        ),
        (
            Flaw::OtherName,
            "and it is for other.example, not for login.microsoftonline.com",
            "azt: hint: see who answers there: azt doctor --authority-host https://login.microsoftonline.com\n",
        ),
    ] {
        let tls = sandbox.flawed_at("127.0.0.1:0", flaw).unwrap();
        assert_eq!(run(&tls.url, Some(&tls.ca_file)).0, format!("{start}{text}\n{hint}"));
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn nobody_is_sent_to_sign_in_at_a_host_that_says_nothing() {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    let proxy = Proxy::start(Manner::Leads(port_of(&tls.url)));
    let configuration = ".well-known/openid-configuration";
    for place in ["/", "/organizations/v2.0/", "/contoso.example/v2.0/", "/contoso.example/"] {
        sandbox.answer_always(&format!("{place}{configuration}"), Answer::text(404, "<html>"));
    }
    let host = "https://sts.mixedreality.azure.com";
    for (line, places, hint) in [
        ("", ["", "organizations/v2.0/"], "check its address: --authority-host URL"),
        (
            "--tenant contoso.example",
            ["contoso.example/v2.0/", "contoso.example/"],
            "check its address; where the provider has no tenants: --tenant organizations",
        ),
    ] {
        let run = azt("authcode --no-browser --authority-host").arg(host).args(line);
        let [one, other] = places.map(|place| format!("{host}/{place}{configuration}"));
        run.env("HTTPS_PROXY", proxy.url()).env("AZT_CA_FILE", &tls.ca_file).refuses(
            5,
            &format!(
                "azt: error: {host}/ is no login host: there is no OpenID configuration at {one}, nor at {other}\n\
                 azt: hint: {hint}\n"
            ),
        );
    }
}

#[test]
fn a_proxy_in_the_way_is_named_with_its_variable_and_how_to_go_past_it() {
    let past = "to go past it: export NO_PROXY=login.microsoftonline.com";
    let forbidden = "HTTP/1.1 403 Filtered\r\nContent-Type: text/html\r\n\r\n<html>no";
    let unauthorized = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n";
    let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>a portal";
    for (manner, user, text, hint) in [
        (Manner::Says(forbidden), "", "refuses to lead to login.microsoftonline.com", past),
        (Manner::Says("<html>\r\n\r\n"), "", "refuses to lead to login.microsoftonline.com", past),
        (
            Manner::Says(forbidden),
            "user:s3cret@",
            "refuses to lead to login.microsoftonline.com, or does not accept its user name and password",
            past,
        ),
        (Manner::HangsUp, "", "hung up", past),
        (Manner::Says(html), "", "does not lead to login.microsoftonline.com: tls handshake eof", past),
        (
            Manner::LeadsAstray,
            "",
            "does not lead to login.microsoftonline.com: received corrupt message of type InvalidContentType",
            past,
        ),
        (
            Manner::Says(unauthorized),
            "",
            "wants a user name and a password",
            "name it with both: export HTTPS_PROXY=http://USER:PASSWORD@PROXY",
        ),
        (
            Manner::Says(unauthorized),
            "user:s3cret@",
            "does not accept its user name and password",
            "name it with both: export HTTPS_PROXY=http://USER:PASSWORD@PROXY",
        ),
    ] {
        let proxy = Proxy::start(manner);
        let sandbox = Sandbox::start();
        let run = ask().env("HTTPS_PROXY", format!("http://{user}{}", proxy.address));
        let outcome = run.env("SSL_CERT_FILE", sandbox.tls().ca_file).outcome();
        assert_eq!(
            outcome.refused(5).replace(&proxy.address, "PROXY"),
            format!(
                "azt: error: could not reach {PLACE}: the proxy http://PROXY of HTTPS_PROXY {text}\nazt: hint: {hint}\n"
            )
        );
    }
}

#[test]
fn a_proxy_that_is_not_there_is_named() {
    let sandbox = Sandbox::start();
    let run = |proxy: &str| {
        ask().env("https_proxy", proxy).env("NO_PROXY", "a.example").env("SSL_CERT_FILE", sandbox.tls().ca_file)
    };
    run("http://user:s3cret@127.0.0.1:1").refuses(
        5,
        &format!(
            "azt: error: could not reach {PLACE}: the proxy http://127.0.0.1:1 of https_proxy is not there: Connection \
             refused (os error 111)\n\
             azt: hint: to do without it: unset https_proxy\n"
        ),
    );
    run("socks5://user:s3cret@127.0.0.1:1").refuses(
        2,
        "azt: error: https_proxy names no proxy that azt can use, which is http or https, with its user and password \
         percent-encoded: socks5://127.0.0.1:1\n\
         azt: hint: name one: export https_proxy=http://HOST:PORT\n",
    );
}

#[test]
fn a_proxy_that_hangs_ends_at_the_deadline_and_is_named() {
    let sandbox = Sandbox::start();
    let proxy = Proxy::start(Manner::Hangs);
    let outcome = ask()
        .args("--http-timeout 1s")
        .env("HTTPS_PROXY", proxy.url())
        .env("NO_PROXY", "a.example,b.example")
        .env("SSL_CERT_FILE", sandbox.tls().ca_file)
        .outcome();
    assert_eq!(
        outcome.refused(5).replace(&proxy.address, "PROXY"),
        "azt: error: the proxy http://PROXY of HTTPS_PROXY did not lead to login.microsoftonline.com within 1s\n\
         azt: hint: to go past it: export NO_PROXY=a.example,b.example,login.microsoftonline.com\n"
    );
    assert!(outcome.took < Duration::from_secs(3), "{outcome:?}");
}

#[test]
fn a_login_host_that_hangs_behind_a_proxy_is_named_itself() {
    let sandbox = Sandbox::start();
    let tls = sandbox.tls();
    sandbox.answer_next(Answer::silence());
    let proxy = Proxy::start(Manner::Leads(port_of(&tls.url)));
    let run = ask().args("--http-timeout 1s").env("HTTPS_PROXY", proxy.url()).env("SSL_CERT_FILE", tls.ca_file);
    run.refuses(5, &format!("azt: error: {PLACE} did not answer within 1s\n"));
}

#[test]
fn a_login_host_on_this_machine_is_reached_past_every_proxy() {
    let sandbox = Sandbox::start();
    let proxy = Proxy::start(Manner::HangsUp);
    let tls = sandbox.tls();
    for url in [sandbox.url(), tls.url, format!("https://127.0.0.1:{}", sandbox.tls().url.rsplit(':').next().unwrap())]
    {
        let run = redeem(&sandbox).arg("--authority-host").arg(&url).env("SSL_CERT_FILE", &tls.ca_file);
        let names = ["HTTP_PROXY", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        assert_redeemed(names.iter().fold(run, |run, name| run.env(name, proxy.url())));
    }
    assert_eq!(proxy.heads(), Vec::<String>::new());
}

#[test]
fn a_ca_file_that_is_none_is_refused_where_it_is_needed() {
    let sandbox = Sandbox::start();
    let run = |file: &str| ask().arg("--ca-file").arg(file).arg("--authority-host").arg(sandbox.tls().url);
    run("/nonexistent/ca.pem").refuses(
        2,
        "azt: error: could not read the CA file /nonexistent/ca.pem: No such file or directory (os error 2)\n",
    );
    run("/dev").refuses(2, "azt: error: could not read the CA file /dev: it is not a file\n");
    run("/dev/zero").refuses(2, "azt: error: could not read the CA file /dev/zero: it is not a file\n");
    let empty = run("ca.pem");
    empty.file("ca.pem", "\n");
    empty.refuses(2, "azt: error: the CA file ca.pem is empty\n");
    let page = run("ca.pem");
    page.file("ca.pem", "<html>");
    page.refuses(2, "azt: error: the CA file ca.pem has no certificate in PEM\n");
    assert_eq!(sandbox.requests().len(), 0);
    // Plain HTTP trusts nobody, and needs nobody.
    azt("msi --ca-file /nonexistent/ca.pem").at(&sandbox).outcome().token();
    azt("profile add vm msi --ca-file a.pem").refuses(
        2,
        "azt: error: --ca-file is about getting a token, and azt profile gets none\n\
         azt: hint: no profile keeps it; type it where one is used: azt token NAME --ca-file FILE\n",
    );
}

#[test]
fn who_finds_a_kept_token_reads_no_ca_file() {
    let (sandbox, home) = (Sandbox::start(), Home::new());
    home.ropc(ALEX, &sandbox).prints_a_token();
    home.azt("token --ca-file /nonexistent/ca.pem", &sandbox).prints_a_token();
}

/// It is there, and silent: an absent one would be left at once for the next.
#[test]
fn a_handshake_that_never_ends_is_silence_and_not_absence() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    let sandbox = Sandbox::start();
    let run = |line: &str| azt(line).env("SSL_CERT_FILE", sandbox.tls().ca_file);
    let outcome = run("refresh -q --http-timeout 3s --refresh-token-stdin --authority-host").arg(&url).input("0.A");
    let place = format!("{url}/.well-known/openid-configuration");
    outcome.refuses(5, &format!("azt: error: {place} did not answer within 3s\n"));
    let fabric = run("msi -q --http-timeout 3s --timeout 3s").env("IDENTITY_ENDPOINT", format!("{url}/token"));
    let fabric = fabric.env("IDENTITY_HEADER", "h").env("IDENTITY_SERVER_THUMBPRINT", "0".repeat(40));
    fabric.refuses(5, &format!("azt: error: {url}/token did not answer within 3s\n"));
}

#[test]
fn an_answer_that_drips_ends_in_time() {
    let sandbox = Sandbox::start();
    // The third byte would come after three seconds.
    sandbox.answer_next(Answer::status(200).body("{}  ").byte_every(Duration::from_millis(1500)));
    let outcome = azt("msi --http-timeout 2s --timeout 2s").at(&sandbox).outcome();
    let place = "SANDBOX/metadata/identity/oauth2/token";
    assert_eq!(outcome.refused(5), format!("azt: error: {place} did not answer within 2s\n"));
    assert!(outcome.took < Duration::from_millis(2900), "{outcome:?}");
}

#[test]
fn a_wait_of_more_than_two_seconds_is_told_once_with_its_end() {
    let (sandbox, proxy) = (Sandbox::start(), Proxy::start(Manner::Hangs));
    let place = "SANDBOX/metadata/identity/oauth2/token";
    let error = format!("azt: error: {place} did not answer within 3s\n");
    let run = |line: &str| {
        sandbox.answer_next(Answer::silence());
        azt(line).args("--http-timeout 3s --timeout 3s").at(&sandbox)
    };
    let host = sandbox.url().replace("http://", "");
    run("msi").refuses(5, &format!("azt: waiting for {host}, for up to # more\n{error}"));
    run("msi -q").refuses(5, &error);
    let outcome = ask().args("--http-timeout 3s").env("HTTPS_PROXY", proxy.url());
    let outcome = outcome.env("SSL_CERT_FILE", sandbox.tls().ca_file).outcome();
    let who = format!("login.microsoftonline.com behind the proxy {} of HTTPS_PROXY", proxy.url());
    assert!(outcome.refused(5).starts_with(&format!("azt: waiting for {who}, for up to # more\n")), "{outcome:?}");
}

//! The browser is at one machine and azt at another: two network namespaces with a cable between them, and an SSH server.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::desk::{is_root, until};
use crate::login::claims;
use crate::namespace::inside;
use crate::peers::{Browser, Provider};
use crate::process::{Running, run};
use crate::terminal::Terminal;

const ARM: &str = "https://management.azure.com/";

/// Ended when this is dropped.
struct Background(Child);

impl Drop for Background {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A machine at the other end of a cable; what is here is reached at [`HERE`], and what is there not at all.
struct Machine(Background);

const HERE: &str = "10.99.0.1";

impl Machine {
    fn start() -> Self {
        let mut there = Command::new("unshare");
        there.args(["--net", "sh", "-c", "echo there; exec sleep 600"]).stdout(Stdio::piped());
        let mut there = there.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(there.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "there\n");
        let machine = Self(Background(there));
        // Without addresses that come by themselves a while later, at which a browser would begin anew.
        let lay = format!(
            "ip link add here type veth peer name there netns {pid} && ip link set here addrgenmode none && \
             ip addr add {HERE}/24 dev here && ip link set here up && nsenter --net --target {pid} sh -ec \
             'ip link set there addrgenmode none; ip addr add 10.99.0.2/24 dev there; ip link set there up; ip link set lo up'",
            pid = machine.id()
        );
        let outcome = run(Command::new("sh").args(["-c", &lay]), "");
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        machine
    }

    fn id(&self) -> u32 {
        self.0.0.id()
    }

    /// What runs a command there.
    fn prefix(&self) -> String {
        format!("nsenter --net --target {}", self.id())
    }

    /// Whether somebody listens there, at this port of its loopback.
    fn listens(&self, port: u16) -> bool {
        let connect = format!("exec 3<>/dev/tcp/127.0.0.1/{port}");
        let pid = self.id().to_string();
        let args = ["--net", "--target", &pid, "bash", "-c", &connect];
        run(Command::new("nsenter").args(args), "").status == Some(0)
    }
}

fn port_of(page: &str) -> u16 {
    page.split("localhost%3A").nth(1).unwrap().split('&').next().unwrap().parse().unwrap()
}

/// A sign-in at another machine's terminal, with a browser here.
fn at_another_machine(name: &str, body: impl FnOnce(&mut Browser, &Provider, &dyn Fn(&str) -> (Terminal, String))) {
    inside(name, &["--net"], "ip link set lo up", || {
        let machine = Machine::start();
        let provider = Provider::with_tls_at(HERE);
        let mut browser = Browser::start();
        let start = |more: &str| {
            let terminal = Terminal::start("bash --norc");
            let certificate = provider.certificate.as_ref().unwrap().display();
            let (prefix, args) = (machine.prefix(), provider.args().join(" "));
            terminal.enters(&format!(
                "SSL_CERT_FILE={certificate} AZT_STORE=none {prefix} azt authcode {args} {more} > token; echo sta''tus $?"
            ));
            let page = terminal.word("/oauth2/v2.0/authorize?");
            terminal.shows("and press Enter:");
            // The listener waits there, and nobody here.
            let port = port_of(&page);
            assert!(machine.listens(port) && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
            (terminal, page)
        };
        body(&mut browser, &provider, &start);
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_browser_at_one_machine_signs_in_for_azt_at_another() {
    let name = "elsewhere::a_browser_at_one_machine_signs_in_for_azt_at_another";
    at_another_machine(name, |browser, provider, start| {
        // Neither BROWSER nor a display: nothing has to be said for azt to print the address.
        let (terminal, page) = start("");
        terminal.types(&browser.sign_in_for_nobody(&page, provider));
        terminal.presses("Enter");
        terminal.shows("status 0");
        let token = claims(terminal.file("token").trim_end());
        assert_eq!((token["aud"].as_str(), token["upn"].as_str()), (Some(ARM), Some(provider.user())));
        assert_eq!(terminal.modes(), "echo icanon");
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_wrong_user_then_the_right_one_at_another_machine() {
    let name = "elsewhere::a_wrong_user_then_the_right_one_at_another_machine";
    at_another_machine(name, |browser, provider, start| {
        let (terminal, page) = start("--no-browser --max-age 60 --prompt login");
        terminal.types(&browser.sign_in_for_nobody_at_last(&page, provider));
        terminal.presses("Enter");
        // The provider says when that was, as OpenID Connect has it.
        terminal.shows("status 0");
        assert_eq!(claims(terminal.file("token").trim_end())["upn"], provider.user());
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_person_who_declines_at_another_machine_is_told_so_at_the_terminal() {
    let name = "elsewhere::a_person_who_declines_at_another_machine_is_told_so_at_the_terminal";
    at_another_machine(name, |browser, _, start| {
        let (terminal, page) = start("");
        terminal.types(&browser.cancel_for_nobody(&page));
        terminal.presses("Enter");
        terminal.shows("azt: error: the sign-in was refused: access_denied: AADSTS65004: ");
        terminal.shows("azt: hint: it was declined in the browser; ");
        terminal.shows("status 4");
        assert_eq!((terminal.file("token").as_str(), terminal.modes().as_str()), ("", "echo icanon"));
    });
}

/// An SSH server of this user's own, with keys made for the occasion.
struct SshServer {
    home: TempDir,
    port: u16,
    _server: Background,
}

impl SshServer {
    fn start() -> Self {
        let home = TempDir::new().unwrap();
        let path = |name: &str| home.path().join(name);
        for name in ["host", "own"] {
            let mut keygen = Command::new("ssh-keygen");
            keygen.args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path(name));
            assert_eq!(run(&mut keygen, "").status, Some(0));
        }
        let port = free_port();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {own}.pub\nPidFile none\nUsePAM no\n\
             StrictModes no\nPasswordAuthentication no\nPermitRootLogin yes\nPrintMotd no\nPrintLastLog no\nLogLevel DEBUG1\n",
            host = path("host").display(),
            own = path("own").display(),
        );
        fs::write(path("sshd_config"), config).unwrap();
        let sshd = format!("/usr/sbin/sshd -D -e -f {}", path("sshd_config").display());
        let mut server = Command::new("sh");
        if is_root() {
            // It wants an empty directory of its own there, which nobody else needs to see.
            let enter = format!("mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && exec {sshd}");
            server = Command::new("unshare");
            server.args(["--mount", "sh", "-c", &enter]);
        } else {
            server.args(["-c", &format!("exec {sshd}")]);
        }
        let log = fs::File::create(path("log")).unwrap();
        let server = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let this = Self { port, _server: Background(server), home };
        until("an SSH server", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        this
    }

    fn key(&self) -> PathBuf {
        self.home.path().join("own")
    }

    /// The options that let a client in that asks nobody.
    fn options(&self) -> Vec<String> {
        let words = [
            "-F",
            "none",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "BatchMode=yes",
            "-q",
            "-i",
        ];
        words.iter().map(|word| (*word).to_owned()).chain([self.key().display().to_string()]).collect()
    }

    /// A client that runs this line there.
    fn ssh(&self, line: &str) -> Command {
        let mut ssh = Command::new("ssh");
        ssh.args(self.options()).args(["-p", &self.port.to_string(), "127.0.0.1", line]);
        ssh
    }

    fn log(&self) -> String {
        fs::read_to_string(self.home.path().join("log")).unwrap()
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Followed to the letter but for where the tunnel begins, the line that azt prints over SSH brings the browser back:
/// both ends are this machine, on which that port is azt's, and the browser goes to the tunnel for it.
#[test]
#[ignore = "needs tests/real/setup"]
fn over_ssh_the_printed_line_brings_the_browser_back() {
    let server = SshServer::start();
    let provider = Provider::start();
    let (port, near) = (free_port(), free_port());
    let azt = format!(
        "env -u DISPLAY -u WAYLAND_DISPLAY -u BROWSER -u CI AZT_STORE=none {} authcode --redirect-port {port} {}",
        env!("CARGO_BIN_EXE_azt"),
        provider.args().join(" ")
    );
    let mut running = Running::start(&mut server.ssh(&azt));
    let page = running.told("/oauth2/v2.0/authorize?");
    assert_eq!(port_of(&page), port);
    let line = running.told_line(" type there: ssh ");
    let words: Vec<_> = line.split(" type there: ssh ").nth(1).unwrap().split_whitespace().collect();
    let forward = format!("{port}:localhost:{port}");
    assert_eq!(words[..4], ["-L", &forward, "-p", &server.port.to_string()], "{}", server.log());
    // The address that this client came to.
    assert!(words[4].ends_with("@127.0.0.1") && words.len() == 5, "{line}");

    let mut tunnel = Command::new("ssh");
    tunnel.args(server.options()).args(["-N", "-L", &format!("{near}:localhost:{port}")]).args(&words[2..]);
    let _tunnel = Background(tunnel.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    until("a tunnel", || TcpStream::connect((Ipv4Addr::LOCALHOST, near)).is_ok());
    let mut browser = Browser::beyond(port, near);
    let page = browser.sign_in(&page, &provider);
    assert_eq!(page["headings"], serde_json::json!(["Signed in"]), "{page}");
    let outcome = running.finish();
    assert_eq!(claims(outcome.token())["upn"], provider.user(), "{outcome:?}");
    // It came by the tunnel, after the look whether that is there, and not straight to this machine's port.
    assert!(server.log().matches("server_request_direct_tcpip: ").count() > 1, "{}", server.log());
}

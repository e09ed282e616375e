//! A company's network: a namespace in which Microsoft's login host, by its own name and at an address that is neither this
//! machine's nor its link's, has a certificate of a CA made for the occasion, and the way there is Debian's `tinyproxy`.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::desk::until;
use crate::namespace::inside;
use crate::process::{Outcome, Running, azt, run};
use crate::sandbox::cloud::{ALEX, PASSWORD};
use crate::sandbox::{Flaw, Sandbox};

const LOGIN: &str = "10.77.0.1:443";
const PROXY: &str = "10.77.0.2:3128";
const HOSTS: &str = "127.0.0.1 localhost\n10.77.0.1 login.microsoftonline.com\n10.77.0.2 proxy.contoso.example\n";
const PLACE: &str = "https://login.microsoftonline.com/organizations/oauth2/v2.0/token";
const BUNDLE: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A company, while a test is in its network.
struct Company {
    root: TempDir,
}

/// Runs the test of this name again inside the network.
fn in_company(name: &str, body: impl FnOnce(&Company)) {
    let enter = "ip link set lo up && ip address add 10.77.0.1/32 dev lo && ip address add 10.77.0.2/32 dev lo";
    inside(&format!("network::{name}"), &["--net", "--mount"], enter, || {
        let company = Company { root: TempDir::new().unwrap() };
        company.put(HOSTS, "/etc/hosts");
        body(&company);
    });
}

impl Company {
    /// Has a file of this machine read like that here.
    fn put(&self, text: &str, place: &str) {
        let file = self.root.path().join(place.replace('/', "-"));
        fs::write(&file, text).unwrap();
        mount(&file, place);
    }

    /// A renewal of Alex's sign-in with azt's default settings.
    fn renewal(&self, sandbox: &Sandbox) -> Command {
        let mut first = azt(self.root.path());
        first.args(["ropc", "--password-stdin", "-o", "oauth", "--with-refresh-token", "--username", ALEX]);
        let first = run(first.env("AZURE_AUTHORITY_HOST", sandbox.url()), PASSWORD).json();
        let mut command = azt(self.root.path());
        command.arg("refresh").env("AZT_REFRESH_TOKEN", first["refresh_token"].as_str().unwrap());
        command
    }

    /// The same by way of a proxy.
    fn by_proxy(&self, sandbox: &Sandbox, user: &str, ca_file: &Path) -> Command {
        let mut command = self.renewal(sandbox);
        command.env("HTTPS_PROXY", format!("http://{user}proxy.contoso.example:3128")).env("AZT_CA_FILE", ca_file);
        command
    }
}

fn mount(file: &Path, place: &str) {
    assert!(Command::new("mount").arg("--bind").arg(file).arg(place).status().unwrap().success());
}

#[track_caller]
fn assert_renewed(command: &mut Command) {
    let outcome = run(command, "");
    outcome.token();
    assert_eq!(outcome.stderr, "");
}

/// How many grants the login host was sent by way of TLS.
fn sent(sandbox: &Sandbox) -> usize {
    sandbox.requests().iter().filter(|request| request.secure && request.method == "POST").count()
}

fn refused(command: &mut Command) -> String {
    run(command, "").refused(5).to_owned()
}

/// Debian's tinyproxy, until it is dropped.
struct Tinyproxy {
    process: Child,
    log: PathBuf,
}

impl Tinyproxy {
    fn start(company: &Company, settings: &str) -> Self {
        let [config, log] = ["tinyproxy.conf", "tinyproxy.log"].map(|name| company.root.path().join(name));
        let (address, port) = PROXY.split_once(':').unwrap();
        let text = format!("Port {port}\nListen {address}\nTimeout 60\nMaxClients 20\nLogFile \"{}\"\n", log.display());
        fs::write(&config, text + settings).unwrap();
        let mut command = Command::new("tinyproxy");
        command.arg("-d").arg("-c").arg(config).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let proxy = Self { process: command.spawn().unwrap(), log };
        until("a proxy", || TcpStream::connect(PROXY).is_ok());
        proxy
    }

    /// How often it was asked the way to the login host.
    fn asked(&self) -> usize {
        fs::read_to_string(&self.log).unwrap().matches("CONNECT login.microsoftonline.com:443 HTTP/1.1").count()
    }

    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args(["-s", name, &self.process.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Tinyproxy {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[test]
#[ignore = "needs tests/real/setup"]
fn the_login_host_is_trusted_by_the_system_by_its_stand_ins_and_by_a_file_beside_it() {
    in_company("the_login_host_is_trusted_by_the_system_by_its_stand_ins_and_by_a_file_beside_it", |company| {
        let sandbox = Sandbox::start();
        let ca_file = sandbox.tls_at(LOGIN).unwrap().ca_file;
        assert_renewed(company.renewal(&sandbox).arg("--ca-file").arg(&ca_file));
        assert_renewed(company.renewal(&sandbox).env("AZT_CA_FILE", &ca_file));
        assert_renewed(company.renewal(&sandbox).env("SSL_CERT_FILE", &ca_file));
        let directory = company.root.path().join("certs");
        fs::create_dir(&directory).unwrap();
        fs::copy(&ca_file, directory.join("0a1b2c3d.0")).unwrap();
        assert_renewed(company.renewal(&sandbox).env("SSL_CERT_DIR", &directory));
        // As `update-ca-certificates` leaves it.
        let bundle = fs::read_to_string(BUNDLE).unwrap() + &fs::read_to_string(&ca_file).unwrap();
        company.put(&bundle, BUNDLE);
        assert_renewed(&mut company.renewal(&sandbox));
        // A container without certificates.
        let empty = company.root.path().join("empty");
        fs::create_dir(&empty).unwrap();
        mount(&empty, "/etc/ssl/certs");
        assert_renewed(company.renewal(&sandbox).arg("--ca-file").arg(&ca_file));
        assert_eq!(
            run(&mut company.renewal(&sandbox), "").refused(1),
            "azt: error: could not load the system's CA certificates: No CA certificates were loaded from the system\n\
             azt: hint: install them, or name a file that has some: export SSL_CERT_FILE=FILE\n"
        );
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn who_is_not_trusted_in_the_place_of_the_login_host_is_named_and_sent_nothing() {
    in_company("who_is_not_trusted_in_the_place_of_the_login_host_is_named_and_sent_nothing", |company| {
        let sandbox = Sandbox::start();
        let ca_file = sandbox.tls_at(LOGIN).unwrap().ca_file;
        let start = format!("azt: error: could not reach {PLACE}: its certificate was issued for ");
        let issuer = "by azt sandbox, valid nowhere else, which this machine does not trust\n\
                      azt: hint: if that is your network's own CA, name its certificate: --ca-file FILE\n";
        let said = refused(&mut company.renewal(&sandbox));
        assert!(said.starts_with(&start) && said.ends_with(issuer), "{said}");

        let mut doctor = azt(company.root.path());
        let report = run(doctor.args(["doctor", "-o", "json", "--store", "none"]), "").stdout;
        let why =
            "not trusted: no CA that this machine trusts stands behind it; to trust its CA: export AZT_CA_FILE=FILE";
        assert!(report.contains(why), "{report}");
        let report = run(doctor.env("AZT_CA_FILE", &ca_file), "").stdout;
        assert!(report.contains("the system's, and 1 of ") && report.contains("is trusted; Microsoft's are not from"));
        assert_eq!(sent(&sandbox), 0);
        drop(sandbox);

        for (flaw, why) in [
            (Flaw::Expired, "and it expired at 2020-01-02 00:00 UTC, or this machine's clock is ahead\n"),
            (Flaw::NotYetValid, "and it is not valid before 2090-01-02 00:00 UTC, or this machine's clock is behind\n"),
            (Flaw::OtherName, "and it is for other.example, not for login.microsoftonline.com\n"),
        ] {
            let sandbox = Sandbox::start();
            let ca_file = sandbox.flawed_at(LOGIN, flaw).unwrap().ca_file;
            let said = refused(company.renewal(&sandbox).arg("--ca-file").arg(ca_file));
            assert!(said.starts_with(&start) && said.contains(why), "{said}");
            assert_eq!(sent(&sandbox), 0);
        }
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_real_proxy_leads_to_the_login_host_unless_no_proxy_lists_it() {
    in_company("a_real_proxy_leads_to_the_login_host_unless_no_proxy_lists_it", |company| {
        let sandbox = Sandbox::start();
        let ca_file = sandbox.tls_at(LOGIN).unwrap().ca_file;
        let proxy = Tinyproxy::start(company, "ConnectPort 443\n");
        assert_renewed(&mut company.by_proxy(&sandbox, "", &ca_file));
        assert_renewed(
            company.by_proxy(&sandbox, "", &ca_file).env("NO_PROXY", "localhost,.contoso.example,10.0.0.0/8"),
        );
        assert_renewed(company.by_proxy(&sandbox, "", &ca_file).env("NO_PROXY", "login.microsoftonline.com:8443"));
        assert_eq!(proxy.asked(), 3);
        for list in ["login.microsoftonline.com", ".microsoftonline.com", "login.microsoftonline.com:443", "*"] {
            assert_renewed(company.by_proxy(&sandbox, "", &ca_file).env("NO_PROXY", list));
        }
        assert_eq!(proxy.asked(), 3);
        // A certificate that the proxy's network has put there is told as such, proxy or not.
        let said = refused(company.by_proxy(&sandbox, "", &ca_file).env_remove("AZT_CA_FILE"));
        assert!(said.contains("by azt sandbox, valid nowhere else, which this machine does not trust"), "{said}");
        // It goes with the sandbox.
        let kept = company.root.path().join("ca.pem");
        fs::copy(&ca_file, &kept).unwrap();
        let mut late = company.by_proxy(&sandbox, "", &kept);
        drop(sandbox);
        // Nobody is at the login host: the proxy says so, which azt cannot tell from a refusal.
        let said = refused(&mut late);
        let why =
            "the proxy http://proxy.contoso.example:3128 of HTTPS_PROXY refuses to lead to login.microsoftonline.com";
        assert!(said.contains(why), "{said}");
    });
}

#[test]
#[ignore = "needs tests/real/setup"]
fn a_real_proxy_that_wants_a_password_filters_hangs_or_dies_is_named_without_the_password() {
    let name = "a_real_proxy_that_wants_a_password_filters_hangs_or_dies_is_named_without_the_password";
    in_company(name, |company| {
        let sandbox = Sandbox::start();
        let ca_file = sandbox.tls_at(LOGIN).unwrap().ca_file;
        let url = "http://proxy.contoso.example:3128";
        let start = format!("azt: error: could not reach {PLACE}: the proxy {url} of HTTPS_PROXY ");
        let hint = "azt: hint: name it with both: export HTTPS_PROXY=http://USER:PASSWORD@proxy.contoso.example:3128\n";
        let past = "azt: hint: to go past it: export NO_PROXY=login.microsoftonline.com\n";

        let proxy = Tinyproxy::start(company, "ConnectPort 443\nBasicAuth alex sesame7\n");
        assert_renewed(&mut company.by_proxy(&sandbox, "alex:sesam%657@", &ca_file));
        let said = refused(&mut company.by_proxy(&sandbox, "", &ca_file));
        assert_eq!(said, format!("{start}wants a user name and a password\n{hint}"));
        let wrong = run(company.by_proxy(&sandbox, "alex:s3same@", &ca_file).arg("-vv"), "");
        let why = "refuses to lead to login.microsoftonline.com, or does not accept its user name and password";
        let text = format!("{start}{why}\n{past}");
        assert!(wrong.refused(5).ends_with(&text) && !wrong.stderr.contains("s3same"), "{wrong:?}");
        drop(proxy);

        let filter = company.root.path().join("filter");
        fs::write(&filter, "microsoftonline\n").unwrap();
        let proxy = Tinyproxy::start(company, &format!("ConnectPort 443\nFilter \"{}\"\n", filter.display()));
        let said = refused(&mut company.by_proxy(&sandbox, "", &ca_file));
        assert_eq!(said, format!("{start}refuses to lead to login.microsoftonline.com\n{past}"));
        drop(proxy);

        let proxy = Tinyproxy::start(company, "ConnectPort 443\n");
        proxy.signal("STOP");
        let hung = run(company.by_proxy(&sandbox, "", &ca_file).args(["--http-timeout", "1s"]), "");
        let who = format!("the proxy {url} of HTTPS_PROXY");
        let text = format!("azt: error: {who} did not lead to login.microsoftonline.com within 1s\n{past}");
        assert_eq!(hung.refused(5), text);
        assert!(hung.took < Duration::from_millis(2500), "{hung:?}");
        let waited = interrupted(&mut company.by_proxy(&sandbox, "", &ca_file));
        let text = format!("azt: waiting for login.microsoftonline.com behind {who}, for up to 28s more\n");
        assert_eq!(waited.stderr, text);
        proxy.signal("CONT");
        assert_renewed(&mut company.by_proxy(&sandbox, "", &ca_file));
        drop(proxy);

        let said = refused(&mut company.by_proxy(&sandbox, "alex:sesame@", &ca_file));
        let unset = "azt: hint: to do without it: unset HTTPS_PROXY\n";
        assert_eq!(said, format!("{start}is not there: Connection refused (os error 111)\n{unset}"));
        let mut nowhere = company.by_proxy(&sandbox, "", &ca_file);
        let said = refused(nowhere.env("HTTPS_PROXY", "http://alex:sesame@proxy.nowhere.example:3128"));
        let start = format!("azt: error: could not reach {PLACE}: the proxy http://proxy.nowhere.example:3128 of ");
        assert!(said.starts_with(&format!("{start}HTTPS_PROXY is not there: ")) && said.ends_with(unset), "{said}");
    });
}

/// What is left of a run that has said that it waits, and is ended by Ctrl-C then.
fn interrupted(command: &mut Command) -> Outcome {
    let mut running = Running::start(command);
    running.told("waiting");
    let pressed = Instant::now();
    running.interrupt();
    let outcome = running.finish();
    eprintln!("ended after {:?}", pressed.elapsed());
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(130), ""));
    assert!(pressed.elapsed() < Duration::from_secs(1), "{:?}", pressed.elapsed());
    outcome
}

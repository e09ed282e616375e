//! Ctrl-C, wherever azt waits: it ends at once, with 130, and leaves nothing that is in the next one's way.
//!
//! `cargo test --test azt interrupts -- --nocapture` shows how long each takes to end.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use crate::network::{Manner, Proxy};
use crate::process::PATIENCE;
use crate::run::{Azt, Begun, Home};
use crate::sandbox::cloud::ALEX;
use crate::sandbox::{Answer, Sandbox};

/// A machine that is busy with other tests takes a while to run a process at all; else it is a hundredth of this.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What is around a wait, which stays until it has ended.
struct Scene {
    sandbox: Sandbox,
    home: Home,
    proxy: Proxy,
    /// A service that accepts, and never says a word.
    silent: TcpListener,
    /// Who has connected there.
    heard: Option<(TcpStream, SocketAddr)>,
    locks: Vec<fs::File>,
}

impl Scene {
    fn new() -> Self {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Proxy::start(Manner::Hangs);
        Self { sandbox: Sandbox::start(), home: Home::new(), proxy, silent, heard: None, locks: Vec::new() }
    }

    fn azt(&self, line: &str) -> Azt {
        self.home.azt(line, &self.sandbox)
    }

    fn ropc(&self) -> Azt {
        self.home.ropc(ALEX, &self.sandbox)
    }

    /// The next request gets this answer, and the wait for it has begun when it is there.
    fn answering(&self, answer: Answer, run: Azt) -> Begun {
        let before = self.sandbox.requests().len();
        self.sandbox.answer_next(answer);
        let begun = run.begin();
        until(|| self.sandbox.requests().len() > before);
        begun
    }

    /// A login host that accepts, and does not say where its endpoints are.
    fn silent_host(&mut self, line: &str) -> Begun {
        let url = format!("http://{}", self.silent.local_addr().unwrap());
        let begun = self.azt(line).env("AZURE_AUTHORITY_HOST", url).begin();
        self.heard = self.silent.accept().ok();
        begun
    }

    /// The whole store is somebody else's.
    fn lock(&mut self) {
        let locks = self.home.records("locks").into_iter();
        self.locks = locks.map(|lock| fs::File::open(lock).unwrap()).collect();
        self.locks.iter().for_each(|lock| lock.lock().unwrap());
    }
}

fn until(mut done: impl FnMut() -> bool) {
    let started = Instant::now();
    while !done() {
        assert!(started.elapsed() < PATIENCE, "it never came to that");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn told(run: Azt, word: &str) -> Begun {
    let mut begun = run.begin();
    begun.told(word);
    begun
}

/// A wait, and what brings azt there.
type Wait = (&'static str, fn(&mut Scene) -> Begun);

const WAITS: [Wait; 17] = [
    ("a silent token endpoint", |scene| scene.answering(Answer::silence(), scene.ropc())),
    ("a silent metadata service", |scene| scene.answering(Answer::silence(), scene.azt("msi"))),
    ("an answer that drips", |scene| {
        let answer = Answer::status(200).body([b' '; 99]).byte_every(Duration::from_millis(300));
        scene.answering(answer, scene.ropc())
    }),
    ("a TLS handshake", |scene| {
        let url = format!("https://{}", scene.silent.local_addr().unwrap());
        let trusted = scene.sandbox.tls().ca_file;
        let begun = scene.ropc().env("SSL_CERT_FILE", trusted).env("AZURE_AUTHORITY_HOST", url).begin();
        scene.heard = scene.silent.accept().ok();
        begun
    }),
    ("a proxy that hangs", |scene| {
        let run = scene.ropc().without("AZURE_AUTHORITY_HOST").env("HTTPS_PROXY", scene.proxy.url());
        let begun = run.env("SSL_CERT_FILE", scene.sandbox.tls().ca_file).begin();
        scene.proxy.asked();
        begun
    }),
    ("a service that is asked again", |scene| {
        scene.sandbox.answer_next(Answer::status(410));
        told(scene.azt("msi"), "again")
    }),
    ("another azt", |scene| {
        scene.azt("msi").prints_a_token();
        scene.lock();
        told(scene.azt("msi --force-refresh"), "same")
    }),
    ("another azt, to sign out", |scene| {
        scene.ropc().prints_a_token();
        scene.azt("token --resource graph").prints_a_token();
        scene.lock();
        told(scene.azt("logout"), "waiting")
    }),
    ("another azt, to change a profile", |scene| {
        scene.azt("profile add vm msi").outcome();
        let lock = fs::File::create(scene.home.path().join(".config/azt/.config.toml.lock")).unwrap();
        lock.lock().unwrap();
        scene.locks.push(lock);
        told(scene.azt("profile remove vm"), "waiting")
    }),
    ("a browser", |scene| told(scene.azt("authcode --no-browser"), "/authorize?")),
    ("a browser that azt opens", |scene| told(scene.azt("authcode"), "/authorize?")),
    ("a code on another device", |scene| told(scene.azt("devicecode --no-browser"), "devicelogin")),
    ("a silent login host, which is asked where its page is", |scene| scene.silent_host("authcode --no-browser")),
    ("the same for an address to be pasted", |scene| scene.silent_host("authcode --manual")),
    ("an address to be pasted", |scene| {
        let mut begun = scene.azt("authcode --manual").begin_to_type();
        begun.told("/authorize?");
        begun
    }),
    ("a secret on standard input", |scene| {
        let begun = scene.azt("refresh --refresh-token-stdin").begin_to_type();
        until(|| begun.has_taken_over());
        begun
    }),
    ("the doctor's look at a silent login host", |scene| {
        let before = scene.sandbox.requests().len();
        scene.sandbox.answer_always("/", Answer::silence());
        let begun = scene.azt("doctor").begin();
        until(|| scene.sandbox.requests().len() > before);
        begun
    }),
];

#[test]
fn ctrl_c_ends_every_wait_at_once_and_leaves_nothing_in_the_way() {
    for (name, wait) in WAITS {
        let mut scene = Scene::new();
        let begun = wait(&mut scene);
        let pressed = Instant::now();
        begun.running.interrupt();
        let outcome = begun.outcome();
        let took = pressed.elapsed();
        eprintln!("{name}: {took:?}");
        assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(130), ""), "{name}: {outcome:?}");
        assert!(took < AT_ONCE, "{name}: {took:?}");

        // Whoever comes next finds everything free, and nothing half done.
        scene.locks.clear();
        scene.sandbox.answer_as_usual();
        scene.ropc().prints_a_token();
        scene.azt("msi --force-refresh").prints_a_token();
        let left = fs::read_dir(scene.home.data().join("tmp")).unwrap().count();
        assert_eq!(left, 0, "{name}");
    }
}

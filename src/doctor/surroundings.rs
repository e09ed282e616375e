//! Where azt runs, as far as a person's sign-in depends on it: a browser, and its way back to this machine.

use std::env::split_paths;
use std::path::Path;

use anyhow::Result;

use super::Check;
use crate::env::Env;
use crate::loopback::Listener;

const LOOPBACK: &str = "loopback";
const BROWSER: &str = "browser";

/// What asks the machine beside its environment.
pub struct Files<'a> {
    /// Whether there is a file of this path.
    pub is_file: &'a dyn Fn(&Path) -> bool,
    /// The text of a file; empty where it cannot be read.
    pub read: &'a dyn Fn(&Path) -> String,
}

/// Where azt runs, of what matters here the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Ci,
    Codespaces,
    Container,
    Ssh,
    Wsl,
    Desk,
}

/// The place for a browser to come back to.
pub fn loopback() -> Check {
    loopback_of(Listener::bind(None).map(|listener| {
        let addresses = listener.addresses().into_iter().map(|address| address.to_string());
        addresses.collect::<Vec<_>>().join(" and ")
    }))
}

fn loopback_of(bound: Result<String>) -> Check {
    match bound {
        Ok(addresses) => Check::ok(LOOPBACK, format!("{addresses} can be listened on")),
        Err(error) => Check::wrong(LOOPBACK, format!("{error:#}")),
    }
}

/// Which sign-in would work here. `os` is the operating system.
pub fn browser(env: &Env, files: &Files<'_>, os: &str) -> Check {
    let (place, because) = place(env, files);
    let opener = opener(env, files, os, place);
    let display = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].into_iter().find(|name| env.get(name).is_some());
    let opens = match (&opener, display) {
        (Ok(opener), Some(display)) if is_x(os) && place != Place::Wsl => Ok(format!("{opener} and {display}")),
        (Ok(_), None) if is_x(os) && place != Place::Wsl => Err("no DISPLAY, WAYLAND_DISPLAY or BROWSER"),
        (Ok(opener), _) => Ok((*opener).to_owned()),
        (Err(why), _) => Err(*why),
    };
    let text = |found: &str, advice: &str| {
        let place = because.map(|because| format!("{}, by {because}; ", place.words())).unwrap_or_default();
        format!("{place}{found}: {advice}")
    };
    match (place, opens) {
        (Place::Ci, _) => Check::note(BROWSER, text("nobody is there to sign in", "use an identity of the machine")),
        (Place::Codespaces | Place::Container, Err(why)) => {
            Check::note(BROWSER, text(why, "sign in with azt authcode --manual"))
        }
        (Place::Codespaces | Place::Container, Ok(by)) => {
            let advice = "sign in with azt authcode or, where its page does not come back, with azt authcode --manual";
            Check::note(BROWSER, text(&by, advice))
        }
        (Place::Ssh, Err(why)) => {
            let advice =
                "sign in with azt authcode --no-browser --redirect-port 8400, behind ssh -L 8400:localhost:8400";
            Check::note(BROWSER, text(why, advice))
        }
        (_, Ok(_)) if env.is_on("AZT_NO_BROWSER") => {
            Check::note(BROWSER, text("AZT_NO_BROWSER is set", "azt authcode prints the page's address"))
        }
        (_, Ok(by)) => Check::ok(BROWSER, text(&by, "azt authcode opens it")),
        (_, Err(why)) => Check::note(BROWSER, text(why, "azt authcode prints the page's address")),
    }
}

impl Place {
    fn words(self) -> &'static str {
        match self {
            Place::Ci => "a build",
            Place::Codespaces => "a codespace",
            Place::Container => "a container",
            Place::Ssh => "over SSH",
            Place::Wsl => "WSL",
            Place::Desk => "a desk",
        }
    }
}

/// Where it is, and what tells; nothing tells of a desk.
fn place(env: &Env, files: &Files<'_>) -> (Place, Option<&'static str>) {
    let variables: [(&'static str, Place); 6] = [
        ("GITHUB_ACTIONS", Place::Ci),
        ("TF_BUILD", Place::Ci),
        ("CI", Place::Ci),
        ("CODESPACES", Place::Codespaces),
        ("KUBERNETES_SERVICE_HOST", Place::Container),
        ("SSH_CONNECTION", Place::Ssh),
    ];
    let announced = variables.into_iter().find(|(name, _)| env.is_on(name)).map(|(name, place)| (place, name));
    let is_file = |path: &&'static str| (files.is_file)(Path::new(path));
    let container =
        || ["/.dockerenv", "/run/.containerenv"].into_iter().find(is_file).map(|path| (Place::Container, path));
    let wsl = || {
        // Windows's own kernel has the name of its maker.
        let version = (files.read)(Path::new("/proc/version")).to_lowercase();
        let by_kernel = version.contains("microsoft").then_some((Place::Wsl, "/proc/version"));
        env.get("WSL_DISTRO_NAME").map(|_| (Place::Wsl, "WSL_DISTRO_NAME")).or(by_kernel)
    };
    match announced.or_else(container).or_else(wsl) {
        Some((place, because)) => (place, Some(because)),
        None => (Place::Desk, None),
    }
}

/// Whether browsers are opened on a display, and by a program that may not be there.
fn is_x(os: &str) -> bool {
    !matches!(os, "macos" | "windows")
}

/// What opens a browser.
fn opener(env: &Env, files: &Files<'_>, os: &str, place: Place) -> Result<&'static str, &'static str> {
    match (os, place) {
        ("macos" | "windows", Place::Ssh) => return Err("the browser is at another machine"),
        ("macos" | "windows", _) => return Ok("the system"),
        (_, Place::Wsl) => return Ok("Windows"),
        _ => {}
    }
    let path = env.get("PATH").unwrap_or_default();
    let mut programs = split_paths(&path).map(|directory| directory.join("xdg-open"));
    if programs.any(|program| (files.is_file)(&program)) { Ok("xdg-open") } else { Err("no xdg-open in PATH") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    const DISPLAY: (&str, &str) = ("DISPLAY", ":0");
    const SSH: (&str, &str) = ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
    const XDG_OPEN: &str = "/usr/bin/xdg-open";

    /// The environment, the files that are there, the kernel's version, the operating system; what is told of them.
    type Case = (
        &'static [(&'static str, &'static str)],
        &'static [&'static str],
        &'static str,
        &'static str,
        Verdict,
        &'static str,
    );

    fn found(pairs: &[(&'static str, &'static str)], paths: &[&str], version: &str, os: &str) -> (Verdict, String) {
        let path = if cfg!(windows) { "/bin;/usr/bin" } else { "/bin:/usr/bin" };
        let pairs = [&[("PATH", path)], pairs].concat();
        let is_file = |path: &Path| paths.iter().any(|known| Path::new(known) == path);
        let read = |path: &Path| if path == Path::new("/proc/version") { version.to_owned() } else { String::new() };
        let check = browser(&Env::of_pairs(pairs), &Files { is_file: &is_file, read: &read }, os);
        (check.verdict, check.text)
    }

    #[test]
    fn each_place_has_its_sign_in() {
        use Verdict::{Note, Ok};
        let wsl = "Linux version 6.6.87.2-microsoft-standard-WSL2";
        let cases: &[Case] = &[
            (&[DISPLAY], &[XDG_OPEN], "", "linux", Ok, "xdg-open and DISPLAY: azt authcode opens it"),
            (
                &[("WAYLAND_DISPLAY", "w")],
                &[XDG_OPEN],
                "",
                "linux",
                Ok,
                "xdg-open and WAYLAND_DISPLAY: azt authcode opens it",
            ),
            (&[("BROWSER", "lynx")], &[XDG_OPEN], "", "freebsd", Ok, "xdg-open and BROWSER: azt authcode opens it"),
            (&[DISPLAY], &[], "", "linux", Note, "no xdg-open in PATH: azt authcode prints the page's address"),
            (
                &[],
                &[XDG_OPEN],
                "",
                "linux",
                Note,
                "no DISPLAY, WAYLAND_DISPLAY or BROWSER: azt authcode prints the page's address",
            ),
            (
                &[DISPLAY, ("AZT_NO_BROWSER", "1")],
                &[XDG_OPEN],
                "",
                "linux",
                Note,
                "AZT_NO_BROWSER is set: azt authcode prints the page's address",
            ),
            (&[], &[], "", "macos", Ok, "the system: azt authcode opens it"),
            (&[], &[], "", "windows", Ok, "the system: azt authcode opens it"),
            (
                &[SSH],
                &[],
                "",
                "macos",
                Note,
                "over SSH, by SSH_CONNECTION; the browser is at another machine: sign in with azt authcode --no-browser --redirect-port 8400, behind ssh -L 8400:localhost:8400",
            ),
            (
                &[SSH],
                &[XDG_OPEN],
                "",
                "linux",
                Note,
                "over SSH, by SSH_CONNECTION; no DISPLAY, WAYLAND_DISPLAY or BROWSER: sign in with azt authcode --no-browser --redirect-port 8400, behind ssh -L 8400:localhost:8400",
            ),
            (
                &[SSH, DISPLAY],
                &[XDG_OPEN],
                "",
                "linux",
                Ok,
                "over SSH, by SSH_CONNECTION; xdg-open and DISPLAY: azt authcode opens it",
            ),
            (
                &[("WSL_DISTRO_NAME", "Debian")],
                &[],
                "",
                "linux",
                Ok,
                "WSL, by WSL_DISTRO_NAME; Windows: azt authcode opens it",
            ),
            (&[], &[], wsl, "linux", Ok, "WSL, by /proc/version; Windows: azt authcode opens it"),
            (
                &[],
                &["/.dockerenv"],
                "",
                "linux",
                Note,
                "a container, by /.dockerenv; no xdg-open in PATH: sign in with azt authcode --manual",
            ),
            (
                &[SSH],
                &["/run/.containerenv"],
                "",
                "linux",
                Note,
                "over SSH, by SSH_CONNECTION; no xdg-open in PATH: sign in with azt authcode --no-browser --redirect-port 8400, behind ssh -L 8400:localhost:8400",
            ),
            (
                &[],
                &["/run/.containerenv"],
                wsl,
                "linux",
                Note,
                "a container, by /run/.containerenv; no xdg-open in PATH: sign in with azt authcode --manual",
            ),
            (
                &[("KUBERNETES_SERVICE_HOST", "10.0.0.1")],
                &[],
                "",
                "linux",
                Note,
                "a container, by KUBERNETES_SERVICE_HOST; no xdg-open in PATH: sign in with azt authcode --manual",
            ),
            (
                &[DISPLAY],
                &["/.dockerenv", XDG_OPEN],
                "",
                "linux",
                Note,
                "a container, by /.dockerenv; xdg-open and DISPLAY: sign in with azt authcode or, where its page does not come back, with azt authcode --manual",
            ),
            (
                &[("CODESPACES", "true"), ("BROWSER", "b")],
                &[XDG_OPEN],
                "",
                "linux",
                Note,
                "a codespace, by CODESPACES; xdg-open and BROWSER: sign in with azt authcode or, where its page does not come back, with azt authcode --manual",
            ),
            (
                &[("CODESPACES", "true")],
                &[],
                "",
                "linux",
                Note,
                "a codespace, by CODESPACES; no xdg-open in PATH: sign in with azt authcode --manual",
            ),
            (
                &[("CI", "true"), ("GITHUB_ACTIONS", "true"), DISPLAY],
                &[XDG_OPEN],
                "",
                "linux",
                Note,
                "a build, by GITHUB_ACTIONS; nobody is there to sign in: use an identity of the machine",
            ),
            (
                &[("TF_BUILD", "True")],
                &[],
                "",
                "windows",
                Note,
                "a build, by TF_BUILD; nobody is there to sign in: use an identity of the machine",
            ),
            (&[("CI", "false"), DISPLAY], &[XDG_OPEN], "", "linux", Ok, "xdg-open and DISPLAY: azt authcode opens it"),
        ];
        for (pairs, paths, version, os, verdict, text) in cases {
            assert_eq!(found(pairs, paths, version, os), (*verdict, (*text).to_owned()), "{pairs:?} {paths:?} {os}");
        }
    }

    #[test]
    fn loopback_is_told_by_its_addresses() {
        assert!(loopback().text.starts_with("127.0.0.1"));
        let check = loopback_of(Err(anyhow::anyhow!("could not listen on this machine: no")));
        assert_eq!((check.verdict, check.text.as_str()), (Verdict::Wrong, "could not listen on this machine: no"));
    }
}

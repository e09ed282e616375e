//! Where azt runs, as far as a person's sign-in depends on it: what opens a browser, and how that comes back.

use std::env::split_paths;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use crate::env::Env;
use crate::loopback::{Opener, Program};
use crate::machine;
use crate::shell;

/// Variables of builds, in which nobody sits at a browser.
const BUILDS: [&str; 8] = [
    "GITHUB_ACTIONS",
    "TF_BUILD",
    "GITLAB_CI",
    "BUILDKITE",
    "JENKINS_URL",
    "TEAMCITY_VERSION",
    "CODEBUILD_BUILD_ID",
    "CI",
];

/// Programs of desktops other than macOS and Windows that open what they are given in what the person chose for it.
const LAUNCHERS: [&str; 6] = ["xdg-open", "gio", "gnome-open", "kde-open6", "kde-open5", "kde-open"];

/// What is known of the machine beside its environment.
pub struct Facts<'a> {
    /// The operating system, in Rust's word for it.
    pub os: &'a str,
    /// The release of its kernel; empty where it is not known.
    pub release: &'a str,
    /// Whether there is a file of this path.
    pub is_file: &'a dyn Fn(&Path) -> bool,
}

/// Where azt runs: of what matters here the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A build, with nobody at a browser.
    Build,
    /// Azure Cloud Shell.
    CloudShell,
    /// GitHub Codespaces.
    Codespace,
    /// A terminal in VS Code whose window is at another machine, and opens pages there.
    Window,
    /// A shell on another machine than the person's.
    Ssh,
    /// Linux on Windows.
    Wsl,
    /// A terminal in VS Code, reached through a tunnel.
    Tunnel,
    /// A container.
    Container,
    /// The machine that the person sits at, for all that can be told.
    Desk,
}

/// Where azt runs, and what opens a browser.
#[derive(Debug)]
pub struct Surroundings {
    /// Where it is.
    pub place: Place,
    /// What tells; nothing tells of a desk.
    pub because: Option<&'static str>,
    /// What opens a browser, else why nothing does.
    pub browser: Result<Browser, &'static str>,
}

/// A browser that can be opened.
#[derive(Debug, PartialEq, Eq)]
pub struct Browser {
    /// What opens it.
    pub opener: Opener,
    /// What tells that it is there.
    pub by: String,
    /// Whether it is another machine's, which may not reach this one.
    pub is_elsewhere: bool,
}

impl Surroundings {
    /// Those of this process.
    pub fn detect(env: &Env) -> Self {
        Self::of(env, &Facts { os: std::env::consts::OS, release: &machine::release(), is_file: &Path::is_file })
    }

    /// What these tell.
    pub fn of(env: &Env, facts: &Facts<'_>) -> Self {
        let (place, because) = place(env, facts);
        Self { place, because, browser: browser(env, facts, place) }
    }
}

fn place(env: &Env, facts: &Facts<'_>) -> (Place, Option<&'static str>) {
    let on = |names: &[&'static str]| names.iter().copied().find(|name| env.is_on(name));
    let is_set = |name: &str| env.get(name).is_some();
    let ide = on(&["VSCODE_IPC_HOOK_CLI"]);
    // Its helper for pages is there in tunnels, too, and of no use in them.
    let opens_pages =
        is_set("BROWSER") && (env.is_on("REMOTE_CONTAINERS") || (is_set("SSH_CONNECTION") && !is_set("SSH_TTY")));
    let is_file = |path: &&str| (facts.is_file)(Path::new(path));
    // What the control group is called does not tell: systemd has one of its own for the first process.
    let container = || ["/.dockerenv", "/run/.containerenv"].into_iter().find(is_file);
    let container = || container().or_else(|| on(&["KUBERNETES_SERVICE_HOST"]));
    // A container on WSL has its kernel, and nothing of Windows.
    let is_wsl = || container().is_none() && is_wsl(facts) && !windows_programs(env, facts).is_empty();
    let found = [
        on(&BUILDS).map(|name| (Place::Build, name)),
        on(&["ACC_CLOUD", "AZUREPS_HOST_ENVIRONMENT"]).map(|name| (Place::CloudShell, name)),
        on(&["CODESPACES"]).map(|name| (Place::Codespace, name)),
        ide.filter(|_| opens_pages).map(|name| (Place::Window, name)),
        on(&["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"]).map(|name| (Place::Ssh, name)),
    ];
    let found = found.into_iter().flatten().next();
    let found = found.or_else(|| is_wsl().then_some((Place::Wsl, "its kernel")));
    let found = found.or(ide.map(|name| (Place::Tunnel, name)));
    match found.or_else(|| container().map(|because| (Place::Container, because))) {
        Some((place, because)) => (place, Some(because)),
        None => (Place::Desk, None),
    }
}

/// Windows's own Linux kernel has the name of its maker.
fn is_wsl(facts: &Facts<'_>) -> bool {
    facts.os == "linux" && facts.release.to_ascii_lowercase().contains("microsoft")
}

fn browser(env: &Env, facts: &Facts<'_>, place: Place) -> Result<Browser, &'static str> {
    let is_x = !matches!(facts.os, "macos" | "windows");
    let another = Err("the browser is at another machine");
    match place {
        Place::Build => return Err("nobody is at a browser"),
        Place::CloudShell | Place::Codespace | Place::Tunnel => return another,
        _ => {}
    }
    if let Some(value) = env.get("BROWSER") {
        return chosen(&value, env, facts, place);
    }
    if place == Place::Wsl {
        let opener = Opener::Programs(windows_programs(env, facts));
        return Ok(Browser { opener, by: "Windows".to_owned(), is_elsewhere: true });
    }
    if !is_x {
        let desktop = Browser { opener: Opener::Desktop, by: "the system".to_owned(), is_elsewhere: false };
        return if place == Place::Ssh { another } else { Ok(desktop) };
    }
    let Some(display) = ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().find(|name| env.get(name).is_some()) else {
        return Err("no DISPLAY or WAYLAND_DISPLAY");
    };
    let Some(launcher) = LAUNCHERS.into_iter().find(|name| find(name, env, facts).is_some()) else {
        return Err("no xdg-open in PATH");
    };
    Ok(Browser { opener: Opener::Desktop, by: format!("{launcher} and {display}"), is_elsewhere: false })
}

/// The browser that `BROWSER` names. Some set it to a word that opens nothing, to see the address.
fn chosen(value: &str, env: &Env, facts: &Facts<'_>, place: Place) -> Result<Browser, &'static str> {
    let programs = Program::of_variable(value, facts.os);
    let is_none = |word: &str| ["none", "echo"].iter().any(|none| word.eq_ignore_ascii_case(none));
    if programs.iter().all(|program| program.words.first().is_none_or(|word| is_none(word))) {
        return Err("BROWSER names none");
    }
    let is_there = |program: &Program| program.words.first().is_some_and(|word| find(word, env, facts).is_some());
    let programs: Vec<_> = programs.into_iter().filter(is_there).collect();
    if programs.is_empty() {
        return Err("the program that BROWSER names is not there");
    }
    let is_elsewhere = !matches!(place, Place::Desk);
    Ok(Browser { opener: Opener::Programs(programs), by: "BROWSER".to_owned(), is_elsewhere })
}

/// What opens Windows's browser from its Linux.
fn windows_programs(env: &Env, facts: &Facts<'_>) -> Vec<Program> {
    let powershell = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", "Start-Process '%s'"];
    let programs = [Program::new(["wslview"]), Program::explorer(), Program::new(powershell)];
    let is_there = |program: &Program| program.words.first().is_some_and(|word| find(word, env, facts).is_some());
    programs.into_iter().filter(is_there).collect()
}

/// Where a program is: the path it has, or the first in PATH.
fn find(program: &str, env: &Env, facts: &Facts<'_>) -> Option<PathBuf> {
    let is_file = |path: &PathBuf| (facts.is_file)(path);
    if program.contains(['/', '\\']) {
        return Some(PathBuf::from(program)).filter(is_file);
    }
    let path = env.get("PATH").unwrap_or_default();
    let names = if facts.os == "windows" {
        vec![format!("{program}.exe"), program.to_owned()]
    } else {
        vec![program.to_owned()]
    };
    split_paths(&path)
        .flat_map(|directory| names.iter().map(move |name| directory.join(name)).collect::<Vec<_>>())
        .find(is_file)
}

/// What a person who came by SSH types at their own machine, so that a browser there finds this port. The address is
/// the one that they came to, as far as this machine knows; `name` is its own.
pub fn forwarding(env: &Env, name: &str, port: u16) -> String {
    // client address and port, server address and port
    let connection = env.get("SSH_CONNECTION").unwrap_or_default();
    let connection: Vec<_> = connection.split_whitespace().collect();
    let (host, ssh_port) = match connection[..] {
        [_, _, address, port] if address.parse::<IpAddr>().is_ok() => (address, port.parse().unwrap_or(22)),
        _ => (name, 22),
    };
    let user = env.first(&["USER", "LOGNAME"]).map(|user| format!("{user}@")).unwrap_or_default();
    let mut words = vec!["ssh".to_owned(), "-L".to_owned(), format!("{port}:localhost:{port}")];
    if ssh_port != 22_u16 {
        words.extend(["-p".to_owned(), ssh_port.to_string()]);
    }
    words.push(format!("{user}{host}"));
    shell::command(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DISPLAY: (&str, &str) = ("DISPLAY", ":0");
    const IDE: (&str, &str) = ("VSCODE_IPC_HOOK_CLI", "/tmp/vscode.sock");
    const HELPER: (&str, &str) = ("BROWSER", "/vscode/browser.sh");
    const SSH: (&str, &str) = ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");
    const TTY: (&str, &str) = ("SSH_TTY", "/dev/pts/0");
    const XDG_OPEN: &str = "/usr/bin/xdg-open";
    const WSL: &str = "6.6.87.2-microsoft-standard-WSL2";

    fn here(pairs: &[(&'static str, &'static str)], paths: &[&str], release: &str, os: &str) -> Surroundings {
        let path = if cfg!(windows) { "/bin;/usr/bin" } else { "/bin:/usr/bin" };
        let pairs = [&[("PATH", path)], pairs].concat();
        let is_file = |path: &Path| paths.iter().any(|known| Path::new(known) == path);
        Surroundings::of(&Env::of_pairs(pairs), &Facts { os, release, is_file: &is_file })
    }

    /// How the browser is opened, in a word.
    fn by(surroundings: &Surroundings) -> String {
        match &surroundings.browser {
            Ok(browser) if browser.is_elsewhere => format!("{}, elsewhere", browser.by),
            Ok(browser) => browser.by.clone(),
            Err(why) => format!("none: {why}"),
        }
    }

    #[test]
    fn each_place_is_told_by_what_it_has() {
        let helper = "/vscode/browser.sh";
        for (pairs, paths, release, os, place, browser) in [
            (&[DISPLAY][..], &[XDG_OPEN][..], "", "linux", Place::Desk, "xdg-open and DISPLAY"),
            (&[("WAYLAND_DISPLAY", "w")], &["/bin/gio"], "", "freebsd", Place::Desk, "gio and WAYLAND_DISPLAY"),
            (&[DISPLAY], &[], "", "linux", Place::Desk, "none: no xdg-open in PATH"),
            (&[], &[XDG_OPEN], "", "linux", Place::Desk, "none: no DISPLAY or WAYLAND_DISPLAY"),
            (&[], &[], "", "macos", Place::Desk, "the system"),
            (&[], &[], "", "windows", Place::Desk, "the system"),
            (&[SSH], &[], "", "macos", Place::Ssh, "none: the browser is at another machine"),
            (&[SSH], &[XDG_OPEN], "", "linux", Place::Ssh, "none: no DISPLAY or WAYLAND_DISPLAY"),
            (&[TTY, DISPLAY], &[XDG_OPEN], "", "linux", Place::Ssh, "xdg-open and DISPLAY"),
            (&[], &["/bin/wslview"], WSL, "linux", Place::Wsl, "Windows, elsewhere"),
            (&[], &["/bin/explorer.exe"], "4.4.0-19041-Microsoft", "linux", Place::Wsl, "Windows, elsewhere"),
            (&[SSH], &["/bin/wslview"], WSL, "linux", Place::Ssh, "none: no DISPLAY or WAYLAND_DISPLAY"),
            (&[IDE, HELPER], &["/bin/wslview", helper], WSL, "linux", Place::Wsl, "BROWSER, elsewhere"),
            // Its kernel alone does not make it Windows's.
            (
                &[],
                &["/.dockerenv", "/bin/wslview"],
                WSL,
                "linux",
                Place::Container,
                "none: no DISPLAY or WAYLAND_DISPLAY",
            ),
            (&[], &[], WSL, "linux", Place::Desk, "none: no DISPLAY or WAYLAND_DISPLAY"),
            (&[], &["/run/.containerenv"], "", "linux", Place::Container, "none: no DISPLAY or WAYLAND_DISPLAY"),
            (&[DISPLAY], &["/.dockerenv", XDG_OPEN], "", "linux", Place::Container, "xdg-open and DISPLAY"),
            (
                &[("KUBERNETES_SERVICE_HOST", "10.0.0.1")],
                &[],
                "",
                "linux",
                Place::Container,
                "none: no DISPLAY or WAYLAND_DISPLAY",
            ),
            (
                &[("CODESPACES", "true"), IDE, HELPER, ("REMOTE_CONTAINERS", "true")],
                &[helper],
                "",
                "linux",
                Place::Codespace,
                "none: the browser is at another machine",
            ),
            (
                &[IDE, HELPER, ("REMOTE_CONTAINERS", "true")],
                &["/.dockerenv", helper],
                "",
                "linux",
                Place::Window,
                "BROWSER, elsewhere",
            ),
            (&[IDE, HELPER, SSH], &[helper], "", "linux", Place::Window, "BROWSER, elsewhere"),
            (
                &[IDE, HELPER, SSH, TTY],
                &[],
                "",
                "linux",
                Place::Ssh,
                "none: the program that BROWSER names is not there",
            ),
            (
                &[IDE, HELPER, DISPLAY],
                &[helper, XDG_OPEN],
                "",
                "linux",
                Place::Tunnel,
                "none: the browser is at another machine",
            ),
            (
                &[("ACC_CLOUD", "PROD"), DISPLAY],
                &[XDG_OPEN],
                "",
                "linux",
                Place::CloudShell,
                "none: the browser is at another machine",
            ),
            (&[("CI", "true"), DISPLAY], &[XDG_OPEN], "", "linux", Place::Build, "none: nobody is at a browser"),
            (&[("TF_BUILD", "True")], &[], "", "windows", Place::Build, "none: nobody is at a browser"),
            (&[("CI", "false"), DISPLAY], &[XDG_OPEN], "", "linux", Place::Desk, "xdg-open and DISPLAY"),
        ] {
            let found = here(pairs, paths, release, os);
            assert_eq!((found.place, by(&found).as_str()), (place, browser), "{pairs:?} {paths:?} {os}");
            assert_eq!(found.because.is_none(), place == Place::Desk, "{pairs:?}");
        }
    }

    #[test]
    fn browser_chooses_and_may_choose_none() {
        for (value, paths, browser) in [
            ("firefox", &["/bin/firefox"][..], "BROWSER"),
            ("nowhere:/opt/b %s", &["/opt/b"], "BROWSER"),
            ("none", &[XDG_OPEN], "none: BROWSER names none"),
            ("None", &["/bin/none", XDG_OPEN], "none: BROWSER names none"),
            ("echo", &["/bin/echo", XDG_OPEN], "none: BROWSER names none"),
            (":", &[XDG_OPEN], "none: BROWSER names none"),
            ("nowhere", &[XDG_OPEN], "none: the program that BROWSER names is not there"),
        ] {
            let found = here(&[DISPLAY, ("BROWSER", value)], paths, "", "linux");
            assert_eq!(by(&found), browser, "{value}");
        }
        let found = here(&[("BROWSER", "firefox;edge")], &["/bin/edge.exe"], "", "windows");
        let opener = found.browser.map(|browser| browser.opener);
        assert_eq!(opener, Ok(Opener::Programs(vec![Program::new(["edge"])])));
    }

    #[test]
    fn windows_is_asked_in_this_order() {
        let all = ["/bin/powershell.exe", "/bin/explorer.exe", "/bin/wslview"];
        let programs = |paths: &[&str]| match here(&[], paths, WSL, "linux").browser.map(|browser| browser.opener) {
            Ok(Opener::Programs(programs)) => programs.into_iter().map(|program| program.words[0].clone()).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(programs(&all), ["wslview", "explorer.exe", "powershell.exe"]);
        assert_eq!(programs(&all[..1]), ["powershell.exe"]);
    }

    #[test]
    fn the_way_back_over_ssh_is_a_line_to_type() {
        let line = |pairs: &[(&'static str, &'static str)]| forwarding(&Env::of_pairs(pairs.to_vec()), "box", 8400);
        for (pairs, expected) in [
            (&[SSH, ("USER", "alex")][..], "ssh -L 8400:localhost:8400 alex@192.0.2.2"),
            (
                &[("SSH_CONNECTION", "::1 5 2001:db8::2 2222"), ("LOGNAME", "alex")],
                "ssh -L 8400:localhost:8400 -p 2222 alex@2001:db8::2",
            ),
            (&[TTY, ("USER", "alex")], "ssh -L 8400:localhost:8400 alex@box"),
            (&[("SSH_CONNECTION", "a b $(x) 22")], "ssh -L 8400:localhost:8400 box"),
            (&[SSH, ("USER", "o'neil x")], r"ssh -L 8400:localhost:8400 'o'\''neil x@192.0.2.2'"),
        ] {
            assert_eq!(line(pairs), expected);
        }
    }
}

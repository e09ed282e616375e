//! Whether a person could sign in here: a browser, and its way back to this machine.

use anyhow::Result;

use super::Check;
use crate::env::Env;
use crate::loopback::Listener;
use crate::surroundings::{Browser, Place, Surroundings};

const LOOPBACK: &str = "loopback";
const BROWSER: &str = "browser";

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

/// Which sign-in would work here.
pub fn browser(env: &Env, surroundings: &Surroundings) -> Check {
    let place = words(surroundings.place);
    let place = surroundings.because.map(|because| format!("{place}, by {because}; ")).unwrap_or_default();
    let text = |found: &str, advice: &str| format!("{place}{found}: {advice}");
    let prints = "azt authcode prints the page's address";
    match (surroundings.place, &surroundings.browser) {
        (Place::Build, _) => Check::note(BROWSER, text("nobody is there to sign in", "use an identity of the machine")),
        (_, Ok(_)) if env.is_on("AZT_NO_BROWSER") => Check::note(BROWSER, text("AZT_NO_BROWSER is set", prints)),
        (_, Ok(Browser { by, is_elsewhere: false, .. })) => Check::ok(BROWSER, text(by, "azt authcode opens it")),
        (_, Ok(Browser { by, .. })) => {
            let advice = "azt authcode opens it, and takes its address where it does not come back";
            Check::ok(BROWSER, text(by, advice))
        }
        (Place::Ssh, Err(why)) => {
            Check::note(BROWSER, text(why, &format!("{prints}, and the ssh -L line that brings it back")))
        }
        (_, Err(why)) => Check::note(BROWSER, text(why, prints)),
    }
}

fn words(place: Place) -> &'static str {
    match place {
        Place::Build => "a build",
        Place::CloudShell => "Cloud Shell",
        Place::Codespace => "a codespace",
        Place::Window => "VS Code",
        Place::Ssh => "over SSH",
        Place::Wsl => "WSL",
        Place::Tunnel => "a VS Code tunnel",
        Place::Container => "a container",
        Place::Desk => "a desk",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn each_place_has_its_sign_in() {
        use crate::loopback::Opener;
        use Verdict::{Note, Ok};
        let opens =
            |by: &str, is_elsewhere| Result::Ok(Browser { opener: Opener::Desktop, by: by.to_owned(), is_elsewhere });
        let none = Env::of([]);
        let no_browser = Env::of([("AZT_NO_BROWSER", "1")]);
        for (env, place, because, browser_, verdict, text) in [
            (
                &none,
                Place::Desk,
                None,
                opens("xdg-open and DISPLAY", false),
                Ok,
                "xdg-open and DISPLAY: azt authcode opens it",
            ),
            (
                &no_browser,
                Place::Desk,
                None,
                opens("the system", false),
                Note,
                "AZT_NO_BROWSER is set: azt authcode prints the page's address",
            ),
            (
                &none,
                Place::Wsl,
                Some("its kernel"),
                opens("Windows", true),
                Ok,
                "WSL, by its kernel; Windows: azt authcode opens it, and takes its address where it does not come back",
            ),
            (
                &none,
                Place::Ssh,
                Some("SSH_CONNECTION"),
                Err("no DISPLAY or WAYLAND_DISPLAY"),
                Note,
                "over SSH, by SSH_CONNECTION; no DISPLAY or WAYLAND_DISPLAY: azt authcode prints the page's address, and the ssh -L line that brings it back",
            ),
            (
                &none,
                Place::Container,
                Some("/.dockerenv"),
                Err("no xdg-open in PATH"),
                Note,
                "a container, by /.dockerenv; no xdg-open in PATH: azt authcode prints the page's address",
            ),
            (
                &none,
                Place::Build,
                Some("GITHUB_ACTIONS"),
                Err("nobody is at a browser"),
                Note,
                "a build, by GITHUB_ACTIONS; nobody is there to sign in: use an identity of the machine",
            ),
        ] {
            let check = browser(env, &Surroundings { place, because, browser: browser_ });
            assert_eq!((check.verdict, check.text.as_str()), (verdict, text));
        }
    }

    #[test]
    fn loopback_is_told_by_its_addresses() {
        assert!(loopback().text.starts_with("127.0.0.1"));
        let check = loopback_of(Err(anyhow::anyhow!("could not listen on this machine: no")));
        assert_eq!((check.verdict, check.text.as_str()), (Verdict::Wrong, "could not listen on this machine: no"));
    }
}

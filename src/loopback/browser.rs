//! Opening a page in a browser, by the programs that do so here.

use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// How long a browser's launcher may take to fail; one that still runs then has taken over.
const LAUNCH: Duration = Duration::from_secs(2);

/// How often a launcher is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(20);

/// Stands for the address in a command line.
const ADDRESS: &str = "%s";

/// What opens a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opener {
    /// The desktop's own choice.
    Desktop,
    /// The first of these command lines that does.
    Programs(Vec<Program>),
}

/// A command line that opens a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The program and its arguments; `%s` in one stands for the address, and without any it comes last.
    pub words: Vec<String>,
    /// Whether its status says whether a page was opened.
    pub is_truthful: bool,
}

impl Program {
    /// One whose status can be believed.
    pub fn new(words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { words: words.into_iter().map(Into::into).collect(), is_truthful: true }
    }

    /// Windows's shell, which ends with 1 when it has opened the page, too.
    pub fn explorer() -> Self {
        Self { is_truthful: false, ..Self::new(["explorer.exe"]) }
    }

    /// Those of the `BROWSER` variable, as Python's `webbrowser` has it: command lines with colons between them, quoted as
    /// for a shell, and never given to one. On Windows programs with semicolons between them.
    /// <https://docs.python.org/3/library/webbrowser.html>
    pub fn of_variable(value: &str, os: &str) -> Vec<Self> {
        let words = |entry: &str| match os {
            "windows" => Some(vec![entry.to_owned()]),
            _ => shlex::split(entry),
        };
        let entries = value.split(if os == "windows" { ';' } else { ':' }).filter_map(|entry| words(entry.trim()));
        // The mark of a program in the background, where all of them are.
        let entries = entries.map(|words| words.into_iter().filter(|word| word != "&").collect::<Vec<_>>());
        entries.filter(|words| words.first().is_some_and(|word| !word.is_empty())).map(Self::new).collect()
    }

    fn command_line(&self, url: &str) -> Vec<String> {
        let mut words: Vec<_> = self.words.iter().map(|word| word.replace(ADDRESS, url)).collect();
        if !self.words.iter().any(|word| word.contains(ADDRESS)) {
            words.push(url.to_owned());
        }
        words
    }
}

/// Opens a page, and waits no longer than it takes to fail.
///
/// # Errors
/// Where no program could, or the address is not one of the web's.
pub fn open(opener: &Opener, url: &str) -> io::Result<()> {
    ensure_web(url)?;
    match opener {
        Opener::Desktop => open::that_detached_with_timeout(url, LAUNCH),
        Opener::Programs(programs) => {
            let opened = programs.iter().any(|program| match start(&program.command_line(url)) {
                Ok(mut launcher) => {
                    let status = ended_within(&mut launcher, LAUNCH);
                    !program.is_truthful || status.is_none_or(|status| status.success())
                }
                Err(_) => false,
            });
            opened.then_some(()).ok_or_else(|| io::Error::other("no program opened the page"))
        }
    }
}

/// What is handed to another program is an address, and nothing that it could take for something else.
fn ensure_web(url: &str) -> io::Result<()> {
    let is_web = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    let is_clean = url.starts_with("http") && url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '\'' | '"'));
    if is_web && is_clean { Ok(()) } else { Err(io::Error::other("not an address of the web")) }
}

/// A program that says nothing here, and that Ctrl-C at the terminal does not end.
fn start(words: &[String]) -> io::Result<Child> {
    let [program, arguments @ ..] = words else { return Err(io::Error::other("no program")) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// How it ended; `None` where it still runs, or nobody knows.
fn ended_within(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(None) if started.elapsed() < limit => thread::sleep(LOOK),
            Ok(status) => return status,
            Err(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://login.example/authorize?a=b&c=%25s";

    fn lines(value: &str, os: &str) -> Vec<String> {
        Program::of_variable(value, os).iter().map(|program| program.command_line(URL).join("|")).collect()
    }

    #[test]
    fn browser_is_read_as_python_reads_it() {
        let url = URL;
        for (value, os, expected) in [
            ("firefox", "linux", vec![format!("firefox|{url}")]),
            ("firefox --new-tab", "linux", vec![format!("firefox|--new-tab|{url}")]),
            ("firefox -url %s -x &", "linux", vec![format!("firefox|-url|{url}|-x")]),
            ("a --app=%s:'/opt/my browser'", "macos", vec![format!("a|--app={url}"), format!("/opt/my browser|{url}")]),
            ("$(reboot);x", "linux", vec![format!("$(reboot);x|{url}")]),
            (":: : '' :'unclosed", "linux", vec![]),
            (
                "C:\\Program Files\\b.exe;d",
                "windows",
                vec![format!("C:\\Program Files\\b.exe|{url}"), format!("d|{url}")],
            ),
        ] {
            assert_eq!(lines(value, os), expected, "{value}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_handed_on() {
        assert!(ensure_web(URL).is_ok());
        for url in
            ["file:///etc/passwd", "-x", "javascript:alert(1)", "https://a/\nb", " https://a/", "https://a/'b", ""]
        {
            assert!(ensure_web(url).is_err(), "{url}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_next_program_is_tried_where_one_fails() {
        let programs = |words: &[&str]| Opener::Programs(words.iter().map(|word| Program::new([*word])).collect());
        assert!(open(&programs(&["/nowhere/at-all", "false", "true"]), URL).is_ok());
        assert!(open(&programs(&["/nowhere/at-all", "false"]), URL).is_err());
        let liar = Program { is_truthful: false, ..Program::new(["false"]) };
        assert!(open(&Opener::Programs(vec![liar]), URL).is_ok());
    }
}

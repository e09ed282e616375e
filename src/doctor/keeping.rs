//! Where tokens stay between runs.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::{Check, milliseconds};
use crate::env::Env;
use crate::error::Report;
use crate::store::{self, Examined, Keeper, Keyring, Store};

const STORE: &str = "store";
const OS_KEYRING: &str = "OS keyring";
const KERNEL_KEYRING: &str = "kernel keyring";

/// The store as `azt token` opened it, and the two keyrings.
pub fn checks(
    store: &Result<Option<Store>>,
    chosen: Option<Keeper>,
    data: Option<&Path>,
    env: &Env,
    status: &str,
) -> Vec<Check> {
    let mut checks = vec![match store {
        Ok(Some(store)) => examined(store.examine(), chosen),
        Ok(None) => nothing(chosen, store::why_no_files(data)),
        Err(error) => unusable(error),
    }];
    checks.extend(data.map(|data| os_keyring(store::os_keyring(data, env))));
    if cfg!(target_os = "linux") {
        checks.push(kernel_keyring(store::kernel_keyring(), status));
    }
    checks
}

fn examined(examined: Result<Examined>, chosen: Option<Keeper>) -> Check {
    let examined = match examined {
        Ok(examined) => examined,
        Err(error) => return unusable(&error),
    };
    let until = if examined.keeper == Keeper::Kernel { ", until the next boot" } else { "" };
    let why = match (chosen, &examined.instead) {
        (Some(_), _) => ", as chosen".to_owned(),
        (None, Some(why)) => format!(", because the OS keyring cannot be used: {why}"),
        (None, None) => String::new(),
    };
    let text = format!(
        "{}{until}{why}; {}, {}; a record takes {}",
        examined.keeper.name(),
        count(examined.sign_ins, "sign-in"),
        count(examined.tokens, "token"),
        milliseconds(examined.took)
    );
    if until.is_empty() { Check::ok(STORE, text) } else { Check::note(STORE, text) }
}

/// `why` there can be no files, where that is the reason.
fn nothing(chosen: Option<Keeper>, why: Option<String>) -> Check {
    match (chosen, why) {
        (Some(_), _) => Check::note(STORE, "none, as chosen: nothing is kept between runs"),
        (None, Some(why)) => Check::wrong(STORE, format!("nothing is kept between runs: {why}")),
        (None, None) => Check::wrong(
            STORE,
            "nothing is kept between runs: no keyring can be used; to keep the key in a file: export AZT_STORE=file",
        ),
    }
}

fn unusable(error: &anyhow::Error) -> Check {
    let report = Report::of(error);
    let hint = report.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
    Check::wrong(STORE, format!("{}{hint}", report.message()))
}

fn os_keyring(keyring: Keyring) -> Check {
    match keyring {
        Keyring::Absent => Check::note(OS_KEYRING, "there is none in this session"),
        Keyring::Usable(took) => Check::ok(OS_KEYRING, format!("it answers in {}", milliseconds(took))),
        Keyring::Unusable(why, took) => Check::wrong(OS_KEYRING, format!("{why}, after {}", milliseconds(took))),
    }
}

/// `status` is the process's own of /proc. Containers keep the kernel's keyring from their processes by a filter.
fn kernel_keyring(usable: Result<Duration, String>, status: &str) -> Check {
    let seccomp = match seccomp(status) {
        Some("0") => "without a seccomp filter",
        Some("1") => "in seccomp's strict mode",
        Some("2") => "behind a seccomp filter",
        _ => "seccomp is not known",
    };
    match usable {
        Ok(took) => Check::ok(KERNEL_KEYRING, format!("usable, in {}; {seccomp}", milliseconds(took))),
        Err(why) => Check::note(KERNEL_KEYRING, format!("{why}; {seccomp}")),
    }
}

fn seccomp(status: &str) -> Option<&str> {
    status.lines().find_map(|line| line.strip_prefix("Seccomp:")).map(str::trim)
}

fn count(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;
    use crate::error::Failure;

    const MS: Duration = Duration::from_micros(1400);

    fn of(keeper: Keeper, instead: Option<&str>) -> Result<Examined> {
        let instead = instead.map(str::to_owned);
        Ok(Examined { keeper, instead, sign_ins: 1, tokens: 2, took: MS })
    }

    #[test]
    fn the_store_is_told_with_its_keeper_and_why_it_is_that() {
        for (found, chosen, verdict, text) in [
            (of(Keeper::Keyring, None), None, Verdict::Ok, "keyring; 1 sign-in, 2 tokens; a record takes 1 ms"),
            (
                of(Keeper::File, None),
                Some(Keeper::File),
                Verdict::Ok,
                "file, as chosen; 1 sign-in, 2 tokens; a record takes 1 ms",
            ),
            (
                of(Keeper::Kernel, Some("it is locked")),
                None,
                Verdict::Note,
                "kernel, until the next boot, because the OS keyring cannot be used: it is locked; 1 sign-in, 2 tokens; \
                 a record takes 1 ms",
            ),
            (
                Err(Failure::other("the disk is full").hint("make room: rm").into()),
                None,
                Verdict::Wrong,
                "the disk is full; make room: rm",
            ),
        ] {
            let check = examined(found, chosen);
            assert_eq!((check.verdict, check.text.as_str()), (verdict, text));
        }
    }

    #[test]
    fn where_nothing_is_kept_that_is_told() {
        assert_eq!(nothing(Some(Keeper::None), Some("no home".to_owned())).verdict, Verdict::Note);
        let check = nothing(None, Some("no home".to_owned()));
        assert_eq!((check.verdict, check.text.as_str()), (Verdict::Wrong, "nothing is kept between runs: no home"));
        let check = nothing(None, None);
        assert!(check.verdict == Verdict::Wrong && check.text.ends_with("export AZT_STORE=file"), "{check:?}");
    }

    #[test]
    fn keyrings_are_told_with_their_time_and_the_process_with_its_filter() {
        let text = |check: Check| (check.verdict, check.text);
        assert_eq!(text(os_keyring(Keyring::Absent)), (Verdict::Note, "there is none in this session".to_owned()));
        assert_eq!(text(os_keyring(Keyring::Usable(MS))), (Verdict::Ok, "it answers in 1 ms".to_owned()));
        let locked = Keyring::Unusable("it is locked".to_owned(), MS);
        assert_eq!(text(os_keyring(locked)), (Verdict::Wrong, "it is locked, after 1 ms".to_owned()));
        for (status, seccomp) in [
            ("Name:\tazt\nSeccomp:\t0\nSeccomp_filters:\t0\n", "without a seccomp filter"),
            ("Seccomp:\t2\nSeccomp_filters:\t1\n", "behind a seccomp filter"),
            ("Seccomp:\t1\n", "in seccomp's strict mode"),
            ("Name:\tazt\n", "seccomp is not known"),
            ("", "seccomp is not known"),
        ] {
            let usable = (Verdict::Ok, format!("usable, in 1 ms; {seccomp}"));
            assert_eq!(text(kernel_keyring(Ok(MS), status)), usable);
            let closed = (Verdict::Note, format!("closed; {seccomp}"));
            assert_eq!(text(kernel_keyring(Err("closed".to_owned()), status)), closed);
        }
    }
}

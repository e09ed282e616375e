//! Asks a service again, by a schedule of the service's own, as long as there is time.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::error::Failure;
use crate::http::{Answer, Request};
use crate::random;
use crate::wait::UNTOLD;

/// How long a service is left alone after it could not answer, in seconds, once for each time.
pub struct Schedule(pub &'static [Rule]);

/// What to do about one kind of fault; each has its own count.
pub struct Rule {
    /// The statuses it is for, first and last.
    pub statuses: &'static [(u16, u16)],
    /// Whether it is for requests, too, that got no whole answer in time from who accepted them.
    pub silence: bool,
    /// The waits. Up to a quarter is added to each, so that those who were refused together do not come back together.
    pub waits: &'static [u64],
}

/// One more request for who got no answer: whoever hangs that long mostly does so again.
pub const SILENCE: Rule = Rule { statuses: &[], silence: true, waits: &[1] };

/// Once more after a second, as MSAL does, where nobody was refused. Who did not answer in time is not asked again: that
/// took long enough.
pub const ONCE_MORE: Schedule =
    Schedule(&[Rule { statuses: &[(408, 408), (429, 429), (500, 599)], silence: false, waits: &[1] }]);

/// `Retry-After` of a service elsewhere is heeded up to this long: a person or a script waits.
pub const LONGEST_AWAY: Duration = Duration::from_secs(10);

/// `Retry-After` of a service of this machine is heeded up to this long. <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance>
pub const LONGEST: Duration = Duration::from_secs(60);

/// Who waits, and for how long at most.
pub struct Patience<'a> {
    /// When to stop.
    pub deadline: Instant,
    /// Whether to wait for a service at all.
    pub may_wait: bool,
    /// How long a service may ask to be left alone.
    pub longest: Duration,
    /// Tells the person.
    pub notice: &'a dyn Fn(&str),
}

/// Sends a request until there is an answer that is not to be asked for again, or nothing is left of the schedule.
/// `who` names the service.
///
/// # Errors
/// As [`Request::send`].
pub fn send(request: &Request<'_>, schedule: &Schedule, who: &str, patience: &Patience<'_>) -> Result<Answer> {
    let mut counts = Counts::new(schedule);
    let mut told = false;
    let mut attempts = 0;
    loop {
        attempts += 1;
        let outcome = request.send_until(Some(patience.deadline));
        let fault = match &outcome {
            Ok(answer) => Fault::Status(answer.status()),
            Err(error) if error.downcast_ref::<Failure>().is_some_and(Failure::is_silence) => Fault::Silence,
            Err(_) => return outcome,
        };
        let asked_for = outcome.as_ref().ok().and_then(Answer::retry_after);
        let left = patience.deadline.saturating_duration_since(Instant::now());
        let wait = counts
            .wait(fault)
            .and_then(|wait| longer(jittered(wait), asked_for, patience.longest))
            .filter(|wait| patience.may_wait && *wait < left);
        let Some(wait) = wait else {
            return match outcome {
                Ok(answer) => Ok(answer.after(attempts)),
                Err(error) if attempts > 1 => {
                    Err(Failure::with_note(error, &format!("; it was asked {attempts} times")))
                }
                Err(error) => Err(error),
            };
        };
        let rounded = Duration::from_secs_f64(wait.as_secs_f64().round());
        let text = format!("{who} {fault}, and is asked again in {}", humantime::format_duration(rounded));
        if wait > UNTOLD && !told {
            told = true;
            (patience.notice)(&text);
        } else {
            log::info!("{text}");
        }
        thread::sleep(wait);
    }
}

/// Why there is no token yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Status(u16),
    Silence,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Status(status) => write!(f, "answered HTTP {status}"),
            Fault::Silence => f.write_str("did not answer in time"),
        }
    }
}

/// How often each rule of a schedule was used.
struct Counts(Vec<(&'static Rule, usize)>);

impl Counts {
    fn new(schedule: &Schedule) -> Self {
        Self(schedule.0.iter().map(|rule| (rule, 0)).collect())
    }

    /// How long to wait after this fault; `None` where it is final.
    fn wait(&mut self, fault: Fault) -> Option<Duration> {
        let is_for = |rule: &Rule| match fault {
            Fault::Status(status) => rule.statuses.iter().any(|(first, last)| (*first..=*last).contains(&status)),
            Fault::Silence => rule.silence,
        };
        let (rule, count) = self.0.iter_mut().find(|(rule, _)| is_for(rule))?;
        *count += 1;
        rule.waits.get(*count - 1).copied().map(Duration::from_secs)
    }
}

/// Up to a quarter longer. Without random bytes it is as long as it is.
fn jittered(wait: Duration) -> Duration {
    let [byte] = random::bytes().unwrap_or_default();
    wait + wait / 4 * u32::from(byte) / 255
}

/// The longer of the two; `None` where the service wants to be left alone for longer than azt waits.
fn longer(wait: Duration, asked_for: Option<Duration>, longest: Duration) -> Option<Duration> {
    let asked_for = asked_for.unwrap_or_default();
    (asked_for <= longest).then(|| wait.max(asked_for))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEDULE: Schedule = Schedule(&[
        Rule { statuses: &[(410, 410)], silence: false, waits: &[5, 10] },
        Rule { statuses: &[(404, 404), (500, 599)], silence: false, waits: &[1, 2] },
        SILENCE,
    ]);

    #[test]
    fn each_rule_has_its_own_count_and_its_own_end() {
        let mut counts = Counts::new(&SCHEDULE);
        for (fault, seconds) in [
            (Fault::Status(404), Some(1)),
            (Fault::Status(410), Some(5)),
            (Fault::Status(599), Some(2)),
            (Fault::Silence, Some(1)),
            (Fault::Status(500), None),
            (Fault::Status(410), Some(10)),
            (Fault::Status(410), None),
            (Fault::Silence, None),
            (Fault::Status(200), None),
            (Fault::Status(400), None),
        ] {
            assert_eq!(counts.wait(fault), seconds.map(Duration::from_secs), "{fault:?}");
        }
    }

    #[test]
    fn a_wait_grows_by_a_quarter_at_most() {
        for seconds in [0, 1, 40] {
            let wait = Duration::from_secs(seconds);
            for _ in 0..100 {
                assert!((wait..=wait + wait / 4).contains(&jittered(wait)));
            }
        }
    }

    #[test]
    fn the_service_may_ask_for_more_time_but_not_for_any() {
        let second = Duration::from_secs(1);
        assert_eq!(longer(second, None, LONGEST), Some(second));
        assert_eq!(longer(second, Some(second * 7), LONGEST), Some(second * 7));
        assert_eq!(longer(second * 7, Some(second), LONGEST), Some(second * 7));
        assert_eq!(longer(second, Some(second * 60), LONGEST), Some(second * 60));
        assert_eq!(longer(second, Some(second * 61), LONGEST), None);
    }
}

//! The tokens at hand, by what they are for: one is asked for once, however many wait for it.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::lender::Lent;
use crate::clock;
use crate::error::{Exit, Report};
use crate::resource::Resource;

/// How many resources tokens are kept for; a program has a handful.
const PLACES: usize = 256;

/// How long a renewal that failed, or gave none that is as good as wanted, is not tried again while there is a token that will
/// do, in seconds.
const PUT_OFF: i64 = 10;

/// How long a refusal is told to whoever asks, in seconds: a client that asks again and again must not lock somebody's account.
const REFUSED: i64 = 30;

/// How far a clock may step back, in seconds, before nobody knows when the tokens of before expire.
const SKEW: i64 = 5;

/// How many hexadecimal digits a digest has.
const DIGITS: usize = 64;

/// The token, or why there is none.
pub type Outcome = Result<Arc<Lent>, Arc<Report>>;

/// Who is told of it.
type Waiter = Box<dyn FnOnce(Outcome) + Send>;

/// The tokens at hand.
pub struct Shelf {
    places: Mutex<HashMap<String, Place>>,
    jobs: Mutex<Sender<Job>>,
    /// What a token has to be good for, in seconds.
    needed: i64,
}

/// A token that is to be got.
pub struct Job {
    /// What for.
    pub resource: Resource,
    /// The digest of the one that will not do, though it may be kept.
    pub refused: Option<String>,
}

/// What there is for one resource.
#[derive(Default)]
struct Place {
    lent: Option<Arc<Lent>>,
    waiting: Vec<Waiter>,
    is_asked: bool,
    got_at: i64,
    put_off_at: Option<i64>,
    refusal: Option<(i64, Arc<Report>)>,
    /// The digest of the token that its service was last said to have refused.
    refused: Option<String>,
}

/// What is to be done about a token that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It will do.
    Fresh,
    /// It will do, and is to be renewed.
    Ahead,
    /// There is none that will do.
    Due,
}

impl Shelf {
    /// An empty one, and what comes to be asked for.
    pub fn new(needed: i64) -> (Self, Receiver<Job>) {
        let (jobs, asked) = channel();
        (Self { places: Mutex::default(), jobs: Mutex::new(jobs), needed }, asked)
    }

    /// The token, if it is there and not the one of this digest, which was refused; else `wait` makes who is told of it
    /// later. `None` where too much is being asked for.
    pub fn get<T>(
        &self,
        resource: &Resource,
        refused: Option<&str>,
        wait: impl FnOnce() -> (Waiter, T),
    ) -> Option<Result<Arc<Lent>, T>> {
        let key = resource.scope();
        let now = clock::now();
        let mut places = lock(&self.places);
        if places.len() >= PLACES && !places.contains_key(&key) {
            places.retain(|_, place| place.is_asked);
            if places.len() >= PLACES {
                return None;
            }
        }
        let place = places.entry(key).or_default();
        if let Some(digits) = refused.filter(|digits| digits.len() == DIGITS) {
            place.refused = Some(digits.to_owned());
            place.lent = place.lent.take().filter(|lent| !lent.access_token.has_digest(digits));
        }
        let verdict = place.judge(self.needed, now);
        let refusal = place.refusal(now);
        if verdict != Verdict::Fresh && !place.is_asked && refusal.is_none() {
            place.is_asked = true;
            // Nobody takes it where the process is about to end.
            let _ = lock(&self.jobs).send(Job { resource: resource.clone(), refused: place.refused.clone() });
        }
        match &place.lent {
            Some(lent) if verdict != Verdict::Due => Some(Ok(Arc::clone(lent))),
            _ => {
                let (waiter, waiting) = wait();
                match refusal {
                    Some(refusal) => waiter(Err(refusal)),
                    None => place.waiting.push(waiter),
                }
                Some(Err(waiting))
            }
        }
    }

    /// What became of it. A token that is still good is better than the news that it could not be renewed.
    pub fn put(&self, job: &Job, outcome: Result<Lent, Report>) {
        let now = clock::now();
        let mut places = lock(&self.places);
        let place = places.entry(job.resource.scope()).or_default();
        if place.refused != job.refused && outcome.as_ref().is_ok_and(|lent| place.has_refused(lent)) {
            // That came in the meantime.
            let _ = lock(&self.jobs).send(Job { resource: job.resource.clone(), refused: place.refused.clone() });
            return;
        }
        place.is_asked = false;
        let outcome = place.take(outcome, self.needed, now);
        let waiting = std::mem::take(&mut place.waiting);
        drop(places);
        for waiter in waiting {
            waiter(outcome.clone());
        }
    }
}

impl Place {
    fn judge(&self, needed: i64, now: i64) -> Verdict {
        let Some(lent) = &self.lent else { return Verdict::Due };
        let is_put_off = self.put_off_at.is_some_and(|at| (0..PUT_OFF).contains(&(now - at)));
        match lent.expires_on.saturating_sub(now) {
            left if left <= 0 => Verdict::Due,
            _ if is_put_off => Verdict::Fresh,
            left if left < needed || self.got_at > now + SKEW => Verdict::Due,
            _ if lent.refresh_on.is_some_and(|at| at <= now) => Verdict::Ahead,
            _ => Verdict::Fresh,
        }
    }

    fn has_refused(&self, lent: &Lent) -> bool {
        self.refused.as_ref().is_some_and(|digits| lent.access_token.has_digest(digits))
    }

    /// The service's last word, as long as it would say the same again.
    fn refusal(&self, now: i64) -> Option<Arc<Report>> {
        let (at, report) = self.refusal.as_ref()?;
        (0..REFUSED).contains(&(now - at)).then(|| Arc::clone(report))
    }

    fn take(&mut self, outcome: Result<Lent, Report>, needed: i64, now: i64) -> Outcome {
        let report = match outcome {
            Ok(lent) => {
                let lent = Arc::new(lent);
                (self.lent, self.got_at) = (Some(Arc::clone(&lent)), now);
                (self.put_off_at, self.refusal) = (None, None);
                // It is the best that the service gives, and every request would ask for another.
                self.put_off_at = (self.judge(needed, now) != Verdict::Fresh).then_some(now);
                return Ok(lent);
            }
            Err(report) => report,
        };
        let good_for = self.lent.as_ref().map_or(0, |lent| lent.expires_on.saturating_sub(now));
        match &self.lent {
            // A refusal is told once the token is short, and until then every request would ask for another.
            Some(lent) if good_for > 0 && (good_for >= needed || report.kind() == Exit::Unreachable) => {
                log::warn!("a token could not be renewed and will do for now: {}", report.message());
                self.put_off_at = Some(now);
                Ok(Arc::clone(lent))
            }
            _ => {
                let report = Arc::new(report);
                self.refusal = (report.kind() == Exit::Refused).then(|| (now, Arc::clone(&report)));
                Err(report)
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Failure;
    use crate::secret::Secret;

    const NOW: i64 = 1_700_000_000;

    fn lent(expires_on: i64, refresh_on: Option<i64>) -> Lent {
        Lent { access_token: Secret::new("t"), expires_on, refresh_on, not_before: NOW }
    }

    fn unreachable() -> Report {
        Report::of(&Failure::unreachable("nobody answers").into())
    }

    fn refused() -> Report {
        Report::of(&Failure::refused("no").into())
    }

    #[test]
    fn a_token_is_fresh_then_renewed_ahead_then_due() {
        for (expires_on, refresh_on, put_off_at, verdict) in [
            (NOW + 301, None, None, Verdict::Fresh),
            (NOW + 3600, Some(NOW + 1), None, Verdict::Fresh),
            (NOW + 3600, Some(NOW), None, Verdict::Ahead),
            (NOW + 299, None, None, Verdict::Due),
            (NOW + 299, None, Some(NOW - 9), Verdict::Fresh),
            (NOW + 299, None, Some(NOW - 10), Verdict::Due),
            (NOW, None, Some(NOW), Verdict::Due),
        ] {
            let place = Place { lent: Some(Arc::new(lent(expires_on, refresh_on))), put_off_at, ..Place::default() };
            assert_eq!(place.judge(300, NOW), verdict, "{expires_on} {refresh_on:?} {put_off_at:?}");
        }
        assert_eq!(Place::default().judge(300, NOW), Verdict::Due);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_a_token_due() {
        for (got_at, verdict) in [(NOW + 5, Verdict::Fresh), (NOW + 6, Verdict::Due)] {
            let place = Place { lent: Some(Arc::new(lent(NOW + 7200, None))), got_at, ..Place::default() };
            assert_eq!(place.judge(300, NOW), verdict, "{got_at}");
        }
    }

    #[test]
    fn many_who_wait_are_one_question_and_all_get_its_answer() {
        let (shelf, jobs) = Shelf::new(300);
        let resource = Resource::asked("https://vault.azure.net").expect("a resource");
        let (told, outcomes) = channel();
        for _ in 0..50 {
            let told = told.clone();
            let waiter: Waiter = Box::new(move |outcome| told.send(outcome.is_ok()).expect("the test listens"));
            assert!(matches!(shelf.get(&resource, None, || (waiter, ())), Some(Err(()))));
        }
        let job = jobs.try_recv().expect("it is asked for");
        assert_eq!(jobs.try_iter().count(), 0);
        shelf.put(&job, Ok(lent(clock::now() + 3600, None)));
        assert_eq!(outcomes.try_iter().filter(|outcome| *outcome).count(), 50);
        let waiter = || -> (Waiter, ()) { panic!("it is there") };
        assert!(matches!(shelf.get(&resource, None, waiter), Some(Ok(_))));
        assert_eq!(jobs.try_iter().count(), 0);
    }

    #[test]
    fn a_token_that_is_good_outlives_a_service_that_is_not_there_and_no_refusal() {
        let mut place = Place::default();
        let mut is_given = |outcome, now| place.take(outcome, 300, now).is_ok();
        assert!(!is_given(Err(unreachable()), NOW));
        assert!(is_given(Ok(lent(NOW + 60, None)), NOW));
        assert!(is_given(Err(unreachable()), NOW + 59));
        assert!(!is_given(Err(refused()), NOW + 59));
        assert!(!is_given(Err(unreachable()), NOW + 60));
    }

    #[test]
    fn a_renewal_ahead_of_time_that_is_refused_is_put_off() {
        let mut place = Place::default();
        assert!(place.take(Ok(lent(NOW + 3600, Some(NOW))), 300, NOW - 60).is_ok());
        assert_eq!(place.judge(300, NOW), Verdict::Ahead);
        assert!(place.take(Err(refused()), 300, NOW).is_ok());
        assert_eq!(place.judge(300, NOW + 9), Verdict::Fresh);
        assert_eq!(place.judge(300, NOW + 10), Verdict::Ahead);
    }

    #[test]
    fn the_best_that_a_service_gives_is_not_asked_for_by_every_request() {
        for (best, verdict) in [(lent(NOW + 60, None), Verdict::Due), (lent(NOW + 3600, Some(NOW)), Verdict::Ahead)] {
            let mut place = Place::default();
            assert!(place.take(Ok(best), 300, NOW).is_ok());
            assert_eq!([NOW, NOW + 9].map(|now| place.judge(300, now)), [Verdict::Fresh; 2]);
            assert_eq!(place.judge(300, NOW + 10), verdict);
        }
    }

    #[test]
    fn a_refusal_is_told_for_a_while_and_nobody_is_asked() {
        let (shelf, jobs) = Shelf::new(300);
        let resource = Resource::asked("https://vault.azure.net").expect("a resource");
        let (told, outcomes) = channel();
        let get = || {
            let told = told.clone();
            let waiter: Waiter = Box::new(move |outcome| told.send(outcome.is_ok()).expect("the test listens"));
            assert!(matches!(shelf.get(&resource, None, || (waiter, ())), Some(Err(()))));
        };
        for (report, asked_again) in [(refused(), 0), (unreachable(), 1)] {
            get();
            let job = jobs.try_recv().expect("it is asked for");
            shelf.put(&job, Err(report));
            assert_eq!(jobs.try_iter().count(), 0);
            get();
            assert_eq!(jobs.try_iter().count(), asked_again);
            lock(&shelf.places).values_mut().for_each(|place| place.refusal = None);
        }
        assert_eq!(outcomes.try_iter().collect::<Vec<_>>(), [false; 3]);

        let mut place = Place::default();
        assert!(place.take(Err(refused()), 300, NOW).is_err());
        assert_eq!(
            [NOW - 1, NOW, NOW + 29, NOW + 30].map(|now| place.refusal(now).is_some()),
            [false, true, true, false]
        );
        assert!(place.take(Ok(lent(NOW + 3600, None)), 300, NOW).is_ok());
        assert!(place.refusal(NOW).is_none());
    }

    #[test]
    fn a_token_that_was_refused_while_it_was_being_got_is_asked_for_once_more() {
        let (shelf, jobs) = Shelf::new(300);
        let resource = Resource::asked("https://vault.azure.net").expect("a resource");
        let (told, outcomes) = channel();
        let get = |refused: Option<&str>| {
            let told = told.clone();
            let waiter: Waiter = Box::new(move |outcome| told.send(outcome.is_ok()).expect("the test listens"));
            shelf.get(&resource, refused, || (waiter, ())).is_some_and(|given| given.is_ok())
        };
        // SHA-256 of "t".
        let digits = "e3b98a4da31a127d4bde6e43033f66ba274cab0eb7eb1c70ec41402bf6273dd8";
        let good = || lent(clock::now() + 3600, None);
        assert!(!get(None));
        let first = jobs.try_recv().expect("it is asked for");
        assert!(!get(Some(digits)));
        shelf.put(&first, Ok(good()));
        assert_eq!(outcomes.try_iter().count(), 0);
        let second = jobs.try_recv().expect("it is asked for again");
        assert_eq!((first.refused, second.refused.as_deref()), (None, Some(digits)));
        // Where there is no other, it is told to be had, and is there for whoever has not refused it.
        shelf.put(&second, Ok(good()));
        assert_eq!(outcomes.try_iter().collect::<Vec<_>>(), [true, true]);
        assert!(get(None) && get(Some("nonsense")) && get(Some(&"0".repeat(64))));
        assert!(!get(Some(digits)));
        assert_eq!(jobs.try_iter().count(), 1);
    }

    #[test]
    fn more_resources_than_there_are_places_for_are_refused() {
        let (shelf, _jobs) = Shelf::new(300);
        let resource = |number| Resource::asked(&format!("https://{number}.example")).expect("a resource");
        let get = |number| shelf.get(&resource(number), None, || (Box::new(|_| ()) as Waiter, ())).is_some();
        assert!((0..PLACES).all(get));
        assert!(!get(PLACES));
        shelf.put(&Job { resource: resource(0), refused: None }, Ok(lent(clock::now() + 3600, None)));
        assert!(get(PLACES));
    }
}

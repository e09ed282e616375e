//! The time of day.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, NaiveDateTime};

/// Seconds since 1970.
pub fn now() -> i64 {
    milliseconds() / 1000
}

/// Milliseconds since 1970.
pub fn milliseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// What the clocks here show at a time in seconds since 1970; `None` past the year 262000.
pub fn local(seconds: i64) -> Option<NaiveDateTime> {
    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&Local).naive_local())
}

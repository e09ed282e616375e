//! A desktop whose browser can be waited for.

use std::fs;
use std::process::Command;
use std::sync::mpsc::channel;
use std::thread::spawn;

use tempfile::TempDir;

use crate::process::{PATIENCE, script};
use crate::run::{Azt, Home};
use crate::sandbox::Sandbox;
use crate::sandbox::browser::visit;

/// A directory with an `xdg-open` in it.
pub struct Desktop(TempDir);

impl Desktop {
    pub fn new() -> Self {
        let directory = TempDir::new().unwrap();
        let this = Self(directory);
        assert!(Command::new("mkfifo").arg(this.0.path().join("opened")).status().unwrap().success());
        let text =
            format!("#!/bin/sh\necho >> '{0}/count'\nprintf %s \"$1\" > '{0}/opened'\n", this.0.path().display());
        script(&this.0.path().join("xdg-open"), &text);
        this
    }

    pub fn azt(&self, line: &str, home: &Home, sandbox: &Sandbox) -> Azt {
        home.azt(line, sandbox).env("PATH", self.0.path()).env("DISPLAY", ":0")
    }

    /// Waits until a browser is opened; the address of its page.
    pub fn opened(&self) -> String {
        let (opened, is_opened) = channel();
        let path = self.0.path().join("opened");
        spawn(move || opened.send(fs::read_to_string(path).unwrap()));
        is_opened.recv_timeout(PATIENCE).expect("a browser is opened")
    }

    /// Waits until a browser is opened, and signs in there.
    pub fn sign_in(&self) {
        visit(&self.opened()).unwrap();
    }

    /// How often a browser was opened.
    pub fn tabs(&self) -> usize {
        fs::read_to_string(self.0.path().join("count")).unwrap_or_default().lines().count()
    }
}

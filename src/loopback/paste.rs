//! The other way back: a person pastes the address that their browser ended at, on whichever machine that is.

use std::time::Duration;

use super::redirect::{Redirect, Stray};
use crate::error::Failure;
use crate::terminal::{Typed, Typing, tell};

/// What a person pastes, slip by slip, until it is an answer.
pub struct Paste(Option<Typing>);

/// Why what was pasted is not an answer to this sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip(Stray);

impl Paste {
    /// Nobody pastes.
    pub fn nobody() -> Self {
        Self(None)
    }

    /// Asks the person at the terminal, if there is one, for the address of a page that did not load.
    pub fn ask(redirect_uri: &str) -> Self {
        let typing = Typing::at_terminal();
        if typing.is_some() {
            tell(&format!(
                "azt: if it does not come back, paste the address of the page that fails to load ({redirect_uri}/?code=...), and press Enter:"
            ));
        }
        Self(typing)
    }

    /// The answer, if it was pasted by now. A slip of the hand asks again: the page in the browser is still there to copy
    /// from. Who closes the input pastes no more.
    pub fn next(&mut self, state: &str) -> Option<Redirect> {
        match self.0.as_mut()?.next(Duration::ZERO) {
            Ok(Typed::Nothing) => {}
            Ok(Typed::Line(line)) => match Slip::check(&line, state) {
                Ok(redirect) => return Some(redirect),
                Err(slip) => slip.tell(),
            },
            Err(error) if error.is::<Failure>() => ask_again(&error.to_string()),
            Ok(Typed::End) | Err(_) => self.0 = None,
        }
        None
    }
}

impl Slip {
    /// The answer in what was pasted: all of it is one address that was broken in lines, or its first line is one.
    pub fn check(text: &str, state: &str) -> Result<Redirect, Self> {
        Redirect::pasted(text, state).or_else(|stray| {
            let first = text.trim_start().lines().next().filter(|first| first.contains("state="));
            first.and_then(|first| Redirect::pasted(first, state).ok()).ok_or(Self(stray))
        })
    }

    /// What is wrong with it.
    pub fn why(self) -> &'static str {
        match self.0 {
            Stray::Empty => "what was pasted has no sign-in in it",
            Stray::State => "what was pasted is another sign-in's answer: its state is not the one azt sent",
            Stray::Ambiguous => "what was pasted says something twice",
        }
    }

    /// Asks again.
    pub fn tell(self) {
        ask_again(self.why());
    }
}

fn ask_again(why: &str) {
    tell(&format!("azt: {why}; paste again:"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    #[test]
    fn what_comes_behind_the_address_is_no_part_of_it() {
        for text in [
            "http://localhost:1/?code=abc&state=S\necho x\n",
            "\n http://localhost:1/?code=abc&state=S\r\n\r\nsent from afar",
            "http://localhost:1/?code=a\n bc&state=S\n",
        ] {
            let code = Slip::check(text, "S").ok().and_then(|redirect| redirect.outcome.ok());
            assert_eq!(code, Some(Secret::new("abc")), "{text:?}");
        }
        for text in ["abc\nhttp://localhost:1/?code=abc&state=T", "http://localhost:1/?code=abc\nstate=S"] {
            assert_eq!(Slip::check(text, "S").err(), Some(Slip(Stray::State)), "{text:?}");
        }
    }
}

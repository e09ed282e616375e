//! A request, and what protocols read from it.

use url::form_urlencoded;

use super::Refusal;
use crate::resource::Resource;

/// A request, as it came.
pub struct Asking<'a> {
    /// `GET`, `POST`, …
    pub method: &'a str,
    /// What stands before the question mark.
    pub path: &'a str,
    /// What stands behind it.
    pub query: &'a str,
    /// Names in lower case, and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// A body, which is short.
    pub body: &'a [u8],
}

impl Asking<'_> {
    /// The value of a header that is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(own, _)| *own == name).map(|(_, value)| *value);
        values.next().filter(|_| values.next().is_none())
    }

    /// Whether there is a header of this name.
    pub fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| *own == name)
    }

    pub fn ensure_method(&self, method: &str) -> Result<(), Refusal> {
        if self.method == method { Ok(()) } else { Err(Refusal::request(405, format!("only {method} is understood"))) }
    }

    /// What no page in a browser can send unasked.
    pub fn ensure_metadata(&self) -> Result<(), Refusal> {
        match self.header("metadata") {
            Some(value) if value.eq_ignore_ascii_case("true") => Ok(()),
            _ => Err(Refusal::request(400, "Required metadata header not specified")),
        }
    }

    pub fn ensure_json(&self) -> Result<(), Refusal> {
        self.ensure_content("application/json")
    }

    fn ensure_content(&self, wanted: &str) -> Result<(), Refusal> {
        let kind = self.header("content-type").and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case(wanted) {
            return Ok(());
        }
        Err(Refusal::request(415, format!("the body has to be {wanted}")))
    }

    pub fn parameters(&self) -> Fields<'_> {
        Fields(self.query.as_bytes())
    }

    pub fn form(&self) -> Result<Fields<'_>, Refusal> {
        self.ensure_content("application/x-www-form-urlencoded")?;
        Ok(Fields(self.body))
    }
}

/// A query or a form.
pub struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    /// The value of a field that may be there once.
    pub fn get(&self, name: &str) -> Result<Option<String>, Refusal> {
        let mut values = form_urlencoded::parse(self.0).filter(|(own, _)| own == name).map(|(_, value)| value);
        let value = values.next();
        if values.next().is_some() {
            return Err(Refusal::request(400, format!("{name} is there twice")));
        }
        Ok(value.filter(|value| !value.is_empty()).map(std::borrow::Cow::into_owned))
    }

    /// What the token is to be for, and how that was written.
    pub fn resource(&self) -> Result<(Resource, String), Refusal> {
        let Some(said) = self.get("resource")? else {
            return Err(Refusal::request(400, "the parameter resource is missing"));
        };
        let resource = Resource::asked(&said).map_err(|error| Refusal::resource(400, format!("{error:#}")))?;
        Ok((resource, said))
    }
}

//! The calls for a token that the SDKs' credentials make, read as the tools themselves read them. What is not exactly
//! such a call is nobody's here.

use std::ffi::OsString;

use super::Tool;
use crate::guid;

/// A call for a token.
#[derive(Debug, PartialEq, Eq)]
pub struct Call {
    /// Azt's own command line for that token.
    pub words: Vec<String>,
    /// The subscription that was named by its id.
    pub subscription: Option<String>,
}

/// An option that a call may have.
struct Known {
    long: &'static str,
    short: Option<char>,
    takes: Takes,
}

/// What stands behind an option.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    One,
    /// Every word up to the next option.
    Several,
}

const fn known(long: &'static str, short: Option<char>, takes: Takes) -> Known {
    Known { long, short, takes }
}

/// Those of `az account get-access-token` that SDKs give.
const AZ: [Known; 5] = [
    known("output", Some('o'), Takes::One),
    known("resource", None, Takes::One),
    known("scope", None, Takes::Several),
    known("tenant", Some('t'), Takes::One),
    known("subscription", Some('s'), Takes::One),
];

/// Those of `azd auth token`.
const AZD: [Known; 5] = [
    known("output", Some('o'), Takes::One),
    known("no-prompt", None, Takes::Nothing),
    known("scope", None, Takes::One),
    known("tenant-id", None, Takes::One),
    known("claims", None, Takes::One),
];

impl Call {
    /// What a tool is asked for, where that is a token in JSON; `None` for any other call, and for one that the tool
    /// itself would find fault with.
    pub fn read(tool: Tool, words: &[OsString]) -> Option<Self> {
        let words: Vec<_> = words.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
        match tool {
            Tool::Az => az(&Given::read(words.strip_prefix(&["account", "get-access-token"])?, &AZ)?),
            Tool::Azd => azd(&Given::read(words.strip_prefix(&["auth", "token"])?, &AZD)?),
        }
    }
}

/// az makes the scope of a resource, whatever that looks like, and takes no names for one.
fn az(given: &Given<'_>) -> Option<Call> {
    given.one("output")?.filter(|output| output.eq_ignore_ascii_case("json"))?;
    let scopes = given.all("scope");
    let target = match given.one("resource")? {
        Some(_) if !scopes.is_empty() => return None,
        Some(resource) => vec![format!("--scope={resource}/.default")],
        None => scoped(&scopes),
    };
    let subscription = given.one("subscription")?.filter(|id| guid::is_guid(id)).map(str::to_owned);
    let tenant = given.one("tenant")?.map(|tenant| format!("--tenant={tenant}"));
    Some(Call { words: own(target.into_iter().chain(tenant)), subscription })
}

fn azd(given: &Given<'_>) -> Option<Call> {
    given.one("output")?.filter(|output| *output == "json")?;
    let tenant = given.one("tenant-id")?.map(|tenant| format!("--tenant={tenant}"));
    let claims = given.one("claims")?.map(|claims| format!("--claims={claims}"));
    Some(Call { words: own(scoped(&given.all("scope")).into_iter().chain(tenant).chain(claims)), subscription: None })
}

/// Whoever names nothing means Resource Manager, whatever azt's own variables say.
fn scoped(scopes: &[&str]) -> Vec<String> {
    if scopes.is_empty() {
        return vec!["--resource=arm".to_owned()];
    }
    scopes.iter().map(|scope| format!("--scope={scope}")).collect()
}

/// A program reads what comes: nobody is asked, and nothing is said beside it.
fn own(options: impl Iterator<Item = String>) -> Vec<String> {
    ["azt", "token", "--no-prompt", "--quiet"].map(str::to_owned).into_iter().chain(options).collect()
}

/// The options that were given, with their values.
struct Given<'a>(Vec<(&'static str, &'a str)>);

impl<'a> Given<'a> {
    /// As argparse and pflag both read them; `None` where a word is none of these.
    fn read(words: &[&'a str], known: &[Known]) -> Option<Self> {
        let mut given = Vec::new();
        let mut words = words.iter().copied().peekable();
        while let Some(word) = words.next() {
            let (option, joined) = known.iter().find_map(|option| Some((option, option.matches(word)?)))?;
            match (option.takes, joined) {
                (Takes::Nothing, None) => given.push((option.long, "")),
                (Takes::Nothing, Some(_)) => return None,
                (_, Some(value)) => given.push((option.long, value)),
                (takes, None) => {
                    given.push((option.long, words.next_if(|word| !word.starts_with('-'))?));
                    while takes == Takes::Several
                        && let Some(value) = words.next_if(|word| !word.starts_with('-'))
                    {
                        given.push((option.long, value));
                    }
                }
            }
        }
        Some(Self(given))
    }

    fn all(&self, name: &str) -> Vec<&'a str> {
        self.0.iter().filter(|(option, _)| *option == name).map(|(_, value)| *value).collect()
    }

    /// The one value; `None` where there are several, of which each tool takes another.
    fn one(&self, name: &str) -> Option<Option<&'a str>> {
        match self.all(name).as_slice() {
            [] => Some(None),
            [value] => Some(Some(value)),
            _ => None,
        }
    }
}

impl Known {
    /// The value that is joined to the option in this word, if one is; `None` for another word.
    fn matches<'a>(&self, word: &'a str) -> Option<Option<&'a str>> {
        if let Some(rest) = word.strip_prefix("--").and_then(|word| word.strip_prefix(self.long)) {
            return if rest.is_empty() { Some(None) } else { rest.strip_prefix('=').map(Some) };
        }
        let rest = word.strip_prefix('-')?.strip_prefix(self.short?)?;
        Some((!rest.is_empty()).then(|| rest.strip_prefix('=').unwrap_or(rest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What azt is asked for in a tool's place; the line begins with the tool's name.
    fn read(line: &str) -> Option<String> {
        let (name, words) = line.split_once(' ').expect("a call");
        let tool = Tool::ALL.into_iter().find(|tool| tool.name() == name).expect("a tool");
        let words: Vec<_> = words.split(' ').map(OsString::from).collect();
        let own = Call::read(tool, &words)?.words.join(" ");
        Some(own.strip_prefix("azt token --no-prompt --quiet ").expect("options").to_owned())
    }

    const R: &str = "https://vault.azure.net";
    const SUBSCRIPTION: &str = "50b50000-0009-4a2b-8c3d-5e6f70819200";

    #[test]
    fn every_sdks_call_is_read_in_every_spelling() {
        for (line, own) in [
            // Python, JavaScript, .NET, Java, C++
            (format!("az account get-access-token --output json --resource {R}"), format!("--scope={R}/.default")),
            // Python, JavaScript
            (
                format!("az account get-access-token --output json --resource {R}/ --tenant t --subscription My"),
                format!("--scope={R}//.default --tenant=t"),
            ),
            // Go
            (
                format!("az account get-access-token -o json --resource {R} --tenant t"),
                format!("--scope={R}/.default --tenant=t"),
            ),
            // Rust
            (
                format!("az account get-access-token -o json --scope {R}/.default --tenant t"),
                format!("--scope={R}/.default --tenant=t"),
            ),
            (
                format!("az account get-access-token -o=JSON -t=t --scope={R}/.default"),
                format!("--scope={R}/.default --tenant=t"),
            ),
            (
                format!("az account get-access-token -tt --resource={R} -ojson"),
                format!("--scope={R}/.default --tenant=t"),
            ),
            ("az account get-access-token --scope a b -o json".to_owned(), "--scope=a --scope=b".to_owned()),
            ("az account get-access-token -o json --resource arm".to_owned(), "--scope=arm/.default".to_owned()),
            ("az account get-access-token -o json".to_owned(), "--resource=arm".to_owned()),
            // Python, JavaScript, .NET, Java
            (
                format!("azd auth token --output json --no-prompt --scope {R}/.default --tenant-id t --claims e30="),
                format!("--scope={R}/.default --tenant=t --claims=e30="),
            ),
            // Go, Rust
            (
                "azd auth token -o json --no-prompt --scope a --scope b --tenant-id t".to_owned(),
                "--scope=a --scope=b --tenant=t".to_owned(),
            ),
            // Versions before there was --no-prompt
            ("azd auth token --output json --scope a".to_owned(), "--scope=a".to_owned()),
            ("azd auth token -ojson".to_owned(), "--resource=arm".to_owned()),
        ] {
            assert_eq!(read(&line), Some(own), "{line}");
        }
    }

    #[test]
    fn the_subscription_is_told_again_where_it_is_an_id() {
        for (name, told) in [(SUBSCRIPTION, Some(SUBSCRIPTION)), ("My-Subscription", None)] {
            let words = ["account", "get-access-token", "-o", "json", "-s", name].map(OsString::from);
            let call = Call::read(Tool::Az, &words).expect("a call");
            assert_eq!(call.subscription.as_deref(), told);
        }
    }

    #[test]
    fn any_other_call_is_the_tools_own() {
        for line in [
            "az version",
            "az login",
            "az account get-access-token",
            "az account get-access-token --resource r",
            "az account get-access-token -o tsv --resource r",
            "az account get-access-token -o json --query accessToken",
            "az account get-access-token -o json --resource-type ms-graph",
            "az account get-access-token -o json --resource r --scope s",
            "az account get-access-token -o json --resource r --resource q",
            "az account get-access-token -o json -o json",
            "az account get-access-token -o json --resource",
            "az account get-access-token -o json --resource -t",
            "az account get-access-token -o json --scope=a b",
            "az account get-access-token -o json --help",
            "az account get-access-token -o json --out json",
            "az account show -o json",
            "az -o json account get-access-token",
            "azd auth login",
            "azd auth token",
            "azd auth token --output none --scope a",
            "azd auth token --output JSON --scope a",
            "azd auth token --output json --no-prompt=false --scope a",
            "azd auth token --output json --scope a --debug",
            "azd auth token --output json --scope a b",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt as _;
            let latin = OsString::from_vec(b"gr\xe4ph".to_vec());
            let words = ["account", "get-access-token", "-o", "json", "--resource"].map(OsString::from);
            assert_eq!(Call::read(Tool::Az, &[&words[..], &[latin]].concat()), None);
        }
    }
}

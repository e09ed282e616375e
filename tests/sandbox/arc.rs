//! The agent of Azure Arc, which gives a token to whoever can read a file that only the machine's own services may read.
//! <https://learn.microsoft.com/azure/azure-arc/servers/managed-identity-authentication>

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::http::Server;
use super::imds::{self, asked, ensure_known, ensure_local, invalid_request, members, refuse};
use super::tokens::{guid, random};
use super::{Answer, Request, Sandbox, Services, handler, lock};

const PATH: &str = "/metadata/identity/oauth2/token";
const VERSIONS: [&str; 4] = ["2019-08-15", "2019-11-01", "2020-06-01", "2021-02-01"];
const SELECTORS: [&str; 3] = ["client_id", "object_id", "msi_res_id"];
/// App Service's word, which the agent overlooks: whoever uses it gets the machine's own identity without a warning.
const OVERLOOKED: &str = "mi_res_id";

/// The agent. Dropping it removes the key files that nobody has used.
pub(super) struct Agent(Mutex<State>);

struct State {
    /// Where key files are written.
    tokens: PathBuf,
    /// The value of `WWW-Authenticate`, where a test does not want the real one.
    challenge: Option<String>,
    ignores_selectors: bool,
    keys: Vec<Key>,
}

/// What one challenge waits for.
struct Key {
    content: String,
    file: PathBuf,
    /// Of the request that was challenged.
    query: Vec<(String, String)>,
}

impl Agent {
    pub(super) fn new(tokens: PathBuf) -> Agent {
        Agent(Mutex::new(State { tokens, challenge: None, ignores_selectors: false, keys: Vec::new() }))
    }

    /// 401, and a new key in a new file.
    fn challenge(&self, request: &Request, text: &str) -> Answer {
        let mut state = lock(&self.0);
        let challenge = match &state.challenge {
            Some(challenge) => challenge.clone(),
            None => match Key::write(&state.tokens, &request.query) {
                Ok(key) => {
                    let challenge = format!("Basic realm={}", key.file.display());
                    state.keys.push(key);
                    challenge
                }
                Err(error) => return refuse(500, "server_error", &format!("Could not write a key: {error}")),
            },
        };
        let body = json!({ "error": "unauthorized_client", "error_description": text, "error_codes": [401] });
        Answer::json(401, &body).header("WWW-Authenticate", &challenge)
    }

    /// Takes the key with this content away, and its file.
    fn redeem(&self, content: &str) -> Option<Key> {
        let mut state = lock(&self.0);
        let position = state.keys.iter().position(|key| key.content == content)?;
        let key = state.keys.remove(position);
        fs::remove_file(&key.file).ok();
        Some(key)
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        for key in &lock(&self.0).keys {
            fs::remove_file(&key.file).ok();
        }
    }
}

impl Key {
    /// Base64 with all its signs, since a client must send what it has read, neither encoded again nor trimmed.
    fn write(tokens: &Path, query: &[(String, String)]) -> io::Result<Key> {
        let content = STANDARD.encode([&[0xfb, 0xef, 0xff][..], &random(61)].concat());
        fs::create_dir_all(tokens)?;
        let file = tokens.join(format!("{}.key", guid()));
        create(&file)?.write_all(content.as_bytes())?;
        Ok(Key { content, file, query: query.to_vec() })
    }
}

/// A new file that only its owner may read, where files have modes.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The agent on its own listener.
fn route(services: &Services, request: &Request) -> Answer {
    answer(services, request, &request.path)
}

/// `path`: as the agent itself would see it.
pub(super) fn answer(services: &Services, request: &Request, path: &str) -> Answer {
    match path {
        PATH => token(services, request).unwrap_or_else(|refusal| refusal),
        _ => refuse(404, "not_found", "Not Found"),
    }
}

fn token(services: &Services, request: &Request) -> Result<Answer, Answer> {
    if request.method != "GET" {
        return Err(refuse(405, "method_not_allowed", "Method Not Allowed"));
    }
    ensure_local(request).map_err(invalid_request)?;
    if request.query("api-version").is_none_or(|version| !VERSIONS.contains(&version)) {
        return Err(invalid_request("The api-version is missing or not supported"));
    }
    let known = [&["api-version", "resource", OVERLOOKED], &SELECTORS[..]].concat();
    ensure_known(&request.query, &known).map_err(invalid_request)?;
    let asked = asked(&request.query, &SELECTORS).map_err(invalid_request)?;
    authenticate(services, request)?;
    let asked = asked.filter(|_| !lock(&services.arc.0).ignores_selectors);
    let identities = lock(&services.settings).identities;
    let identity = match asked {
        Some((name, value)) => identities.named(name, value),
        None => identities.system(),
    };
    let text = "the requested identity has not been assigned to this resource";
    let identity = identity.ok_or_else(|| refuse(404, "identity_not_found", text))?;
    let mut body = members(services, identity, imds::resource(&request.query)?);
    if let Some((name, _)) = asked {
        // An agent that knows user-assigned identities says which one this is, in the words of the request.
        body[name] = json!(identity.member(name));
    }
    Ok(Answer::json(200, &body))
}

fn authenticate(services: &Services, request: &Request) -> Result<(), Answer> {
    let Some(authorization) = request.header("authorization") else {
        return Err(services.arc.challenge(request, "Missing Basic Authorization header"));
    };
    let key = authorization.strip_prefix("Basic ").and_then(|content| services.arc.redeem(content));
    match key {
        Some(key) if key.query == request.query => Ok(()),
        // The real agent does not look, but nobody means to ask for one thing and then for another.
        Some(_) => Err(invalid_request("This is not the request that was challenged")),
        None => Err(services.arc.challenge(request, "Invalid Basic Authorization header")),
    }
}

impl Sandbox {
    /// Has Arc's agent listen on this address as well, at its real path; answers with its URL, no slash at the end. As
    /// the real one it does so over IPv4 alone, whatever else `localhost` may be.
    pub fn serve_arc_at(&self, address: &str) -> io::Result<String> {
        let server = Server::start(TcpListener::bind(address)?, None, handler(&self.services, route))?;
        let url = format!("http://{}", server.address());
        lock(&self.more).push(server);
        Ok(url)
    }

    /// Says where Arc's agent writes its key files from now on, a directory that will be made when it is not there. Until
    /// then it is one that no client should trust.
    pub fn set_arc_tokens(&self, directory: &Path) {
        directory.clone_into(&mut lock(&self.services.arc.0).tokens);
    }

    /// Has Arc's agent challenge with this value of `WWW-Authenticate` from now on, and write no more key files.
    pub fn set_arc_challenge(&self, header_value: &str) {
        lock(&self.services.arc.0).challenge = Some(header_value.to_owned());
    }

    /// Makes Arc's agent an old one, which gives the machine's own identity whatever is asked for, and names none.
    pub fn set_arc_ignores_selectors(&self, ignores: bool) {
        lock(&self.services.arc.0).ignores_selectors = ignores;
    }
}

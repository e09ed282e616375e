//! Each flow, through the real binary: what was typed, and what came.

use std::env;
use std::ffi::OsStr;
use std::io::Write as _;
use std::process::{Command, ExitCode, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::sandbox::browser;
use crate::sandbox::cloud::{ALEX, CLIENT_SECRET, CONFIDENTIAL_APP, TENANT_DOMAIN};
use crate::surroundings::Surroundings;

/// Words longer than this are tokens, and shown by their first characters.
const LONGEST_WORD: usize = 60;

/// What a command must do for the demonstration to be one.
#[derive(Clone, Copy)]
enum Expected {
    /// Print a token that this cloud has issued.
    Token,
    /// Print a text with this in it.
    Text(&'static str),
    /// Print nothing, and end with this status.
    Status(i32),
}

/// Runs and shows everything. Fails when something did not do what it should.
pub fn show(surroundings: &Surroundings, interrupted: &AtomicBool) -> Result<ExitCode> {
    println!("An emulated Azure answers at {}", surroundings.sandbox.url());
    let show = Show { surroundings, interrupted };
    let done = show.managed_identity()?
        & show.cloud_shell()?
        & show.sign_in()?
        & show.device()?
        & show.store()?
        & show.password()?
        & show.refresh()?
        & show.application()?
        & show.remote_rendering()?
        & show.refusal()?;
    if interrupted.load(Ordering::Relaxed) {
        return Ok(ExitCode::from(130));
    }
    if !done {
        eprintln!("sandbox: error: not everything went as it should; look for [unexpected] above");
        return Ok(ExitCode::FAILURE);
    }
    println!("\nTry it yourself: cargo run --release --example sandbox -- azt msi -o json   (or -- bash)");
    Ok(ExitCode::SUCCESS)
}

struct Show<'a> {
    surroundings: &'a Surroundings,
    interrupted: &'a AtomicBool,
}

impl Show<'_> {
    fn managed_identity(&self) -> Result<bool> {
        title("Managed identity of this machine");
        let port = self.surroundings.sandbox.port();
        let done = self.azt("azt msi", Expected::Token)?
            & self.azt(&format!("azt msi --source vm-extension --port {port} -o header"), Expected::Token)?;
        Ok(done & self.call("azt msi", "/subscriptions?api-version=2022-12-01", "\"displayName\":\"Sandbox\"")?)
    }

    fn cloud_shell(&self) -> Result<bool> {
        title("Azure Cloud Shell");
        self.azt("azt cloudshell --resource graph -o json", Expected::Token)
    }

    fn sign_in(&self) -> Result<bool> {
        title("Signing in with a browser");
        let done = self.azt("azt authcode --resource databricks", Expected::Token)?;
        Ok(done & self.call("azt authcode --resource databricks", "/api/2.0/clusters/list", "\"state\":\"RUNNING\"")?)
    }

    /// A person with another device enters the code as soon as it is shown.
    fn device(&self) -> Result<bool> {
        title("Signing in with a browser on any device");
        let sandbox = &self.surroundings.sandbox;
        let page = format!("{}/devicelogin", sandbox.url());
        let line = "azt devicecode --no-browser --store none";
        let output = thread::scope(|scope| {
            let run = scope.spawn(|| self.run(line, None));
            while !run.is_finished() {
                for code in sandbox.user_codes() {
                    // A code that has come too late is refused on the page.
                    browser::enter_code(&page, &code, "Continue").ok();
                }
                thread::sleep(Duration::from_millis(50));
            }
            run.join()
        });
        let output = output.map_err(|_| anyhow::anyhow!("the run of azt devicecode ended in a panic"))??;
        Ok(self.report(line, &output, Expected::Token))
    }

    /// An application, by its secret, by its certificate, by a token of where it runs, and for a user.
    fn application(&self) -> Result<bool> {
        title("Applications");
        let sandbox = &self.surroundings.sandbox;
        let who = format!("--tenant {TENANT_DOMAIN} --client-id {CONFIDENTIAL_APP}");
        let certificate = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sandbox/application/app.pem");
        let secret = ("CLIENT_SECRET", CLIENT_SECRET);
        let federated = sandbox.cluster_token(600);
        let user = sandbox.user_token(ALEX, CONFIDENTIAL_APP, 600);
        let done =
            self.piped(secret, &format!("azt client-credentials {who} --client-secret-stdin"), Expected::Token)?
                & self.azt(&format!("azt spn {who} --certificate {certificate} --resource graph"), Expected::Token)?;
        let line = format!("azt workload-identity {who} --token-stdin --resource storage");
        let done = done & self.piped(("FEDERATED_TOKEN", &federated), &line, Expected::Token)?;
        let line = format!("azt obo {who} --certificate {certificate} --user-assertion-stdin --resource graph");
        Ok(done & self.piped(("USER_TOKEN", &user), &line, Expected::Token)?)
    }

    /// One sign-in, and tokens for any resource from then on.
    fn store(&self) -> Result<bool> {
        if self.surroundings.variable("AZT_STORE") == "none" {
            return Ok(true);
        }
        title("Signed in once: kept, renewed, explained, forgotten");
        Ok(self.azt("azt login", Expected::Text(""))?
            & self.azt("azt token", Expected::Token)?
            & self.azt("azt token --resource graph -o json", Expected::Text("\"source\":\"refresh\""))?
            & self.azt("azt token --resource graph -o json", Expected::Text("\"source\":\"cache\""))?
            & self.azt("azt list", Expected::Text(ALEX))?
            & self.azt("azt inspect --resource graph", Expected::Text("https://graph.microsoft.com/"))?
            & self.azt("azt logout", Expected::Text(""))?
            // Who asks for a sign-in is told that there is none; who asks for any token gets the machine's own from now on.
            & self.azt("azt token --tenant organizations --resource graph", Expected::Status(3))?
            & self.azt("azt token --resource graph -o json", Expected::Text("\"flow\":\"msi\""))?)
    }

    fn password(&self) -> Result<bool> {
        title("User name and password");
        let password = self.surroundings.variable("AZURE_PASSWORD");
        let line = format!("azt ropc --username {ALEX} --password-stdin");
        self.piped(("AZURE_PASSWORD", &password), &line, Expected::Token)
    }

    fn refresh(&self) -> Result<bool> {
        title("Refresh token");
        let line = "azt authcode -o oauth --with-refresh-token";
        let output = self.run(line, None)?;
        let done = self.report(line, &output, Expected::Token);
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let token = answer["refresh_token"].as_str().unwrap_or_default();
        Ok(done
            & self.piped(
                ("REFRESH_TOKEN", token),
                "azt refresh --refresh-token-stdin --resource keyvault",
                Expected::Token,
            )?)
    }

    fn remote_rendering(&self) -> Result<bool> {
        title("Azure Remote Rendering");
        let key = self.surroundings.variable("AZURE_REMOTE_RENDERING_ACCOUNT_KEY");
        let id = self.surroundings.variable("AZT_SANDBOX_ACCOUNT_ID");
        // Only Linux takes the throw-away authority from SSL_CERT_FILE.
        let url = if cfg!(target_os = "linux") { "AZT_SANDBOX_HTTPS_URL" } else { "AZT_SANDBOX_URL" };
        let url = self.surroundings.variable(url);
        let line = format!("azt arr-sts --endpoint {url} --account-id {id} --account-key-stdin");
        self.piped(("AZURE_REMOTE_RENDERING_ACCOUNT_KEY", &key), &line, Expected::Token)
    }

    fn refusal(&self) -> Result<bool> {
        title("A refusal: nothing on standard output, and a status that a script can branch on");
        self.azt("azt cloudshell --resource https://newservice.azure.com/", Expected::Status(4))
    }

    fn azt(&self, line: &str, expected: Expected) -> Result<bool> {
        let output = self.run(line, None)?;
        Ok(self.report(line, &output, expected))
    }

    /// The line with a text on its standard input, shown as the value of a variable.
    fn piped(&self, (name, text): (&str, &str), line: &str, expected: Expected) -> Result<bool> {
        let output = self.run(line, Some(text.as_bytes()))?;
        Ok(self.report(&format!("printf %s \"${name}\" | {line}"), &output, expected))
    }

    /// Uses the token of `line` against a service: by curl where there is one, else by hand.
    fn call(&self, line: &str, path: &str, wanted: &'static str) -> Result<bool> {
        let url = format!("{}{path}", self.surroundings.sandbox.url());
        if on_path("curl") {
            let line = format!("{line} -o curl");
            let configuration = self.run(&line, None)?;
            let output = self.run(&format!("curl -sS -K - {url}"), Some(&configuration.stdout))?;
            let shown = format!("{line} | curl -sS -K - '{url}'");
            return Ok(self.report(&shown, &output, Expected::Text(wanted)));
        }
        let output = self.run(&format!("{line} -o header"), None)?;
        let header = String::from_utf8_lossy(&output.stdout);
        let (_, bearer) = header.trim_end().split_once(": ").context("no header to send")?;
        let page = browser::get(&url, &[("Authorization", bearer)])?;
        println!("\nGET {url}\n{}\n{}", elide(header.trim_end()), page.body);
        Ok(page.body.contains(wanted))
    }

    /// Runs the words of a line.
    fn run(&self, line: &str, input: Option<&[u8]>) -> Result<Output> {
        let mut words = line.split(' ');
        let program = words.next().unwrap_or_default();
        let command = self.surroundings.command(OsStr::new(program), &words.collect::<Vec<_>>());
        output(command, input).with_context(|| format!("could not run {program}"))
    }

    /// Shows a run; false when it did not do what was expected.
    fn report(&self, line: &str, output: &Output, expected: Expected) -> bool {
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        println!("\n$ {line}");
        for line in stderr.lines() {
            println!("[stderr] {}", elide(line));
        }
        for line in stdout.lines() {
            println!("{}", elide(line));
        }
        let status = output.status.code();
        let fine = match expected {
            Expected::Token => status == Some(0) && self.issued(&stdout),
            Expected::Text(text) => status == Some(0) && stdout.contains(text),
            Expected::Status(wanted) => status == Some(wanted) && stdout.is_empty(),
        };
        if !output.status.success() {
            println!("[{}]", output.status);
        }
        if !fine && !self.interrupted.load(Ordering::Relaxed) {
            println!("[unexpected]");
        }
        fine
    }

    fn issued(&self, text: &str) -> bool {
        self.surroundings.sandbox.tokens().iter().any(|issued| text.contains(&issued.token))
    }
}

fn title(text: &str) {
    println!("\n# {text}");
}

fn output(mut command: Command, input: Option<&[u8]>) -> std::io::Result<Output> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that ends without reading has said so itself.
        stdin.write_all(input.unwrap_or_default()).ok();
    }
    child.wait_with_output()
}

fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).any(|directory| directory.join(&name).is_file())
}

/// The text, its tokens cut to their first characters and their length.
fn elide(text: &str) -> String {
    let in_token = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    let mut shown = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|character| !in_token(character)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        shown.push_str(&match word.get(..8) {
            Some(start) if word.len() > LONGEST_WORD => format!("{start}…({} characters)", grouped(word.len())),
            _ => word.to_owned(),
        });
        let end = after.find(in_token).unwrap_or(after.len());
        shown.push_str(&after[..end]);
        rest = &after[end..];
    }
    shown
}

fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

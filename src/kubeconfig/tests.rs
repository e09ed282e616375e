use super::*;

const AZURE: &str = "\
# my clusters
apiVersion: v1
kind: Config
current-context: lab
clusters:
- name: lab
  cluster: {server: https://lab.example}  # in braces
contexts:
- context:
    cluster: lab
    user: alex
  name: lab
users:
- name: alex   # me
  user:
    # by kubelogin
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      args:
      - get-token
      - --login
      - devicecode
      # which one
      - --server-id
      - 6dae42f8-4368-4678-94ff-3960e28e3630
# out of line
      - --tenant-id
      - contoso.example
      - --environment
      - AzureChinaCloud
      command: kubelogin
      env: null
      installHint: |

        kubelogin is not installed

        # see its page
      provideClusterInfo: false

    # kept
    token: \"1\"
- name: certificate
  user:
    client-certificate-data: AAAA
preferences: {}
";

fn rewritten(text: &str) -> Result<Rewritten> {
    rewrite(text, &|_| true, &|former| {
        let texts = [&former.server, &former.tenant, &former.cloud];
        ["kubectl".to_owned()].into_iter().chain(texts.into_iter().flatten().cloned()).collect()
    })
}

fn refusal(text: &str) -> String {
    rewritten(text).map(|rewritten| rewritten.text).map_err(|error| error.to_string()).unwrap_err()
}

/// A kubeconfig with one user, whose entry this is.
fn of_user(user: &str) -> String {
    let lines: String = user.lines().map(|line| format!("    {line}\n")).collect();
    format!("users:\n- name: alex\n  user:\n{lines}")
}

#[test]
fn the_entry_is_replaced_and_every_other_byte_stays() {
    let (before, rest) = AZURE.split_once("    exec:\n").unwrap();
    let (_, after) = rest.split_once("      provideClusterInfo: false\n").unwrap();
    let entry = "    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: azt
      args:
      - kubectl
      - \"6dae42f8-4368-4678-94ff-3960e28e3630\"
      - contoso.example
      - AzureChinaCloud
      interactiveMode: IfAvailable
      provideClusterInfo: false
      installHint: \"azt gets the tokens for this cluster, and is not in PATH\"
";
    let expected = format!("{before}{entry}{after}");
    let rewritten = rewritten(AZURE).unwrap();
    assert_eq!(rewritten.text, expected);
    assert_eq!(rewritten.users, ["alex"]);
    let windows = self::rewritten(&AZURE.replace('\n', "\r\n")).unwrap();
    assert_eq!(windows.text, expected.replace('\n', "\r\n"));
}

#[test]
fn what_azt_wrote_is_written_again() {
    let own = "exec:\n  command: /usr/bin/azt\n  args: [kubectl, --resource=S, -t, T, --cloud, AzureChinaCloud]\n";
    let once = rewritten(&of_user(own)).unwrap().text;
    assert!(once.contains("      - S\n      - T\n      - AzureChinaCloud\n"), "{once}");
    let again = rewrite(&once, &|_| true, &|_| vec!["kubectl".to_owned()]).unwrap();
    assert_eq!(again.users, ["alex"]);
}

#[test]
fn an_entry_of_azts_that_would_say_the_same_keeps_what_somebody_put_there() {
    let own = "exec:\n  command: /opt/azt/bin/azt\n  args: [kubectl, --profile, work]\n  env:\n  - {name: AZT_STORE, value: file}\n";
    let text = of_user(own);
    let same = rewrite(&text, &|_| true, &|former| former.own.clone().unwrap()).unwrap();
    assert_eq!((same.text, same.users), (text, vec!["alex".to_owned()]));
}

#[test]
fn a_tenant_is_kept_for_the_person_who_signs_in_there_and_for_no_application() {
    for (login, tenant) in [
        ("", true),
        ("--login, devicecode, ", true),
        ("-l, interactive, ", true),
        ("--login=azurecli, ", true),
        ("--login, spn, ", false),
        ("-l, msi, ", false),
        ("--login=workloadidentity, ", false),
        ("--login, azurepipelines, ", false),
    ] {
        let exec = format!("exec:\n  command: kubelogin\n  args: [get-token, {login}--server-id, S, --tenant-id, T]\n");
        let text = rewritten(&of_user(&exec)).unwrap().text;
        assert_eq!(text.contains("      - S\n      - T\n"), tenant, "{login}: {text}");
    }
}

#[test]
fn the_old_provider_goes_and_a_second_entry_with_it() {
    let text = of_user(
        "auth-provider:\n  name: azure\n  config:\n    apiserver-id: S\n    client-id: C\n    config-mode: \"1\"\n    \
         environment: AzurePublicCloud\n    tenant-id: T\nusername: x\nexec:\n  command: other\n",
    );
    let text = rewritten(&text).unwrap().text;
    assert!(text.contains("      - kubectl\n      - S\n      - T\n      interactiveMode"), "{text}");
    assert!(text.ends_with("PATH\"\n    username: x\n"), "{text}");
}

#[test]
fn json_is_yaml_too() {
    let user = r#"{"exec": {"command": "kubelogin", "args": ["get-token", "--server-id", "S"]}, "token": "1", "n": 1}"#;
    let text = format!(r#"{{"users": [{{"name": "é", "user": {user}}}, {{"name": "b", "user": {{}}}}]}}"#);
    let rewritten = rewritten(&text).unwrap().text;
    let json: Value = serde_json::from_str(&rewritten).unwrap();
    assert_eq!(json["users"][0]["user"]["exec"]["args"], serde_json::json!(["kubectl", "S"]));
    assert_eq!(json["users"][0]["user"]["exec"]["provideClusterInfo"], false);
    assert_eq!((&json["users"][0]["user"]["token"], &json["users"][0]["user"]["n"]), (&"1".into(), &1.into()));
    assert!(
        rewritten.starts_with(r#"{"users": [{"name": "é", "user": {"token": "1", "n": 1, "exec": {"#),
        "{rewritten}"
    );
}

#[test]
fn users_of_others_are_left_alone() {
    for user in [
        "token: x\n",
        "exec:\n  command: aws\n  args: [get-token, --server-id, S]\n",
        // The kubelogin of OpenID Connect.
        "exec:\n  command: kubelogin\n  args: [get-token, --oidc-issuer-url=https://x]\n",
        "exec:\n  command: kubelogin\n",
        "exec:\n  command: azt\n  args: [msi, -o, kubectl]\n",
        "auth-provider:\n  name: gcp\n  config: {apiserver-id: S}\n",
        "auth-provider: azure\n",
    ] {
        let text = of_user(user);
        let rewritten = rewritten(&text).unwrap();
        assert_eq!((rewritten.text, rewritten.users, rewritten.left), (text, vec![], vec![]), "{user}");
    }
    let other = rewrite(AZURE, &|name| name == "certificate", &|_| Vec::new()).unwrap();
    assert_eq!(other.text, AZURE);
}

#[test]
fn what_azt_does_not_have_is_left_and_named() {
    let kubelogin = |more: &str| format!("exec:\n  command: kubelogin\n  args: [get-token, --server-id, S, {more}]\n");
    for (user, obstacle) in [
        (kubelogin("--legacy"), Obstacle::Legacy),
        (kubelogin("--pop-enabled, --pop-claims, u=x"), Obstacle::ProofOfPossession),
        (kubelogin("--environment, AzureStackCloud"), Obstacle::Environment("AzureStackCloud".to_owned())),
        ("auth-provider:\n  name: azure\n  config:\n    apiserver-id: S\n".to_owned(), Obstacle::Legacy),
    ] {
        let text = of_user(&user);
        let rewritten = rewritten(&text).unwrap();
        assert_eq!((rewritten.text, rewritten.left), (text, vec![("alex".to_owned(), obstacle)]), "{user}");
    }
}

#[test]
fn a_context_leads_to_its_user() {
    assert_eq!(user_of(AZURE, "lab").unwrap().as_deref(), Some("alex"));
    assert_eq!(user_of(AZURE, "other").unwrap(), None);
    assert_eq!(user_of("{}", "lab").unwrap(), None);
}

#[test]
fn what_cannot_be_read_or_kept_is_refused() {
    let deep = "[".repeat(100);
    for (text, refusal) in [
        ("", "it is no kubeconfig that azt can read: there is nothing in it"),
        ("a: 1\na: 2\n", "it is no kubeconfig that azt can read: line 2: a is there twice"),
        ("a: 1\n---\nb: 1\n", "it is no kubeconfig that azt can read: line 2: a second document begins"),
        ("a: &x 1\nb: *x\n", "it is no kubeconfig that azt can read: line 2: an alias, which azt does not follow"),
        ("a: !!binary AA==\n", "it is no kubeconfig that azt can read: line 1: a tag, which azt does not know"),
        (&deep, "it is no kubeconfig that azt can read: line 1: it is nested too deeply"),
    ] {
        assert_eq!(self::refusal(text), refusal);
    }
    assert!(self::refusal("a: [").starts_with("it is no kubeconfig that azt can read: line "));
    let explicit = "? exec\n: command: kubelogin\n  args: [get-token, --server-id, S]\n";
    assert_eq!(
        self::refusal(&of_user(explicit)),
        "it is written in a way in which azt would change more than its users"
    );
}

# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_azt_global_optspecs
    string join \n o/output= shell= with-refresh-token p/profile= save= min-validity= force-refresh claims= store= no-prompt timeout= http-timeout= ca-file= v/verbose q/quiet h/help V/version
end

function __fish_azt_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_azt_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_azt_using_subcommand
    set -l cmd (__fish_azt_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c azt -n "__fish_azt_needs_command" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_needs_command" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_needs_command" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_needs_command" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_needs_command" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_needs_command" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_needs_command" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_needs_command" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_needs_command" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_needs_command" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_needs_command" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_needs_command" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_needs_command" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_needs_command" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_needs_command" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_needs_command" -s V -l version -d 'Print version'
complete -c azt -n "__fish_azt_needs_command" -f -a "token" -d 'Token of a profile, of this machine, or of who signed in last'
complete -c azt -n "__fish_azt_needs_command" -f -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_needs_command" -f -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_needs_command" -f -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_needs_command" -f -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "devicecode" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_needs_command" -f -a "device-code" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_needs_command" -f -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_needs_command" -f -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_needs_command" -f -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_needs_command" -f -a "client-credentials" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_needs_command" -f -a "spn" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_needs_command" -f -a "workload-identity" -d 'Token of an application by a token of the place where it runs'
complete -c azt -n "__fish_azt_needs_command" -f -a "obo" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_needs_command" -f -a "on-behalf-of" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_needs_command" -f -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_needs_command" -f -a "login" -d 'Sign in and keep it, and print no token'
complete -c azt -n "__fish_azt_needs_command" -f -a "logout" -d 'Forget a sign-in and its tokens'
complete -c azt -n "__fish_azt_needs_command" -f -a "list" -d 'What is kept: sign-ins and tokens'
complete -c azt -n "__fish_azt_needs_command" -f -a "forget" -d 'Forget kept tokens'
complete -c azt -n "__fish_azt_needs_command" -f -a "inspect" -d 'Explain a token: its header and claims, unverified'
complete -c azt -n "__fish_azt_needs_command" -f -a "profile" -d 'Keep what is typed each time under a name'
complete -c azt -n "__fish_azt_needs_command" -f -a "standin" -d 'Stand in for az and azd, where SDKs ask them for a token'
complete -c azt -n "__fish_azt_needs_command" -f -a "doctor" -d 'Say what azt token would do here, and what stands in the way'
complete -c azt -n "__fish_azt_needs_command" -f -a "shell-init" -d 'Print what makes a shell complete azt\'s command line'
complete -c azt -n "__fish_azt_needs_command" -f -a "kubectl" -d 'Credential for kubectl, which gets a token of azt\'s for each cluster'
complete -c azt -n "__fish_azt_needs_command" -f -a "git" -d 'Credential for git at Azure DevOps'
complete -c azt -n "__fish_azt_needs_command" -f -a "docker" -d 'Credential for docker at Azure Container Registry'
complete -c azt -n "__fish_azt_needs_command" -f -a "exec" -d 'Run a program that gets tokens from azt'
complete -c azt -n "__fish_azt_needs_command" -f -a "serve" -d 'Lend tokens to other programs of this machine, until stopped'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "devicecode" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "device-code" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "client-credentials" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "spn" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "workload-identity" -d 'Token of an application by a token of the place where it runs'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "obo" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "on-behalf-of" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from devicecode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from device-code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from client-credentials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from spn" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l source -d 'Who gives the federated token, in place of whom the environment announces' -r -f -a "kubernetes\t'The file that AZURE_FEDERATED_TOKEN_FILE names, as in AKS and other clusters'
github\t'The token service of GitHub Actions'
pipelines\t'The token service of Azure Pipelines, for a service connection'
file\t'The file of --token-file, or standard input'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l token-file -d 'Read the federated token from this file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l service-connection-id -d 'The service connection of Azure Pipelines [default: AZURESUBSCRIPTION_SERVICE_CONNECTION_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -l token-stdin -d 'Read the federated token from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from workload-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from obo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from on-behalf-of" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l write -d 'Write the token into this file, readable by you alone, and print nothing' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l watch -d 'Go on until Ctrl-C or SIGTERM, and renew what is in the file before it expires'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand msi" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand msi" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand msi" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand web" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand web" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand web" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand web" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand devicecode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand device-code" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand device-code" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand device-code" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand device-code" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand device-code" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand device-code" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand device-code" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand device-code" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand device-code" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand device-code" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand device-code" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand device-code" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand device-code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand ropc" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand ropc" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand password" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand password" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand password" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand refresh" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand refresh" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand client-credentials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand spn" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand spn" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand spn" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand spn" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand spn" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand spn" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand spn" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand spn" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand spn" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand spn" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand spn" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand spn" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand spn" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand spn" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand spn" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand spn" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand spn" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand spn" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand spn" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand spn" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l source -d 'Who gives the federated token, in place of whom the environment announces' -r -f -a "kubernetes\t'The file that AZURE_FEDERATED_TOKEN_FILE names, as in AKS and other clusters'
github\t'The token service of GitHub Actions'
pipelines\t'The token service of Azure Pipelines, for a service connection'
file\t'The file of --token-file, or standard input'"
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l token-file -d 'Read the federated token from this file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l service-connection-id -d 'The service connection of Azure Pipelines [default: AZURESUBSCRIPTION_SERVICE_CONNECTION_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -l token-stdin -d 'Read the federated token from standard input'
complete -c azt -n "__fish_azt_using_subcommand workload-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand obo" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand obo" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand obo" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand obo" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand obo" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand obo" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand obo" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand obo" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand obo" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand obo" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand obo" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand obo" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand obo" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand obo" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand obo" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand obo" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand obo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand on-behalf-of" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand login" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand login" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand login" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand login" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand login" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand login" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand login" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand login" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand login" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand login" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand login" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand login" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand login" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand login" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand login" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand logout" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand logout" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand logout" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand logout" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand logout" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand logout" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand logout" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand logout" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand logout" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand logout" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand logout" -l all -d 'Sign every account out'
complete -c azt -n "__fish_azt_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand list" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand list" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand list" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand list" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand list" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand list" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand list" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand list" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand list" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand list" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand forget" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand forget" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand forget" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand forget" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand forget" -l resource -d 'Forget every token for this resource: a URI, a GUID, or a name' -r
complete -c azt -n "__fish_azt_using_subcommand forget" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand forget" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand forget" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand forget" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand forget" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand forget" -l all -d 'Forget everything, whoever keeps the key to it'
complete -c azt -n "__fish_azt_using_subcommand forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand inspect" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand inspect" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand inspect" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand inspect" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand inspect" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand inspect" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand inspect" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand inspect" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand inspect" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand inspect" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand inspect" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -f -a "add" -d 'Add a profile, or put it in place of the one of that name'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -f -a "list" -d 'The profiles there are'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -f -a "show" -d 'What a profile says'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -f -a "remove" -d 'Remove a profile; its tokens stay until they expire'
complete -c azt -n "__fish_azt_using_subcommand profile; and not __fish_seen_subcommand_from add list show remove default" -f -a "default" -d 'The profile that a bare azt token uses'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l account -d 'The only account whose token will do' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l default -d 'Make it the one that a bare azt token uses'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "devicecode" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "device-code" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "client-credentials" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "spn" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "workload-identity" -d 'Token of an application by a token of the place where it runs'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "obo" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "on-behalf-of" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from add" -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l unset -d 'Have none'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand profile; and __fish_seen_subcommand_from default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -f -a "install" -d 'Put stand-ins for az and azd in a directory'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -f -a "list" -d 'The stand-ins in PATH, and what stands behind each'
complete -c azt -n "__fish_azt_using_subcommand standin; and not __fish_seen_subcommand_from install list remove" -f -a "remove" -d 'Remove the stand-ins of a directory'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l dir -d 'The directory, which is made where it is not there; it has to be in PATH before the real ones' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l force -d 'Put them in the place of an az or azd that is in the directory and not azt\'s'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from install" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l dir -d 'Those of this directory, whether or not it is in PATH' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l dir -d 'The directory' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand standin; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand doctor" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand doctor" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand doctor" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand doctor" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand doctor" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand doctor" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand doctor" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand doctor" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand doctor" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand doctor" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand doctor" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand shell-init" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -l whole -d 'Print all of it, as for a file where the shell looks for completions'
complete -c azt -n "__fish_azt_using_subcommand shell-init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and not __fish_seen_subcommand_from setup" -f -a "setup" -d 'Have kubectl get its tokens from azt'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l kubeconfig -d 'The file [default: those of KUBECONFIG, else ~/.kube/config]' -r -F
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l context -d 'Only the user of this context' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l user -d 'Only the user of this name' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand kubectl; and __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand git" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand git" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand git" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand git" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand git" -l allow-host -d 'A host to give tokens to, beside those of Azure DevOps: HOST or HOST:PORT' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand git" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand git" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand git" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand git" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand git" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand git" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand git" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand git" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l allow-registry -d 'A registry to serve beside Azure\'s: HOST or HOST:PORT [env: AZT_ALLOW_REGISTRY, with commas between several]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand docker; and not __fish_seen_subcommand_from setup" -a "setup" -d 'Have docker ask azt for the credentials of Azure\'s registries'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l dir -d 'The directory for the link' -r -F
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand docker; and __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l allow-resource -d 'Lend tokens for this resource only; may be given several times [default: for any]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l env -d 'Put the first token, too, into this variable of the program\'s environment; it is not renewed there' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "devicecode" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "device-code" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "client-credentials" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "spn" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "workload-identity" -d 'Token of an application by a token of the place where it runs'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "obo" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "on-behalf-of" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand exec; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from devicecode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from device-code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from client-credentials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from spn" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l source -d 'Who gives the federated token, in place of whom the environment announces' -r -f -a "kubernetes\t'The file that AZURE_FEDERATED_TOKEN_FILE names, as in AKS and other clusters'
github\t'The token service of GitHub Actions'
pipelines\t'The token service of Azure Pipelines, for a service connection'
file\t'The file of --token-file, or standard input'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l token-file -d 'Read the federated token from this file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l service-connection-id -d 'The service connection of Azure Pipelines [default: AZURESUBSCRIPTION_SERVICE_CONNECTION_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -l token-stdin -d 'Read the federated token from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from workload-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from obo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from on-behalf-of" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand exec; and __fish_seen_subcommand_from arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l login-hint -d 'Whose sign-in to use, where several people have signed in' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l allow-resource -d 'Lend tokens for this resource only; may be given several times [default: for any]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l protocol -d 'What to speak; may be given several times [default: app-service]' -r -f -a "app-service\t'App Service, Functions, Container Apps: IDENTITY_ENDPOINT and IDENTITY_HEADER'
imds\t'The metadata service of virtual machines: AZURE_POD_IDENTITY_AUTHORITY_HOST'
cloudshell\t'Azure Cloud Shell: MSI_ENDPOINT'
azd\t'Azure Developer CLI: AZD_AUTH_ENDPOINT and AZD_AUTH_KEY'
terraform\t'Terraform and OpenTofu, as imds with the secret in the path: ARM_USE_MSI and ARM_MSI_ENDPOINT'"
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l listen -d 'Where to listen; port 0 is a free one [default: 127.0.0.1:0]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l allow-host -d 'A name that clients reach the endpoint by, such as that of a container; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l secret-file -d 'The file of the secret that requests have to know [env: AZT_SERVE_SECRET] [default: a random one]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -l allow-remote -d 'Listen on an address that other machines reach, in the clear'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "devicecode" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "device-code" -d 'Token by signing in with a browser on any device'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "client-credentials" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "spn" -d 'Token of an application that signs in for itself'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "workload-identity" -d 'Token of an application by a token of the place where it runs'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "obo" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "on-behalf-of" -d 'Token of a user for an application that was called with another'
complete -c azt -n "__fish_azt_using_subcommand serve; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web devicecode device-code ropc password refresh client-credentials spn workload-identity obo on-behalf-of arr-sts" -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l source -d 'The source to ask, in place of the one that this machine announces' -r -f -a "app-service\t'App Service, Functions, Container Apps, Automation'
arc\t'The agent of an Azure Arc-enabled server'
imds\t'Azure Instance Metadata Service, which virtual machines, scale sets and AKS nodes have'
machine-learning\t'Azure Machine Learning'
service-fabric\t'Service Fabric'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l domain-hint -d 'Where their account is: organizations, consumers, or a domain; the page may skip the search for it' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l prompt -d 'What the page asks for, whatever the browser remembers' -r -f -a "login\t'The password or what stands for it, once more'
consent\t'Leave for the application, once more'
select_account\t'Which account it shall be'
none\t'Nothing: whoever is signed in at the browser, else status 3'
create\t'A new account'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l max-age -d 'How many seconds ago the person may have proved who they are; a sign-in that is older is refused' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from devicecode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l login-hint -d 'Who is expected to sign in; the page is not told' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -l no-browser -d 'Do not open the page in a browser of this machine [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from device-code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from client-credentials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from spn" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l source -d 'Who gives the federated token, in place of whom the environment announces' -r -f -a "kubernetes\t'The file that AZURE_FEDERATED_TOKEN_FILE names, as in AKS and other clusters'
github\t'The token service of GitHub Actions'
pipelines\t'The token service of Azure Pipelines, for a service connection'
file\t'The file of --token-file, or standard input'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l token-file -d 'Read the federated token from this file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l service-connection-id -d 'The service connection of Azure Pipelines [default: AZURESUBSCRIPTION_SERVICE_CONNECTION_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -l token-stdin -d 'Read the federated token from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from workload-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from obo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s t -l tenant -d 'The application\'s tenant: a GUID, or a domain such as contoso.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l client-id -d 'The application, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l cloud -d 'The cloud, which decides where to sign in and what the names of resources stand for' -r -f -a "AzureCloud\t''
AzureUSGovernment\t''
AzureChinaCloud\t''
AzureBleuCloud\t''"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l authority-host -d 'The login host, where it is none of a cloud\'s own: AD FS, external tenants, any OpenID provider' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-file -d 'Read the client secret from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l certificate -d 'The certificate and its private key, in a PEM or PKCS#12 (.pfx) file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-file -d 'Read the password of the certificate\'s file from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-file -d 'Read a token that the application is federated with from a file, each time anew' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-file -d 'Read the user\'s access token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l client-secret-stdin -d 'Read the client secret from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l certificate-password-stdin -d 'Read the password of the certificate\'s file from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l send-x5c -d 'Send the certificate and its chain along, for an application that trusts its subject and issuer'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l client-assertion-stdin -d 'Read a token that the application is federated with from standard input, and send it as the client assertion'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -l user-assertion-stdin -d 'Read the user\'s access token from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from on-behalf-of" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
none\t'Nothing: sign in or renew only'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for curl -K -, so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'
az\t'What az account get-access-token prints'
azd\t'What azd auth token prints'
kubectl\t'The ExecCredential that kubectl wants of a plugin'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -s p -l profile -d 'The profile to use [env: AZT_PROFILE]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l save -d 'Keep what was typed as a profile of this name, once it has given a token' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l min-validity -d 'How long the token has to be good for; a kept one that is not is renewed [default: 5m] [env: AZT_MIN_VALIDITY]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l claims -d 'Answer a claims challenge: JSON, base64, a WWW-Authenticate header, or - for standard input' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l store -d 'Who keeps the key to the tokens that stay between runs [env: AZT_STORE]' -r -f -a "keyring\t'The OS keyring: Secret Service, Keychain or Credential Manager'
kernel\t'The Linux kernel\'s keyring: gone at the next boot'
file\t'A file beside the records, which only you can read'
none\t'Nobody: tokens are not kept'"
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l ca-file -d 'Trust the CA certificates of this file, too, beside the system\'s; in PEM [env: AZT_CA_FILE]' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l force-refresh -d 'Get a new token, whatever is kept'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand serve; and __fish_seen_subcommand_from arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'

# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_azt_global_optspecs
    string join \n o/output= shell= with-refresh-token no-prompt timeout= http-timeout= v/verbose q/quiet h/help V/version
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
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_needs_command" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_needs_command" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_needs_command" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_needs_command" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_needs_command" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_needs_command" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_needs_command" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_needs_command" -s V -l version -d 'Print version'
complete -c azt -n "__fish_azt_needs_command" -f -a "token" -d 'The long spelling of a flow: "azt token FLOW" is "azt FLOW"'
complete -c azt -n "__fish_azt_needs_command" -f -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_needs_command" -f -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_needs_command" -f -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_needs_command" -f -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_needs_command" -f -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_needs_command" -f -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_needs_command" -f -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_needs_command" -f -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "msi" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "managed-identity" -d 'Token of this machine\'s managed identity'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "cloudshell" -d 'Token of the user of Azure Cloud Shell'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "authcode" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "interactive" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "web" -d 'Token by signing in with a browser'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "ropc" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "password" -d 'Token for a user name and password'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "refresh" -d 'New token for a refresh token'
complete -c azt -n "__fish_azt_using_subcommand token; and not __fish_seen_subcommand_from msi managed-identity cloudshell authcode interactive web ropc password refresh arr-sts" -f -a "arr-sts" -d 'Token of an Azure Remote Rendering (Mixed Reality) account'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l source -d 'The endpoint to ask' -r -f -a "imds\t'Azure Instance Metadata Service'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l source -d 'The endpoint to ask' -r -f -a "imds\t'Azure Instance Metadata Service'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand token; and __fish_seen_subcommand_from arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand msi" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l source -d 'The endpoint to ask' -r -f -a "imds\t'Azure Instance Metadata Service'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand msi" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand msi" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand msi" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand msi" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand msi" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand msi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l source -d 'The endpoint to ask' -r -f -a "imds\t'Azure Instance Metadata Service'
vm-extension\t'The deprecated managed-identity VM extension on this machine'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l port -d 'The port of the VM extension, where its settings changed it [default: 50342]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l client-id -d 'The user-assigned identity, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l object-id -d 'The user-assigned identity, by its object (principal) id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l resource-id -d 'The user-assigned identity, by its Azure resource id' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand managed-identity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l client-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l object-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l resource-id -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand cloudshell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand authcode" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand authcode" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand authcode" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand authcode" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand interactive" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand interactive" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand interactive" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand interactive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand web" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand web" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l login-hint -d 'Who is expected to sign in; the page may skip the choice of an account' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l redirect-port -d 'The port of this machine that the browser comes back to, for ssh -L [default: a free one]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand web" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand web" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand web" -l no-browser -d 'Print the sign-in page\'s address instead of opening a browser [env: AZT_NO_BROWSER]'
complete -c azt -n "__fish_azt_using_subcommand web" -l manual -d 'Print the address, and read the address that the browser ends at from the terminal or standard input'
complete -c azt -n "__fish_azt_using_subcommand web" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand web" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand web" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand web" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand web" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand ropc" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand ropc" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand ropc" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand ropc" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand ropc" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand ropc" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand password" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand password" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand password" -s u -l username -d 'The user\'s sign-in name [default: AZURE_USERNAME]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l password-file -d 'Read the password from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand password" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand password" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand password" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand password" -l password-stdin -d 'Read the password from standard input; one line end at its end is not part of it'
complete -c azt -n "__fish_azt_using_subcommand password" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand password" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand password" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand password" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l resource -d 'What the token is for: a URI, an application\'s GUID, or a name such as arm, graph, databricks' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l scope -d 'The OAuth scopes to ask for, instead of --resource; may be given several times' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -s t -l tenant -d 'The tenant: a GUID, a domain such as contoso.com, or organizations' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l client-id -d 'The application that asks, by its client id' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l authority-host -d 'The login host, for other clouds and for tests' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l refresh-token-file -d 'Read the refresh token from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand refresh" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand refresh" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand refresh" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand refresh" -l refresh-token-stdin -d 'Read the refresh token from standard input'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand refresh" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-domain -d 'The account\'s domain, with its region: eastus.mixedreality.azure.com' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l endpoint -d 'The service\'s URL, in place of https://sts.DOMAIN' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-id -d 'The account\'s id [default: AZURE_REMOTE_RENDERING_ACCOUNT_ID]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-key-file -d 'Read the account key from a file' -r -F
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s o -l output -d 'How the token is printed [default: token] [env: AZT_OUTPUT]' -r -f -a "token\t'The token and one line end'
json\t'One JSON object with the token and what is known of it'
header\t'Authorization: Bearer TOKEN'
env\t'A line that sets AZURE_ACCESS_TOKEN in the shell that --shell names'
curl\t'A configuration for "curl -K -", so that the token is on no command line'
oauth\t'One JSON object with the keys of RFC 6749'"
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l shell -d 'The shell that -o env quotes for [default: sh] [env: AZT_SHELL]' -r -f -a "sh\t'sh, bash, zsh, dash, ksh'
powershell\t'PowerShell'
fish\t'fish'"
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l timeout -d 'How long a person may take to sign in, such as 90s or 5m [default: 15m] [env: AZT_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l http-timeout -d 'How long one request may take [default: 30s] [env: AZT_HTTP_TIMEOUT]' -r
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l account-key-stdin -d 'Read the account key from standard input'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l token-stdin -d 'Read an Entra token from standard input and use it instead of the account key'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l with-refresh-token -d 'Print the refresh token too, with -o json or -o oauth; it is as good as a password'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -l no-prompt -d 'Never ask a person; a sign-in that needs one ends with status 3 [env: AZT_NO_PROMPT]'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s v -l verbose -d 'Show requests and answers on standard error, never a secret; twice shows their headers'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s q -l quiet -d 'Keep notices and warnings back'
complete -c azt -n "__fish_azt_using_subcommand arr-sts" -s h -l help -d 'Print help (see more with \'--help\')'

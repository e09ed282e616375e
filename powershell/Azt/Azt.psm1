# Tokens from azt as PowerShell has them. What may be asked for, and what is wrong with it, is azt's to say.

Set-StrictMode -Version 2.0

# The parameters of Get-AztToken, and the options of azt that they are.
$Options = [ordered]@{
    Profile      = '--profile'
    Resource     = '--resource'
    Scope        = '--scope'
    Tenant       = '--tenant'
    ClientId     = '--client-id'
    Cloud        = '--cloud'
    Claims       = '--claims'
    ForceRefresh = '--force-refresh'
    NoPrompt     = '--no-prompt'
}

# What azt -o json has beside the token and its end, which is absent where it is not known.
$Known = 'tokenType', 'tenant', 'account', 'clientId', 'resource', 'scopes', 'flow', 'source'

# What each exit status of azt is among PowerShell's kinds of error.
$Categories = @{
    2   = 'InvalidArgument'
    3   = 'AuthenticationError'
    4   = 'PermissionDenied'
    5   = 'ConnectionError'
    130 = 'OperationStopped'
}

function ConvertTo-NativeArgument {
    # One argument as the program's runtime reads it back; Windows PowerShell has no other way to hand on a quote.
    # https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
    param([string] $Text)

    '"' + ($Text -replace '(\\*)"', '$1$1\"' -replace '(\\+)\z', '$1$1') + '"'
}

function Invoke-Azt {
    # Runs azt, shows what it has to say meanwhile, and gives its exit status, its output and its error.
    param([string[]] $Arguments, [securestring] $StandardInput)

    $start = [System.Diagnostics.ProcessStartInfo]::new()
    $start.FileName = (Get-Command -Name azt -CommandType Application -TotalCount 1 -ErrorAction Stop).Path
    $start.Arguments = @($Arguments | ForEach-Object { ConvertTo-NativeArgument $_ }) -join ' '
    # A process starts where this one did, and not where PowerShell's location is.
    $start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $null -ne $StandardInput
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [System.Text.Encoding]::UTF8
    $start.StandardErrorEncoding = [System.Text.Encoding]::UTF8
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        if ($null -ne $StandardInput) {
            $text = [System.Net.NetworkCredential]::new('', $StandardInput).Password
            $bytes = [System.Text.Encoding]::UTF8.GetBytes($text)
            try {
                $process.StandardInput.BaseStream.Write($bytes, 0, $bytes.Length)
                $process.StandardInput.Close()
            }
            catch [System.IO.IOException] {
                # An azt that ends without reading says why itself.
                Write-Verbose $_.Exception.Message
            }
        }
        # Both at once: a token is longer than what a pipe holds on Windows.
        $output = $process.StandardOutput.ReadToEndAsync()
        $failure = $null
        while ($null -ne ($line = $process.StandardError.ReadLine())) {
            if ($line.StartsWith('{"error":')) {
                $failure = ConvertFrom-Json -InputObject $line
            }
            elseif ($line.StartsWith('azt: warning: ')) {
                Write-Warning ($line -replace '^azt: warning: ')
            }
            else {
                Write-Information -MessageData $line -InformationAction Continue
            }
        }
        $process.WaitForExit()
        [pscustomobject] @{ Status = $process.ExitCode; Output = $output.Result; Failure = $failure }
    }
    finally {
        $process.Dispose()
    }
}

function Get-Known {
    # A property that may be absent; a list stays one, however short.
    param($Object, [string] $Name)

    if ($null -ne $Object -and $null -ne $Object.PSObject.Properties[$Name]) { , $Object.$Name }
}

function New-AztError {
    # The error record of an azt that gave no token.
    param($Run)

    $message = Get-Known $Run.Failure 'error_description'
    if (-not $message) { $message = "azt ended with status $($Run.Status)" }
    $hint = Get-Known $Run.Failure 'hint'
    if ($hint) { $message = "$message (hint: $hint)" }
    $category = $Categories[$Run.Status]
    if (-not $category) { $category = 'NotSpecified' }
    $exception = [System.InvalidOperationException]::new($message)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, "Azt.$($Run.Status)", $category, $Run.Failure)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new($message)
    $record.ErrorDetails.RecommendedAction = $hint
    $record
}

function Get-AztToken {
    <#
    .SYNOPSIS
    Gets an Azure / Microsoft Entra access token from azt.

    .DESCRIPTION
    Each parameter is azt's option of that name, and what is left out is as it is in azt: see azt token --help. The
    token that azt keeps is given as long as it is good; where a person has to sign in, a browser opens, unless
    -NoPrompt is given.

    Gives an object with Token (a SecureString), ExpiresOn and RefreshOn (DateTimeOffset), TokenType, Tenant, Account,
    ClientId, Resource, Scopes, Flow and Source; what azt does not know is $null.

    Where azt gives no token, the error ends the statement. Its TargetObject is azt's error object: error,
    error_description, error_codes, correlation_id, claims, hint, exit_code and what else azt -o json has. Its category
    says what to do next: AuthenticationError (sign in), PermissionDenied (the service refused), ConnectionError
    (retry), InvalidArgument, OperationStopped.

    .PARAMETER Flow
    How to get it, such as msi or authcode: azt token FLOW. Without it, as azt token chooses.

    .PARAMETER Claims
    A claims challenge, as it came: a WWW-Authenticate header, its claims, or JSON.

    .PARAMETER ArgumentList
    Further arguments for azt, a string each.

    .PARAMETER StandardInput
    A secret for azt to read, with one of its options that end in -stdin in ArgumentList.

    .PARAMETER AsPlainText
    Gives the token alone, as a string.

    .PARAMETER Header
    Gives a hashtable for -Headers: Authorization and its value.

    .EXAMPLE
    Invoke-RestMethod -Uri 'https://graph.microsoft.com/v1.0/me' -Authentication Bearer -Token (Get-AztToken -Resource graph).Token

    PowerShell 7.

    .EXAMPLE
    Invoke-RestMethod -Uri 'https://graph.microsoft.com/v1.0/me' -Headers (Get-AztToken -Resource graph -Header)

    Windows PowerShell 5.1, too.

    .EXAMPLE
    $secret = (Get-AztToken -Flow msi -Resource keyvault -ClientId $clientId).Token

    .EXAMPLE
    Get-AztToken -Flow ropc -ArgumentList '--username', $credential.UserName, '--password-stdin' -StandardInput $credential.Password

    The password of a PSCredential, which Get-Credential asks for.
    #>
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Object')]
    [OutputType('Azt.Token', ParameterSetName = 'Object')]
    [OutputType('System.String', ParameterSetName = 'AsPlainText')]
    [OutputType('System.Collections.Hashtable', ParameterSetName = 'Header')]
    param(
        [string] $Resource,
        [string[]] $Scope,
        [Alias('TenantId')] [string] $Tenant,
        [string] $ClientId,
        [string] $Profile,
        [string] $Flow,
        [string] $Cloud,
        [string] $Claims,
        [switch] $ForceRefresh,
        [switch] $NoPrompt,
        [string[]] $ArgumentList,
        [securestring] $StandardInput,
        [Parameter(Mandatory = $true, ParameterSetName = 'AsPlainText')] [switch] $AsPlainText,
        [Parameter(Mandatory = $true, ParameterSetName = 'Header')] [switch] $Header
    )

    $arguments = @('token')
    if ($Flow) { $arguments += $Flow }
    foreach ($name in $Options.Keys) {
        if (-not $PSBoundParameters.ContainsKey($name)) { continue }
        $value = $PSBoundParameters[$name]
        if ($value -isnot [switch]) { $arguments += $Options[$name] + '=' + ($value -join ' ') }
        elseif ($value) { $arguments += $Options[$name] }
    }
    $arguments += '--output=json'
    if ($ArgumentList) { $arguments += $ArgumentList }

    $run = Invoke-Azt -Arguments $arguments -StandardInput $StandardInput
    if ($run.Status -ne 0) { $PSCmdlet.ThrowTerminatingError((New-AztError $run)) }
    $answer = ConvertFrom-Json -InputObject $run.Output

    if ($AsPlainText) { return $answer.accessToken }
    if ($Header) { return @{ Authorization = "Bearer $($answer.accessToken)" } }
    $token = [ordered]@{
        Token     = [System.Net.NetworkCredential]::new('', $answer.accessToken).SecurePassword
        # PowerShell 7 reads a date in JSON as one, and Windows PowerShell as text; a number is a number in both.
        ExpiresOn = [System.DateTimeOffset]::FromUnixTimeSeconds($answer.expires_on)
        RefreshOn = $null
    }
    $renewal = Get-Known $answer 'refreshOn'
    if ($renewal) { $token.RefreshOn = [System.DateTimeOffset] $renewal }
    foreach ($name in $Known) {
        $token[$name.Substring(0, 1).ToUpperInvariant() + $name.Substring(1)] = Get-Known $answer $name
    }
    $object = [pscustomobject] $token
    $object.PSObject.TypeNames.Insert(0, 'Azt.Token')
    $object
}

$words = Import-PowerShellDataFile -Path (Join-Path -Path $PSScriptRoot -ChildPath 'Words.psd1')
$complete = {
    param($commandName, $parameterName, $wordToComplete)

    $known = $words[$parameterName]
    if ($parameterName -eq 'Profile') {
        $run = Invoke-Azt -Arguments 'profile', 'list', '--output=json', '--quiet'
        $profiles = ConvertFrom-Json -InputObject $run.Output
        $known = foreach ($one in $profiles) { $one.name }
    }
    $pattern = [System.Management.Automation.WildcardPattern]::Escape($wordToComplete) + '*'
    foreach ($word in $known) {
        if ($word -like $pattern) { $word }
    }
}
foreach ($name in @($words.Keys) + 'Profile') {
    Register-ArgumentCompleter -CommandName Get-AztToken -ParameterName $name -ScriptBlock $complete
}

Export-ModuleMember -Function Get-AztToken

@{
    RootModule           = 'Azt.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'bf81e8fa-4c68-4c85-9569-b9fdd9adb5e0'
    Author               = 'The azt maintainers'
    Copyright            = 'MIT OR Apache-2.0'
    Description          = 'Azure / Microsoft Entra access tokens from azt, as PowerShell has them: SecureString, DateTimeOffset, ErrorRecord.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = 'Desktop', 'Core'
    FunctionsToExport    = 'Get-AztToken'
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
}

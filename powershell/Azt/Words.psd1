@{
    Cloud = @(
        'AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud', 'AzureBleuCloud'
    )
    Flow = @(
        'msi', 'cloudshell', 'authcode', 'devicecode', 'ropc', 'refresh', 'client-credentials', 'workload-identity',
        'obo', 'arr-sts'
    )
    Resource = @(
        'acr', 'ai', 'aks', 'appconfig', 'appinsights', 'appservice', 'arm', 'azure',
        'management', 'attestation', 'batch', 'classic', 'cognitive', 'openai', 'cosmos', 'databricks',
        'datalake', 'devops', 'digitaltwins', 'eventhubs', 'exchange', 'fabric', 'graph', 'msgraph',
        'iotcentral', 'iothub', 'keyvault', 'kusto', 'adx', 'loganalytics', 'managedhsm', 'maps',
        'mixedreality', 'arr', 'ml', 'monitor', 'officemanagement', 'ossrdbms', 'mysql', 'postgres',
        'powerbi', 'purview', 'redis', 'search', 'servicebus', 'signalr', 'sql', 'storage',
        'synapse', 'webpubsub'
    )
}

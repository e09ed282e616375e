// Gets tokens with Microsoft's client for JavaScript, at its default settings, and prints them.
//
// For each credential and resource a line: the credential's name, the resource, the token.
import { createRequire } from 'node:module';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { DefaultAzureCredential, ManagedIdentityCredential } = installed('@azure/identity');

for (const credential of [new ManagedIdentityCredential(), new DefaultAzureCredential()]) {
  for (const resource of ['https://management.azure.com/', 'https://graph.microsoft.com']) {
    const { token } = await credential.getToken(`${resource}/.default`);
    console.log(credential.constructor.name, resource, token);
  }
}

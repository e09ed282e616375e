// Gets a token of managed identity with Microsoft's client for JavaScript, at its default settings, and prints it.
//
// The environment announces the source, and may name a resource (IDENTITY_RESOURCE) and a user-assigned identity
// (IDENTITY_CLIENT_ID).
import { createRequire } from 'node:module';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { ManagedIdentityCredential } = installed('@azure/identity');

const { IDENTITY_RESOURCE: resource = 'https://management.azure.com/', IDENTITY_CLIENT_ID: clientId } = process.env;
const credential = new ManagedIdentityCredential({ clientId });
console.log((await credential.getToken(`${resource}/.default`)).token);

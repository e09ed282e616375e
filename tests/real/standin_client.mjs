// Gets a token with the credential of Microsoft's client for JavaScript that is named, at its default settings, and prints
// it with its expiry; a credential that is not available is told so.
import { createRequire } from 'node:module';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const identity = installed('@azure/identity');

const [name, scope, tenantId] = process.argv.slice(2);
try {
  const token = await new identity[name]({ tenantId }).getToken(scope);
  console.log(token.token, token.expiresOnTimestamp / 1000);
} catch (error) {
  if (error.name !== 'CredentialUnavailableError') throw error;
  console.error(`unavailable: ${error.message}`);
  process.exitCode = 1;
}

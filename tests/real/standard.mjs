// The same certified provider as itself, with none of Entra's ways: at the root of its origin, its endpoints where
// OpenID Connect Discovery says, its own answers.
//
//   node standard.mjs
//
// Prints one line of JSON once it listens, and ends when its standard input does.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { PASSWORD, signIn } from './provider/directory.mjs';
import { loginPage } from './provider/pages.mjs';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { Provider } = await import(installed.resolve('oidc-provider'));

const server = createServer();
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const origin = `http://127.0.0.1:${server.address().port}`;
const CLIENT_ID = 'a-tool-of-the-terminal';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(origin, {
  clients: [{
    client_id: CLIENT_ID,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: ['http://localhost'],
  }],
  scopes: ['openid', 'offline_access', 'profile', 'things:read'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
  conformIdTokenClaims: false,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'standard' }] },
  cookies: { keys: [randomUUID()] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
});

// Sign-in and consent in one step.
async function interact(req, res) {
  const { params, uid } = await provider.interactionDetails(req, res);
  if (req.method === 'POST') {
    const form = new URLSearchParams(Buffer.concat(await req.toArray()).toString());
    const accountId = form.get('username');
    if (signIn(accountId, form.get('password'))) {
      const grant = new provider.Grant({ accountId, clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      return provider.interactionFinished(req, res, { login: { accountId }, consent: { grantId: await grant.save() } });
    }
  }
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  return res.end(loginPage({ action: `/interaction/${uid}`, username: params.login_hint }));
}

const toProvider = provider.callback();
server.on('request', (req, res) => {
  if (!req.url.startsWith('/interaction/')) return toProvider(req, res);
  return interact(req, res).catch((error) => { res.statusCode = 500; res.end(String(error)); });
});
process.stdin.on('end', () => process.exit()).resume();
console.log(JSON.stringify({ url: origin, client_id: CLIENT_ID, user: 'alex@contoso.example', password: PASSWORD }));

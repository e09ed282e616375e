// The certified OpenID Provider of npm `oidc-provider`, reached by the routes that Microsoft Entra has. What matters
// (PKCE, redirect URIs, one-time codes, rotation, expiry, signatures) is the provider's; this only translates.
//
//   node provider.mjs [--host ADDRESS] [--tenant T] [--refresh-ttl SECONDS] [--tls-cert PEM --tls-key PEM]
//
// Prints one line of JSON once it listens, and ends when its standard input does.
import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { parseArgs, promisify } from 'node:util';
import {
  OIDC_SCOPES, PASSWORD, accountOf, audienceOf, permissionsOf, refusal, resourcesOf, signIn,
} from './provider/directory.mjs';
import { codePage, confirmPage, donePage, errorPage, loginPage } from './provider/pages.mjs';

const signing = promisify(generateKeyPair)('rsa', { modulusLength: 2048 }); // meanwhile, the provider loads
const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { Provider, errors } = await import(installed.resolve('oidc-provider'));
const { SignJWT, jwtVerify } = await import(installed.resolve('jose'));
const { default: MemoryAdapter } = await import(installed.resolve('oidc-provider/lib/adapters/memory_adapter.js'));

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    tenant: { type: 'string', default: '5a9ba8ba-6c4b-4b2a-8a35-6a0d6d0f6a11' },
    'refresh-ttl': { type: 'string', default: '86400' },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
  },
});
const { tenant } = options;
const tls = options['tls-cert'] && { cert: readFileSync(options['tls-cert']), key: readFileSync(options['tls-key']) };
const server = tls ? createTlsServer(tls) : createServer();
await new Promise((resolve) => { server.listen(0, options.host, resolve); });
const { port } = server.address();
const origin = `${tls ? 'https' : 'http'}://${options.host}:${port}`;

const CLIENT_ID = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'; // the Azure CLI's, azt's default
const ACCESS_TTL = 3599;
const AUTHORIZE = '/oauth2/v2.0/authorize';
const TOKEN = '/oauth2/v2.0/token';
const DEVICE_CODE = '/oauth2/v2.0/devicecode';

const resourceServer = (ctx, resource) => ({
  scope: permissionsOf(resource),
  audience: audienceOf(resource),
  accessTokenFormat: 'jwt',
  accessTokenTTL: ACCESS_TTL,
  jwt: { sign: { alg: 'RS256' } },
});
const claimsOf = (username) => {
  const { name, oid } = accountOf(username);
  return { sub: username, name, preferred_username: username, oid, tid: tenant };
};
const onlyResource = (scope) => {
  const [resource, ...others] = resourcesOf(scope);
  if (others.length) throw new errors.InvalidScope('AADSTS28000: a token is for one resource', scope);
  return resource;
};

/** Keeps refresh tokens past their end, so that the provider says "expired" and not "unknown". */
class Memory extends MemoryAdapter {
  upsert(id, payload, expiresIn) {
    return super.upsert(id, payload, this.model === 'RefreshToken' ? expiresIn + 3600 : expiresIn);
  }
}

const application = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
const OBO = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const certificate = createPrivateKey(readFileSync(new URL('../sandbox/application/app.pem', import.meta.url)));
const { privateKey } = await signing;
const provider = new Provider(`${origin}/${tenant}/v2.0`, {
  clients: [{
    client_id: CLIENT_ID,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: [
      'authorization_code', 'refresh_token', 'password', 'urn:ietf:params:oauth:grant-type:device_code',
    ],
    response_types: ['code'],
    redirect_uris: ['http://localhost'], // RFC 8252 section 7.3: any port
  }, {
    ...application,
    client_id: 'secret-app',
    grant_types: ['client_credentials', OBO],
    token_endpoint_auth_method: 'client_secret_post',
    client_secret: '8Q~Client+Secret&with=50%~signs', // that of the emulated cloud
  }, {
    ...application,
    client_id: 'certificate-app',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'PS256',
    jwks: { keys: [createPublicKey(certificate).export({ format: 'jwk' })] },
  }],
  adapter: Memory,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'real' }] },
  cookies: { keys: [randomUUID()] },
  allowOmittingSingleRegisteredRedirectUri: false,
  rotateRefreshToken: true,
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'oid', 'tid'] },
  conformIdTokenClaims: false,
  findAccount: (ctx, id) => accountOf(id) && { accountId: id, claims: () => claimsOf(id) },
  extraTokenClaims: (ctx, token) => ({
    appid: token.clientId, tid: tenant, oid: accountOf(token.accountId)?.oid, upn: token.accountId, ver: '1.0',
  }),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: (ctx, form, out, error) => { ctx.body = codePage(form, error); },
      userCodeConfirmSource: (ctx, form, client, deviceInfo, code) => { ctx.body = confirmPage(form, code); },
      successSource: (ctx) => { ctx.body = donePage(); },
    },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx, client, granted) => granted ?? onlyResource(ctx.oidc.params.scope),
      useGrantedResource: () => true,
      getResourceServerInfo: resourceServer,
    },
  },
  interactions: { url: (ctx, interaction) => `/${tenant}/interaction/${interaction.uid}` },
  renderError: (ctx, out) => { ctx.type = 'html'; ctx.body = errorPage(out); },
  routes: {
    authorization: AUTHORIZE, token: TOKEN, device_authorization: DEVICE_CODE, code_verification: '/device',
    jwks: '/discovery/v2.0/keys',
  },
  ttl: {
    AccessToken: ACCESS_TTL, AuthorizationCode: 600, Grant: 86400, IdToken: 3600, Interaction: 600,
    RefreshToken: Number(options['refresh-ttl']), Session: 86400,
  },
});

async function grant(accountId, clientId, resource) {
  const given = new provider.Grant({ accountId, clientId });
  given.addOIDCScope(OIDC_SCOPES.join(' '));
  if (resource) given.addResourceScope(resource, permissionsOf(resource));
  return given.save();
}

// RFC 6749 section 4.3, which the provider leaves to its user.
const refuse = (description, more) => {
  throw Object.assign(new errors.CustomOIDCProviderError('invalid_grant', description), { more });
};
provider.registerGrantType('password', async (ctx) => {
  const { client, params } = ctx.oidc;
  const account = signIn(params.username, params.password);
  if (!account) refuse('AADSTS50126: Error validating credentials due to invalid username or password.');
  if (account.mfa) {
    refuse('AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new '
      + 'location, you must use multi-factor authentication to access the resource.', {
      suberror: 'basic_action',
      claims: '{"access_token":{"capolids":{"essential":true,"values":["c9d3b8a2-7f64-4c9e-9d0f-3a1f5a0c2b11"]}}}',
    });
  }
  const resource = onlyResource(params.scope);
  if (!resource) throw new errors.InvalidScope('AADSTS70011: the scope names no resource', params.scope);
  const accountId = params.username;
  const issued = { accountId, client, gty: 'password', grantId: await grant(accountId, client.clientId, resource) };
  const access = new provider.AccessToken(issued);
  access.resourceServer = new provider.ResourceServer(resource, resourceServer(ctx, resource));
  const scopes = params.scope.split(' ');
  access.scope = scopes.filter((one) => access.resourceServer.scopes.has(one)).join(' ');
  ctx.body = { token_type: 'Bearer', scope: access.scope, access_token: await access.save(), expires_in: ACCESS_TTL };
  if (scopes.includes('openid')) {
    const idToken = new provider.IdToken(claimsOf(accountId), { ctx });
    idToken.scope = OIDC_SCOPES.join(' ');
    ctx.body.id_token = await idToken.issue({ use: 'idtoken' });
  }
  if (scopes.includes('offline_access')) {
    ctx.body.refresh_token = await new provider.RefreshToken({ ...issued, resource, scope: params.scope }).save();
  }
}, ['username', 'password', 'scope']);

// Entra's on-behalf-of: the user's token, issued here for the application that asks, becomes one for the next resource.
provider.registerGrantType(OBO, async (ctx) => {
  const { client, params } = ctx.oidc;
  if (params.requested_token_use !== 'on_behalf_of') refuse('AADSTS900144: requested_token_use is missing.');
  const { payload: { sub: accountId } } = await jwtVerify(params.assertion, createPublicKey(privateKey), {
    audience: client.clientId,
  }).catch(({ code }) => refuse(`AADSTS50013: Assertion failed validation (${code}).`));
  const resource = onlyResource(params.scope);
  const access = new provider.AccessToken({
    accountId, client, gty: 'obo', grantId: await grant(accountId, client.clientId, resource),
  });
  access.resourceServer = new provider.ResourceServer(resource, resourceServer(ctx, resource));
  access.scope = params.scope;
  ctx.body = { token_type: 'Bearer', scope: access.scope, access_token: await access.save(), expires_in: ACCESS_TTL };
}, ['assertion', 'requested_token_use', 'scope']);

// A refresh token is good for every resource at Entra, and here for the one that it came with: the grant learns of the
// others as they are asked for. What the provider checks besides stays as it is.
const { RefreshToken } = provider;
const found = RefreshToken.find;
RefreshToken.find = async (...args) => {
  const token = await found.apply(RefreshToken, args);
  const { scope } = Provider.ctx.oidc.params;
  const resource = onlyResource(scope);
  const granted = token && resource && await provider.Grant.find(token.grantId);
  if (granted) {
    granted.addResourceScope(resource, permissionsOf(resource));
    await granted.save();
    token.resource = resource;
    token.scope = [...new Set(`${token.scope} ${scope}`.split(' '))].join(' ');
  }
  return token;
};

// Koa middleware round the provider's own: Entra's extra members in the token endpoint's answers.
provider.on('grant.error', (ctx, error) => { ctx.refused = error; });
provider.use(async (ctx, next) => {
  const correlationId = ctx.get('client-request-id') || randomUUID();
  await next();
  if (ctx.path !== TOKEN || !ctx.body) return;
  ctx.set('x-ms-request-id', randomUUID());
  ctx.set('client-request-id', correlationId);
  if (ctx.body.error) {
    ctx.body = refusal(ctx.body, ctx.refused?.error_detail, ctx.refused?.more, correlationId);
  } else if (ctx.oidc.body?.client_info === '1') {
    const { oid } = accountOf(ctx.oidc.entities.Grant?.accountId ?? ctx.oidc.params.username);
    ctx.body.client_info = Buffer.from(JSON.stringify({ uid: oid, utid: tenant })).toString('base64url');
  }
});

// Sign-in and consent in one step: who signs in here has consented.
async function interact(req, res, cancelled) {
  const { params, uid } = await provider.interactionDetails(req, res);
  if (cancelled) {
    return provider.interactionFinished(req, res, {
      error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.',
    });
  }
  let form = new URLSearchParams();
  if (req.method === 'POST') {
    const chunks = await req.toArray();
    form = new URLSearchParams(Buffer.concat(chunks).toString());
    const accountId = form.get('username');
    if (signIn(accountId, form.get('password'))) {
      const grantId = await grant(accountId, params.client_id, onlyResource(params.scope));
      return provider.interactionFinished(req, res, { login: { accountId }, consent: { grantId } });
    }
  }
  const username = form.get('username') ?? params.login_hint;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  return res.end(loginPage({ action: `/${tenant}/interaction/${uid}`, username, refused: form.has('password') }));
}

// Entra knows no `resource` (the provider would), takes `select_account` (the provider does not), and gives a refresh
// token for `offline_access` without being asked for consent (the provider does not).
function translate(url) {
  const { searchParams: query } = url;
  if (query.has('resource')) {
    throw new errors.InvalidRequest("AADSTS901002: The 'resource' request parameter is not supported.");
  }
  const prompts = new Set((query.get('prompt') ?? '').split(' ').filter(Boolean));
  if (prompts.delete('select_account')) prompts.add('login');
  if (query.get('scope')?.split(' ').includes('offline_access') && !prompts.has('none')) prompts.add('consent');
  if (prompts.size) query.set('prompt', [...prompts].join(' '));
}

const toProvider = provider.callback();
function pass(req, res, path) {
  // The provider takes what `originalUrl` has before `url` for the place where it is mounted.
  req.url = path;
  req.originalUrl = `/${tenant}${path}`;
  return toProvider(req, res);
}
function answer(res, status, body) {
  const html = typeof body === 'string';
  res.writeHead(status, { 'Content-Type': html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8' });
  res.end(html ? body : JSON.stringify(body));
}

async function route(req, res) {
  const url = new URL(req.url, origin);
  const [, first, ...rest] = url.pathname.split('/');
  const path = `/${rest.join('/')}`;
  if (/^\/userrealm\//i.test(path)) {
    const managed = { ver: '1.0', account_type: 'Managed', domain_name: 'contoso.example', cloud_instance_name: url.host };
    return answer(res, 200, managed);
  }
  if (first !== tenant) {
    const unknown = { error: 'invalid_request', error_description: `AADSTS90002: Tenant '${first}' not found.` };
    return answer(res, 400, refusal(unknown, undefined, undefined, randomUUID()));
  }
  if (path === '/v2.0/.well-known/openid-configuration') return pass(req, res, '/.well-known/openid-configuration');
  const [, , uid, cancel] = /^(\/interaction\/([\w-]+))(\/cancel)?$/.exec(path) ?? [];
  if (uid) return interact(req, res, Boolean(cancel));
  if (path === AUTHORIZE && req.method === 'GET') translate(url);
  return pass(req, res, path + url.search);
}

server.on('request', (req, res) => {
  route(req, res).catch((error) => answer(res, error.status ?? 500, errorPage({ error: error.error, ...error })));
});
process.stdin.on('end', () => process.exit()).resume();
// What a build service would hand out for the application, were it known to the provider by its key.
const issuer = `${origin}/${tenant}/v2.0`;
const federated = await new SignJWT({ jti: randomUUID() }).setProtectedHeader({ alg: 'PS256' })
  .setIssuer('certificate-app').setSubject('certificate-app').setAudience(issuer)
  .setIssuedAt().setExpirationTime('5 minutes').sign(certificate);
console.log(JSON.stringify({
  federated,
  port,
  url: origin,
  tenant,
  client_id: CLIENT_ID,
  user: 'alex@contoso.example',
  mfa_user: 'mfa@contoso.example',
  password: PASSWORD,
}));

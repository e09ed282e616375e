// Glewlwyd, the single sign-on server of Debian's package of that name, as it is. It tells clients that poll too soon to
// slow down, which few servers do; a relay in front of it remembers what polls got.
//
//   node glewlwyd.mjs --interval SECONDS
//
// Prints one line of JSON once it listens. Each line of standard input is then a user code to approve, as a person would
// with the server's own page, and is answered by a line with what polls got so far. Ends when standard input does.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values: options } = parseArgs({ options: { interval: { type: 'string' } } });
const unpacked = fileURLToPath(new URL('../../target/real/glewlwyd', import.meta.url));
const CLIENT_ID = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'; // the Azure CLI's, azt's default
const SCOPES = ['https://management.azure.com//.default', 'openid', 'profile', 'offline_access'];
const USER = { username: 'alex@contoso.example', password: 'correct horse battery staple' };

const scratch = mkdtempSync(join(tmpdir(), 'azt-glewlwyd-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const listening = (server) => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server.address().port)); });
const polls = [];
let daemon;
const relay = createServer(async (req, res) => {
  const body = req.method === 'POST' ? Buffer.concat(await req.toArray()) : undefined;
  const headers = body && { 'content-type': req.headers['content-type'] };
  const answer = await fetch(daemon + req.url, { method: req.method, headers, body });
  const text = await answer.text();
  if (req.url.endsWith('/token')) polls.push({ at: performance.now(), error: JSON.parse(text).error ?? null });
  res.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
});
const origin = `http://localhost:${await listening(relay)}`;
const probe = createServer();
const port = await listening(probe);
probe.close();
await once(probe, 'close');
daemon = `http://127.0.0.1:${port}`;

const database = join(scratch, 'glewlwyd.db');
const tables = gunzipSync(readFileSync(`${unpacked}/usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz`));
spawnSync('sqlite3', [database], { input: tables });
const modules = ['user', 'user_middleware', 'client', 'plugin'].map((kind) => `${kind}_module_path="${unpacked}/usr/lib/glewlwyd/${kind}"`);
const configuration = join(scratch, 'glewlwyd.conf');
writeFileSync(configuration, `
port=${port}
bind_address="127.0.0.1"
external_url="${origin}"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="ERROR"
cookie_secure=0
session_expiration=3600
session_key="session"
admin_scope="g_admin"
profile_scope="g_profile"
${modules.join('\n')}
user_auth_scheme_module_path="${unpacked}/usr/lib/glewlwyd/scheme"
hash_algorithm="SHA512"
database={ type="sqlite3"; path="${database}"; };
`);
// It ends with this program, however that ends.
const arguments_ = ['--pdeathsig', 'KILL', `${unpacked}/usr/bin/glewlwyd`, `--config-file=${configuration}`];
const running = spawn('setpriv', arguments_, { stdio: 'ignore' });

/** Somebody at the server's own interface, who stays signed in. */
function somebody() {
  let cookie = '';
  return async (method, path, body) => {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${daemon}/api${path}`, { method, headers, body: body && JSON.stringify(body), redirect: 'manual' });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
}

const administrator = somebody();
for (;;) {
  try {
    await administrator('POST', '/auth', { username: 'admin', password: 'password' });
    break;
  } catch (error) {
    if (running.exitCode !== null) throw new Error('glewlwyd does not start: run tests/real/setup', { cause: error });
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
for (const name of SCOPES.filter((scope) => scope !== 'openid')) {
  await administrator('POST', '/scope/', { name, display_name: name, password_required: false, scheme: {} });
}
await administrator('POST', '/mod/plugin/', {
  module: 'oidc',
  name: 'oidc',
  display_name: 'oidc',
  parameters: {
    iss: `${origin}/api/oidc`,
    'jwt-type': 'sha',
    'jwt-key-size': '256',
    key: '0123456789abcdef0123456789abcdef',
    'access-token-duration': 3600,
    'refresh-token-duration': 86400,
    'code-duration': 600,
    'refresh-token-rolling': true,
    'allow-non-oidc': true,
    ...Object.fromEntries(['code', 'token', 'id-token', 'none', 'password', 'client'].map((one) => [`auth-type-${one}-enabled`, false])),
    'auth-type-device-enabled': true,
    'auth-type-refresh-enabled': true,
    'device-authorization-expiration': 600,
    'device-authorization-interval': Number(options.interval),
    'subject-type': 'public',
    scope: [],
  },
});
await administrator('POST', '/client/', {
  client_id: CLIENT_ID,
  name: 'azt',
  confidential: false,
  enabled: true,
  scope: [],
  redirect_uri: [],
  authorization_type: ['device_authorization', 'refresh_token'],
  token_endpoint_auth_method: ['none'],
});
await administrator('POST', '/user/', {
  ...USER, name: 'Alex', email: USER.username, enabled: true, scope: ['g_profile', ...SCOPES],
});

console.log(JSON.stringify({ url: `${origin}/api/oidc` }));

const person = somebody();
for await (const code of createInterface({ input: process.stdin })) {
  await person('POST', '/auth', USER);
  await person('PUT', `/auth/grant/${CLIENT_ID}`, { scope: SCOPES.join(' ') });
  const end = await person('GET', `/oidc/device?code=${code}&g_continue`);
  const approved = end.headers.get('location').endsWith('prompt=deviceComplete');
  console.log(JSON.stringify({ approved, polls }));
}
running.kill();
process.exit();

// What the provider knows of Entra: its accounts, its scopes, its error numbers.
import { randomUUID } from 'node:crypto';

/** Every account's password is the same; what an account may do differs. A form must carry it unharmed. */
export const PASSWORD = 'correct horse + battery & staple=%';

const ACCOUNTS = new Map([
  ['alex@contoso.example', { name: 'Alex Doe', oid: 'f1a7a5b6-0d0b-4f0e-9a39-4f7a3c9f6a01', mfa: false }],
  ['mfa@contoso.example', { name: 'Mia Factor', oid: 'f1a7a5b6-0d0b-4f0e-9a39-4f7a3c9f6a02', mfa: true }],
]);
export const accountOf = (username) => ACCOUNTS.get(username);
export const signIn = (username, password) => (password === PASSWORD ? accountOf(username) : undefined);

export const OIDC_SCOPES = ['openid', 'profile', 'offline_access'];

// Entra has no `resource` parameter: a scope is the resource, a slash and a permission. The provider wants an absolute
// URI for a resource and Entra's may be a bare GUID, hence the prefix.
const RESOURCE = 'urn:entra:';
export const audienceOf = (resource) => resource.slice(RESOURCE.length);
export const permissionsOf = (resource) =>
  ['.default', 'user_impersonation'].map((one) => `${audienceOf(resource)}/${one}`).join(' ');

/** The resources that a scope names; Entra gives a token for one. */
export function resourcesOf(scope = '') {
  const permissions = scope.split(' ').filter((one) => one && !OIDC_SCOPES.includes(one));
  return [...new Set(permissions.map((one) => RESOURCE + one.slice(0, one.lastIndexOf('/'))))];
}

// What the provider says to its log only, as Entra says it to the client.
const REASONS = [
  [/authorization code already consumed/, 54005, 'OAuth2 Authorization code was already redeemed.'],
  [/code_verifier/, 501481, 'The Code_Verifier does not match the code_challenge of the authorization request.'],
  [/authorization code/, 70008, 'The provided authorization code is not valid or has expired.'],
  [/refresh token is expired/, 700082, 'The refresh token has expired due to inactivity.', 'token_expired'],
  [/End-User aborted/, 65004, 'User declined to consent to access the app.'],
  [/refresh token/, 70000, 'Provided grant is invalid or malformed.', 'bad_token'],
];

/** The body of a refusal in Entra's shape. `detail` is the provider's reason, `more` what a refusal of ours adds. */
export function refusal({ error, error_description: description }, detail, more, correlationId) {
  const [, number, text, suberror] = REASONS.find(([pattern]) => pattern.test(detail ?? description)) ?? [];
  const told = number ? `AADSTS${number}: ${text}` : description;
  const traceId = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error,
    error_description: `${told} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [Number(/^AADSTS(\d+)/.exec(told)?.[1] ?? 9002313)],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    ...(suberror && { suberror }),
    ...more,
  };
}

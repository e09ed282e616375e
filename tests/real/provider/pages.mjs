// The pages that a person sees: the sign-in form, those of a code, and an error that has nowhere to redirect to.
const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const page = (title, body) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head><body>
<h1>${escape(title)}</h1>
${body}
</body></html>`;

export const loginPage = ({ action, username, refused }) => page('Sign in', `
${refused ? '<p role="alert">Your account or password is incorrect.</p>' : ''}
<form method="post" action="${escape(action)}">
<label>User name <input name="username" autocomplete="username" required value="${escape(username)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>
<a href="${escape(action)}/cancel">Cancel</a>`);

/** The pages of a sign-in on another device; `form` is the provider's own. */
export const codePage = (form, error) => page('Enter code', `
${error ? '<p role="alert">That code didn\u2019t work.</p>' : ''}
${form}<button type="submit" form="op.deviceInputForm">Continue</button>`);

export const confirmPage = (form, code) => page('Are you trying to sign in?', `
<p>Your device shows the code ${escape(code)}.</p>
${form}<button type="submit" form="op.deviceConfirmForm">Continue</button>
<button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">Cancel</button>`);

export const donePage = () => page('You have signed in', '<p>You may close this window.</p>');

export const errorPage = ({ error, error_description: description }) =>
  page('Sorry, but we’re having trouble signing you in.', `<p>${escape(error)}: ${escape(description)}</p>`);

// The two pages that a person sees: the sign-in form, and an error that has nowhere to redirect to.
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

export const errorPage = ({ error, error_description: description }) =>
  page('Sorry, but we’re having trouble signing you in.', `<p>${escape(error)}: ${escape(description)}</p>`);

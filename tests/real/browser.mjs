// A person at a browser: Debian's Chromium, headless, driven by playwright-core. Starts it once and prints a line of
// JSON; then each line of standard input is a page to open and what to do there, answered by a line about where that led.
// Ends, with the browser and its profile, when standard input does. Its arguments are Chromium's, too.
//
//   {"open": URL, "action": "login" | "cancel" | "look" | "device", "code": …, "decline": true, "user": …, "password": …,
//    "wrong": …, "nobody": true, "screenshot": PATH}
//
// With "wrong" there, that user is tried before, and has to be refused. With "nobody" there, no program listens at the
// client's redirect address: only that address is answered.
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

// The profile, the crash reports and the caches: all of it goes where it can be removed.
const scratch = mkdtempSync(join(tmpdir(), 'azt-browser-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
Object.assign(process.env, { HOME: scratch, TMPDIR: scratch });
delete process.env.XDG_CONFIG_HOME;
delete process.env.XDG_CACHE_HOME;

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { chromium } = installed('playwright-core');

const PATIENCE = 10_000;
const runs = (path) => { try { accessSync(path, constants.X_OK); return true; } catch { return false; } };
const executablePath = process.env.PATH.split(delimiter)
  .flatMap((dir) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(dir, name))).find(runs);
if (!executablePath) throw new Error('no Chromium in PATH: run tests/real/setup');

const browser = await chromium.launch({
  executablePath,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-proxy-server',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', ...process.argv.slice(2),
  ],
});

async function signIn(page, { user, password }) {
  if (user) await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Enters the code that a device shows, where the page does not know it yet, and signs in for that device or declines. */
async function enterCode(page, command) {
  const { open, code, decline } = command;
  if (!new URL(open).search) {
    await page.getByPlaceholder('Enter code').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByText(`Your device shows the code ${code}.`).waitFor();
  await page.getByRole('button', { name: decline ? 'Cancel' : 'Continue' }).click();
  if (!decline) {
    await signIn(page, command);
    await page.getByRole('heading', { name: 'You have signed in' }).waitFor();
  }
  return page.url();
}

/** Does what a person would, and waits until the browser is sent back to the client; returns the address where. */
async function act(page, command) {
  const { open, action = 'login', wrong, nobody } = command;
  await page.goto(open);
  if (action === 'look') return page.url();
  if (action === 'device') return enterCode(page, command);
  const { origin } = new URL(new URL(open).searchParams.get('redirect_uri'));
  const back = page.waitForRequest((request) => new URL(request.url()).origin === origin);
  if (action === 'cancel') {
    await page.getByRole('link', { name: 'Cancel' }).click();
  } else {
    if (wrong) {
      await signIn(page, { ...command, user: wrong });
      await page.getByRole('alert').waitFor();
    }
    await signIn(page, command);
  }
  const address = (await back).url();
  if (!nobody) await page.waitForURL((url) => url.origin === origin);
  return address;
}

async function visit(command) {
  // A context of its own has no cookies of an earlier visit. The certificate, if any, is the test's own.
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked = [];
    let answer;
    page.on('request', (request) => asked.push(request.url()));
    page.on('response', (response) => { if (response.request().isNavigationRequest()) answer = response; });
    const address = await act(page, command);
    if (command.nobody) return { url: address };
    if (command.screenshot) await page.screenshot({ path: command.screenshot });
    return {
      url: page.url(),
      status: answer.status(),
      headers: await answer.allHeaders(),
      title: await page.title(),
      text: await page.locator('body').innerText(),
      lang: await page.locator('html').getAttribute('lang'),
      headings: await page.getByRole('heading').allInnerTexts(),
      scripts: await page.locator('script').count(),
      // What the page asked for beyond itself, and any host that is not this machine.
      requests: asked,
      foreign: asked.filter((url) => !['localhost', '127.0.0.1'].includes(new URL(url).hostname)),
    };
  } finally {
    await context.close();
  }
}

await (await browser.newPage()).close(); // the first page also starts processes
console.log(JSON.stringify({ browser: browser.version() }));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await visit(JSON.parse(line)).catch((error) => ({ error: String(error) }))));
}
await browser.close();

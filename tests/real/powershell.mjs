// Parses PowerShell by a grammar that nobody here wrote. Standard input is a JSON array of texts; standard output is one
// of what each is: where it does not parse (line:column), the commands it calls, and the operators that Windows
// PowerShell 5.1 does not have.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const installed = createRequire(new URL('../../target/real/', import.meta.url));
const { Language, Parser } = installed('web-tree-sitter');

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(installed.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

function* nodes(node) {
    yield node;
    for (const child of node.children) yield* nodes(child);
}

// The grammar's other operators are those of 5.1: it does not parse `??`, `?.` or `? :` at all.
const NEWER = ['&&', '||'];

function described(source) {
    const all = [...nodes(parser.parse(source).rootNode)];
    const at = (node) => `${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
    return {
        faults: all.filter((node) => node.isError || node.isMissing).map(at),
        commands: [...new Set(all.filter((node) => node.type === 'command_name').map((node) => node.text))].sort(),
        newer: all.filter((node) => node.childCount === 0 && NEWER.includes(node.text)).map(at),
    };
}

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(described)));

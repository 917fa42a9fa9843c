import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder } from '../../bench/files-under.ts';
import { differences, modelLines } from '../../bench/rewritings/differences.ts';
import type { Files } from '../../bench/rewritings/rewriting.ts';
import { KINDS, rewrite } from '../../bench/rewritings/table.ts';
import { toArchitectureFile } from '../../src/output/architecture-file.ts';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const PAY = `import { ask } from './ask';

export async function pay(order) {
  const answer = await ask('http://payments/charges', { order });
  return answer.isPaid ? 'paid' : 'open';
}
`;

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - { name: web, image: acme/web, env: [{ name: ORDERS, value: orders }] }
`;

/** Without semicolons a bracket would go on with the line before. */
const UNENDED = `const express = require('express')
const orders = require('./orders')
const app = express()
app.use(express.json())
app.use('/orders', orders)
`;

describe('a rewriting says the same in other words', () => {
  test.each([
    ['literal-to-const', 'pay.ts', PAY, /import .*\n+const (\w+) = 'http:\/\/payments\/charges';[\s\S]*ask\(\1, \{ order \}\)/],
    ['literal-split', 'pay.ts', PAY, /ask\(\("http:\/\/payme" \+ "nts\/charges"\), \{ order \}\)/],
    [
      'options-to-const',
      'pay.ts',
      PAY,
      /const (\w+) = \{ order \};\n\s*const answer = await ask\('http:\/\/payments\/charges', \1\)/,
    ],
    ['ternary-to-if', 'pay.ts', PAY, /if \(answer\.isPaid\) \{\nreturn 'paid';\n\} else \{\nreturn 'open';\n\}/],
    ['import-namespace', 'pay.ts', PAY, /import \* as (\w+) from '\.\/ask';[\s\S]*await \1\.ask\(/],
    ['routers-in-a-list', 'web.js', UNENDED, /app\.use\(express\.json\(\)\)\n;\(\[\['\/orders', orders\]\]\)\.forEach\(/],
    [
      'compose-extends',
      'compose.yaml',
      'services:\n  web:\n    image: acme/web\n    depends_on: [db]\n',
      /web:\n {4}extends:\n {6}file: rewritten-web\.yaml\n {6}service: web\n {4}depends_on:/,
    ],
    ['kubernetes-overlay', 'deploy/web.yaml', WEB, /containers:\n\s+- name: web\n\s+image: acme\/web\n$/],
    ['function-to-arrow', 'pay.ts', PAY, /export const pay = async \(order\) => \{/],
    ['literal-split', 'Pay.java', 'class Pay { String at = "/charges"; }\n', /at = \("\/cha" \+ "rges"\);/],
    ['concatenation-to-format', 'pay.py', 'def pay(id):\n    return "/charges/" + id\n', /return f"\/charges\/\{id\}"/],
    [
      'literal-to-local',
      'pay.go',
      'package pay\n\nfunc Pay() {\n\task("/charges")\n}\n',
      /\tconst (\w+) = "\/charges"\n\task\(\1\)/,
    ],
    [
      'compose-environment-list',
      'compose.yaml',
      'services:\n  shop:\n    environment:\n      PAY: http://pay\n',
      /environment:\n\s+- PAY=http:\/\/pay\n/,
    ],
  ])('%s in %s', async (kind, path, text, wanted) => {
    const { rewritten, places } = await rewrite(kind, new Map([[path, text]]));

    expect(places).toBeGreaterThan(0);
    expect(rewritten.get(path)).toMatch(wanted);
  });

  test('each kind leaves alone what it does not know', async () => {
    const files = new Map([['notes.txt', "const a = 'text';\n"]]);

    for (const kind of KINDS) expect(await rewrite(kind, files)).toEqual({ rewritten: files, places: 0 });
  });
});

describe('a system in other words', () => {
  const input = 'fixtures/systems/shop/input';
  const files: Files = new Map(filesUnder(input).map((path) => [relative(input, path), readFileSync(path, 'utf8')]));

  test.each(['literal-to-const', 'yaml-as-json'])('is the same system: %s', async (kind) => {
    const { rewritten, places } = await rewrite(kind, files);

    expect(places).toBeGreaterThan(0);
    expect(differences(await linesOf(files), await linesOf(rewritten))).toEqual([]);
  });

  test('is another one when it says something else', async () => {
    const other = new Map([...files].map(([path, text]) => [path, text.replaceAll('postmarkapp', 'pigeonpost')] as const));

    expect(differences(await linesOf(files), await linesOf(other)).join('\n')).toMatch(/^- node smtp-postmarkapp-com: external/m);
  });
});

async function linesOf(files: Files): Promise<ReadonlySet<string>> {
  const folder = scratchFolder(Object.fromEntries(files));
  const { architecture } = await analyze(folder, { flags: { name: 'shop' } });
  return modelLines(toArchitectureFile(architecture));
}

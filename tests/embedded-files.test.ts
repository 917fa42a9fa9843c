import { expect, test } from 'vitest';
import { embeddedFiles } from '../src/sdk/embedded.ts';

const linesIn = (text: string) => embeddedFiles({ path: 'deploy/bakery.yaml', text }).map(({ name, line }) => [name, line]);

test('a file in a ConfigMap begins where its text does', () => {
  const block = ['kind: ConfigMap', 'data:', '  oven.conf: |-  # hot', '    heat 220;', '  motto: fresh', ''].join('\n');
  const json = JSON.stringify({ kind: 'ConfigMap', data: { 'oven.conf': 'heat 220;\nbake 40;\n' } }, null, 2);

  expect(linesIn(block)).toEqual([
    ['oven.conf', 4],
    ['motto', 5],
  ]);
  expect(linesIn(json)).toEqual([['oven.conf', 4]]);
});

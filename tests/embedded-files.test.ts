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

test('a config of compose whose content stands in the file is a file under the name that services give it', () => {
  const text = [
    'services:',
    '  oven: { configs: [{ source: heat, target: /etc/oven/oven.conf }] }',
    'configs:',
    '  heat:',
    '    content: |',
    '      heat $$degrees $${DEGREES:-7} ${DEGREES:-220};',
    '  outside: { external: true }',
    '',
  ].join('\n');
  const [, config] = embeddedFiles({ path: 'deploy/compose.yaml', text });

  expect(config).toMatchObject({
    name: 'oven.conf',
    path: 'deploy/compose.yaml#configs/heat',
    text: 'heat $degrees ${DEGREES:-7} 220;\n',
    line: 6,
  });
});

test('what no service takes is no file of compose', () => {
  const configs = ['configs:', '  oven.conf:', '    content: |', '      heat 220;', ''].join('\n');
  const names = (text: string) => embeddedFiles({ path: 'deploy/values.yaml', text }).map(({ name }) => name);

  expect(names(configs)).toEqual(['values.yaml']);
  expect(names(`services: { oven: { configs: [oven.conf] } }\n${configs}`)).toEqual(['values.yaml', 'oven.conf']);
});

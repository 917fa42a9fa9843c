import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

test('a class of very many fields is read in the time of one walk through its constructor', async () => {
  const names = Array.from({ length: 15_000 }, (_, index) => `field${index}`);
  const declared = names.map((name) => `  ${name} = '';`).join('\n');
  const set = names.map((name) => `    this.${name} = '${name}';`).join('\n');
  const { architecture } = await analyze(
    scratchFolder({
      'package.json': '{ "name": "orders", "dependencies": { "axios": "1" }, "scripts": { "start": "node index.ts" } }',
      'index.ts': `import axios from 'axios';\nclass Labels {\n${declared}\n  constructor() {\n${set}\n  }\n}\naxios.get('http://stock/' + new Labels().field7);\n`,
    }),
  );

  expect(architecture.problems.map(({ code }) => code)).not.toContain('analyzer-failed');
  expect(architecture.unknowns.map(({ message }) => message)).toEqual(['orders sends a request to http://stock/field7.']);
});

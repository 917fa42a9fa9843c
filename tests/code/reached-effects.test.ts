import { expect, test } from 'vitest';
import typescript from '../../analyzers/typescript/analyzer.ts';
import { analyzeFolder } from '../support/analyze-folder.ts';
import { ROOT } from '../support/fixtures.ts';

test('a handler reaches the store whose collection was kept in a variable when the client connected', async () => {
  const folder = `${ROOT}/fixtures/analyzers/typescript/collection-kept-when-connected/input`;
  const { facts } = await analyzeFolder(typescript, folder);

  const reached = facts.flatMap((fact) =>
    fact.kind === 'route' && fact.path.is === 'literal'
      ? [[`${fact.method} ${fact.path.value}`, (fact.reaches ?? []).map(({ way, at }) => `${way} at ${at?.line}`)]]
      : [],
  );
  expect(Object.fromEntries(reached)).toEqual({
    'GET /products': ['src/server.js:28 at 12'],
    'POST /products': ['src/server.js:28 at 16'],
    'GET /visits': ['src/server.js:7 at 21'],
    'GET /version': [],
  });
});

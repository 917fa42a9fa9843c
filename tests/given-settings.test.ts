import { expect, test } from 'vitest';
import { givenSettings } from '../src/frontend/set-settings.ts';
import { memoryRepository } from './support/memory-repository.ts';

function given(path: string, text: string): Record<string, readonly string[]> {
  const found = givenSettings(memoryRepository({ [path]: text })).given();
  return Object.fromEntries([...found].map(([key, texts]) => [key, [...texts]]));
}

test.each([
  ['compose.yaml', 'services:\n  boiler:\n    environment:\n      WORKS_PART: boiler # the hot one\n'],
  ['compose.yaml', 'services:\n  boiler:\n    environment:\n      - WORKS_PART=boiler\n'],
  ['compose.yaml', 'services:\n  boiler: { environment: { WORKS_PART: "boiler", SALT: 3 } }\n'],
  ['compose.yaml', `services:\n  boiler:\n    environment:\n      WORKS_PART: \${PART:-boiler}\n`],
  ['boiler.yaml', '      env:\n        - name: WORKS_PART\n          value: "boiler"\n'],
  ['boiler.env', 'WORKS_PART=boiler\n'],
  ['Dockerfile', 'FROM node:20\nENV WORKS_PART boiler\n'],
  ['boiler.tf', 'environment = [{ name = "WORKS_PART", value = "boiler" }]\n'],
])('a word that %s gives a setting is told', (path, text) => {
  expect(given(path, text)).toEqual({ WORKS_PART: ['boiler'] });
});

test('a sentence, a number, an address and the environment that Node is told are no words to choose by', () => {
  expect(given('.env', 'TITLE=Salt of the sea\nDEPTH=3\nWEIGHTS_URL=http://weights:3000\nNODE_ENV=production\n')).toEqual({});
});

test.each([
  ['.env', '# WORKS_PART=boiler\n#WORKS_PART=boiler\n'],
  ['values.yaml', 'description: set WORKS_PART boiler\n'],
  ['values.yaml', 'WORKS_PART:\nboiler:\n'],
])('what is a comment or a sentence in %s is given by nobody', (path, text) => {
  expect(given(path, text)).toEqual({});
});

test('what lock files and code say is given by nobody', () => {
  expect(given('pnpm-lock.yaml', 'WORKS_PART: boiler\n')).toEqual({});
  expect(given('src/settings.ts', 'const WORKS_PART = boiler\n')).toEqual({});
});

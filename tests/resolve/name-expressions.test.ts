import { expect, test } from 'vitest';
import { expressionFits } from '../../src/resolve/name-expressions.ts';

test.each([
  ['harbour\\..*', 'harbour.levels', true],
  ['harbour\\..*', 'harbours.levels', false],
  ['harbour\\..*', 'the.harbour.levels', false],
  ['^(levels|ships)[.-]v\\d+$', 'ships-v12', true],
  ['^(levels|ships)[.-]v\\d+$', 'boats-v12', false],
  ['[a-z]{2}\\.(?:tides)?', 'nl.', true],
  ['[^.]+', 'harbour.levels', false],
  ['(a+)+b', 'a'.repeat(200), false],
])('%s for %s', (expression, name, fits) => {
  expect(expressionFits(expression)?.(name)).toBe(fits);
});

test.each(['(?!internal\\.).*', '(\\w)\\1', '(a', 'a)', '[a', '[a-z&&[^b]]'])('%s is left alone', (expression) => {
  expect(expressionFits(expression)).toBeUndefined();
});

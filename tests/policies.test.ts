import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICY_RULES } from '../src/model/rules.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';
import { reportOn } from './support/report-on.ts';

const cases = foldersIn('fixtures/policies');

describe('policies', () => {
  it.each(cases)('%s', async (name) => {
    expectGolden(`${ROOT}/fixtures/policies/${name}/expected.txt`, await reportOn(`fixtures/policies/${name}/input`));
  });

  it.each(Object.keys(POLICY_RULES))('%s has a case that is found and a near miss that stays silent', (rule) => {
    const golden = (name: string) => readFileSync(`${ROOT}/fixtures/policies/${name}/expected.txt`, 'utf8');

    expect(golden(rule)).toMatch(/^(error|warning|note): /);
    expect(golden(`${rule}-silent`)).toMatch(/^Nothing was found\./);
  });
});

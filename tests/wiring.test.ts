import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WIRING_RULES } from '../src/model/rules.ts';
import { findingsPage } from './support/findings-page.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';
import { reportOn } from './support/report-on.ts';

const cases = foldersIn('fixtures/wiring');
const rules = Object.keys(WIRING_RULES);

describe('wiring findings', () => {
  it.each(cases)('%s', async (name) => {
    expectGolden(`${ROOT}/fixtures/wiring/${name}/expected.txt`, await reportOn(`fixtures/wiring/${name}/input`));
  });

  it.each(rules)('%s has a case that is found and a near miss that stays silent', (rule) => {
    const golden = (name: string) => readFileSync(`${ROOT}/fixtures/wiring/${name}/expected.txt`, 'utf8');

    expect(golden(rule)).toContain(`[${rule}]`);
    const nearMisses = cases.filter((name) => name.startsWith(`${rule}-silent`));
    expect(nearMisses).not.toEqual([]);
    for (const name of nearMisses) expect([name, golden(name)]).toEqual([name, expect.stringMatching(/^Nothing was found\./)]);
  });

  it('are all explained in docs/findings.md', () => {
    expectGolden(`${ROOT}/docs/findings.md`, findingsPage());
  });
});

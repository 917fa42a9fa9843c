import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WIRING_RULES } from '../src/model/rules.ts';
import { reportAsText } from '../src/output/reports/text.ts';
import { analyze, examine } from '../src/pipeline.ts';
import { findingsPage } from './support/findings-page.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

const cases = foldersIn('fixtures/wiring');
const rules = Object.keys(WIRING_RULES);

async function reportOf(name: string): Promise<string> {
  const run = await analyze(`${ROOT}/fixtures/wiring/${name}/input`, { flags: { name: 'shop', cache: false } });
  const { coverage } = run.architecture;
  const findings = examine(run);
  return reportAsText({ system: 'shop', revision: null, generator: 'asbuilt', findings, accepted: [], coverage });
}

describe('wiring findings', () => {
  it.each(cases)('%s', async (name) => {
    expectGolden(`${ROOT}/fixtures/wiring/${name}/expected.txt`, await reportOf(name));
  });

  it.each(rules)('%s has a case that is found and a near miss that stays silent', (rule) => {
    const golden = (name: string) => readFileSync(`${ROOT}/fixtures/wiring/${name}/expected.txt`, 'utf8');

    expect(golden(rule)).toContain(`[${rule}]`);
    expect(cases.filter((name) => name.startsWith(`${rule}-silent`)).map(golden)).toEqual([
      expect.stringMatching(/^Nothing was found\./),
    ]);
  });

  it('are all explained in docs/findings.md', () => {
    expectGolden(`${ROOT}/docs/findings.md`, findingsPage());
  });
});

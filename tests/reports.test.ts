import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../src/model/check-report.ts';
import type { Finding } from '../src/model/finding.ts';
import { REPORTS } from '../src/output/reports/reports.ts';
import { ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';
import { checkReport } from './support/report-on.ts';
import { GITLAB_SCHEMA, JUNIT_SCHEMA, sarifSchema } from './support/report-schemas.ts';

const NASTY = 'or<script>alert(1)</script>]]>"\'&%,:\u0007\n::error::| `x` @all [a](b) \ud800';

const nasty: Finding = {
  rule: 'host-without-answer',
  severity: 'warning',
  message: NASTY,
  elements: [NASTY],
  evidence: [
    { path: `a b/${NASTY}`, line: 1, text: NASTY },
    { path: 'c.yml', line: 2, endLine: 3, text: NASTY },
  ],
  related: [{ path: 'd.yml', line: 4, text: NASTY }],
  key: NASTY,
};

async function shop(): Promise<CheckReport> {
  return checkReport('fixtures/wiring/route-not-served/input');
}

async function hostile(): Promise<CheckReport> {
  return { ...(await shop()), system: NASTY, findings: [nasty], accepted: [{ ...nasty, key: 'another' }] };
}

function write(format: string, report: CheckReport): string {
  return REPORTS[format]?.(report) ?? '';
}

function complaints(schema: object, data: unknown): unknown {
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  validate(data);
  return validate.errors;
}

describe.each(Object.keys(REPORTS))('the report as %s', (format) => {
  it('is what was read and found good', async () => {
    expectGolden(`${ROOT}/fixtures/reports/expected.${format}.txt`, write(format, await shop()));
  });

  it('is the same for the same findings', async () => {
    expect(write(format, await hostile())).toBe(write(format, await hostile()));
  });
});

describe.each([
  ['of a shop', shop],
  ['of a hostile repository', hostile],
])('reports %s', (_whose, make) => {
  it('hold to the schema of SARIF', async () => {
    expect(complaints(sarifSchema(), JSON.parse(write('sarif', await make())))).toBeNull();
  });

  it('hold to what GitLab asks for', async () => {
    expect(complaints(GITLAB_SCHEMA, JSON.parse(write('gitlab', await make())))).toBeNull();
  });

  it('are JUnit XML that a parser takes', async () => {
    const text = write('junit', await make());
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      isArray: (name) => name === 'testsuite' || name === 'testcase',
    });

    expect(XMLValidator.validate(text)).toBe(true);
    expect(complaints(JUNIT_SCHEMA, withoutDeclaration(parser.parse(text)))).toBeNull();
  });

  it('annotate with one command a line', async () => {
    const lines = write('github', await make())
      .trimEnd()
      .split('\n');

    expect(lines.filter((line) => !/^::(error|warning|notice) (file=[^,:]+,line=\d+,)?title=[^,:]+::[^\n]+$/.test(line))).toEqual(
      [],
    );
    expect(lines).toHaveLength((await make()).findings.length);
  });

  it('are Markdown in which foreign text stays text', async () => {
    const html = new MarkdownIt({ html: true }).render(write('markdown', await make()));

    expect(html).toContain('<!-- asbuilt-check -->');
    expect(html).not.toMatch(/<script|<a |<em>|<strong>|@all/);
  });
});

function withoutDeclaration(document: Record<string, unknown>): unknown {
  const { '?xml': _, ...rest } = document;
  return rest;
}

describe('a report', () => {
  it('fits into a comment however much was found, and says what is left out', async () => {
    const findings = Array.from({ length: 2000 }, (_, index) => ({ ...nasty, key: `${index}` }));
    const text = write('markdown', { ...(await shop()), findings });

    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more, which do not fit into a comment\./);
  });

  it('keeps the fingerprints when lines move, and suppresses what the baseline accepts', async () => {
    const moved = { ...nasty, evidence: nasty.evidence.map((each) => ({ ...each, line: each.line + 9 })) };
    const [first, second] = [nasty, moved].map((finding) => JSON.parse(write('sarif', { ...empty, findings: [finding] })));
    const accepted = JSON.parse(write('sarif', { ...empty, accepted: [nasty] }));

    expect(first.runs[0].results[0].partialFingerprints).toEqual(second.runs[0].results[0].partialFingerprints);
    expect(accepted.runs[0].results[0].suppressions).toHaveLength(1);
  });
});

const none = { found: 0, resolved: 0 };
const empty: CheckReport = {
  system: 'shop',
  revision: null,
  generator: 'asbuilt 0.1.0',
  findings: [],
  accepted: [],
  coverage: { calls: none, channels: none, routes: none, connections: none, files: { seen: 0, parsed: 0 } },
};

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeDocument } from '../../src/merge/merge.ts';
import { staleStatements } from '../../src/merge/stale.ts';

const line = fc.constantFrom(
  'Orders are paid at once.',
  'Stock is counted at night.',
  '',
  '## Risks',
  '- refunds',
  '| orders | payments |',
);
const document = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

test('without an edit the document becomes what is generated', () => {
  fc.assert(
    fc.property(document, document, (base, theirs) => {
      expect(mergeDocument({ ours: base, base, theirs })).toEqual({ text: theirs, conflicts: [], divergences: [] });
    }),
  );
});

test('without news from the sources the document stays as people have it', () => {
  fc.assert(
    fc.property(document, document, (base, ours) => {
      expect(mergeDocument({ ours, base, theirs: base })).toMatchObject({ text: ours, conflicts: [] });
    }),
  );
});

test('no line that a person added is ever lost', () => {
  fc.assert(
    fc.property(document, document, fc.nat(12), (base, theirs, place) => {
      const lines = base.split('\n');
      lines.splice(place, 0, 'Written by a person.');

      const { text } = mergeDocument({ ours: lines.join('\n'), base, theirs });

      expect(text).toContain('Written by a person.');
    }),
  );
});

test('edits on neighbouring lines do not touch each other', () => {
  const base = 'first\nsecond\nthird';

  const merged = mergeDocument({ ours: 'FIRST\nsecond\nthird', base, theirs: 'first\nSECOND\nthird' });

  expect(merged).toMatchObject({ text: 'FIRST\nSECOND\nthird', conflicts: [] });
});

test('a line that a person changed and the sources dropped stays and is reported', () => {
  const base = '# Plan\n\nkept\nold words\nend';

  const merged = mergeDocument({ ours: base.replace('old words', 'our words'), base, theirs: base.replace('old words\n', '') });

  expect(merged.text).toContain('our words');
  expect(merged.conflicts).toMatchObject([{ heading: 'Plan', generated: '' }]);
});

test('a table that a formatter padded is not edited, and its rows keep their padding', () => {
  const base = '| From | To |\n| --- | --- |\n| orders | payments |';
  const padded = '| From   | To       |\n| ------ | -------- |\n| orders | payments |';

  const merged = mergeDocument({ ours: padded, base, theirs: `${base}\n| orders | stock |` });

  expect(merged).toMatchObject({ text: `${padded}\n| orders | stock |`, conflicts: [] });
});

test('a changed diagram is one stale statement', () => {
  const before = '## Architecture\n\n```mermaid\nflowchart LR\n  n0["orders"]\n```\n';

  const stale = staleStatements(before, before.replace('orders"]', 'orders"]\n  n1["payments"]'));

  expect(stale).toMatchObject([{ change: 'changed', heading: 'Architecture', line: 3 }]);
});

test('a comment in a block of YAML is no heading and its place is evidence', () => {
  const before = '## Service Dependencies\n\n```yaml\n# generated\n- service: payments # src/pay.ts:3\n```\n';

  const stale = staleStatements(before, before.replace('pay.ts:3', 'charge.ts:8'));

  expect(stale).toMatchObject([
    { change: 'changed', heading: 'Service Dependencies', newEvidence: ['src/charge.ts:8'], goneEvidence: ['src/pay.ts:3'] },
  ]);
});

test('a statement that changed at the place it always cited names that place', () => {
  const before = '## Requests\n1. orders asks payments: `POST /charges` (`src/pay.ts:3`, `compose.yaml:9`)\n';
  const [stale] = staleStatements(before, before.replace('/charges', '/holds'));

  expect(stale).toMatchObject({ change: 'changed', newEvidence: ['src/pay.ts:3'], goneEvidence: [] });
});

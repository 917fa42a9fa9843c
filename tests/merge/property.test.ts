import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeDocument } from '../../src/merge/merge.ts';
import { edit, edits } from './edits.ts';
import { generate, plans } from './plan.ts';

test('whatever people write and whatever the sources say next, no word of theirs is lost, and a second merge changes nothing', () => {
  fc.assert(
    fc.property(plans, plans, edits, (before, after, changes) => {
      const [base, theirs] = [generate(before), generate(after)];
      const ours = edit(base, changes);

      const { text } = mergeDocument({ ours, base, theirs });

      for (const word of wordsOfPeople(ours)) expect(text).toContain(word);
      expect(mergeDocument({ ours: text, base: theirs, theirs }).text).toBe(text);
    }),
    { numRuns: 10_000 },
  );
}, 600_000);

test('where the sources say nothing new, every byte stays, also of a document with news elsewhere', () => {
  const news = '\n## News\n\nA word of the sources.\n';
  fc.assert(
    fc.property(plans, edits, (plan, changes) => {
      const base = generate(plan);
      const ours = edit(base, changes);

      expect(mergeDocument({ ours, base, theirs: base }).text).toBe(ours);
      expect(squeezed(mergeDocument({ ours, base, theirs: base + news }).text.replace(news.trim(), ''))).toBe(squeezed(ours));
    }),
    { numRuns: 2_000 },
  );
}, 600_000);

test('what nobody edited becomes what the sources say', () => {
  fc.assert(
    fc.property(plans, plans, (before, after) => {
      const [base, theirs] = [generate(before), generate(after)];
      const ours = `${base}\n## Notes\n\nwritten0\n`;

      expect(mergeDocument({ ours, base, theirs }).text).toBe(`${theirs}\n## Notes\n\nwritten0\n`);
    }),
    { numRuns: 1_000 },
  );
}, 600_000);

function wordsOfPeople(text: string): ReadonlySet<string> {
  return new Set(text.match(/written\d+/g));
}

function squeezed(text: string): string {
  return text.replace(/\n{2,}/g, '\n').trim();
}

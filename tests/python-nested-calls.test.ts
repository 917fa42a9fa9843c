import { beforeAll, expect, it } from 'vitest';
import { isPath } from '../analyzers/python/file-paths.ts';
import { lower } from '../analyzers/python/lower.ts';
import type { At, Lowering } from '../analyzers/python/lowering.ts';
import type { Expression } from '../src/code/ir.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';

let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('python');
});

function lowered(text: string) {
  return lower(grammar.parse(text), { path: 'shop.py', text });
}

/** A call in a call in a call. */
function nested(before: string, behind: string): string {
  return `${before.repeat(5)}brew()${behind.repeat(5)}\n`;
}

it.each([
  ['by the function and what it takes', nested('pool.submit(serve, ', ')')],
  ['by the function for its result', nested('asyncio.to_thread(serve, ', ')')],
  ['by names', nested('Thread(target=serve, args=[', '])')],
  ['as the function itself', nested('pool.submit(', '.later)')],
  ['as a part of a function', `from functools import partial\n${nested('partial(', '.later)')}`],
])('calls in calls that are handed on are made once: %s', (_what, text) => {
  const { calls } = lowered(text);

  expect(calls.filter(({ callee }) => callee.is === 'name' && callee.name === 'brew')).toHaveLength(1);
});

it('a variable that is given its own value again and again is asked once for its values', () => {
  let asked = 0;
  const place: Expression = { is: 'name', name: 'place' };
  const known = { name: 'place', values: Array.from({ length: 8 }, () => ({ expression: place, scope: 0 })) };
  const find = () => {
    asked++;
    return known;
  };

  expect(isPath(place, { scope: 0 } as At, { draft: { find, calls: [] } } as unknown as Lowering)).toBe(false);
  expect(asked).toBeLessThanOrEqual(9);
});

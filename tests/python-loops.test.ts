import { beforeAll, expect, it } from 'vitest';
import { lower } from '../analyzers/python/lower.ts';
import { type Grammar, loadGrammar } from '../src/frontend/grammar.ts';

let grammar: Grammar;

beforeAll(async () => {
  grammar = await loadGrammar('python');
});

/** How many calls of a name a file makes. */
function callsOf(name: string, text: string): number {
  const { calls } = lower(grammar.parse(text), { path: 'shop.py', text });
  return calls.filter(({ callee }) => callee.is === 'name' && callee.name === name).length;
}

it.each([
  ['a single item', 'for path, view in [("/tea", brew())]:\n    mount(path, view)\n', 1],
  ['several', 'for path, view in [("/tea", brew()), ("/milk", brew())]:\n    mount(path, view)\n', 2],
  ['more than are done one by one', `for path, view in [${'("/tea", brew()), '.repeat(30)}]:\n    mount(path, view)\n`, 30],
  ['a table with another', 'for path, view in {"/tea": brew(), **others}.items():\n    mount(path, view)\n', 1],
  ['a table of one', 'for path, view in {"/tea": brew()}.items():\n    mount(path, view)\n', 1],
])('what a loop goes over is made once for each: %s', (_what, text, times) => {
  expect(callsOf('brew', text)).toBe(times);
});

it.each([
  ['a text', '    """\nfor whom the bell tolls\n    """\n    mount(path, view)\n', 2],
  ['a part of an expression', '    mount(path, [\n        each\n        for each in view\n    ])\n', 2],
  ['a loop of its own', '    if path:\n        for each in view:\n            mount(path, each)\n', 1],
  ['a function of its own', '    def later():\n        mount(path, view)\n', 1],
])('the body is done for each item, unless it has a loop or a function: %s', (_what, body, times) => {
  const text = `for path, view in [("/tea", tea), ("/milk", milk)]:\n${body}`;

  expect(callsOf('mount', text)).toBe(times);
});

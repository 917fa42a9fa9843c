import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Node as ParsersNode } from 'web-tree-sitter';
import { type GrammarName, loadGrammar, loadParser } from '../src/frontend/grammar.ts';
import type { Node } from '../src/frontend/syntax-node.ts';

const grammars: Readonly<Record<string, GrammarName>> = {
  '.java': 'java',
  '.go': 'go',
  '.py': 'python',
  '.cs': 'c-sharp',
  '.scala': 'scala',
  '.ex': 'elixir',
};

const sources = readdirSync('fixtures/analyzers', { recursive: true, encoding: 'utf8' });
const cases = Object.entries(grammars).flatMap(([ending, grammar]) =>
  sources
    .filter((path) => path.endsWith(ending))
    .toSorted()
    .slice(0, 6)
    .map((path) => ({ grammar, path, text: readFileSync(`fixtures/analyzers/${path}`, 'utf8') })),
);

/** The same file as others write it, and as it is while somebody types. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with the line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'behind letters of several code units': (text) => `\uFEFF\tπ\u{1F600} \n${text}`,
  'cut off': (text) => text.slice(0, text.length * 0.6),
  'with a hole': (text) => text.slice(0, text.length / 3) + text.slice(text.length / 2),
};

describe.each(cases)('the copy of $path', ({ grammar, text }) => {
  it.each(Object.keys(variants))('says what the parser says, %s', async (variant) => {
    const written = variants[variant]?.(text) ?? '';
    const [{ parser }, { parse }] = await Promise.all([loadParser(grammar), loadGrammar(grammar)]);

    const tree = parser.parse(written);
    const copied = parse(written);

    expect(tree && differences(tree.rootNode, copied)).toEqual([]);
    expect(copied.errorRow !== undefined).toBe(tree?.rootNode.hasError);
    tree?.delete();
  });
});

it('copies what is nested deeper than any stack', async () => {
  const { parse } = await loadGrammar('java');

  let depth = 0;
  for (let node = parse(`class A { int a = ${'('.repeat(20_000)}1${')'.repeat(20_000)}; }`); node.firstChild; depth++)
    node = node.namedChildren.at(-1) ?? node.firstChild;

  expect(depth).toBeGreaterThan(5000);
});

function differences(parsed: ParsersNode, copied: Node): readonly string[] {
  const names = parsed.tree.language.fields.flatMap((name) => name ?? []);
  const found: string[] = [];
  const work: (readonly [ParsersNode, Node])[] = [[parsed, copied]];
  for (let pair = work.pop(); pair; pair = work.pop()) {
    const [theirs, ours] = pair;
    const expected = describeNode(theirs, theirs.startPosition.row, names);
    const actual = describeNode(ours, ours.row, names);
    if (expected !== actual) found.push(`${expected} is ${actual}`);
    for (const [index, child] of theirs.children.entries()) {
      const copy = ours.children[index];
      if (copy) work.push([child, copy]);
    }
  }
  return found;
}

function describeNode(node: ParsersNode | Node, row: number, names: readonly string[]): string {
  const { type, isNamed, startIndex, endIndex, text, children, namedChildren, previousNamedSibling } = node;
  const fields = names.map((name) => node.childForFieldName(name)?.startIndex);
  const around = [children.length, namedChildren.length, previousNamedSibling?.startIndex, node.parent?.type];
  return JSON.stringify([type, isNamed, startIndex, endIndex, row, text, around, fields]);
}

it('finds what it is asked for among more nodes than a call can be given', async () => {
  const { parse } = await loadGrammar('python');

  expect(parse(`${'a\n'.repeat(150_000)}b = 1\n`).descendantsOfType('assignment')).toHaveLength(1);
});

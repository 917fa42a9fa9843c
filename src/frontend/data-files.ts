import { DATA } from '../code/file-data.ts';
import type { Expression, Module } from '../code/ir.ts';
import type { Repository, Source } from '../model/analyzer.ts';
import { documentOf } from '../sdk/document.ts';
import { groupBy } from '../sdk/index.ts';
import type { TreeNode } from '../sdk/tree.ts';

const DATA_FILE = /\.(json|toml|ya?ml)$/;
const LONGEST = 100_000;
const DEEPEST = 40;
/** Files of one name that are kept, whoever means which. */
const MOST_ALIKE = 100;

/** The files of data that code names by a text, as modules that are their data: what it reads from them is known then. */
export function namedDataFiles(modules: readonly Module[], repository: Repository): readonly Module[] {
  const names = new Set(modules.flatMap(textsOfModule).filter((text) => DATA_FILE.test(text)));
  if (names.size === 0) return [];
  const byName = groupBy(
    repository.paths.filter((path) => DATA_FILE.test(path)),
    nameOf,
  );
  const paths = new Set([...names].flatMap((name) => (byName.get(nameOf(name)) ?? []).slice(0, MOST_ALIKE)));
  return [...paths].sort().flatMap((path) => dataModule(repository.read(path)));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function textsOfModule({ calls, scopes, classes }: Module): readonly string[] {
  const bound = [...scopes.flatMap(({ variables }) => variables), ...classes.flatMap(({ fields }) => fields)];
  return [
    ...calls.flatMap((call) => call.arguments.flatMap(textsIn)),
    ...bound.flatMap(({ values }) => values.flatMap(({ expression }) => textsIn(expression))),
  ];
}

function textsIn(expression: Expression): readonly string[] {
  if (expression.is === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
  if (expression.is === 'concat') return expression.parts.flatMap(textsIn);
  if (expression.is === 'choice') return expression.options.flatMap(textsIn);
  if (expression.is === 'keyword') return textsIn(expression.of);
  return expression.is === 'fallback' ? [...textsIn(expression.first), ...textsIn(expression.second)] : [];
}

function dataModule(source: Source | undefined): readonly Module[] {
  if (!source || source.text.length > LONGEST) return [];
  const expression = expressionOf(documentOf(source).root);
  return [
    {
      path: source.path,
      language: DATA,
      imports: [],
      requires: [],
      exports: [{ name: 'default', value: { expression, scope: 0 } }],
      scopes: [{ parent: null, variables: [] }],
      functions: [],
      classes: [],
      calls: [],
      types: [],
      importsByComputedName: false,
    },
  ];
}

function expressionOf(node: TreeNode, depth = 0): Expression {
  if (depth > DEEPEST) return { is: 'unknown', why: 'data that is nested too deeply' };
  if (node.kind === 'map')
    return { is: 'object', entries: node.entries().map(([key, value]) => ({ key, value: expressionOf(value, depth + 1) })) };
  if (node.kind === 'list') return { is: 'list', items: node.items().map((item) => expressionOf(item, depth + 1)) };
  return { is: 'literal', value: node.text() ?? null };
}

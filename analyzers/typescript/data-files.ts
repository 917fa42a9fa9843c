import { parse } from 'jsonc-parser';
import type { Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import type { Source } from '../../src/sdk/index.ts';

const LONGEST = 100_000;

/** Files whose data code imports: `require('./topology.json')`. */
export function isData(path: string): boolean {
  return path.endsWith('.json');
}

/** The files of data that modules name, as modules that are their data as a whole. */
export function dataModules(
  modules: readonly Module[],
  repository: Repository,
  resolve: (specifier: string, from: string) => string | undefined,
): readonly Module[] {
  const named = modules.flatMap(({ path, requires, imports }) =>
    [...requires, ...imports.map(({ specifier }) => specifier)].filter(isData).map((specifier) => resolve(specifier, path)),
  );
  const paths = new Set(named.flatMap((path) => (path !== undefined && isData(path) ? [path] : [])));
  return [...paths].flatMap((path) => dataModule(repository.read(path)));
}

function dataModule(source: Source | undefined): readonly Module[] {
  if (!source || source.text.length > LONGEST) return [];
  const value = { expression: expressionOf(parse(source.text.replace(/^\uFEFF/, ''))), scope: 0 };
  return [
    {
      path: source.path,
      language: 'json',
      imports: [],
      requires: [],
      exports: [{ name: '=', value }],
      scopes: [{ parent: null, variables: [] }],
      functions: [],
      classes: [],
      calls: [],
      types: [],
      importsByComputedName: false,
    },
  ];
}

function expressionOf(data: unknown): Expression {
  if (Array.isArray(data)) return { is: 'list', items: data.map(expressionOf) };
  if (typeof data !== 'object' || data === null) return { is: 'literal', value: scalarOf(data) };
  return { is: 'object', entries: Object.entries(data).map(([key, value]) => ({ key, value: expressionOf(value) })) };
}

function scalarOf(data: unknown): string | number | boolean | null {
  return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? data : null;
}

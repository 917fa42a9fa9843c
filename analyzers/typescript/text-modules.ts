import type { Module } from '../../src/code/ir.ts';
import type { Source } from '../../src/model/analyzer.ts';

/** Files that code reads or imports for their text: GraphQL schemas. */
export function isKeptAsText({ path }: Pick<Source, 'path'>): boolean {
  return /\.(graphql|gql)$/.test(path);
}

/** A file whose text is what it exports. */
export function textModule({ path, text }: Source): Module {
  const value = { expression: { is: 'literal', value: text }, scope: 0 } as const;
  return {
    path,
    language: 'text',
    imports: [],
    requires: [],
    exports: [{ name: 'default', value }],
    scopes: [{ parent: null, variables: [] }],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}

import type { Expression, Module } from '../../src/code/ir.ts';
import type { Source } from '../../src/model/analyzer.ts';

/** Files that code reads or imports for their text: GraphQL schemas. */
export function isKeptAsText({ path }: Pick<Source, 'path'>): boolean {
  return /\.(graphql|gql)$/.test(path);
}

/** A file whose text is what it exports. */
export function textModule({ path, text }: Source): Module {
  return moduleOf({ path, language: 'text', exports: 'default' }, { is: 'literal', value: text });
}

/** A file that holds one value and no code. */
export function moduleOf(
  { path, language, exports }: { readonly path: string; readonly language: string; readonly exports: string },
  expression: Expression,
): Module {
  return {
    path,
    language,
    imports: [],
    requires: [],
    exports: [{ name: exports, value: { expression, scope: 0 } }],
    scopes: [{ parent: null, variables: [] }],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}

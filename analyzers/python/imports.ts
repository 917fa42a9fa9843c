import type { Import } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** `import a.b`, `import a.b as c`. The first form gives the name `a` and runs both. */
export function lowerImport(node: Node, at: At, lowering: Lowering): void {
  for (const part of partsOf(node)) {
    const name = (part.childForFieldName('name') ?? part).text.replace(/\s/g, '');
    const alias = part.childForFieldName('alias')?.text;
    const specifier = alias === undefined ? (name.split('.')[0] ?? name) : name;
    addImport({ local: alias ?? specifier, imported: '*', specifier }, node, at, lowering);
    require(name, at, lowering);
  }
}

/** `from a.b import c as d, e`, `from .b import *`. */
export function lowerImportFrom(node: Node, at: At, lowering: Lowering): void {
  const source = node.childForFieldName('module_name');
  const specifier = source?.text.replace(/\s/g, '') ?? '';
  require(specifier, at, lowering);
  for (const part of partsOf(node)) {
    if (part === source) continue;
    if (part.type === 'wildcard_import') {
      lowering.draft.opens.push(specifier);
      lowering.draft.exports.push({ name: '*', from: specifier });
      continue;
    }
    const imported = (part.childForFieldName('name') ?? part).text;
    lowering.draft.taken.push({ specifier: innerName(specifier, imported), scope: at.scope });
    const local = part.childForFieldName('alias')?.text ?? imported;
    addImport({ local, imported, specifier }, node, at, lowering);
  }
}

/** Importing a module runs every package that it lies in. */
function require(specifier: string, { scope }: At, lowering: Lowering): void {
  const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(specifier) ?? [];
  const steps = name.split('.');
  for (let length = 1; length <= steps.length; length++) {
    const required = dots + steps.slice(0, length).join('.');
    lowering.draft.requires.add(required);
    lowering.draft.taken.push({ specifier: required, scope });
  }
}

/** What `from orders import total` may mean besides a name: the module `orders.total`. */
export function innerName(specifier: string, imported: string): string {
  return specifier.endsWith('.') ? specifier + imported : `${specifier}.${imported}`;
}

const GENERATED_GRPC = /(^|\.)\w+_pb2_grpc$/;

/** What the gRPC compiler generates need not be in the tree: its names tell what it is. */
export const GRPC_MODULE = 'asbuilt.grpc';

/** Names inside functions and classes are added to the file's own when nothing else has them. */
function addImport(draft: Pick<Import, 'local' | 'imported' | 'specifier'>, node: Node, at: At, lowering: Lowering): void {
  const { imports } = lowering.draft;
  if (at.scope !== 0 && imports.some(({ local }) => local === draft.local)) return;
  const isFile = GENERATED_GRPC.test(draft.imported === '*' ? draft.specifier : draft.imported);
  const isInside = GENERATED_GRPC.test(draft.specifier);
  if (/^grpc_(health|reflection)/.test(draft.specifier)) {
    imports.push({ ...draft, isTypeOnly: false, place: lowering.place(node) });
    return;
  }
  const generated = isFile ? { specifier: GRPC_MODULE, imported: '*' } : isInside ? { specifier: GRPC_MODULE } : {};
  imports.push({ ...draft, ...generated, isTypeOnly: false, place: lowering.place(node) });
}

import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { folderOf } from '../../src/sdk/index.ts';
import type { At } from './lowering.ts';

const EMBED = /^\/\/go:embed\s+"?([^\s"*?[]+)"?\s*$/;

/**
 * The file that the line before a variable of bytes or text puts into it, as if it were read there: paths are seen from the package's folder.
 * https://pkg.go.dev/embed
 */
export function embeddedFile(spec: Node, type: Node | undefined, at: At): Expression | undefined {
  const name = /^(\[\]byte|string)$/.test(type?.text ?? '') ? EMBED.exec(before(spec) ?? '')?.[1] : undefined;
  if (name === undefined) return undefined;
  const { path } = at.file.draft;
  const folder = folderOf(path);
  return at.file.draft.call({
    callee: { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: 'embed' } }, name: 'ReadFile' },
    arguments: [{ is: 'literal', value: `/${folder === '.' ? name : `${folder}/${name}`}` }],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: at.file.place(spec),
  });
}

/** The comment before a variable, or before the declaration that has it alone. */
function before(spec: Node): string | undefined {
  const around = spec.parent;
  const node = around?.type === 'var_declaration' ? around : spec;
  const beside = node.parent?.namedChildren ?? [];
  const last = beside[beside.indexOf(node) - 1];
  return last?.type === 'comment' ? last.text.trim() : undefined;
}

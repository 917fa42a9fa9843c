import type { TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Walker } from './lowering.ts';

/** Types that hold another one and lend its members: https://doc.rust-lang.org/std/ops/trait.Deref.html, and results awaited or unwrapped. */
const WRAPPERS =
  /^(Arc|Rc|Box|Option|Result|Mutex|RwLock|RefCell|Cell|Cow|Pin|Lazy|LazyLock|OnceCell|OnceLock|Data|State|Extension|Future|Vec)$/;

/** Types of plain values: knowing them says nothing of what the value is. */
const PLAIN = /^(String|str|Self|bool|char|[iuf]\d+|[iu]size|Uri|Url|PathBuf|Path|Duration|SocketAddr)$/;

/** A type as written, without references and wrappers around it; paths are imported under a name no code can have. */
export function typeReference(node: Node | null | undefined, walker: Walker): TypeReference | undefined {
  switch (node?.type) {
    case 'type_identifier':
      return PLAIN.test(node.text) ? undefined : { name: node.text, arguments: [] };
    case 'scoped_type_identifier':
      return scopedType(node, walker);
    case 'generic_type':
      return genericType(node, walker);
    case 'reference_type':
    case 'dynamic_type':
    case 'abstract_type':
    case 'bounded_type':
    case 'pointer_type': {
      const inside = node.childForFieldName('type') ?? node.childForFieldName('trait') ?? partsOf(node)[0];
      return typeReference(inside, walker);
    }
    default:
      return undefined;
  }
}

function scopedType(node: Node, walker: Walker): TypeReference | undefined {
  const text = node.text.replace(/\s+/g, '').replace(/<.*$/, '');
  const cut = text.lastIndexOf('::');
  const name = text.slice(cut + 2);
  if (PLAIN.test(name)) return undefined;
  return { name: importPath(text, walker), arguments: [] };
}

/** Imports what is written with its whole path, under its path as a name. */
export function importPath(path: string, walker: Walker): string {
  const cut = path.lastIndexOf('::');
  const { imports } = walker.draft;
  const [head = ''] = path.split('::', 1);
  const known = imports.find((each) => each.local === head && !head.includes('::'));
  const whole = known ? [known.specifier, known.imported, path.slice(head.length + 2, Math.max(cut, head.length + 2))] : [];
  const specifier = known ? whole.filter((part) => part !== '' && part !== '*').join('::') : path.slice(0, cut);
  if (!imports.some((each) => each.local === path)) {
    const place = walker.draft.place(0);
    imports.push({ local: path, imported: path.slice(cut + 2), specifier, isTypeOnly: true, place });
  }
  return path;
}

function genericType(node: Node, walker: Walker): TypeReference | undefined {
  const raw = node.childForFieldName('type');
  const list = node.childForFieldName('type_arguments');
  const name = raw?.text.split('::').at(-1) ?? '';
  const first = list && partsOf(list).find((each) => each.type !== 'lifetime');
  if (WRAPPERS.test(name)) return typeReference(first, walker);
  const base = typeReference(raw, walker);
  return base && { name: base.name, arguments: typeArguments(list, walker) };
}

export function typeArguments(list: Node | null | undefined, walker: Walker): readonly TypeReference[] {
  return (list ? partsOf(list) : []).flatMap((each) => typeReference(each, walker) ?? []);
}

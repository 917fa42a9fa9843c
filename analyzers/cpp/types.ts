import type { TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Walker } from './lowering.ts';
import { fullPath, ofLibrary, pathOf } from './names.ts';

/** Types that hold another one and lend its members: https://en.cppreference.com/w/cpp/memory */
const HOLDERS = /^(shared_ptr|unique_ptr|weak_ptr|optional|reference_wrapper|atomic|StatusOr|vector|list|deque|array|span)$/;

/** Types of plain values: knowing them says nothing of what the value is. */
const PLAIN = /^(string|string_view|wstring|path|auto|void|size_t|u?int\d*_t|string_t|QString|stringstream|ostringstream)$/;

/** What a channel or stub was made with tells more than its type. */
const OF_GRPC = /^(Channel|ChannelInterface|Stub|StubInterface)$/;

/** A type as written, without holders around it; a library's is imported under its path as a name. */
export function typeReference(node: Node | null | undefined, walker: Walker): TypeReference | undefined {
  if (node?.type === 'type_descriptor') return typeReference(node.childForFieldName('type'), walker);
  if (!node || !/^(type_identifier|qualified_identifier|template_type)$/.test(node.type)) return undefined;
  const path = fullPath(pathOf(node), walker);
  const name = path.at(-1) ?? '';
  if (PLAIN.test(name) || OF_GRPC.test(name)) return undefined;
  if (HOLDERS.test(name)) return typeReference(firstArgument(node), walker);
  return { name: ofLibrary(path) ? imported(path, walker) : name, arguments: [] };
}

/** The first type in the angle brackets of a type, or of the last part of its path. */
export function firstArgument(node: Node): Node | undefined {
  const named = node.type === 'qualified_identifier' ? node.childForFieldName('name') : node;
  if (named?.type === 'qualified_identifier') return firstArgument(named);
  const list = named?.childForFieldName('arguments');
  return list ? partsOf(list)[0] : undefined;
}

function imported(path: readonly string[], walker: Walker): string {
  const library = ofLibrary(path);
  const local = path.join('::');
  const { imports } = walker.draft;
  if (library && library.rest.length > 0 && !imports.some((each) => each.local === local)) {
    const place = walker.draft.place(0);
    imports.push({ local, imported: library.rest.join('.'), specifier: library.specifier, isTypeOnly: true, place });
  }
  return local;
}

/** Whether a type is a list or a map of the standard library: what is in its braces are items. */
export function isCollection(node: Node | null): boolean {
  return /^(vector|list|deque|array|set|unordered_set|map|unordered_map|initializer_list)$/.test(pathOfType(node).at(-1) ?? '');
}

/** Whether a type is that of texts and numbers: making one gives what it is made of. */
export function isPlain(node: Node | null): boolean {
  return node?.type === 'primitive_type' || node?.type === 'sized_type_specifier' || PLAIN.test(pathOfType(node).at(-1) ?? '');
}

function pathOfType(node: Node | null): readonly string[] {
  return node ? pathOf(node) : [];
}

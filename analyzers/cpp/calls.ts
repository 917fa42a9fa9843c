import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { indexed } from './expressions.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { lowerPath, pathOf } from './names.ts';
import { openFile, storeData } from './read-data.ts';
import { CROW, CURL, DROGON, GRPC_STUB } from './spellings.ts';
import { formattedText, standardCall } from './standard.ts';
import { firstArgument } from './types.ts';

/** Methods without arguments that give the same value in another holder. */
const SAME = /^(c_str|str|data|get|as|value|string|view|to_string|as_string|release|begin)$/;
const MAKES = /^(make_unique|make_shared|MakeUnique|MakeShared)$/;
const CASTS = /^((static|dynamic|const|reinterpret)_cast|(static|dynamic|const)_pointer_cast|down_cast|polymorphic_cast)$/;

/** Macros of Drogon's controllers: https://github.com/drogonframework/drogon/wiki/ENG-04-1-Controller-HttpController */
const HANDLER_MACROS: Readonly<Record<string, string>> = {
  ADD_METHOD_TO: 'route',
  ADD_METHOD_VIA_REGEX: 'routeByRegex',
  PATH_ADD: 'simple',
};
const VERB = /^(Get|Post|Put|Patch|Delete|Head|Options)$/;

/** `client.Get("/orders")`, `shop::Orders::NewStub(channel)`, `std::make_unique<Client>(url)`. */
export function lowerCall(node: Node, at: At, walker: Walker): Expression {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const nodes = list ? partsOf(list) : [];
  if (!callee) return NOTHING;
  if (callee.type === 'field_expression') return lowerMethod(node, callee, nodes, at, walker);
  if (callee.type === 'call_expression') return lowerApplied(node, callee, nodes, at, walker);
  const args = nodes.map((each) => walker.expression(each, at));
  const isPath = /^(identifier|qualified_identifier|template_function)$/.test(callee.type);
  if (!isPath) return called(node, walker.expression(callee, at), args, at, walker);
  const path = pathOf(callee);
  const made = MAKES.test(path.at(-1) ?? '') ? firstArgument(callee) : undefined;
  if (made) return construct(made, args, node, at, walker);
  const known = macroCall(node, path, args, nodes, at, walker) ?? standardCall(path, args) ?? formattedText(path, args);
  if (known) return known;
  const call = called(node, lowerPath(path, at, walker), args, at, walker);
  storeData(nodes, call, at, walker);
  return call;
}

/** Casts, and what generated code and macros are called. */
function macroCall(
  node: Node,
  path: readonly string[],
  args: readonly Expression[],
  nodes: readonly Node[],
  at: At,
  walker: Walker,
): Expression | undefined {
  const [name = '', around] = path.toReversed();
  if (CASTS.test(name)) return args[0];
  if (name === 'NewStub' && around !== undefined)
    return called(node, spelled(GRPC_STUB, 'stub'), [literalOf(around), ...args], at, walker);
  if (name === 'curl_easy_setopt') return called(node, spelled(CURL, nodes[1]?.text ?? ''), args.slice(2), at, walker);
  if (/^CROW_(BP_)?ROUTE$/.test(name)) return called(node, spelled(CROW, 'route'), args, at, walker);
  const handled = own(HANDLER_MACROS, name);
  if (!handled) return undefined;
  const verbs = nodes.map((each) => pathOf(each).at(-1) ?? '').filter((each) => VERB.test(each));
  const methods: Expression = { is: 'list', items: verbs.map((verb) => literalOf(verb.toUpperCase())) };
  return called(node, spelled(DROGON, handled), [...args.slice(0, 2), methods], at, walker);
}

function called(node: Node, callee: Expression, args: readonly Expression[], at: At, walker: Walker): Expression {
  const name = callee.is === 'name' ? callee.name : '';
  const isNew = /^[A-Z]/.test(name) && walker.draft.classes.some((each) => each.name === name);
  return walker.call(node, at, { callee, arguments: args, isNew });
}

/** What methods of maps, of JSON and of what may be missing give: https://json.nlohmann.me/api/basic_json/value/ */
function memberCalled(name: string, of: Expression, first: Expression, second?: Expression): Expression | undefined {
  if (name === 'at' && !second) return indexed(of, first);
  if (name === 'value' && second) return { is: 'fallback', first: indexed(of, first), second };
  return name === 'value_or' ? { is: 'fallback', first: of, second: first } : undefined;
}

/** A method of a value; some only hand the value on. */
function lowerMethod(node: Node, callee: Node, nodes: readonly Node[], at: At, walker: Walker): Expression {
  const name = callee.childForFieldName('field')?.text.replace(/<.*$/s, '') ?? '';
  const receiver = callee.childForFieldName('argument');
  const of = receiver ? walker.expression(receiver, at) : NOTHING;
  const args = nodes.map((each) => walker.expression(each, at));
  const [first] = args;
  if (first && name === 'open') openFile(receiver, first, at, walker);
  const same = first ? memberCalled(name, of, first, args[1]) : SAME.test(name) ? of : undefined;
  if (same) return same;
  const place = walker.place(callee.childForFieldName('field') ?? node);
  const [key, value] = args;
  const told =
    key?.is === 'literal' && typeof key.value === 'string' && value
      ? [{ is: 'keyword', name: key.value, of: value } as const]
      : [];
  return walker.draft.call({
    callee: memberOf(of, name),
    arguments: [...args, ...(name === 'set' ? told : [])],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place,
  });
}

/** `CROW_ROUTE(app, "/orders").methods("POST"_method)(handler)`: what a call gives is called. */
function lowerApplied(node: Node, callee: Node, nodes: readonly Node[], at: At, walker: Walker): Expression {
  const of = walker.expression(callee, at);
  const args = nodes.map((each) => walker.expression(each, at));
  return walker.call(node, at, { callee: memberOf(of, 'handle'), arguments: args });
}

/** `new Client(url)`, `Client{url}`. */
export function lowerNew(node: Node, at: At, walker: Walker): Expression {
  const type = node.childForFieldName('type');
  const list = node.childForFieldName('arguments') ?? node.childForFieldName('value');
  return type ? construct(type, list ? argumentsIn(list, at, walker) : [], node, at, walker) : NOTHING;
}

/** What is passed to a constructor, by name where names are told. */
export function argumentsIn(list: Node, at: At, walker: Walker): readonly Expression[] {
  return partsOf(list).map((each): Expression => {
    if (each.type !== 'initializer_pair') return walker.expression(each, at);
    const value = each.childForFieldName('value');
    const name = (each.childForFieldName('designator')?.text ?? '').replace(/^\./, '');
    return { is: 'keyword', name, of: value ? walker.expression(value, at) : NOTHING };
  });
}

/** An instance of a type; of the standard library's plain types, what it is made of. */
export function construct(type: Node, args: readonly Expression[], node: Node, at: At, walker: Walker): Expression {
  const named = type.type === 'type_descriptor' ? (type.childForFieldName('type') ?? type) : type;
  const path = pathOf(named);
  const known = standardCall(path, args);
  if (known) return known;
  return walker.call(node, at, { callee: lowerPath(path, at, walker), arguments: args, isNew: true });
}

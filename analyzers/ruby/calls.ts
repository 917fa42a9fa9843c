import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { joinedPaths } from '../../src/frontend/joined-paths.ts';
import { literalOf, NOTHING, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { argumentNodes, blockOf, entryOf, lowerArguments, positionalNodes } from './arguments.ts';
import { lowerBlock } from './blocks.ts';
import { lowerInclude } from './classes.ts';
import { isConstant } from './constants.ts';
import { pathsInside, VERBS } from './framework-paths.ts';
import { lowerLambda } from './functions.ts';
import { GRPC, stubName } from './grpc-services.ts';
import type { At, Lowering } from './lowering.ts';
import { givenInside, noteMacro, SMTP, setInside, toldInside } from './macros.ts';
import { drawsRoutes, engineOf, lowerRouting } from './rails-routes.ts';
import { startOfRoutes, withItems } from './rails-scopes.ts';
import { lowerBranch, lowerTree } from './roda-routes.ts';
import { sendsMethod, sentTo } from './sent-methods.ts';
import { configFile, mailServer, settingRead } from './settings.ts';
import { plainText } from './texts.ts';

/** Methods that give what they are called on, in another shape. */
const SAME =
  /^(to_s|to_sym|to_str|to_i|to_h|to_a|freeze|dup|clone|strip|chomp|presence|html_safe|squish|symbolize_keys|deep_symbolize_keys|stringify_keys|with_indifferent_access|compact|itself|force_encoding|!)$/;

const REVERSE_MERGES = /^(reverse_merge!?|with_defaults!?)$/;
const MERGES = /^((reverse_|deep_)?merge!?|with_defaults!?)$/;

/** Every call: with and without a receiver, arguments and a block. */
export function lowerCall(node: Node, at: At, lowering: Lowering): Expression {
  const [receiver, method] = [node.childForFieldName('receiver'), node.childForFieldName('method')];
  const name = method?.text ?? 'call';
  const branch = receiver ? lowerBranch(node, receiver, name, at, lowering) : lowerTree(node, name, at, lowering);
  if (branch) return branch;
  const special = receiver ? ofReceiver(node, receiver, name, at, lowering) : plainCall(node, name, at, lowering);
  if (special) return special;
  if (receiver && at.routes && name === 'each') at = { ...at, routes: withItems(node, receiver, at.routes) };
  if (receiver && name === 'new') return lowerNew(node, receiver, at, lowering);
  return lowerBlock(node, name, received(node, receiver, name, at, lowering), at, lowering);
}

/** `format('/orders/%<id>s', id: id)`: what is named is one object of names. */
function formatArguments(node: Node, at: At, lowering: Lowering): readonly Expression[] {
  const pairs = argumentNodes(node).filter(({ type }) => type === 'pair');
  const others = lowerArguments(positionalNodes(node), at, lowering);
  return pairs.length === 0
    ? others
    : [...others, { is: 'object', entries: pairs.flatMap((pair) => entryOf(pair, at, lowering)) }];
}

function received(node: Node, receiver: Node | null, name: string, at: At, lowering: Lowering): Expression {
  const args = /^s?(format|printf)$/.test(name)
    ? formatArguments(node, at, lowering)
    : lowerArguments(argumentNodes(node), at, lowering);
  if (receiver === null) noteMacro(name, args, node, at, lowering);
  const of = receiver ? lowering.expression(receiver, at) : undefined;
  const callee = of ? ({ is: 'member', of, name } as const) : ownName(name, at, lowering);
  const given = receiver === null && at.isBody === true && VERBS.test(name) ? withPaths(args, at) : args;
  const inside = (receiver === null ? toldInside : givenInside)(name, blockOf(node), at, lowering);
  return lowering.call(node.childForFieldName('method') ?? node, at, {
    callee,
    arguments: [...given, ...inside, ...toldOfMail(name, node, at, lowering)],
  });
}

/** A letter of a class, `mail to: customer.email`, and one that is sent at once, goes by the server that the configuration names. */
function toldOfMail(name: string, node: Node, at: At, lowering: Lowering): readonly Expression[] {
  const isPlain = node.childForFieldName('receiver') === null;
  const isLetter = name === 'mail' ? isPlain && at.class !== undefined : /^deliver_now!?$/.test(name) && !isPlain;
  return isLetter ? [{ is: 'keyword', name: SMTP, of: mailServer(node, lowering) }] : [];
}

/** A route without a path of its own is served at that of the block around. */
function withPaths(args: readonly Expression[], at: At): readonly Expression[] {
  const [own, ...others] = args;
  const isPath = own !== undefined && own.is !== 'keyword' && own.is !== 'object';
  const path = joinedPaths([...(at.paths ?? []), ...(isPath ? [own] : [])]);
  return [path, ...(isPath ? others : args)];
}

/** A method of the object at hand, or of all objects. */
export function ownName(name: string, at: At, lowering: Lowering): Expression {
  const isFunction = /^(format|sprintf|Integer|String|URI|Array|Rational|Float)$/.test(name) || lowering.draft.find(0, name);
  if (isFunction || at.class === undefined) return { is: 'name', name };
  return { is: 'member', of: { is: 'this' }, name };
}

/** `DEFAULTS.merge(options)`: what is given goes before what is there. */
function merged(node: Node, receiver: Node, name: string, at: At, lowering: Lowering): Expression {
  const own: ObjectEntry = { spread: lowering.expression(receiver, at) };
  const given = argumentNodes(node).flatMap((each): readonly ObjectEntry[] =>
    each.type === 'pair' ? entryOf(each, at, lowering) : [{ spread: lowering.expression(each, at) }],
  );
  return { is: 'object', entries: REVERSE_MERGES.test(name) ? [...given, own] : [own, ...given] };
}

function ofReceiver(node: Node, receiver: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const setting = settingRead(node, receiver, name, at, lowering);
  if (setting) return setting;
  if (drawsRoutes(receiver, name)) {
    const block = blockOf(node);
    if (block) lowering.children(block, { ...at, isBody: false, routes: startOfRoutes(at), engine: engineOf(receiver) });
    return NOTHING;
  }
  if (receiver.type === 'self' && name === 'class') return { is: 'this' };
  if (name === 'tap' && blockOf(node) === undefined) return lowering.expression(receiver, at);
  if (SAME.test(name) && blockOf(node) === undefined) return lowering.expression(receiver, at);
  return ofHash(node, receiver, name, at, lowering);
}

/** Methods of hashes, and the one that calls another by its name. */
function ofHash(node: Node, receiver: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const [first] = positionalNodes(node);
  if (name === 'dig') return digged(lowering.expression(receiver, at), positionalNodes(node));
  if (sendsMethod(name, first, lowering)) return sentTo(lowering.expression(receiver, at), node, at, lowering);
  // Of an address: https://docs.ruby-lang.org/en/3.3/URI/Generic.html#method-i-merge
  const isHash = first?.type !== 'string';
  if (MERGES.test(name) && isHash && blockOf(node) === undefined) return merged(node, receiver, name, at, lowering);
  if (name === 'fetch' && first) return fetched(node, receiver, at, lowering);
  return undefined;
}

function digged(of: Expression, keys: readonly Node[]): Expression {
  return keys.reduce<Expression>((found, key) => ({ is: 'member', of: found, name: plainText(key) ?? key.text }), of);
}

/** `options.fetch(:url, 'http://…')`, `options.fetch(:url) { … }`. */
function fetched(node: Node, receiver: Node, at: At, lowering: Lowering): Expression {
  const [key, fallback] = positionalNodes(node);
  const of = lowering.expression(receiver, at);
  const name = plainText(key);
  const first: Expression =
    name === undefined ? { is: 'index', of, key: key ? lowering.expression(key, at) : NOTHING } : { is: 'member', of, name };
  const block = blockOf(node);
  const second = fallback ? lowering.expression(fallback, at) : block ? blockValue(block, at, lowering) : undefined;
  return second ? { is: 'fallback', first, second } : first;
}

/** What the last statement of a block gives. */
function blockValue(block: Node, at: At, lowering: Lowering): Expression {
  const body = block.childForFieldName('body');
  return body ? lowering.expression(body, at) : literalOf(null);
}

function plainCall(node: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  if (at.routes) return lowerRouting(node, name, at, lowering);
  if (at.isBody && /^(include|extend|prepend)$/.test(name)) {
    lowerInclude(positionalNodes(node), at, lowering);
    return NOTHING;
  }
  const paths = pathsInside(name, node, at, lowering);
  const block = blockOf(node);
  if (paths && block) {
    lowering.children(block, { ...at, paths });
    return NOTHING;
  }
  if (name === 'config_for') return configFile(node, lowering);
  if (/^(lambda|proc)$/.test(name) && block)
    return lowerLambda(block, block.childForFieldName('parameters'), block.childForFieldName('body'), at, lowering);
  if (name === 'new' && isOfClass(at, lowering)) return madeHere(node, at, lowering);
  if (at.class !== undefined && sendsMethod(name, positionalNodes(node)[0], lowering))
    return sentTo({ is: 'this' }, node, at, lowering);
  if (/^(mount|run|use)$/.test(name)) return lowerMount(node, name, at, lowering);
  return /^(require|require_relative|require_all|load|autoload|puts|print|p|raise|private|public|protected)$/.test(name)
    ? quiet(node, at, lowering)
    : undefined;
}

function quiet(node: Node, at: At, lowering: Lowering): Expression {
  for (const part of argumentNodes(node)) lowering.visit(part, at);
  return NOTHING;
}

/** `mount Orders => '/orders'` in an API, `run App` below `map '/path'` of a rackup file: that application's routes are served there. */
function lowerMount(node: Node, name: string, at: At, lowering: Lowering): Expression {
  const [first] = argumentNodes(node);
  const pair = first?.type === 'pair' ? first : undefined;
  const application = pair ? pair.childForFieldName('key') : first;
  const value = pair?.childForFieldName('value');
  const path = joinedPaths([...(at.paths ?? []), ...(value ? [lowering.expression(value, at)] : [])]);
  if (!application) return NOTHING;
  const isMember = at.class !== undefined;
  const callee: Expression = isMember
    ? { is: 'member', of: { is: 'this' }, name: 'mount' }
    : spelled('asbuilt.rack', name === 'use' ? 'use' : 'mount');
  return lowering.call(node, at, { callee, arguments: [applicationOf(application, at, lowering), path] });
}

/** `App`, `App.new`, `App.freeze.app`: the class that answers. */
function applicationOf(node: Node, at: At, lowering: Lowering): Expression {
  let application = node;
  for (let inner = node.childForFieldName('receiver'); inner; inner = inner.childForFieldName('receiver')) application = inner;
  return lowering.expression(isConstant(application) ? application : node, at);
}

/** `Client.new(…)`. A block that it is given gets what is made. */
function lowerNew(node: Node, receiver: Node, at: At, lowering: Lowering): Expression {
  const args = [...lowerArguments(argumentNodes(node), at, lowering), ...setInside(node, at, lowering)];
  const stub = stubName(receiver.text);
  const parts =
    stub === undefined
      ? { callee: receiver.type === 'self' ? ownClass(at) : lowering.expression(receiver, at), arguments: args }
      : { callee: spelled(GRPC, 'Stub'), arguments: [literalOf(stub), ...args] };
  return lowerBlock(node, 'new', lowering.call(node, at, { ...parts, isNew: true }), at, lowering);
}

/** Whether the object at hand is the class itself. */
function isOfClass({ class: of, function: index }: At, { draft }: Lowering): boolean {
  return of !== undefined && index !== undefined && draft.functions[index]?.isStatic === true;
}

/** `new(url)` in a method of the class. */
function madeHere(node: Node, at: At, lowering: Lowering): Expression {
  const args = lowerArguments(argumentNodes(node), at, lowering);
  return lowerBlock(node, 'new', lowering.call(node, at, { callee: ownClass(at), arguments: args, isNew: true }), at, lowering);
}

function ownClass(at: At): Expression {
  return at.class === undefined ? { is: 'this' } : { is: 'class', class: at.class };
}

/** A name alone: a variable, or a method that is called without anything. */
export function lowerIdentifier(node: Node, at: At, lowering: Lowering): Expression {
  const { text } = node;
  // Absolute paths have the repository as their root.
  if (text === '__dir__') return literalOf(`/${folderOf(lowering.draft.path)}`);
  if (text === '__FILE__') return literalOf(`/${lowering.draft.path}`);
  if (lowering.draft.find(at.scope, text) || /^(__method__|private|public|protected)$/.test(text))
    return { is: 'name', name: text };
  if (at.routes) return lowerRouting(node, text, at, lowering) ?? NOTHING;
  return lowering.call(node, at, { callee: ownName(text, at, lowering), arguments: [] });
}

/** `super` with or without arguments, `yield`. */
export function lowerSuper(node: Node, at: At, lowering: Lowering): Expression {
  const args = lowerArguments(argumentNodes(node), at, lowering);
  return lowering.call(node, at, { callee: { is: 'super' }, arguments: args });
}

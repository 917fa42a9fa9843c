import type { Expression } from '../../src/code/ir.ts';
import { emptyClass, plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerSchema } from './absinthe.ts';
import { broughtBy, lowerBrought } from './brought-functions.ts';
import { lowerConfiguredUse } from './configured-uses.ts';
import { headOf, lowerDefinition } from './definitions.ts';
import { type At, inner, memberOf, type Owner, type Walker } from './lowering.ts';
import { fullName, moduleNamed } from './names.ts';
import { argumentsOf, bareName, blockOf, keywordOf, operatorOf, sidesOf, usesIn } from './nodes.ts';
import { lowerPhoenixRoutes, lowerSocket } from './phoenix.ts';
import { isCatchAll } from './plug.ts';

const DEFINES = /^(defp?|defdelegate)$/;

/** `defmodule Shop.Stock do … end`: its functions are static members of it. */
export function lowerModule(node: Node, around: At, walker: Walker): Expression {
  const named = argumentsOf(node)[0];
  const block = blockOf(node);
  if (!named || !block) return NOTHING;
  const { draft } = walker;
  const name = around.owner ? `${around.owner.name}.${named.text}` : named.text.replace(/\s+/g, '');
  const at: At = { ...inner(around), locals: new Map() };
  if (around.owner) around.aliases.set(named.text, name);
  const place = walker.place(node);
  const index = draft.addClass(emptyClass(name, 0, place));
  draft.declare(0, { name, values: [{ expression: { is: 'class', class: index }, scope: 0 }], place });
  const scope = draft.openScope({ parent: 0, class: index }, name);
  for (const use of usesIn(block)) shortenBy(use, at);
  for (const each of partsOf(block)) if (bareName(each) === 'alias') walker.visit(each, at);
  const inside: At = { ...at, scope, owner: ownerOf(name, index, block, at) };
  lowerBody(block, inside, walker);
  return literalOf(name);
}

/** https://hexdocs.pm/amqp/readme.html: `use AMQP` makes its modules known by their last names. */
const SHORTENED: Readonly<Record<string, readonly string[]>> = {
  AMQP: ['Access', 'Basic', 'Channel', 'Confirm', 'Connection', 'Exchange', 'Queue'],
};

function shortenBy(use: Node, at: At): void {
  const used = argumentsOf(use)[0]?.text ?? '';
  const names = Object.hasOwn(SHORTENED, used) ? (SHORTENED[used] ?? []) : [];
  for (const name of names) at.aliases.set(name, `${used}.${name}`);
}

function ownerOf(name: string, index: number, block: Node, at: At): Owner {
  const definitions = partsOf(block).filter((each) => DEFINES.test(bareName(each) ?? ''));
  const written = definitions.flatMap((each) => headOf(each)?.name ?? []);
  const uses = usesIn(block)
    .flatMap((use) => argumentsOf(use).slice(0, 1))
    .map(({ text }) => fullName(text, at));
  const server = usesIn(block).find((use) => argumentsOf(use)[0]?.text === 'GRPC.Server');
  const service = server && /(\w+)\.Service$/.exec(keywordOf(server, 'service')?.text ?? '')?.[1];
  return { name, class: index, functions: new Set([...written, ...broughtBy(uses)]), uses, service };
}

function lowerBody(block: Node, at: At, walker: Walker): void {
  const statements = partsOf(block).filter((each) => bareName(each) !== 'alias');
  for (const each of statements) if (isAttribute(each)) lowerAttribute(each, at, walker);
  lowerUses(block, at, walker);
  const routes = isRouter(block) ? { prefix: [], alias: '' } : undefined;
  for (const each of statements) {
    if (isAttribute(each)) continue;
    if (DEFINES.test(bareName(each) ?? '')) lowerDefinition(each, at, walker);
    else if (routes) lowerPhoenixRoutes(each, { ...at, routes }, walker);
    else lowerStatement(each, at, walker);
  }
}

/** What the module is by what it uses. */
function lowerUses(block: Node, at: At, walker: Walker): void {
  const { uses = [] } = at.owner ?? {};
  const made = walker.draft.classes[at.owner?.class ?? -1];
  if (made && uses.includes('Plug.Router')) made.extends = { expression: spelled('Plug.Router', 'Router'), scope: 0 };
  for (const use of usesIn(block)) {
    lowerConfiguredUse(use, at, walker);
    lowerBrought(use, block, at, walker);
  }
  if (uses.some((each) => /^Absinthe\.Schema/.test(each))) lowerSchema(block, at, walker);
}

function lowerStatement(node: Node, at: At, walker: Walker): void {
  if (bareName(node) === 'socket' && at.owner?.uses.includes('Phoenix.Endpoint')) lowerSocket(node, at, walker);
  else if (!isCatchAll(node, at)) walker.visit(node, at);
}

/** `use Phoenix.Router`, or by way of the module that every skeleton has: `use ShopWeb, :router`. */
function isRouter(block: Node): boolean {
  return usesIn(block).some((use) => {
    const [used, as] = argumentsOf(use);
    return used?.text === 'Phoenix.Router' || as?.text === ':router';
  });
}

function isAttribute(node: Node): boolean {
  return node.type === 'unary_operator' && operatorOf(node) === '@';
}

/** `@base_url "http://stock"` is a static field; documentation and types are nothing. */
function lowerAttribute(node: Node, at: At, walker: Walker): void {
  const [call] = partsOf(node);
  const name = call ? bareName(call) : undefined;
  const [value] = call ? argumentsOf(call) : [];
  if (name === undefined || !value || /^(spec|type|typep|opaque|callback|doc|moduledoc|behaviour|impl|derive)$/.test(name))
    return;
  walker.draft.classes[at.owner?.class ?? -1]?.fields.push({
    ...plainField(`@${name}`, walker.place(node)),
    isStatic: true,
    values: [{ expression: walker.expression(value, at), scope: at.scope }],
  });
}

/** `@base_url` where it is read, `&place/1`, `-x`. */
export function lowerUnary(node: Node, at: At, walker: Walker): Expression {
  const [operand] = partsOf(node);
  if (!operand) return NOTHING;
  const operator = operatorOf(node);
  if (operator === '@' && at.owner) return memberOf(moduleNamed(at.owner.name, node, walker), `@${operand.text}`);
  if (operator !== '&') return walker.opaque(node, at);
  const captured = operand.type === 'binary_operator' ? sidesOf(operand)[0] : undefined;
  if (captured?.type === 'identifier' && at.owner) return memberOf(moduleNamed(at.owner.name, node, walker), captured.text);
  return walker.opaque(node, at);
}

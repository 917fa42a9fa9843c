import type { Bound, Expression, ObjectEntry } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, furtherResult, listed, memberOf, nameOf, part } from './lowering.ts';
import { makeLonger } from './texts-made-longer.ts';
import { changePath } from './url-paths.ts';

/** Results that say how a call went, not what it gave. */
const VERDICTS = new Set(['_', 'err', 'ok', 'found', 'exists']);

/** `a, b := f()` and `a, b = x, y`: every target with what it gets. */
export function lowerAssigned(left: readonly Node[], right: readonly Node[], at: At, store: typeof assignTo): void {
  const values = right.map((node) => at.file.lower(node, at));
  const [only] = values;
  for (const [index, target] of left.entries()) {
    const value = values[index] ?? (only && values.length === 1 ? furtherResult(only, index) : undefined);
    if (value && !(index > 0 && VERDICTS.has(target.text))) store(target, value, at);
  }
}

/** Declares names in the scope itself. */
export function declareIn(target: Node, value: Expression, at: At): void {
  const isSame = value.is === 'name' && value.name === target.text;
  if (target.type !== 'identifier' || target.text === '_' || isSame) return;
  const values = value.is === 'unknown' ? [] : [{ expression: value, scope: at.scope }];
  at.file.draft.declare(at.scope, { name: target.text, values, place: at.file.place(target) });
}

/** Notes that something gets a value: a variable, a member, an element or what a pointer points to. */
export function assignTo(target: Node, value: Expression, at: At): void {
  switch (target.type) {
    case 'identifier':
      assignName(target, value, at);
      return;
    case 'parenthesized_expression':
      for (const child of childrenOf(target)) assignTo(child, value, at);
      return;
    case 'unary_expression':
      assignThrough(part(target, 'operand'), value, at);
      return;
    case 'selector_expression':
      assignMember(target, value, at);
      return;
    case 'index_expression': {
      const key = at.file.lower(part(target, 'index'), at);
      const of = part(target, 'operand');
      if (of && !addToOwn(of, { is: 'object', entries: [under(key, value)] }, at))
        assignTo(of, { is: 'object', entries: [{ computed: key, value }] }, at);
      return;
    }
    default:
  }
}

function under(key: Expression, value: Expression): ObjectEntry {
  return key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value };
}

/** `c.handlers[topic] = handle` adds to what a field of the receiver holds: tells whether it is one. */
function addToOwn(target: Node, added: Expression, at: At): boolean {
  const [of, name] = [part(target, 'operand'), part(target, 'field')?.text];
  const { receiver } = at.body ?? {};
  if (target.type !== 'selector_expression' || !receiver || of?.text !== receiver.name || name === undefined) return false;
  addToField(at.file.draft.classes[receiver.class], name, { ...boundAt(added, at), isAdded: true }, target, at);
  return true;
}

function boundAt(expression: Expression, at: At): Bound {
  return { expression, scope: at.scope };
}

/** A package's variable may stand in another file: then this file exports what it gives to it. */
function assignName(target: Node, value: Expression, at: At): void {
  const name = target.text;
  if (name === '_' || (value.is === 'name' && value.name === name)) return;
  const known = at.file.draft.find(at.scope, name);
  const added = addedTo({ is: 'name', name }, value, at);
  if (known) known.values.push(added ? { ...boundAt(added, at), isAdded: true } : boundAt(value, at));
  else if (/^[A-Za-z]/.test(name)) at.file.draft.exports.push({ name, value: boundAt(value, at) });
}

/** `hosts = append(hosts, host)` adds to what is known already: what is added. */
function addedTo(target: Expression, value: Expression, at: At): Expression | undefined {
  const call = value.is === 'call' ? at.file.draft.calls[value.call] : undefined;
  const callee = call?.callee;
  const isOwn = callee?.is === 'member' && callee.name === 'concat' && isSame(callee.of, target);
  return isOwn ? call?.arguments[0] : undefined;
}

function isSame(one: Expression, other: Expression): boolean {
  if (one.is === 'member' && other.is === 'member') return one.name === other.name && isSame(one.of, other.of);
  return one.is === 'name' && other.is === 'name' && one.name === other.name;
}

/** `*target = value` stores for the caller when the target is a parameter. */
function assignThrough(target: Node | undefined, value: Expression, at: At): void {
  if (!target) return;
  if (target.type === 'identifier') leaveIn(target.text, value, at);
  assignTo(target, value, at);
}

function leaveIn(name: string, value: Expression, at: At): void {
  const index = at.body?.parameters.indexOf(name) ?? -1;
  if (!at.body || index < 0) return;
  const outs = at.body.outs;
  outs[String(index)] = [...(outs[String(index)] ?? []), boundAt(value, at)];
}

function assignMember(target: Node, value: Expression, at: At): void {
  const of = part(target, 'operand');
  const name = part(target, 'field')?.text ?? '';
  const { receiver } = at.body ?? {};
  if (receiver && of?.type === 'identifier' && of.text === receiver.name) {
    const added = addedTo(memberOf(nameOf(of.text), name), value, at);
    if (added && addToOwn(target, added, at)) return;
    addToField(at.file.draft.classes[receiver.class], name, boundAt(value, at), target, at);
    return;
  }
  if (of?.type === 'identifier' && name === 'Path' && changePath(target, of.text, value, at)) return;
  if (of?.type === 'identifier' && setOnStruct(of.text, name, value, target, at)) return;
  const melted: Expression = { is: 'object', entries: [{ key: name, value }] };
  if (of?.type === 'identifier' && at.file.imported(of.text) !== undefined && !at.file.draft.find(at.scope, of.text)) return;
  if (of?.type === 'identifier') leaveIn(of.text, melted, at);
  if (of) assignTo(of, melted, at);
}

/** Notes what a member of a variable's struct gets; tells whether it only adds to what is there: `r.keys = append(r.keys, key)`. */
function setOnStruct(variable: string, name: string, value: Expression, target: Node, at: At): boolean {
  const struct = isHandedIn(variable, at) ? undefined : structOf(variable, at);
  if (struct === undefined) return false;
  const added = addedTo(memberOf(nameOf(variable), name), value, at);
  const bound = added ? { ...boundAt(added, at), isAdded: true } : boundAt(value, at);
  addToField(at.file.draft.classes[at.file.classOf(struct, target)], name, bound, target, at);
  return added !== undefined;
}

/** What a function without a name sets on what it is given, that has from who calls it: `func(c *Client) { c.base = base }`. */
function isHandedIn(variable: string, { body }: At): boolean {
  return body?.draft.name === undefined && (body?.parameters.includes(variable) ?? false);
}

/** The struct of this package that a variable is known to hold, by its type or by the literal it was given. */
function structOf(name: string, at: At): string | undefined {
  const variable = at.file.draft.find(at.scope, name);
  const made = variable?.values.flatMap(({ expression }) =>
    expression.is === 'call' ? [at.file.draft.calls[expression.call]] : [],
  );
  const callee = made?.find((call) => call?.isNew)?.callee;
  const type = variable?.type?.name ?? (callee?.is === 'name' ? callee.name : undefined);
  return type === undefined || type.includes('.') || at.file.named.has(type) ? undefined : type;
}

function addToField(of: ClassDraft | undefined, name: string, value: Bound, node: Node, at: At): void {
  const known = of?.fields.find((field) => field.name === name);
  if (known) known.values.push(value);
  else of?.fields.push({ name, values: [value], isStatic: false, isAbstract: false, decorators: [], place: at.file.place(node) });
}

/** The assignments of a statement whose operator may be `+=`. */
export function lowerAssignment(node: Node, at: At): void {
  const [left, right] = [listed(part(node, 'left')), listed(part(node, 'right'))];
  const isPlain = part(node, 'operator')?.text === '=';
  for (const target of left) if (target.type !== 'identifier') at.file.lower(target, at);
  if (isPlain) {
    lowerAssigned(left, right, at, assignTo);
    return;
  }
  const [added] = right.map((value) => at.file.lower(value, at));
  if (part(node, 'operator')?.text === '+=') makeLonger(node, added, at);
}

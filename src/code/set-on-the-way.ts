import type { CodeBase } from './code-base.ts';
import type { Bound, ClassNode, Expression, FunctionNode, Module } from './ir.ts';
import { isItself, isOwn } from './own-callee.ts';
import { isWithin } from './scopes.ts';
import type { Argument, ClassThing, Frame, FunctionThing, Thing } from './thing.ts';

/**
 * A method that returns what it is called on may put what it is passed into fields of that: `new Builder().withBase(url).build()`. What it returns has them
 * as this one call set them, whatever others set on others of the class.
 */
export function withSetOnTheWay(base: CodeBase, { module, node }: FunctionThing, frame: Frame, thing: Thing): Thing {
  if (thing.is !== 'instance' || thing.isOpen || thing.of.key !== frame.self?.of.key) return thing;
  const owner = returnsItself(node) ? base.enclosingClass(module, node.scope) : undefined;
  const set = (owner ? fieldsSetBy(owner, node) : []).filter(({ from }) => from < frame.arguments.length);
  if (set.length === 0) return thing;
  const entries = set.map(({ name, bound: { expression, scope } }): [string, Argument] => [
    name,
    { module, expression, scope, frame },
  ]);
  return { ...thing, mixed: { is: 'object', ...thing.mixed, entries: new Map([...(thing.mixed?.entries ?? []), ...entries]) } };
}

function returnsItself({ returns: [only, other] }: FunctionNode): boolean {
  return only?.expression.is === 'this' && other === undefined;
}

/** A field, what it is set to, and the last parameter which that is made of. */
interface SetField {
  readonly name: string;
  readonly bound: Bound;
  readonly from: number;
}

const known = new WeakMap<ClassNode, Map<FunctionNode, readonly SetField[]>>();

/** The fields that a method sets to what it is passed and to nothing else; none where others of its methods may set them again. */
function fieldsSetBy({ module, node }: ClassThing, method: FunctionNode): readonly SetField[] {
  const ofClass = known.get(node) ?? new Map<FunctionNode, readonly SetField[]>();
  known.set(node, ofClass);
  const found =
    ofClass.get(method) ?? (asksItself(module, method) ? [] : node.fields.flatMap((field) => setBy(module, method, field)));
  ofClass.set(method, found);
  return found;
}

function asksItself(module: Module, method: FunctionNode): boolean {
  return module.calls.some(({ callee, scope }) => isOwn(callee) && isWithin(module, scope, method.scope));
}

function setBy(module: Module, method: FunctionNode, { name, values }: ClassNode['fields'][number]): readonly SetField[] {
  const [bound, other] = values.filter(({ scope }) => isWithin(module, scope, method.scope));
  if (!bound || other || bound.isAdded || bound.guards || bound.scope !== method.scope) return [];
  const names = new Set<string>();
  if (!isMadeOf(names, bound.expression, module)) return [];
  const from = method.parameters.findLastIndex((parameter) => names.has(parameter.name));
  return from < 0 ? [] : [{ name, bound, from }];
}

/** Notes the names that a value is made of; false where it is made of its own object or runs code that is written in it. */
function isMadeOf(names: Set<string>, part: unknown, module: Module): boolean {
  if (Array.isArray(part)) return part.every((each) => isMadeOf(names, each, module));
  if (typeof part !== 'object' || part === null) return true;
  const expression = part as Expression;
  if (isItself(expression) || expression.is === 'function') return false;
  if (expression.is === 'name') names.add(expression.name);
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  return Object.values(call ? [call.callee, call.arguments] : expression).every((each) => isMadeOf(names, each, module));
}

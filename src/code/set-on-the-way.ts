import type { CodeBase } from './code-base.ts';
import type { Bound, ClassNode, FunctionNode } from './ir.ts';
import { isWithin } from './scopes.ts';
import type { Argument, ClassThing, Frame, FunctionThing, Thing } from './thing.ts';

/**
 * A method that returns what it is called on may have set fields of that: `new Builder().withBase(url).build()`. What it returns has them as this one call
 * set them, whatever others set on others of the class.
 */
export function withSetOnTheWay(base: CodeBase, { module, node }: FunctionThing, frame: Frame, thing: Thing): Thing {
  if (thing.is !== 'instance' || thing.isOpen || thing.of.key !== frame.self?.of.key) return thing;
  const owner = node.returns.some(({ expression }) => expression.is === 'this')
    ? base.enclosingClass(module, node.scope)
    : undefined;
  const set = owner && fieldsSetBy(owner, node);
  if (!set || set.size === 0) return thing;
  const entries = [...set].map(([name, { expression, scope }]): [string, Argument] => [
    name,
    { module, expression, scope, frame },
  ]);
  return { ...thing, mixed: { is: 'object', ...thing.mixed, entries: new Map([...(thing.mixed?.entries ?? []), ...entries]) } };
}

const known = new WeakMap<ClassNode, Map<FunctionNode, ReadonlyMap<string, Bound>>>();

/** The fields that a method always sets, the last value of each. */
function fieldsSetBy({ module, node }: ClassThing, method: FunctionNode): ReadonlyMap<string, Bound> {
  const ofClass = known.get(node) ?? new Map<FunctionNode, ReadonlyMap<string, Bound>>();
  known.set(node, ofClass);
  const found =
    ofClass.get(method) ?? new Map(node.fields.flatMap((field) => lastSetIn(field.values).map((each) => [field.name, each])));
  ofClass.set(method, found);
  return found;

  function lastSetIn(values: readonly Bound[]): readonly Bound[] {
    return values.filter((each) => !each.isAdded && !each.guards && isWithin(module, each.scope, method.scope)).slice(-1);
  }
}

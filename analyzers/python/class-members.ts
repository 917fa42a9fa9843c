import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** Whose member is set: the class itself, or whatever is made of it. */
interface Owner {
  readonly class: number;
  readonly isStatic: boolean;
}

/**
 * `Settings.instance = Settings()` sets a member of the class; in `__new__` what has members set besides the class is the instance that
 * it gives. https://docs.python.org/3/reference/datamodel.html#object.__new__
 */
export function classAssigned(object: Node, at: At, { draft }: Lowering): Owner | undefined {
  const around = at.method === undefined ? undefined : draft.classes[at.method];
  if (at.method !== undefined && around?.name === object.text) return { class: at.method, isStatic: true };
  const isMade = at.function !== undefined && draft.functions[at.function]?.name === '__new__';
  if (isMade && at.method !== undefined && isInstance(object, at)) return { class: at.method, isStatic: false };
  const held = object.type === 'identifier' ? draft.find(at.scope, object.text)?.values : undefined;
  const found = held?.find(({ expression }) => expression.is === 'class')?.expression;
  return found?.is === 'class' ? { class: found.class, isStatic: true } : undefined;
}

function isInstance(object: Node, { self }: At): boolean {
  if (object.type === 'identifier') return object.text !== self?.name;
  return object.type === 'attribute' && object.childForFieldName('object')?.text === self?.name;
}

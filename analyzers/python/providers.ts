import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const PROVIDER = /^(?:(?:ThreadSafe|ThreadLocal|ContextLocal)?Singleton|Factory|Callable|Resource)$/;

/** How the arguments of a call are lowered. */
type LowerArguments = (given: Node, name: string, at: At, lowering: Lowering) => readonly Expression[];

/**
 * `providers.Singleton(Redis, host="cache")` stands for what it makes, `Redis(host="cache")`: other providers are handed that.
 * https://python-dependency-injector.ets-labs.org/providers/index.html
 */
export function providedObject(
  node: Node,
  {
    callee,
    given,
    at,
    lowering,
  }: { readonly callee: Node; readonly given: Node | null; readonly at: At; readonly lowering: Lowering },
  lowerArguments: LowerArguments,
): Expression | undefined {
  const [made] = given && isProvider(callee, lowering) ? partsOf(given) : [];
  if (!given || !made || !/^(identifier|attribute)$/.test(made.type)) return undefined;
  const [target, ...rest] = lowerArguments(given, '', at, lowering);
  if (!target) return undefined;
  return lowering.draft.call({
    callee: target,
    arguments: rest,
    isNew: /^[A-Z]/.test(made.text),
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}

function isProvider({ type, text }: Node, { draft }: Lowering): boolean {
  const name = text.slice(text.lastIndexOf('.') + 1);
  if (!PROVIDER.test(name)) return false;
  const local = type === 'attribute' ? text.split('.')[0] : text;
  return draft.imports.some((each) => each.local === local && /^dependency_injector(?:\.|$)/.test(each.specifier));
}

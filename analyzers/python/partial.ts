import type { Expression } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const REST = 'args';
const NAMED = 'keywords';

/** How the arguments of a call are lowered; handed in, because they may be such calls themselves. */
type LowerArguments = (given: Node, name: string, at: At, lowering: Lowering) => readonly Expression[];

/**
 * `partial(requests.post, URL, timeout=3)` is a function that adds what it is called with: https://docs.python.org/3/library/functools.html#functools.partial
 */
export function partialFunction(
  node: Node,
  {
    callee,
    given,
    at,
    lowering,
  }: { readonly callee: Node; readonly given: Node | null; readonly at: At; readonly lowering: Lowering },
  lowerArguments: LowerArguments,
): Expression | undefined {
  const [called] = given && isPartial(callee, lowering) ? partsOf(given) : [];
  if (!given || !called || !/^(identifier|attribute)$/.test(called.type)) return undefined;
  const { draft } = lowering;
  const place = lowering.place(node);
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const none = { isStatic: false, isAbstract: false, decorators: [], returns: [] };
  const parameters = [
    { name: REST, isRest: true, isField: false, decorators: [] },
    { name: NAMED, isRest: false, takesNamed: true, isField: false, decorators: [] },
  ];
  draft.addFunction({ kind: 'function', scope, ...none, parameters, place });
  for (const [parameter, { name }] of parameters.entries()) draft.declare(scope, { name, values: [], parameter, place });
  const inside: At = { ...at, class: undefined, scope, function: index };
  const [target = NOTHING, ...bound] = lowerArguments(given, '', inside, lowering);
  const others: Expression = { is: 'spread', of: { is: 'name', name: REST } };
  const named: Expression = { is: 'keyword', name: '**', of: { is: 'name', name: NAMED } };
  const call = draft.call({
    callee: target,
    arguments: [
      ...bound.filter((each) => each.is !== 'keyword'),
      others,
      ...bound.filter((each) => each.is === 'keyword'),
      named,
    ],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
  draft.functions[index]?.returns.push({ expression: call, scope });
  return { is: 'function', function: index };
}

/** `partial(…)` as it was imported, or `functools.partial(…)` under the name that the module was imported as. */
function isPartial({ type, text }: Node, { draft }: Lowering): boolean {
  const imported = draft.imports.filter(({ specifier }) => specifier === 'functools');
  if (type !== 'attribute') return imported.some((each) => each.local === text && each.imported === 'partial');
  return imported.some((each) => each.imported !== 'partial' && text === `${each.local}.partial`);
}

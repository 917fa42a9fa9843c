import type { Decorator, Expression } from '../../src/code/ir.ts';
import type { ClassDraft, FunctionDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lastName, lowerArguments } from './calls.ts';
import type { At, Lowering } from './lowering.ts';

/** Decorators of the language itself, which say how something is bound and make nothing new of it. */
const PLAIN =
  /^(property|staticmethod|classmethod|(\w+\.)?(abstractmethod|abstractproperty|cached_property|dataclass|wraps|lru_cache|cache|overload|override|final|contextmanager|asynccontextmanager)|\w+\.(setter|getter|deleter))$/;

/**
 * `@app.get('/orders')` is the call `app.get('/orders')` that decorates a function or class; `@task` is the call `task()` of the
 * same. Gives what the calls make, and notes the decorators on the function or class itself.
 */
export function lowerDecorators(
  nodes: readonly Node[],
  target: Expression,
  at: At,
  lowering: Lowering,
  on: FunctionDraft | ClassDraft | undefined,
): readonly Expression[] {
  return nodes.flatMap((node) => {
    const [inner] = partsOf(node);
    if (!inner) return [];
    const callee = inner.type === 'call' ? inner.childForFieldName('function') : inner;
    const given = inner.type === 'call' ? inner.childForFieldName('arguments') : null;
    if (!callee || PLAIN.test(callee.text)) return [];
    const lowered = lowering.expression(callee, at);
    const args = given ? lowerArguments(given, lastName(callee), at, lowering) : [];
    const place = lowering.place(node);
    on?.decorators.push({ callee: lowered, arguments: args, ...applied(target, given), scope: at.scope, place });
    const call = { callee: lowered, arguments: args, isNew: false, typeArguments: [], decorates: target, scope: at.scope, place };
    return [lowering.draft.call(call)];
  });
}

/** What is called with a class: https://docs.python.org/3/reference/compound_stmts.html#class-definitions */
function applied(target: Expression, given: Node | null): Pick<Decorator, 'applies'> {
  return target.is === 'class' ? { applies: given ? 'result' : 'itself' } : {};
}

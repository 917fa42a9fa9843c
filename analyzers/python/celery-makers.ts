import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Exposed } from './exposed.ts';
import type { Lead, Stated } from './names-led.ts';

/** An application of Celery under the name that its module has it by. */
export interface Application {
  readonly path: string;
  readonly name: string;
  /** The call of `Celery` itself: in the same file, or in the function of another that made it. */
  readonly made: { readonly path: string; readonly call: number };
}

const DEEPEST = 4;

/** `app = Celery('shop')` at the top of a module, and `app = make_celery('shop')` of a function that gives one. */
export function applicationsIn(module: Module, lead: Lead): readonly Application[] {
  return (module.scopes[0]?.variables ?? []).flatMap(({ name, values }) =>
    values.flatMap(({ expression, scope, isAdded }) => {
      const made = isAdded || expression.is !== 'call' ? undefined : makingOf({ expression, scope, module }, lead, DEEPEST);
      return made ? [{ path: module.path, name, made }] : [];
    }),
  );
}

/** Applications that only functions hold: `app.extensions['celery'] = Celery(app.name)` of a Flask application. */
export function heldIn(module: Module, known: readonly Application[], exposed: Exposed): readonly Application[] {
  const { path, calls } = module;
  return calls.flatMap(({ callee, scope }, call) => {
    const isHeld = scope !== 0 && isCelery(callee, module) && !known.some(({ made }) => made.path === path && made.call === call);
    const told = isHeld ? exposed.of({ expression: { is: 'call', call }, scope, module }) : undefined;
    return told?.is === 'member' ? [{ path, name: told.name, made: { path, call } }] : [];
  });
}

function makingOf(stated: Stated, lead: Lead, left: number): Application['made'] | undefined {
  const { expression, module } = lead(stated);
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (expression.is !== 'call' || !call || left === 0) return undefined;
  if (isCelery(call.callee, module)) return { path: module.path, call: expression.call };
  const maker = lead({ expression: call.callee, scope: call.scope, module });
  if (maker.expression.is === 'class') return extendsCelery(maker) ? { path: module.path, call: expression.call } : undefined;
  const returns = maker.expression.is === 'function' ? maker.module.functions[maker.expression.function]?.returns : undefined;
  for (const each of returns ?? []) {
    const made = makingOf({ ...each, module: maker.module }, lead, left - 1);
    if (made) return made;
  }
  return undefined;
}

/** `class Bindery(Celery)`. */
function extendsCelery({ expression, module }: Stated): boolean {
  const base = expression.is === 'class' ? module.classes[expression.class]?.extends : undefined;
  return base !== undefined && isCelery(base.expression, module);
}

/** `Celery` by its own name, or of its package. */
function isCelery(callee: CallSite['callee'], { imports }: Module): boolean {
  const isOf = ({ specifier }: Module['imports'][number]) => /^celery(\.|$)/.test(specifier);
  if (callee.is === 'name') return imports.some((each) => isOf(each) && each.imported === 'Celery' && each.local === callee.name);
  return callee.is === 'member' && callee.name === 'Celery' && isRoom(callee.of, imports.filter(isOf));
}

function isRoom(expression: Expression, imports: Module['imports']): boolean {
  return expression.is === 'name' && imports.some(({ local, imported }) => imported === '*' && local === expression.name);
}

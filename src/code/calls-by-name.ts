import { callIndexOf } from './call-index.ts';
import { Evaluator } from './evaluate.ts';
import type { CallSite, Expression, FunctionNode, Module } from './ir.ts';
import type { Reach } from './reach.ts';
import { optionsOf, siteOfCall, type Thing } from './thing.ts';
import type { Callers } from './used-members.ts';
import type { OpenWorld } from './world.ts';

/** Looks at what the calls of a method's name come to: `sdk.start()` of a library is no call of the repository's own `start`. */
export function callsByName(world: OpenWorld, reach: Reach): Callers['mayCall'] {
  const known = new Map<string, readonly Thing[]>();
  return (program, method) => {
    const name = method.name ?? '';
    const key = `${program} ${name}`;
    const called = known.get(key) ?? calledIn(world, reach, program, name);
    known.set(key, called);
    return called.some((thing) => mayBe(thing, method));
  };
}

function calledIn(world: OpenWorld, reach: Reach, program: string, name: string): readonly Thing[] {
  return callIndexOf(world.base)
    .named(name)
    .flatMap(([module, index]) => {
      const call = module.calls[index];
      if (!call || !reach.programsAt(siteOfCall(module, call)).has(program)) return [];
      if (isOfOutside(world, module, call)) return [];
      return optionsOf(new Evaluator(world, program).evaluate({ module, scope: call.scope, expression: call.callee }));
    });
}

/** `const sdk = new NodeSDK()`: what is made of a package's class is none of the repository's. */
function isOfOutside(world: OpenWorld, module: Module, { callee, scope }: CallSite): boolean {
  if (callee.is !== 'member' || callee.of.is !== 'name') return false;
  const target = world.base.lookUp(module, scope, callee.of.name);
  const values = target?.is === 'variable' && target.variable.parameter === undefined ? target.variable.values : [];
  return values.length > 0 && values.every(({ expression }) => isNewOfPackage(world, module, expression));
}

function isNewOfPackage(world: OpenWorld, module: Module, expression: Expression): boolean {
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!call?.isNew) return false;
  const made = new Evaluator(world).evaluate({ module, scope: call.scope, expression: call.callee });
  return optionsOf(made).every(({ is }) => is === 'package' || is === 'symbol');
}

function mayBe(thing: Thing, method: FunctionNode): boolean {
  if (thing.is === 'function') return thing.node === method || thing.node.isAbstract;
  return thing.is !== 'symbol' && thing.is !== 'made' && thing.is !== 'class';
}

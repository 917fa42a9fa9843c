import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { basesOf, classAround } from './enclosing-class.ts';

/**
 * A module's routes are below the path that its constructor hands to its base: what `AddRoutes` is given is a group of that path.
 * https://github.com/CarterCommunity/Carter#sample
 */
export function withModulePaths(module: Module): Module {
  if (!module.classes.some((node) => basesOf(node).includes('CarterModule'))) return module;
  const calls: CallSite[] = [...module.calls];
  for (const node of module.classes) {
    const path = basesOf(node).includes('CarterModule') ? basePath(node, module) : undefined;
    const adding = node.methods.flatMap((index) => module.functions[index] ?? []).find(({ name }) => name === 'AddRoutes');
    const app = adding?.parameters[0]?.name;
    if (!path || !adding || app === undefined) continue;
    const { scope, place } = adding;
    const callee: Expression = { is: 'member', of: { is: 'name', name: app }, name: 'MapGroup' };
    const group: Expression = { is: 'call', call: calls.length };
    calls.push({ callee, arguments: [path], isNew: false, typeArguments: [], scope, place });
    for (const [index, call] of module.calls.entries())
      if (call.scope === scope && isOn(call, app)) calls[index] = onto(call, group);
  }
  return { ...module, calls };
}

/** `public OrdersModule() : base("/api/orders")`. */
function basePath(node: Module['classes'][number], module: Module): Expression | undefined {
  return module.calls.find(({ callee, scope }) => callee.is === 'super' && classAround(scope, module) === node)?.arguments[0];
}

function isOn({ callee }: CallSite, name: string): boolean {
  return callee.is === 'member' && callee.of.is === 'name' && callee.of.name === name;
}

function onto(call: CallSite, of: Expression): CallSite {
  return call.callee.is === 'member' ? { ...call, callee: { ...call.callee, of } } : call;
}

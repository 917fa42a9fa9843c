import type { EngineInput } from './engine.ts';
import type { CallSite, Decorator, Expression, Module } from './ir.ts';

/** What decorators stand on: the scope around the class, where they run, and what they are called with. */
interface Decorated {
  readonly decorators: readonly Decorator[];
  readonly scope: number;
  readonly passed: readonly Expression[];
}

/**
 * Where decorators are functions, those of the repository itself are called with what they decorate, a method's with the class's
 * prototype, its name and its descriptor: https://www.typescriptlang.org/docs/handbook/decorators.html#method-decorators
 * Front ends that lower decorators to calls have done so.
 */
export function withDecoratorCalls(module: Module, resolveImport: EngineInput['resolveImport']): Module {
  const added: CallSite[] = [];
  const isLowered = ({ place }: Decorator) => module.calls.some((call) => call.decorates && call.place.line === place.line);
  for (const { decorators, scope, passed } of decoratedIn(module))
    for (const each of decorators)
      if (each.applies && isOwn(rootOf(each.callee), module, resolveImport) && !isLowered(each))
        added.push(...callsOf(each, scope, passed, module.calls.length + added.length));
  return added.length > 0 ? { ...module, calls: [...module.calls, ...added] } : module;
}

function callsOf(
  { applies, callee, arguments: args, place }: Decorator,
  scope: number,
  passed: readonly Expression[],
  next: number,
) {
  const call = { isNew: false, typeArguments: [], scope, place };
  const made: CallSite = { ...call, callee, arguments: args };
  return applies === 'itself'
    ? [{ ...made, arguments: passed }]
    : [made, { ...call, callee: { is: 'call', call: next } as const, arguments: passed }];
}

function decoratedIn(module: Module): readonly Decorated[] {
  const { classes, functions } = module;
  return classes.flatMap((of, index): readonly Decorated[] => {
    const { scope } = of;
    const self: Expression = { is: 'class', class: index };
    const methods = of.methods.flatMap((at): readonly Decorated[] => {
      const { decorators = [], kind, name = '', isStatic = false } = functions[at] ?? {};
      const target: Expression = isStatic ? self : { is: 'member', of: self, name: 'prototype' };
      const value: Expression = { is: 'function', function: at };
      const descriptor: Expression = { is: 'object', entries: [{ key: 'value', value }] };
      return kind === 'method' ? [{ decorators, scope, passed: [target, { is: 'literal', value: name }, descriptor] }] : [];
    });
    return [{ decorators: of.decorators, scope, passed: [self] }, ...methods];
  });
}

function rootOf(callee: Expression): string | undefined {
  if (callee.is === 'member') return rootOf(callee.of);
  return callee.is === 'name' ? callee.name : undefined;
}

function isOwn(name: string | undefined, module: Module, resolveImport: EngineInput['resolveImport']): boolean {
  if (name === undefined) return false;
  const imported = module.imports.find(({ local }) => local === name);
  if (imported) return resolveImport(imported.specifier, module.path) !== undefined;
  return module.scopes[0]?.variables.some((each) => each.name === name) ?? false;
}

import type { Evaluator } from './evaluate.ts';
import type { Parameter, Variable } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import {
  anyOf,
  bindingOf,
  type Frame,
  type FunctionThing,
  functionKey,
  type Located,
  optionsOf,
  siteOfDecorator,
  type Thing,
  unknownThing,
} from './thing.ts';
import { typeThing } from './type-things.ts';

/** What a parameter is: what its caller passed, what is injected, what a library hands to callbacks, or what its type tells. */
export function parameterThing(evaluator: Evaluator, located: Located, variable: Variable, scope: number): Thing {
  const { module } = located;
  const index = module.scopes[scope]?.function;
  const fn = index === undefined ? undefined : evaluator.base.functionThing(module, index);
  const parameter = fn?.node.parameters[variable.parameter ?? -1];
  if (index === undefined || !fn || !parameter) return unknownThing(`parameter \`${variable.name}\``);
  const binding = bindingOf(located.frame, functionKey(module, index));
  return binding
    ? boundParameter(evaluator, located, parameter, binding, variable, scope)
    : freeParameter(evaluator, { fn, parameter, position: variable.parameter ?? 0, scope });
}

function boundParameter(
  evaluator: Evaluator,
  located: Located,
  parameter: Parameter,
  binding: Frame,
  variable: Variable,
  scope: number,
): Thing {
  const position = variable.parameter ?? 0;
  if (parameter.isRest) return { is: 'list', items: binding.arguments.slice(position) };
  const passed = binding.arguments[position];
  if (passed) return evaluator.argument(passed);
  if (parameter.default) return evaluator.evaluate({ ...located, expression: parameter.default, scope });
  const typed = typeThing(evaluator, located.module, scope, parameter.type);
  return typed ?? unknownThing(`parameter \`${variable.name}\` is not passed`);
}

interface Free {
  readonly fn: FunctionThing;
  readonly parameter: Parameter;
  readonly position: number;
  readonly scope: number;
}

function freeParameter(evaluator: Evaluator, free: Free): Thing {
  const { fn, parameter, scope } = free;
  const found = injectedParameter(evaluator, free) ?? callbackParameter(evaluator, free);
  if (found) return found;
  const typed = typeThing(evaluator, fn.module, scope, parameter.type);
  if (typed) {
    evaluator.needs({ kind: 'parameter', function: fn, name: parameter.name }, true);
    return typed;
  }
  const open: Thing = { is: 'open', open: { kind: 'parameter', function: fn, name: parameter.name } };
  evaluator.needs(open.open, parameter.default !== undefined);
  if (!parameter.default) return open;
  return anyOf([evaluator.evaluate({ module: fn.module, expression: parameter.default, scope }), open]);
}

function injectedParameter(evaluator: Evaluator, { fn, parameter, scope }: Free): Thing | undefined {
  return injectedBy(evaluator, fn.module, scope, parameter.decorators);
}

/** What a decorator such as `@Inject(TOKEN)` asks for. */
export function injectedBy(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorators: Parameter['decorators'],
): Thing | undefined {
  for (const decorator of decorators) {
    for (const option of optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope }))) {
      if (option.is !== 'symbol') continue;
      const selector = entryFor(option.library, option.library.decorators?.inject, option.path);
      const [token] = decorator.arguments;
      if (!selector || !token) continue;
      return evaluator.world.injected(evaluator.evaluate({ module, expression: token, scope }), evaluator);
    }
  }
  return undefined;
}

/** A decorator that makes what it stands on: `@Client({ transport: … }) client`. */
export function decoratedThing(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorators: Parameter['decorators'],
): Thing | undefined {
  for (const decorator of decorators) {
    for (const option of optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope }))) {
      if (option.is !== 'symbol') continue;
      const type = entryFor(option.library, option.library.creates, option.path);
      if (!type) continue;
      const args = decorator.arguments.map((expression) => ({ module, expression, scope }));
      return { is: 'made', library: option.library, type, maker: { arguments: args, site: siteOfDecorator(module, decorator) } };
    }
  }
  return undefined;
}

function callbackParameter(evaluator: Evaluator, { fn, position }: Free): Thing | undefined {
  const taken = evaluator.world.callTaking(fn);
  const call = taken && fn.module.calls[taken.call];
  if (!call) return undefined;
  for (const option of optionsOf(evaluator.evaluate({ module: fn.module, expression: call.callee, scope: call.scope }))) {
    if (option.is !== 'symbol') continue;
    if (option.receiver && option.path.endsWith('.then') && taken.index === 0 && position === 0) return option.receiver;
    const type = entryFor(option.library, option.library.callbacks, option.path)?.[taken.index]?.[position];
    if (!type) continue;
    const args = call.arguments.map((expression) => ({ module: fn.module, expression, scope: call.scope }));
    return { is: 'made', library: option.library, type, maker: { arguments: args }, receiver: option.receiver };
  }
  return undefined;
}

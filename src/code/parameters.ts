import type { Taking } from './callbacks.ts';
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
  siteOfCall,
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
  const free = { fn, parameter, position: variable.parameter ?? 0, scope };
  if (!binding) return freeParameter(evaluator, free);
  const bound = boundParameter(evaluator, located, parameter, binding, variable, scope);
  return bound.is === 'unknown' ? (callbackParameter(evaluator, free) ?? bound) : bound;
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
  const declared = typeThing(evaluator, fn.module, scope, parameter.type);
  const typed = declared && (evaluator.world.provided(declared, parameter.name, evaluator, fn.module) ?? declared);
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
  const { decorators, name } = parameter;
  return injectedBy(evaluator, fn.module, scope, decorators) ?? decoratedThing(evaluator, fn.module, scope, decorators, name);
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

/** A decorator that makes what it stands on, `@Client({ transport: … }) client`, or says its value, `@Value("${orders.url}")`. */
export function decoratedThing(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorators: Parameter['decorators'],
  decoratedName: string,
): Thing | undefined {
  for (const decorator of decorators) {
    for (const option of optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope }))) {
      if (option.is !== 'symbol') continue;
      const args = decorator.arguments.map((expression) => ({ module, expression, scope }));
      const rule = entryFor(option.library, option.library.decorators?.value, option.path);
      if (rule) return evaluator.world.ruled(rule, { arguments: args, decoratedName }, evaluator);
      const type = entryFor(option.library, option.library.creates, option.path);
      if (!type) continue;
      return { is: 'made', library: option.library, type, maker: { arguments: args, site: siteOfDecorator(module, decorator) } };
    }
  }
  return undefined;
}

function callbackParameter(evaluator: Evaluator, { fn, position }: Free): Thing | undefined {
  const found = evaluator.world.callsTaking(fn).flatMap((taking) => handedBy(evaluator, taking, position));
  return found.length > 0 ? anyOf(found) : undefined;
}

/** What the called library hands to its callback at a position; `promise.then(…)` hands on what it is called on. */
function handedBy(evaluator: Evaluator, { module, call, index }: Taking, position: number): readonly Thing[] {
  return optionsOf(evaluator.evaluate({ module, expression: call.callee, scope: call.scope })).flatMap(
    (option): readonly Thing[] => {
      if (option.is !== 'symbol') return [];
      const { library, path, receiver } = option;
      if (receiver && path.endsWith('.then') && index === 0 && position === 0) return [receiver];
      const type = entryFor(library, library.callbacks, path)?.[index]?.[position];
      if (!type) return [];
      const args = call.arguments.map((expression) => ({ module, expression, scope: call.scope }));
      return [{ is: 'made', library, type, maker: { arguments: args, site: siteOfCall(module, call) }, receiver }];
    },
  );
}

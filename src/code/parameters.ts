import { eachPositional, namedArgument, otherNamed } from './arguments.ts';
import { callbackParameter, type FreeParameter } from './callback-parameters.ts';
import { type Decorating, decoratingsOf } from './composed-decorators.ts';
import type { Evaluator } from './evaluate.ts';
import { givenTo } from './instance-of.ts';
import type { Parameter, Variable } from './ir.ts';
import { functionKey } from './keys.ts';
import { entryFor } from './library-lookup.ts';
import { isNeverPassed } from './never-passed.ts';
import { askerOf, registeredFor } from './registered.ts';
import { decoratedThing } from './said-by-decorators.ts';
import { selectValue } from './select.ts';
import { takenType } from './taken-types.ts';
import { anyOf, bindingOf, type Frame, type FunctionThing, type Located, optionsOf, type Thing, unknownThing } from './thing.ts';
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
  const { memory, world } = evaluator;
  const frame = world.surroundings.frameOfTakers(fn, located.frame);
  if (!binding) return memory.onceAlone(parameter, frame, () => freeParameter(evaluator, free, frame));
  const bound = boundParameter(evaluator, located, { free, binding }, variable);
  return bound.is === 'unknown' ? (callbackParameter(evaluator, free, frame) ?? bound) : bound;
}

function boundParameter(
  evaluator: Evaluator,
  located: Located,
  { free, binding }: { readonly free: FreeParameter; readonly binding: Frame },
  variable: Variable,
): Thing {
  const { fn, parameter, position, scope } = free;
  const { arguments: args } = binding;
  if (parameter.takesNamed) return otherNamed(evaluator, args, namesBefore(located.module, scope));
  if (parameter.isRest) return { is: 'list', items: eachPositional(evaluator, args).slice(position) };
  const passed =
    namedArgument(evaluator, args, parameter.name) ??
    (parameter.isNamedOnly ? undefined : eachPositional(evaluator, args)[position]);
  if (passed) return evaluator.memory.outside(fn.node, () => evaluator.argument(passed));
  if (parameter.default) return evaluator.evaluate({ ...located, expression: parameter.default, scope });
  const typed = injectedParameter(evaluator, free) ?? typeThing(evaluator, located.module, scope, parameter.type);
  // A container calls the methods that make what others ask for, and passes what others make.
  return (
    (typed && (registeredFor(evaluator, typed, ownerOf(evaluator, fn)) ?? providedThing(evaluator, free, typed))) ??
    typed ??
    unknownThing(`parameter \`${variable.name}\` is not passed`)
  );
}

function namesBefore(module: Located['module'], scope: number): readonly string[] {
  return module.functions[module.scopes[scope]?.function ?? -1]?.parameters.map(({ name }) => name) ?? [];
}

function freeParameter(evaluator: Evaluator, free: FreeParameter, frame: Frame | undefined): Thing {
  const { fn, parameter, scope } = free;
  const found = injectedParameter(evaluator, free) ?? callbackParameter(evaluator, free, frame);
  if (found) return found;
  const given = parameter.default && evaluator.evaluate({ module: fn.module, expression: parameter.default, scope });
  if (given && isMeant(evaluator, free, given)) return given;
  const isMade = given !== undefined && optionsOf(given).some((each) => each.is === 'made' || each.is === 'instance');
  const declared = isMade ? given : statedType(evaluator, free, frame);
  const registered = declared && !isMade ? registeredFor(evaluator, declared, ownerOf(evaluator, fn)) : undefined;
  if (registered) return registered;
  const typed = declared
    ? (providedThing(evaluator, free, declared) ?? givenTo(declared, ownerOf(evaluator, fn)))
    : providedByName(evaluator, free);
  if (typed) {
    const standsIn = { isReplaceable: isReplaceable(given, typed), isOneOf: isOneOfSeveral(free, given, typed) };
    evaluator.needs({ kind: 'parameter', function: fn, name: parameter.name, ...standsIn }, true);
    return typed;
  }
  const open: Thing = { is: 'open', open: { kind: 'parameter', function: fn, name: parameter.name } };
  evaluator.needs(open.open, given !== undefined);
  return given ? anyOf([given, open]) : open;
}

/** Its own type, or that which whoever the function is passed to states. */
function statedType(evaluator: Evaluator, free: FreeParameter, frame: Frame | undefined): Thing | undefined {
  const { fn, parameter, scope } = free;
  return parameter.type ? typeThing(evaluator, fn.module, scope, parameter.type) : takenType(evaluator, free, frame);
}

function providedThing(evaluator: Evaluator, { fn, parameter, scope }: FreeParameter, declared: Thing): Thing | undefined {
  const name = qualifierIn(evaluator, fn.module, scope, parameter.decorators) ?? parameter.name;
  return evaluator.world.provided(declared, name, evaluator, fn.module);
}

/** A text or number goes by the name that is asked for alone. */
function providedByName(evaluator: Evaluator, { fn, parameter, scope }: FreeParameter): Thing | undefined {
  const name = qualifierIn(evaluator, fn.module, scope, parameter.decorators);
  return name === undefined ? undefined : evaluator.world.providedAs(name, evaluator, fn.module.path);
}

/** Whether a type alone tells several objects of the repository, of which a caller passes one. */
function isOneOfSeveral({ fn }: FreeParameter, given: Thing | undefined, typed: Thing): boolean {
  if (given !== undefined || fn.node.kind === 'constructor') return false;
  return typed.is === 'any-of' && typed.options.every(({ is }) => is === 'instance');
}

/** A type that parts of its objects have as well: who passes one says which part it is. */
function mayBePart(typed: Thing): boolean {
  return typed.is === 'made' && !typed.maker && (typed.library.parts?.includes(typed.type) ?? false);
}

function isReplaceable(given: Thing | undefined, typed: Thing): boolean {
  return isInstance(given) || mayBePart(typed);
}

function isInstance(thing: Thing | undefined): boolean {
  return thing !== undefined && optionsOf(thing).some(({ is }) => is === 'instance');
}

/** Whether nobody puts anything in the place of a parameter's default. */
function isMeant(evaluator: Evaluator, free: FreeParameter, given: Thing): boolean {
  return asksContainer(evaluator, free) || (given.is === 'instance' && isNeverPassed(evaluator.world, free));
}

/** A container that has nothing under the token leaves a parameter its default. */
function asksContainer(evaluator: Evaluator, { fn, parameter, scope }: FreeParameter): boolean {
  return parameter.decorators.some((decorator) =>
    decoratingsAt(evaluator, fn.module, scope, decorator).some(
      ({ symbol: { library, path } }) => entryFor(library, library.decorators?.inject, path) !== undefined,
    ),
  );
}

/** The library decorators that one stands for, itself or as a function of the repository. */
function decoratingsAt(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorator: Parameter['decorators'][number],
): readonly Decorating[] {
  return optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope })).flatMap((option) => {
    if (option.is !== 'symbol') return decoratingsOf(evaluator, module, decorator, option);
    return [{ symbol: option, arguments: decorator.arguments.map((expression) => ({ module, expression, scope })) }];
  });
}

/** The class whose constructor it is: dependencies may be registered for it. */
function ownerOf(evaluator: Evaluator, { node, module }: FunctionThing) {
  return node.kind === 'constructor' ? evaluator.base.enclosingClass(module, node.scope) : undefined;
}

function injectedParameter(evaluator: Evaluator, { fn, parameter, position, scope }: FreeParameter): Thing | undefined {
  const { decorators, name } = parameter;
  return (
    injectedBy(evaluator, fn.module, scope, decorators) ??
    decoratedThing(evaluator, fn.module, scope, decorators, name) ??
    decoratedSetter(evaluator, fn, scope) ??
    evaluator.world.injectedIntoFactory(fn, position, name, evaluator)
  );
}

/** A decorator of a method may say what its only parameter is: `@Value("${orders.url}") void setUrl(String url)`. */
function decoratedSetter(evaluator: Evaluator, { module, node }: FunctionThing, scope: number): Thing | undefined {
  const [only, ...more] = node.parameters;
  const found = only && more.length === 0 ? decoratedThing(evaluator, module, scope, node.decorators, only.name) : undefined;
  return found?.is === 'value' ? found : undefined;
}

/** What a decorator such as `@Inject(TOKEN)` asks for. */
export function injectedBy(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorators: Parameter['decorators'],
  owner = evaluator.base.enclosingClass(module, scope),
): Thing | undefined {
  for (const decorator of decorators) {
    for (const { symbol, arguments: args } of decoratingsAt(evaluator, module, scope, decorator)) {
      const selector = entryFor(symbol.library, symbol.library.decorators?.inject, symbol.path);
      const [token] = args;
      if (!selector || !token) continue;
      const asked = evaluator.argument(token);
      return asked.is === 'object' ? asked : evaluator.world.injected(asked, evaluator, askerOf(owner));
    }
  }
  return undefined;
}

/** The name by which a decorator such as `@Qualifier("payments")` tells what is meant from others of its type. */
export function qualifierIn(
  evaluator: Evaluator,
  module: Located['module'],
  scope: number,
  decorators: Parameter['decorators'],
): string | undefined {
  for (const decorator of decorators) {
    for (const option of optionsOf(evaluator.evaluate({ module, expression: decorator.callee, scope }))) {
      const selector =
        option.is === 'symbol' ? entryFor(option.library, option.library.decorators?.qualifies, option.path) : undefined;
      const args = decorator.arguments.map((expression) => ({ module, expression, scope }));
      const value = selector && selectValue(evaluator, selector, { arguments: args });
      if (value?.is === 'literal') return String(value.value);
    }
  }
  return undefined;
}

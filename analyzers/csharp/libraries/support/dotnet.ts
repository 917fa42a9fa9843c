import {
  arg,
  classOf,
  type Effect,
  each,
  first,
  maker,
  param,
  type Selector,
  type Step,
  type ValueRule,
} from '../../../../src/code/library.ts';
import { register, settingOf, type } from '../../../../src/code/type-selectors.ts';

/** What `options => { options.Address = … }` sets, or what an options object was made with. */
export function option(index: number, ...path: readonly Step[]): Selector {
  return first(arg(index, '{}', ...path), arg(index, ...path));
}

/** `GetConnectionString("orders")`: https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.configurationextensions.getconnectionstring */
export function connectionString(name: Selector): Selector {
  return settingOf({ from: 'join', parts: [{ from: 'text', value: 'ConnectionStrings:' }, name] });
}

/** A member that gives what it is called on, so that chains of calls stay what they are. */
export function same(...names: readonly string[]): Record<string, ValueRule> {
  return each<ValueRule>(names, (name) => [name, { value: 'select', selector: { from: 'receiver' } }]);
}

/** An instance of a type of the library as a property. */
export function property(type: string): ValueRule {
  return { value: 'registered', token: { from: 'text', value: `property ${type}` }, type, isProperty: true };
}

/** The first argument, or the one of that name. */
export function target(name: string): Selector {
  return param(0, name);
}

function whatever(...options: readonly Selector[]): Selector {
  return { from: 'first', options, isCode: true };
}

const instance = whatever(arg(0, '()'), arg(0));

/**
 * What a container is given for whoever asks for its type: `AddSingleton(section.Get<Carrier>())`, `AddScoped<IBus>(services => new Bus(…))`,
 * `AddSingleton(GrpcChannel.ForAddress(…))`. https://learn.microsoft.com/dotnet/core/extensions/dependency-injection#service-registration-methods
 */
export const addedInstance: Effect = register({
  token: whatever(type(0), maker(instance, type(0), 'Bound'), classOf(instance)),
  items: instance,
  isInstance: true,
  isOwn: true,
});

import {
  arg,
  classOf,
  type Effect,
  each,
  first,
  param,
  type Selector,
  type Step,
  type ValueRule,
} from '../../../../src/code/library.ts';
import { register, settingOf } from '../../../../src/code/type-selectors.ts';

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

const added: Selector = { from: 'first', options: [arg(0, '()'), arg(0)], isCode: true };

/** A client of a library that a container is given: `AddScoped(_ => new HttpClient { … })`, `AddSingleton(GrpcChannel.ForAddress(…))`. */
export function addedClient(library: string): Effect {
  return register({ token: classOf(added), items: added, where: [added, library], isOwn: true });
}

import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  param,
  type Selector,
  type Step,
  type ValueRule,
} from '../../../../src/code/library.ts';
import { settingOf } from '../../../../src/code/type-selectors.ts';
import type { NodeKind, Protocol } from '../../../../src/model/fact.ts';

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

/** A client that opens a connection, and the address is in that call. */
export interface Store {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** Constructors, static and extension methods with the place of the address; a bare name takes it from the first argument. */
  readonly makers: Readonly<Record<string, Selector>>;
  readonly types?: Readonly<Record<string, string>>;
}

/** The library of one such client. */
export function storeLibrary({ makers, nodeKind, technology, protocol, ...rest }: Store): Library {
  const calls = Object.entries(makers).map(([maker, target]): [string, Effect] => [
    maker,
    connection({ nodeKind, technology, protocol, target }),
  ]);
  return defineLibrary({ ...rest, calls: Object.fromEntries(calls) });
}

/** The first argument, or the one of that name. */
export function target(name: string): Selector {
  return param(0, name);
}

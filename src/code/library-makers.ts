import type { ContractRole, NodeKind } from '../model/fact.ts';
import type { Effect, Selector } from './library.ts';

/** `word(arg(0), 1)`: the second word. */
export function word(of: Selector, index: number): Selector {
  return { from: 'word', of, index };
}

/** `beside('Path', arg(0, 'value'))`: in the arguments of another decorator of the same thing. */
export function beside(decorator: string, selector: Selector): Selector {
  return { from: 'beside', decorator, selector };
}

/** `setting('spring.kafka.bootstrap-servers')`: what the library reads from the settings by itself. */
export function setting(key: string | Selector, fallback?: Selector): Selector {
  const of: Selector = typeof key === 'string' ? { from: 'text', value: key } : key;
  return fallback ? { from: 'setting', key: of, fallback } : { from: 'setting', key: of };
}

/** `fileData(arg(0))`: what is in the file of data whose name is passed. */
export function fileData(of: Selector): Selector {
  return { from: 'file-data', of };
}

/** `inPlaceOf(arg(0, 'socialProviders', 'github'), 'https://api.github.com')`: the text, where there is something at all. */
export function inPlaceOf(of: Selector, text: string): Selector {
  return { from: 'in-place-of', of, text };
}

/** `orders/{}` of `client.orders({ id }).get()`; a member called `ignoring` stands for nothing. */
export function calledPath(ignoring?: string, by: '/' | '.' = '/'): Selector {
  return ignoring === undefined ? { from: 'called-path', by } : { from: 'called-path', by, ignoring };
}

/** The path of the member that has the place in `of` that is called: `contract.orders.place` for `client.orders.place()`. */
export function calledMember(of: Selector, path: readonly string[], key?: string): Selector {
  return key === undefined ? { from: 'called-member', of, path } : { from: 'called-member', of, path, key };
}

/** `rows(arg(0))`: what the statement that is passed gives; `rows(arg(0), 1)` is the second column of it. */
export function rows(of: Selector, column?: number): Selector {
  return column === undefined ? { from: 'rows', of } : { from: 'rows', of, column };
}

/** `firstHalf(arg(1, 'Streams'), '> $')`: names that stand in front of as many marks. */
export function firstHalf(of: Selector, marks: string): Selector {
  return { from: 'first-half', of, marks };
}

/** Clients made of an interface. */
export function client(details: Omit<Extract<Effect, { does: 'client' }>, 'does'>): Effect {
  return { does: 'client', ...details };
}

/** What kind of server the program is. */
export function role(nodeKind: NodeKind, technology: string): Effect {
  return { does: 'role', nodeKind, technology };
}

/** The program registers itself under a name that others ask a registry for. */
export function goesBy(name: Selector): Effect {
  return { does: 'goes-by', name };
}

/**
 * The program works with the contract of that file or name; `base` stands before its paths in place of its own servers, and so does the path
 * that `router` is mounted at.
 */
export function contract(as: ContractRole, named: Selector, base?: Selector, router?: Selector): Effect {
  return { does: 'contract', as, contract: named, ...(base ? { base } : {}), ...(router ? { router } : {}) };
}

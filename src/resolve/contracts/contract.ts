import type { FactOf } from '../../model/fact.ts';
import { type Address, parseAddresses, plainPath } from '../address.ts';
import type { FactIndex } from '../fact-index.ts';

export type OperationFact = FactOf<'operation'>;

/** An interface description with what it declares. */
export interface Contract {
  readonly fact: FactOf<'contract'>;
  readonly operations: readonly OperationFact[];
}

/** Every description of the repository; of several copies each has its own operations. */
export function contractsOf(facts: FactIndex): readonly Contract[] {
  const byContract = new Map<string, OperationFact[]>();
  for (const fact of facts.of('operation')) byContract.set(fact.contract, [...(byContract.get(fact.contract) ?? []), fact]);
  return facts.of('contract').map((fact) => {
    const declared = byContract.get(fact.name) ?? [];
    const { path } = fact.evidence;
    return { fact, operations: fact.name === path ? declared : declared.filter(({ evidence }) => evidence.path === path) };
  });
}

/** Addresses of a contract's servers. */
export function serversOf({ fact }: Contract): readonly Address[] {
  return (fact.servers ?? []).flatMap(parseAddresses);
}

/** What its first server puts before the paths of a contract, or of an operation that has servers of its own. */
export function baseOf(contract: Contract, operation?: OperationFact): string {
  const [server = ''] = operation?.servers ?? contract.fact.servers ?? [];
  return plainBase(server);
}

/** The path of a server's URL, `''` for none. */
export function plainBase(server: string): string {
  const path = parseAddresses(server)[0]?.path ?? '';
  return path.replace(/\/+$/, '');
}

/** `GET /orders/{}`: what two descriptions or a description and code share whatever they call their parameters. */
export function signatureOf(operation: OperationFact): string {
  return `${operation.method} ${plainPath(operation.path)}`;
}

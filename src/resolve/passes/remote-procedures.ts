import type { Route } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import { because, evidenceChain } from '../chain.ts';
import { type Contract, contractsOf, type OperationFact } from '../contracts/contract.ts';
import { isNotOwn } from '../contracts/place.ts';
import { isTestFile } from '../identity/sightings.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { inNumber } from './contracts.ts';

/** RPC services go by their full names: what code serves gets the line that declares it, what gateways offer over HTTP gets its routes. */
export const remoteProcedures: Pass = {
  name: 'remote procedures',
  run: (around) => {
    const described = contractsOf(around.facts).filter(({ fact }) => fact.protocol === 'grpc' || fact.protocol === 'thrift');
    const copies = new Map<string, Contract[]>();
    for (const each of described) copies.set(each.fact.name, [...(copies.get(each.fact.name) ?? []), each]);
    for (const [name, contracts] of copies) if (!joinServed(name, contracts, around)) addUnserved(name, contracts, around);
    for (const use of around.facts.of('contract-use')) if (use.role === 'transcodes') addTranscoded(use, described, around);
  },
};

/** Whether code serves the service at all. */
function joinServed(name: string, copies: readonly Contract[], around: Surroundings): boolean {
  const served = around.draft.allRoutes().filter((route) => route.method === 'RPC' && route.path.startsWith(`${name}/`));
  for (const route of served) {
    const near = copies.find((contract) => ownersOf(contract, around).some((thing) => thing.id === route.service)) ?? copies[0];
    const operation = near?.operations.find((each) => isRemote(each) && each.path === route.path);
    if (operation) around.draft.addRoute({ ...route, ...reasons(operation, `it is an operation of ${name}`) });
  }
  return served.length > 0;
}

/** The only copy, in the folder of a service that is no client of it, speaks for that service. */
function addUnserved(name: string, copies: readonly Contract[], around: Surroundings): void {
  const [contract] = copies.filter(({ fact }) => !isTestFile(fact.evidence.path));
  if (!contract || contract.operations.length === 0 || OF_OTHERS.test(name)) return;
  const [thing, second] = ownersOf(contract, around).filter((each) => each.kind === 'service');
  const isOwn = thing && !second && copies.length === 1 && !isNotOwn(contract, thing) && !calls(name, thing, around);
  if (!isOwn) {
    reportUnserved(name, contract, around);
    return;
  }
  for (const operation of contract.operations.filter(isRemote)) {
    around.draft.addRoute({ ...routeOf(thing, operation), ...reasons(operation, `it lies in the folder of ${thing.name}`) });
    around.draft.count('routes', true);
  }
}

/** Services of protocols' own and of vendors, whose descriptions many repositories hold. */
const OF_OTHERS = /^(google|grpc|envoy|opencensus|opentelemetry|istio|xds|udpa|validate|etcdserverpb|k8s|io\.k8s|buf)\./;

function isRemote({ method }: OperationFact): boolean {
  return method === 'RPC';
}

function ownersOf({ fact }: Contract, { owners }: Surroundings): readonly Thing[] {
  return owners.thingsOf({ is: 'file', path: fact.evidence.path });
}

function calls(name: string, thing: Thing, { facts, owners }: Surroundings): boolean {
  const short = name.split('.').at(-1);
  return facts
    .of('call')
    .some((fact) => fact.contract?.split('.').at(-1) === short && owners.thingsOf(fact.owner).includes(thing));
}

function reportUnserved(name: string, { fact, operations }: Contract, { draft }: Surroundings): void {
  draft.count('routes', false);
  draft.addUnknown({
    code: 'unplaced-contract',
    message: `Who serves ${inNumber(operations.filter(isRemote).length)} of ${name} is not known: no code was seen to do so.`,
    evidence: fact.evidence,
    settledBy: `code that implements ${name}`,
  });
}

/** A gateway offers over HTTP what the rules in a service's description say; `*` stands for all that the thing serves itself. */
function addTranscoded(use: FactOf<'contract-use'>, described: readonly Contract[], around: Surroundings): void {
  for (const thing of around.owners.thingsOf(use.owner)) {
    const own = around.draft.allRoutes().filter((route) => route.service === thing.id && route.method === 'RPC');
    const isMeant = ({ fact: { name } }: Contract) =>
      textsOf(use.contract).some((text) =>
        text === '*' ? own.some((route) => route.path.startsWith(`${name}/`)) : name === text || name.endsWith(`.${text}`),
      );
    const rules = described.filter(isMeant).flatMap(({ operations }) => operations.filter((each) => !isRemote(each)));
    const bases = use.base ? textsOf(use.base) : [''];
    for (const operation of rules.flatMap((each) => bases.map((base) => ({ ...each, path: below(base, each.path) })))) {
      const route = routeOf(thing, operation);
      around.draft.addRoute({ ...route, ...reasons(operation, `${thing.name} offers the service over HTTP`, [use]) });
      around.draft.count('routes', true);
    }
  }
}

function below(base: string, path: string): string {
  const above = base.replace(/\/+$/, '');
  return above === '' || path.startsWith('/') ? above + path : `${above}/${path}`;
}

function routeOf(thing: Thing, { method, path }: OperationFact): Pick<Route, 'id' | 'service' | 'method' | 'path'> {
  return { id: `${thing.id} ${method} ${path}`, service: thing.id, method, path };
}

function reasons(operation: OperationFact, reason: string, facts: readonly FactOf<'contract-use'>[] = []) {
  return {
    certainty: 'declared' as const,
    evidence: evidenceChain(operation, facts),
    because: because('remote procedures', [operation, ...facts], reason),
  };
}

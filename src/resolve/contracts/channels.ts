import type { Route } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import type { Followed } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import type { Survey } from '../survey.ts';
import { type Contract, contractsOf, type OperationFact } from './contract.ts';
import { type Ground, type Placement, place } from './place.ts';
import { usesOf } from './uses.ts';

export type MessageFact = FactOf<'publish'> | FactOf<'subscribe'>;

/** One end of a channel. */
export interface End {
  readonly fact: MessageFact;
  readonly thing: Thing;
  readonly name: Followed;
  readonly broker: string;
  /** The pattern that it was found by. */
  readonly bound?: string;
  /** It binds a queue that it does not take from: what is bound is known, and nobody receives. */
  readonly isUntaken?: true;
}

/** An end that a description declares; it has the broker of the code's end that says the same. */
export type DeclaredEnd = Omit<End, 'broker'> & { readonly broker?: string };

/** What descriptions of channels add, and those that nobody could be found for. */
export interface DeclaredEnds {
  readonly ends: readonly DeclaredEnd[];
  readonly open: readonly { readonly contract: Contract; readonly why: string }[];
}

/** Joins descriptions of channels with the ends that code has, as descriptions of routes are joined with routes. */
export function declaredEnds(ends: readonly End[], survey: Survey): DeclaredEnds {
  const contracts = contractsOf(survey.facts).filter(({ operations }) => operations.some(isMessage));
  const uses = usesOf(contracts, survey);
  const ground: Ground = { survey, contracts, uses, served: servedBy(ends), canServe: () => true };
  const placed = contracts.map((contract) => ({ contract, placing: place(contract, ground) }));
  return {
    ends: placed.flatMap(({ contract, placing }) =>
      placing && 'placements' in placing ? placing.placements.flatMap((each) => endsOf(contract, each, ends)) : [],
    ),
    open: placed.flatMap(({ contract, placing }) => (placing && 'why' in placing ? [{ contract, why: placing.why }] : [])),
  };
}

function endsOf(contract: Contract, placement: Placement, ends: readonly End[]): readonly DeclaredEnd[] {
  return contract.operations.flatMap((operation) => {
    const twin = twinOf(operation, placement, ends);
    return twin || placement.isWhole ? [endOf(operation, placement.match.thing, twin)] : [];
  });
}

function isMessage({ method }: OperationFact): boolean {
  return method === 'SEND' || method === 'RECEIVE';
}

/** Ends in the form in which descriptions are matched; the id is the place in the list. */
function servedBy(ends: readonly End[]): ReadonlyMap<string, readonly Route[]> {
  const served = new Map<string, Route[]>();
  ends.forEach(({ fact, thing, name }, index) => {
    const method = fact.kind === 'publish' ? 'SEND' : 'RECEIVE';
    const route: Route = {
      id: String(index),
      service: thing.id,
      method,
      path: name.text,
      certainty: 'resolved',
      evidence: [],
      because: [],
    };
    served.set(thing.id, [...(served.get(thing.id) ?? []), route]);
  });
  return served;
}

function twinOf(operation: OperationFact, { match }: Placement, ends: readonly End[]): End | undefined {
  const route = match.pairs.get(operation);
  return route && ends[Number(route.id)];
}

/** The name is as the code writes it, where code has the channel, too. */
function endOf(operation: OperationFact, thing: Thing, twin: End | undefined): DeclaredEnd {
  const { id, foundBy, evidence, via, payload, contract, path } = operation;
  const fact: MessageFact = {
    kind: (operation.method === 'SEND' ? 'publish' : 'subscribe') as 'publish',
    id,
    foundBy,
    evidence,
    ...(via ? { via } : {}),
    owner: { is: 'file', path: contract },
    protocol: twin?.fact.protocol ?? operation.protocol,
    channel: literal(path),
    channelKind: twin?.fact.channelKind ?? operation.channelKind ?? 'topic',
    ...(payload ? { payload } : {}),
  };
  const name = twin ? { ...twin.name, hops: [] } : { text: path, hops: [], missing: [], deployment: '' };
  return { fact, thing, name, ...(twin ? { broker: twin.broker } : {}) };
}

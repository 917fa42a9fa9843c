import type { FactOf } from '../model/fact.ts';
import { firstAlone, type Located, type Published } from './directory-entry.ts';
import { followEverywhere } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { listenedPort } from './listened-port.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** Who listens on which port in which deployment, by one statement. */
export function listenersOf(fact: FactOf<'listen'>, owners: Owners, settings: Settings): readonly Published[] {
  const beside = fact.beside ? owners.thingsOf(fact.beside) : [];
  return owners.thingsOf(fact.owner).flatMap((thing) =>
    followEverywhere(fact.port, thing, settings).flatMap(({ text, deployment, hops }) => {
      const port = listenedPort(text);
      return port === undefined ? [] : [{ thing, port, ports: [port], deployment, facts: [fact, ...hops], beside }];
    }),
  );
}

/** Whether something listens at the thing's own address. */
export function isBeside({ beside = [], deployment }: Published, thing: Thing, where: string): boolean {
  return deployment === where && beside.includes(thing);
}

/** Whether only those beside it reach what listens. */
export function isOfOwnAddress({ beside = [] }: Published): boolean {
  return beside.length > 0;
}

/** What listens at a port of an own address, where it is one alone. */
export function inOwnPod(choice: readonly Published[], port: number): Located | undefined {
  const entry = firstAlone([choice]);
  const reason = `it is what answers on port ${port} of its own pod`;
  return entry && { thing: entry.thing, certainty: 'resolved', reason, facts: entry.facts };
}

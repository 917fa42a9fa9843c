import type { FactOf } from '../model/fact.ts';
import type { Published } from './directory-entry.ts';
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

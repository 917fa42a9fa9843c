import type { FactOf } from '../../model/fact.ts';
import { concat, literal, setting, type Value } from '../../model/value.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { HEALTH_ENDPOINTS } from '../knowledge/health-endpoints.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { withSlashes } from './routes.ts';

/** Where deployments ask whether a node is well, and where its libraries answer that, on the node. */
export const health: Pass = {
  name: 'health',
  run: (around) => {
    const { facts, owners, draft, things, libraries } = around;
    for (const { owner, path, port, evidence } of facts.of('health')) {
      const check = { path, ...(port === undefined ? {} : { port }), certainty: 'declared', evidence } as const;
      for (const thing of owners.thingsOf(owner)) draft.addHealth(thing.id, check);
    }
    for (const thing of things) {
      const built = thing.programs.length > 0 ? libraries.of(thing.programs.map(({ folder }) => folder)) : [];
      for (const endpoint of HEALTH_ENDPOINTS) {
        const fact = built.find(({ name }) => name === endpoint.library);
        if (fact) addEndpoint(endpoint, fact, thing, around);
      }
    }
  },
};

type Endpoint = (typeof HEALTH_ENDPOINTS)[number];

/** What brings it in is declared; that nothing turns it off is the library's documented default. */
function addEndpoint(endpoint: Endpoint, { evidence }: FactOf<'dependency'>, thing: Thing, around: Surroundings): void {
  const ports = endpoint.port === undefined ? [] : textsOf(setting(endpoint.port), thing, around);
  const hasOwnPort = ports.some((text) => /^\d{1,5}$/.test(text));
  const outer = endpoint.around === undefined || hasOwnPort ? [] : [setting(endpoint.around, literal(''))];
  const below = endpoint.below.map(([key, fallback]) => setting(key, literal(fallback)));
  const parts = [...outer, ...below, literal(endpoint.path)].flatMap((part) => [literal('/'), part]);
  const port = hasOwnPort && ports.length === 1 ? { port: Number(ports[0]) } : {};
  for (const text of textsOf(concat(parts), thing, around))
    around.draft.addHealth(thing.id, { path: withSlashes(text), ...port, certainty: 'resolved', evidence });
}

function textsOf(value: Value, thing: Thing, { settings }: Surroundings): readonly string[] {
  const complete = followEverywhere(value, thing, settings).filter(isComplete);
  return [...new Set(complete.map(({ text }) => text))];
}

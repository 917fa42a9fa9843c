import { BY_ADDRESS, type FactOf, type NodeKind, type Protocol } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { isEmbedded, technologyOfUrl } from './knowledge/technologies.ts';
import type { Surroundings } from './pass.ts';

type Connection = FactOf<'connection'>;
type Spoken = Pick<Connection, 'nodeKind' | 'technology' | 'protocol'>;

/** Words of schemes, and what they name beside the databases of `technologyOfUrl`. */
const SCHEMES: readonly (readonly [word: RegExp, kind: NodeKind, technology: string, protocol: Protocol])[] = [
  [/^(rediss?|rediscache|sentinel)$/, 'cache', 'redis', 'redis'],
  [/^(memcached?|memcache|pymemcache|pymemcached|pylibmc)$/, 'cache', 'memcached', 'other'],
  [/^mongodb$/, 'database', 'mongodb', 'mongodb'],
  [/^(elasticsearch|elastic)\d{0,2}$/, 'search', 'elasticsearch', 'elasticsearch'],
  [/^opensearch\d{0,2}$/, 'search', 'opensearch', 'elasticsearch'],
  [/^cassandra$/, 'database', 'cassandra', 'cassandra'],
  [/^(smtps?|submissions?)$/, 'external', 'smtp', 'smtp'],
];

/** A connection as it is; where its address says what it is to, one for each store that the settings of the thing make it. */
export function spokenBy(fact: Connection, thing: Thing, { settings }: Surroundings): readonly Connection[] {
  if (fact.technology !== BY_ADDRESS) return [fact];
  const texts = followEverywhere(fact.target, thing, settings).filter(isComplete);
  const known = texts.flatMap(({ text }) => {
    const spoken = storeOf(text);
    return spoken ? [{ spoken, text }] : [];
  });
  const all = new Set(known.map(({ spoken }) => spoken.technology));
  if (all.size < 2) return known.slice(0, 1).map(({ spoken }) => ({ ...fact, ...spoken }));
  return known.map(({ spoken, text }) => ({ ...fact, ...spoken, target: literal(text) }));
}

/** `db+postgresql+psycopg://…` is PostgreSQL. */
function storeOf(text: string): Spoken | undefined {
  const words = /^([a-z][a-z0-9+.-]{0,60}):/i.exec(text)?.[1]?.toLowerCase().split('+') ?? [];
  for (const word of words) {
    const known = SCHEMES.find(([each]) => each.test(word));
    if (known) return { nodeKind: known[1], technology: known[2], protocol: known[3] };
    const technology = technologyOfUrl(`${word}:`);
    if (technology !== undefined && !isEmbedded(technology)) return { nodeKind: 'database', technology, protocol: 'sql' };
  }
  return undefined;
}

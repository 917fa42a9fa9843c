import { UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import { editDistance } from '../model/edit-distance.ts';
import { compareText } from '../model/sorted-json.ts';
import type { Entry } from './flow.ts';

/** Every entry of the system: routes, and what services receive. By id. */
export function entriesOf({ routes, channels }: Architecture): readonly Entry[] {
  const asked = routes.map(
    ({ id, service, method, path }): Entry => ({ id, service, is: 'route', of: id, title: `${method} ${path}` }),
  );
  const received = channels.flatMap(({ id, name, consumers }) =>
    consumers.map((service): Entry => ({ id: `${service} receives ${id}`, service, is: 'channel', of: id, title: name })),
  );
  return [...asked, ...received].sort((one, other) => compareText(one.id, other.id));
}

const MOST_SHOWN = 8;

/** The entry that a person means: by its id, else by words that are parts of only one. Otherwise a complaint with what is near. */
export function findEntry(architecture: Architecture, name: string): Entry {
  const all = entriesOf(architecture);
  const wanted = name.toLowerCase().trim();
  const exact = all.filter(({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted);
  const words = wanted.split(/\s+/);
  const partial = all.filter(({ id }) => words.every((word) => id.toLowerCase().includes(word)));
  const hits = exact.length > 0 ? exact : partial;
  const [only] = hits;
  if (only && hits.length === 1) return only;
  if (only) throw new UserError(`"${name}" can mean ${listed(hits)}. Say which by its id.`);
  throw new UserError(`${architecture.system.name} has no route and no consumer called "${name}". ${suggestion(all, wanted)}`);
}

function suggestion(all: readonly Entry[], wanted: string): string {
  if (all.length === 0) return 'It has none at all.';
  const near = all
    .map((entry) => ({ entry, distance: distanceTo(entry, wanted) }))
    .sort((one, other) => one.distance - other.distance || compareText(one.entry.id, other.entry.id))
    .slice(0, 3)
    .map(({ entry }) => entry);
  return `The nearest are ${listed(near)}.`;
}

/** Half an id is near as well. */
function distanceTo({ id, title }: Entry, wanted: string): number {
  return Math.min(editDistance(wanted, id.toLowerCase()), editDistance(wanted, title.toLowerCase()));
}

function listed(entries: readonly Entry[]): string {
  const shown = entries.slice(0, MOST_SHOWN).map(({ id }) => `"${id}"`);
  const left = entries.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

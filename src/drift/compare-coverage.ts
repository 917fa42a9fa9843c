import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change } from './change.ts';
import { newUnknowns } from './new-unknowns.ts';

type Coverage = ArchitectureFile['coverage'];

/** A share may fall by this much before it is said to have dropped: one new call among many is not less sight. */
const TOLERATED_DROP = 0.05;

/** What asbuilt understands less of than before. A drawing that lost a part for this reason has not changed. */
export function compareCoverage(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const unknowns = newUnknowns(before, after);
  const dropped = PARTS.flatMap(({ name, sight }) => {
    const [was, is] = [sight(before.coverage), sight(after.coverage)];
    if (share(was) - share(is) <= TOLERATED_DROP) return [];
    // What is new and cannot be followed is told as an unknown; nothing of what was followed got lost.
    if (was.seen === 0 && unknowns.length > 0) return [];
    const message = `asbuilt follows fewer ${name}: ${is.done} of ${is.seen}, before ${was.done} of ${was.seen}.`;
    return [change('coverage-dropped', name, message, { after: { evidence: unknowns.map((unknown) => unknown.evidence) } })];
  });
  const added = unknowns.map((unknown) =>
    change('unknown-added', unknown.code, inWords(unknown), { after: { evidence: [unknown.evidence] } }),
  );
  return [...dropped, ...added];
}

function inWords({ message, settledBy }: ArchitectureFile['unknowns'][number]): string {
  return settledBy === '' ? message : `${message} What would settle it: ${settledBy}.`;
}

interface Sight {
  readonly seen: number;
  readonly done: number;
}

const PARTS: readonly { readonly name: keyof Coverage; readonly sight: (coverage: Coverage) => Sight }[] = [
  { name: 'calls', sight: ({ calls }) => ({ seen: calls.found, done: calls.resolved }) },
  { name: 'channels', sight: ({ channels }) => ({ seen: channels.found, done: channels.resolved }) },
  { name: 'connections', sight: ({ connections }) => ({ seen: connections.found, done: connections.resolved }) },
  { name: 'routes', sight: ({ routes }) => ({ seen: routes.found, done: routes.resolved }) },
  { name: 'files', sight: ({ files }) => ({ seen: files.seen, done: files.parsed }) },
];

/** Where nothing was seen, nothing was missed. */
function share({ seen, done }: Sight): number {
  return seen === 0 ? 1 : done / seen;
}

import type { Architecture, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupedBy, namesOf, sortedBy } from '../selection.ts';

interface GuardRow {
  readonly service: string;
  readonly guard: string;
  readonly routes: number;
  readonly evidence: readonly Evidence[];
}

export interface Security {
  /** How many routes of which service are behind which guard. */
  readonly guards: readonly GuardRow[];
  readonly guarded: number;
  /** Routes that the code opens to everyone, in its own words. */
  readonly open: number;
  readonly routes: number;
}

/** Which routes the code puts behind a guard. A route without one here may still be guarded elsewhere. */
export function security(architecture: Architecture): Security {
  const nameOf = namesOf(architecture);
  const guarded = architecture.routes.filter(({ auth }) => auth !== undefined && auth !== '');
  const groups = groupedBy(guarded, ({ service, auth }) => JSON.stringify([nameOf(service), auth]));
  const guards = [...groups.values()].flatMap((routes) => {
    const [first] = sortedBy(routes, ({ path, method }) => [path, method]);
    if (!first) return [];
    const evidence = sortedBy(routes, ({ path, method }) => [path, method]).flatMap(placesOf);
    return [{ service: nameOf(first.service), guard: first.auth ?? '', routes: routes.length, evidence }];
  });
  const open = guarded.filter(({ auth }) => auth === 'public').length;
  return { guards, guarded: guarded.length - open, open, routes: architecture.routes.length };
}

/** Where the guards stand; the route itself where that is not known. */
function placesOf({ guards, evidence }: Route): readonly Evidence[] {
  return guards && guards.length > 0 ? guards.map((guard) => guard.evidence) : evidence.slice(0, 1);
}

import type { Architecture } from '../../model/architecture.ts';
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
    const evidence = sortedBy(routes, ({ path, method }) => [path, method]).flatMap((route) => route.evidence.slice(0, 1));
    return [{ service: nameOf(first.service), guard: first.auth ?? '', routes: routes.length, evidence }];
  });
  return { guards, guarded: guarded.length, routes: architecture.routes.length };
}

import type { Architecture, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupedBy, namesOf, sortedBy } from '../selection.ts';
import { isForTheRest } from './endpoints.ts';

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
  /** Without those for all that no other route takes. */
  readonly routes: number;
  readonly rest: number;
  /** Routes without a guard that the code does not open to everyone either. */
  readonly unguarded: number;
  /** Routes of which a guard asks for a JWT. */
  readonly jwt: number;
  /** Proven: there are routes, and a guard or the code's own word stands on each. */
  readonly allGuarded: boolean;
}

/** Which routes the code puts behind a guard. A route without one here may still be guarded elsewhere. */
export function security({ routes: all, ...architecture }: Architecture): Security {
  return securityOf({ ...architecture, routes: all.filter((route) => !isForTheRest(route)) }, all.filter(isForTheRest).length);
}

function securityOf(architecture: Architecture, rest: number): Security {
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
  const routes = architecture.routes.length;
  const unguarded = routes - guarded.length;
  const jwt = guarded.filter(({ auth = '' }) => /\bjwt\b/i.test(auth)).length;
  return {
    guards,
    guarded: guarded.length - open,
    open,
    routes,
    rest,
    unguarded,
    jwt,
    allGuarded: routes > 0 && unguarded === 0,
  };
}

/** Where the guards stand; the route itself where that is not known. */
function placesOf({ guards, evidence }: Route): readonly Evidence[] {
  return guards && guards.length > 0 ? guards.map((guard) => guard.evidence) : evidence.slice(0, 1);
}

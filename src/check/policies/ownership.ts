import type { Edge, Route } from '../../model/architecture.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { inWords } from '../finding.ts';
import { breach, edgesOf, type Judged, linesOf, nodesOf } from './judged.ts';

const USED = 'uses ';

/** Databases that more than one service uses; where one server has a database for each of them, none. */
export function foreignDatabases(judged: Judged): readonly Finding[] {
  const { nodes } = judged;
  const isUse = ({ from, to }: Edge) => nodes.get(to)?.kind === 'database' && nodes.get(from)?.kind === 'service';
  return [...groupBy(edgesOf(judged).filter(isUse), ({ to }) => to)].flatMap(([id, edges]) => {
    const users = [...groupBy(edges, ({ from }) => from)];
    if (users.length < 2) return [];
    const named = edges.flatMap((edge) => namesIn(edge).map((name) => ({ name, edge })));
    const shared = [...groupBy(named, ({ name }) => name)].flatMap(([name, uses]) => {
      const from = [...new Set(uses.map(({ edge }) => edge.from))].sort();
      const evidence = linesOf(uses.map(({ edge }) => edge));
      return from.length < 2
        ? []
        : [
            breach(judged, {
              elements: [id],
              about: [name],
              message: `${inWords(from)} use the same database ${name} of ${id}.`,
              evidence,
            }),
          ];
    });
    if (shared.length > 0 || edges.every((edge) => namesIn(edge).length > 0)) return shared;
    const message = `${inWords(users.map(([user]) => user).sort())} use ${id}; whether each has a database of its own there is not known.`;
    return [breach(judged, { elements: [id], message, severity: 'note', evidence: linesOf(edges) })];
  });
}

function namesIn({ operations }: Edge): readonly string[] {
  return operations.filter((each) => each.startsWith(USED)).map((each) => each.slice(USED.length));
}

/** Events that not exactly one service sends. */
export function eventsWithoutOwner(judged: Judged): readonly Finding[] {
  return judged.architecture.channels
    .filter(({ kind, producers }) => ['topic', 'subject', 'event', 'exchange', 'stream'].includes(kind) && producers.length !== 1)
    .map(({ id, name, producers, evidence }) =>
      breach(judged, {
        elements: [id],
        message:
          producers.length === 0
            ? `Nobody is known to send ${name}.`
            : `${inWords(producers)} all send ${name}; one should own it.`,
        evidence,
      }),
    );
}

/** Elements of the team's own that nobody owns. */
export function nodesWithoutOwner(judged: Judged): readonly Finding[] {
  return nodesOf(judged, { kind: ['service', 'frontend'] })
    .filter(({ owners }) => owners.length === 0)
    .map(({ id, evidence }) => breach(judged, { elements: [id], message: `${id} has no owner.`, evidence }));
}

/** Services that a deployment with a gateway opens to the outside as well. */
export function waysPastTheGateway(judged: Judged): readonly Finding[] {
  const { architecture } = judged;
  const guarded = new Set(architecture.nodes.filter(({ kind }) => kind === 'gateway').flatMap(({ deployments }) => deployments));
  const meant = new Set(nodesOf(judged, { kind: ['service'] }).map(({ id }) => id));
  const open = (architecture.wiring?.reachable ?? []).filter(
    ({ host, deployment }) => host === undefined && guarded.has(deployment),
  );
  return open.flatMap(({ deployment, nodes, ports, evidence }) =>
    nodes
      .filter((id) => meant.has(id))
      .map((id) =>
        breach(judged, {
          elements: [id],
          about: [deployment],
          message: `${deployment} publishes ${id} on port ${inWords(ports.map(({ port }) => port))}, past its gateway.`,
          evidence: [evidence],
        }),
      ),
  );
}

const MOST_ROUTES = 5;

/** Routes without a guard in services that guard others; what only says whether the service is well needs none. */
export function unguardedRoutes(judged: Judged): readonly Finding[] {
  const services = new Set(nodesOf(judged, { kind: ['service'] }).map(({ id }) => id));
  const groups = groupBy(judged.architecture.routes, ({ service }) => service);
  return [...groups].flatMap(([service, routes]) => {
    const open = routes.filter(isUnguarded);
    if (!services.has(service) || open.length === 0 || !routes.some(({ auth }) => auth !== undefined && auth !== 'public'))
      return [];
    const names = open.map(({ method, path }) => `${method} ${path}`);
    const more = names.length > MOST_ROUTES ? ` and ${names.length - MOST_ROUTES} more` : '';
    const message = `${service} guards other routes; no guard was seen for ${names.slice(0, MOST_ROUTES).join(', ')}${more}.`;
    return [
      breach(judged, {
        elements: [service],
        about: names,
        message,
        evidence: open.flatMap(({ evidence }) => evidence.slice(0, 1)),
      }),
    ];
  });
}

function isUnguarded({ auth, guards, purpose }: Route): boolean {
  return auth === undefined && guards === undefined && purpose === undefined;
}

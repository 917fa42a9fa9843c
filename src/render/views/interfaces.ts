import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupedBy, namesOf, sortedBy } from '../selection.ts';

interface Field {
  readonly service: string;
  readonly name: string;
  readonly evidence: readonly Evidence[];
}

export interface GraphqlFields {
  readonly queries: readonly Field[];
  readonly mutations: readonly Field[];
  readonly subscriptions: readonly Field[];
  readonly isAny: boolean;
}

/** What is served over GraphQL, by its kind. */
export function graphqlFields(architecture: Architecture): GraphqlFields {
  const nameOf = namesOf(architecture);
  const of = (method: string) =>
    sortedBy(
      architecture.routes
        .filter((route) => route.method === method)
        .map(({ service, path, evidence }) => ({ service: nameOf(service), name: path, evidence })),
      ({ name, service }) => [name, service],
    );
  const [queries, mutations, subscriptions] = [of('QUERY'), of('MUTATION'), of('SUBSCRIPTION')];
  return { queries, mutations, subscriptions, isAny: queries.length + mutations.length + subscriptions.length > 0 };
}

export interface RoleRow {
  readonly role: string;
  /** Routes that ask for it: `orders POST /orders`. */
  readonly routes: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Roles, authorities and scopes that the code names literally, with the routes that ask for them. */
export function roles(architecture: Architecture): readonly RoleRow[] {
  const nameOf = namesOf(architecture);
  const uses = architecture.routes.flatMap(({ service, method, path, guards = [] }) =>
    guards.flatMap(({ roles: named = [], evidence }) =>
      named.map((role) => ({ role, route: `${nameOf(service)} ${method} ${path}`, evidence })),
    ),
  );
  return [...groupedBy(uses, ({ role }) => role)].map(([role, same]) => {
    const sorted = sortedBy(same, ({ route }) => [route]);
    return { role, routes: sorted.map(({ route }) => route), evidence: sorted.map(({ evidence }) => evidence) };
  });
}

import type { Route } from '../../model/architecture.ts';
import type { Thing } from '../identity/thing.ts';
import { servesGraphql } from '../knowledge/graphql-servers.ts';
import type { Survey } from '../survey.ts';
import type { Contract } from './contract.ts';

/** Descriptions that are matched with the same routes of code. */
export interface Family {
  has(contract: Contract): boolean;
  /** Whether it is a route of this kind. */
  isRoute(route: Route): boolean;
  /** Whether a thing whose code shows no such route may have them all the same. */
  canServe(thing: Thing, survey: Survey): boolean;
}

const isOver = (contract: Contract, kind: RegExp): boolean =>
  contract.fact.protocol === 'http' && contract.operations.every(({ method }) => kind.test(method));

/** HTTP by paths, GraphQL by fields, and SOAP, of which clients keep a copy as often as servers. */
export const FAMILIES: readonly Family[] = [
  {
    has: (contract) => isOver(contract, /^(?!(RPC|SEND|RECEIVE)$)/),
    isRoute: ({ method, path }) => path.startsWith('/') && method !== 'RPC',
    canServe: () => true,
  },
  {
    has: ({ fact }) => fact.protocol === 'graphql',
    isRoute: ({ method }) => /^(QUERY|MUTATION|SUBSCRIPTION)$/.test(method),
    canServe: (thing, { libraries }) =>
      libraries.of(thing.programs.map(({ folder }) => folder)).some(({ name }) => servesGraphql(name)),
  },
  {
    has: (contract) => isOver(contract, /^RPC$/) && contract.operations.length > 0,
    isRoute: ({ method }) => method === 'RPC',
    canServe: () => false,
  },
];

import type { Route } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { authOf, type Guard } from '../../model/guard.ts';
import { eachOf, literal, type Value } from '../../model/value.ts';
import { plainPath } from '../address.ts';
import { because, certaintyOf, evidenceChain } from '../chain.ts';
import { type Followed, followEverywhere, isComplete } from '../follow.ts';
import { commandsOf, servesNothing } from '../identity/started-processes.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';

const NOT_HTTP = new Set(['RPC', 'QUERY', 'MUTATION', 'SUBSCRIPTION']);

/** The endpoints of every service, with paths as their deployments make them. */
export const routes: Pass = {
  name: 'routes',
  run: (around) => {
    for (const fact of around.facts.of('route')) {
      for (const thing of serving(around.owners.thingsOf(fact.owner))) addRoute(fact, thing, around);
    }
  },
};

/** Of those that have the code of a route at hand, the ones that open a port: `celery worker` loads the application for its settings alone. */
function serving(things: readonly Thing[]): readonly Thing[] {
  const isServing = (thing: Thing) => {
    const commands = commandsOf(thing);
    return commands.length === 0 || !commands.every(servesNothing);
  };
  return things.some(isServing) ? things.filter(isServing) : things;
}

function addRoute(fact: FactOf<'route'>, thing: Thing, around: Surroundings): void {
  const texts = followEverywhere(emptyWhereUnset(fact.path), thing, around.settings);
  const usable = withoutUnset(texts.filter((each) => isComplete(each) || /[^{}/]/.test(each.text)));
  around.draft.count('routes', usable.length > 0);
  if (usable.length === 0) {
    around.draft.addUnknown({
      code: 'unresolved-path',
      message: `The path of a ${fact.method} route of ${thing.name} is not known.`,
      evidence: fact.evidence,
      settledBy: `value of ${missingOf(texts) || 'the path'}`,
    });
  }
  for (const text of usable) addPath(fact, thing, text, around);
}

/** `BASE ? BASE + '/v1' : 'v1'` is `/v1` where nothing sets it: the same path below nobody knows what is not served as well. */
function withoutUnset(texts: readonly Followed[]): readonly Followed[] {
  const known = new Set(texts.filter(isComplete).map(({ text }) => withSlashes(text)));
  return texts.filter(({ text, missing }) => {
    const rest = /^\/?\{\}(.*)$/s.exec(text)?.[1];
    return rest === undefined || missing.length !== 1 || !known.has(withSlashes(rest));
  });
}

/** `os.Getenv("BASE_PATH") + "/orders"` is `/orders` where nothing sets it. A path that is nothing but a setting has to be set. */
function emptyWhereUnset(path: Value): Value {
  if (path.is === 'one-of') return eachOf(path, emptyWhereUnset);
  if (path.is !== 'concat') return path;
  const start = path.parts.findIndex((part) => part.is !== 'literal' || !/^\/?$/.test(String(part.value)));
  const parts = path.parts.map((part, index) =>
    index === start && part.is === 'setting' && part.isEmptyUnset && !part.fallback ? { ...part, fallback: literal('') } : part,
  );
  return { is: 'concat', parts };
}

function addPath(fact: FactOf<'route'>, thing: Thing, followed: Followed, { draft, facts }: Surroundings): void {
  const method = fact.method.toUpperCase();
  const path = NOT_HTTP.has(method) ? qualify(method, followed.text, rpcContracts(facts)) : withSlashes(followed.text);
  if (path === undefined) return;
  draft.addRoute({
    id: `${thing.id} ${method} ${path}`,
    service: thing.id,
    method,
    path,
    ...(fact.handler ? { handler: fact.handler } : {}),
    ...accessOf(fact.guards),
    ...(fact.purpose ? { purpose: fact.purpose } : {}),
    ...(fact.request ? { request: fact.request } : {}),
    ...(fact.response ? { response: fact.response } : {}),
    certainty: certaintyOf(fact, 'resolved'),
    evidence: evidenceChain(fact, followed.hops),
    because: because('routes', [fact, ...followed.hops], `${thing.name} serves it`),
  });
}

/** The guards with what they ask for in short; nothing where none was seen. */
function accessOf(guards: readonly Guard[] = []): Pick<Route, 'auth' | 'guards'> {
  const auth = authOf(guards);
  return auth === undefined ? {} : { auth, guards };
}

/** One slash between parts; keeps the framework's own way to write parameters. */
export function withSlashes(path: string): string {
  return `/${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

/**
 * `OrderService/Place` becomes `shop.OrderService/Place` when only one contract has that service; undefined when that
 * contract declares no such operation: a helper of the class, not an endpoint.
 */
function qualify(method: string, path: string, contracts: readonly FactOf<'contract'>[]): string | undefined {
  const plain = path.replace(/^\//, '');
  if (method !== 'RPC') return plain;
  const [service = '', operation = ''] = plain.split('/');
  const names = new Set(contracts.map((each) => each.name).filter((name) => name === service || name.endsWith(`.${service}`)));
  const [name] = names;
  if (names.size !== 1 || !name) return plain;
  const operations = contracts.filter((each) => each.name === name).flatMap((each) => each.operations);
  if (operations.length === 0 || operation === '' || operation.includes('{}')) return `${name}/${operation}`;
  const declared = operations.find((each) => sameOperation(each, operation));
  return declared && `${name}/${declared}`;
}

/** A description of HTTP routes or channels goes by a path, which is no name of a service. */
function rpcContracts(facts: Surroundings['facts']): readonly FactOf<'contract'>[] {
  return facts.of('contract').filter(({ protocol }) => protocol === 'grpc' || protocol === 'thrift');
}

/** Generated code writes `PlaceOrder` as `placeOrder` or `place_order`. */
function sameOperation(one: string, other: string): boolean {
  return one.replaceAll('_', '').toLowerCase() === other.replaceAll('_', '').toLowerCase();
}

/** `payments.url in /etc/orders.yaml`, `the text of URL_FILE`. */
const IN_FILE = /^(?:the text of|\S+ in) \S+$/;

/** The settings that keep a value open, those in mounted files too; another reason in words names nothing that a deployment could set. */
export function missingOf(texts: readonly Followed[]): string {
  const names = texts.flatMap(({ missing }) => missing.filter((each) => !/\s/.test(each) || IN_FILE.test(each)));
  return [...new Set(names)].slice(0, 4).join(', ');
}

/** Whether a request's path fits a route's, parameter by parameter. */
export function fitsRoute(requested: string, served: string): boolean {
  const [wanted, given] = [plainPath(requested).split('/'), plainPath(served).split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part === given[index] || given[index] === '{}' || part === '{}')
  );
}

import type { Channel, Count, Coverage, Edge, Node, Route, Unknown } from '../../model/architecture.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resilience } from '../../model/resilience.ts';

const MOST_ROUTES = 5;

/** One line a kind, then the names with what they are made of. */
export function nodeLines(nodes: readonly Node[]): readonly string[] {
  return groupLines(
    nodes,
    ({ kind }) => kind,
    ({ name, technology, evidence }) => {
      const made = technology.length > 0 ? `  ${technology.join(', ')}` : '';
      return `    ${name}${made}${place(evidence)}`;
    },
  );
}

/** By who opens the connection. */
export function edgeLines(edges: readonly Edge[]): readonly string[] {
  return groupLines(
    edges,
    ({ from }) => from,
    ({ to, protocol, certainty, operations, resilience, evidence }) => {
      const shown = operations.length > 0 ? `  ${shorten(operations)}` : '';
      return `    -> ${to}  ${protocol}, ${certainty}${measures(resilience)}${shown}${place(evidence)}`;
    },
  );
}

export function channelLines(channels: readonly Channel[]): readonly string[] {
  return channels.map(
    ({ name, kind, protocol, producers, consumers, payload }) =>
      `  ${name}  ${protocol} ${kind}${payload && payload.type !== 'object' ? ` of ${payload.type}` : ''}  ${producers.join(', ') || '(nobody found)'} -> ${consumers.join(', ') || '(nobody found)'}`,
  );
}

export function routeLines(routes: readonly Route[]): readonly string[] {
  const services = groups(routes, ({ service }) => service);
  return services.map(
    ([service, own]) =>
      `  ${service}  ${own.length}${guarded(own)}: ${shorten(own.map(({ method, path }) => `${method} ${path}`))}`,
  );
}

/** `, timeout 2000 ms, 3 retries, opossum`: what is done when no answer comes. */
function measures({ timeoutMs, retries, circuitBreaker }: Partial<Resilience> = {}): string {
  const words = [
    timeoutMs === undefined ? [] : [`timeout ${timeoutMs} ms`],
    retries === undefined ? [] : [`retries ${retries}`],
    circuitBreaker === undefined ? [] : [`circuit breaker ${circuitBreaker}`],
  ];
  return words
    .flat()
    .map((each) => `, ${each}`)
    .join('');
}

/** How many routes a guard was seen on; nothing where there is none. */
function guarded(routes: readonly Route[]): string {
  const count = routes.filter(({ auth }) => auth !== undefined && auth !== 'public').length;
  return count > 0 ? ` (${count} guarded)` : '';
}

export function unknownLines(unknowns: readonly Unknown[]): readonly string[] {
  return unknowns.flatMap(({ message, evidence, settledBy }) => [
    `  ${evidence.path}:${evidence.line}  ${message}`,
    ...(settledBy === '' ? [] : [`    would be settled by: ${settledBy}`]),
  ]);
}

export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, message, evidence }) => `  ${evidence.path}:${evidence.line}  ${code}: ${message}`);
}

export function coverageLines({ files, calls, channels, routes, connections }: Coverage): readonly string[] {
  const counts: readonly (readonly [string, Count])[] = [
    ['calls', calls],
    ['channels', channels],
    ['routes', routes],
    ['connections', connections],
  ];
  return [
    `  files: ${files.parsed} of ${files.seen} read`,
    ...counts.map(([what, { found, resolved }]) => `  ${what}: ${resolved} of ${found} resolved`),
  ];
}

function groupLines<T>(items: readonly T[], keyOf: (item: T) => string, lineOf: (item: T) => string): readonly string[] {
  return groups(items, keyOf).flatMap(([key, own]) => [`  ${key} (${own.length})`, ...own.map(lineOf)]);
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const byKey = new Map<string, T[]>();
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item]);
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1));
}

function shorten(texts: readonly string[]): string {
  const left = texts.length - MOST_ROUTES;
  return `${texts.slice(0, MOST_ROUTES).join(', ')}${left > 0 ? `, … ${left} more` : ''}`;
}

function place([first]: readonly { readonly path: string; readonly line: number }[]): string {
  return first ? `  (${first.path}:${first.line})` : '';
}

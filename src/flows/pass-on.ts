import type { Architecture, Edge, Forward } from '../model/architecture.ts';
import { covers, shapeOf } from '../model/path-shape.ts';

/** A rule of a proxy with those between whom it stands. */
interface Rule extends Pick<Edge, 'from' | 'to' | 'protocol'>, Pick<Forward, 'path' | 'as' | 'evidence'> {}

/** Rules by the proxy that has them. */
export type Rules = ReadonlyMap<string, readonly Rule[]>;

/** Every rule of every proxy. */
export function rulesOf({ edges }: Architecture): Rules {
  const rules = new Map<string, Rule[]>();
  for (const { from, to, protocol, forwards = [] } of edges)
    for (const forward of forwards) rules.set(from, [...(rules.get(from) ?? []), { from, to, protocol, ...forward }]);
  return rules;
}

/** A request as a proxy passes it on. */
export interface PassedOn extends Rule {
  /** As it is asked for on the other side. */
  readonly operation: string;
}

/** Whom a proxy passes a request on to: the rule with the longest path that takes it; nobody where two of them lead elsewhere. */
export function passedOn(operation: string, rules: readonly Rule[]): PassedOn | undefined {
  const { method, path } = partsOf(operation);
  const taking = rules.filter((rule) => takes(rule.path, path));
  const longest = Math.max(...taking.map((rule) => stemOf(rule.path).length));
  const best = taking.filter((rule) => stemOf(rule.path).length === longest);
  const [rule] = best;
  if (!rule || best.some(({ to }) => to !== rule.to)) return undefined;
  const asked = best.map(({ as }) => as.map(partsOf)).find((parts) => parts.some((part) => fits(part.method, method)));
  const target = asked?.find((part) => fits(part.method, method)) ?? partsOf(rule.as[0] ?? '');
  return { ...rule, operation: `${method === '' ? target.method : method} ${behind(rule.path, target.path, path)}`.trim() };
}

function partsOf(operation: string): { readonly method: string; readonly path: string } {
  const space = operation.indexOf(' ');
  return space > 0 ? { method: operation.slice(0, space), path: operation.slice(space + 1) } : { method: '', path: operation };
}

function fits(stated: string, asked: string): boolean {
  return stated === '' || stated === 'ANY' || asked === '' || stated === asked;
}

/** A rule's path without what stands for anything below it: `/orders/**`, `/orders/?(.*)`, `/orders/{**rest}`. */
export function stemOf(path: string): string {
  return path.replace(/\/?(\*{1,2}|\{\*{1,2}[\w-]*\}|\{everything\}|\??\(\.[*+]\))?\/?$/, '');
}

function takes(rule: string, path: string): boolean {
  const stem = stemOf(rule);
  return path === stem || path.startsWith(`${stem}/`) || covers(shapeOf(rule), shapeOf(path));
}

/** The path on the other side: what stands behind the rule's stem comes behind the stem of the other path. */
function behind(rule: string, other: string, path: string): string {
  const stem = stemOf(rule);
  if (other === '') return path;
  if (path !== stem && !path.startsWith(`${stem}/`)) return other;
  return `${stemOf(other)}${path.slice(stem.length)}` || '/';
}

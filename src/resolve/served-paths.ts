import type { Route } from '../model/architecture.ts';
import { plainPath } from './address.ts';

/** A route with the segments of its path, and its place among all routes. */
interface Served {
  readonly route: Route;
  readonly path: readonly string[];
  readonly place: number;
}

/** The routes of a system by the words in their paths. */
export class ServedPaths {
  private readonly byWord = new Map<string, Served[]>();

  constructor(routes: readonly Route[]) {
    for (const [place, route] of routes.entries()) {
      const served = { route, path: segmentsOf(route.path), place };
      for (const key of keysOf(served.path)) {
        const known = this.byWord.get(key);
        if (known) known.push(served);
        else this.byWord.set(key, [served]);
      }
    }
  }

  /** The routes that a path fits; with `isHead`, those that begin with it. */
  fitting(asked: readonly string[], isHead: boolean): readonly Route[] {
    const found = new Set(keysOf(asked).flatMap((key) => this.byWord.get(key) ?? []));
    const fitting = [...found].filter(({ path }) => fits(asked, path, isHead));
    return fitting.sort((a, b) => a.place - b.place).map(({ route }) => route);
  }
}

/** Words with where they stand. */
function keysOf(path: readonly string[]): readonly string[] {
  return path.flatMap((segment, index) => (isWord(segment) ? [`${index} ${segment}`] : []));
}

export function segmentsOf(path: string): readonly string[] {
  return plainPath(path)
    .split('/')
    .filter((part) => part !== '');
}

/** Segment by segment, at least one of them a word that both have; `isHead` where more may follow. */
export function fits(asked: readonly string[], given: readonly string[], isHead: boolean): boolean {
  if (isHead ? asked.length > given.length : asked.length !== given.length) return false;
  const isSame = asked.every((part, index) => part === given[index] || (!isHead && (part === '{}' || given[index] === '{}')));
  return isSame && asked.some((part, index) => part === given[index] && isWord(part));
}

/** What servers of all kinds have in their paths. */
const ANYBODYS =
  /^(?:\{\}|\*+|v\d+(?:\.\d+)?|api|apis|rest|rpc|graphql|public|private|internal|external|health|healthz|healthcheck|health-check|ready|readyz|readiness|live|livez|liveness|ping|status|info|version|metrics|oauth|oauth2|openid|openid-connect|token|authorize|userinfo|userprofile|\.well-known|webhook|webhooks|callback|static|assets|images|files|socket\.io|ws)$/i;

export function isWord(segment: string): boolean {
  return /[a-z]{2}/i.test(segment) && !ANYBODYS.test(segment);
}

import { concat, literal, oneOf, textsOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { Selector } from './library.ts';
import type { Reach } from './reach.ts';
import { concatPaths } from './text-functions.ts';
import type { SiteReference } from './thing.ts';

/** What stands before the paths of decorated routes, said once for a program and for classes and methods. */
export type ProgramPath =
  /**
   * On a class: for its methods' routes. In a call, or `everywhere`: for every route of the program that this library makes, but for the
   * paths in `except` (texts, or objects with a `path`), and of handlers declared in the packages `only`, where those are known.
   */
  | {
      readonly does: 'prefix';
      readonly path: Selector;
      readonly everywhere?: 'program';
      readonly except?: Selector;
      readonly only?: Selector;
    }
  /** The program puts versions into paths: `prefix` and the version, which is `otherwise` where a route has none. */
  | { readonly does: 'versioning'; readonly style: Selector; readonly prefix: Selector; readonly otherwise?: Selector }
  /** On a class or a method: the version of its routes, empty for none; a method's goes before its class's. */
  | { readonly does: 'version'; readonly version: Selector };

/** The path that a program puts before a route, and where it says so. */
export type ProgramPathsOf = (
  program: string,
  claim: Claim,
  mounted: Value,
) => { readonly path: Value; readonly sites: readonly SiteReference[] } | undefined;

/** The global prefixes and versions of every program, as its start-up code says. */
export function programPathsIn(claims: readonly Claim[], reach: Reach): ProgramPathsOf {
  const said = claims.flatMap((claim) =>
    (claim.effect.does === 'prefix' || claim.effect.does === 'versioning') && !claim.isDecorated
      ? [{ claim, programs: reach.programsAtAll(claim.chain) }]
      : [],
  );
  return (program, claim, mounted) => {
    if (!claim.isDecorated || isAlone(claim, mounted)) return undefined;
    const find = (does: 'prefix' | 'versioning') =>
      said.find((each) => each.claim.effect.does === does && isFor(each.claim, claim) && each.programs.includes(program))?.claim;
    const [prefix, versioning] = [find('prefix'), find('versioning')];
    const version = versioning && versionPath(versioning, claim);
    const isLeftOut = prefix !== undefined && isExcepted(prefix.values['except'], mounted);
    const path = isLeftOut ? undefined : prefix?.values['path'];
    const parts = [path, version].filter((part) => part !== undefined);
    const sites = [...(path ? (prefix?.chain ?? []) : []), ...(version ? (versioning?.chain ?? []) : [])];
    return parts.length > 0 ? { path: parts.reduce(concatPaths), sites } : undefined;
  };
}

/** A path from the root stands alone where the library says so. */
function isAlone({ effect }: Claim, mounted: Value): boolean {
  const paths = effect.does === 'route' && effect.isRooted ? textsOf(mounted) : [];
  return paths.length > 0 && paths.every((path) => path.startsWith('/'));
}

function isFor(said: Claim, route: Claim): boolean {
  return said.library === route.library && isWithin(said.values['only'], route);
}

/** Whether a handler is declared in one of the packages, or in one below; where none is known, any is meant. */
function isWithin(only: Value | undefined, { chain }: Claim): boolean {
  const packages = only === undefined ? [] : patternsIn(only);
  const own = chain.at(-1)?.module.opens?.[0];
  return packages.length === 0 || own === undefined || packages.some((each) => own === each || own.startsWith(`${each}.`));
}

/** `/v1`; nothing for routes that have no version. */
function versionPath({ values }: Claim, claim: Claim): Value | undefined {
  if (!textsOf(values['style'] ?? literal(null)).includes('uri')) return undefined;
  const version = claim.version ?? values['otherwise'];
  if (!version) return undefined;
  const all = version.is === 'one-of' ? version.values : version.is === 'list' ? version.items : [version];
  const isNeutral = (each: Value) => each.is === 'literal' && (each.value === '' || each.value === null);
  const paths = all.map((each) => (isNeutral(each) ? literal('') : concat([prefixIn(values), each])));
  return paths.every(isNeutral) ? undefined : oneOf(paths);
}

/** What stands before the number, `false` for nothing: of several, what is known where no setting adds to it. */
function prefixIn({ prefix }: Claim['values']): Value {
  if (prefix === undefined || (prefix.is === 'literal' && prefix.value === false)) return literal('');
  const known = textsOf(prefix);
  return known.length > 0 ? oneOf(known.map(literal)) : prefix;
}

function isExcepted(except: Value | undefined, mounted: Value): boolean {
  const paths = textsOf(mounted);
  return except !== undefined && paths.length > 0 && paths.every((path) => patternsIn(except).some((each) => fits(each, path)));
}

function patternsIn(value: Value): readonly string[] {
  if (value.is === 'list') return value.items.flatMap(patternsIn);
  if (value.is === 'one-of') return value.values.flatMap(patternsIn);
  const text = value.is === 'object' ? value.entries['path'] : value;
  return text ? textsOf(text) : [];
}

/** `hooks/(.*)`, `hooks/*rest` and `hooks/:id` stand for more than themselves. */
function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern, path].map((each) => each.split('/').filter((segment) => segment !== ''));
  for (const [index, segment] of (wanted ?? []).entries()) {
    if (segment.includes('*')) return true;
    const other = given?.[index];
    if (other === undefined || !(segment === other || segment.startsWith(':'))) return false;
  }
  return wanted?.length === given?.length;
}

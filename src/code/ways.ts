import { type Asking, type Choosing, choosingIn } from './asked-settings.ts';
import type { Claim } from './claims.ts';
import type { Program } from './engine.ts';
import type { Module } from './ir.ts';
import { pathOf } from './leads.ts';
import { type OneWay, oneWay } from './one-way.ts';
import { type ComputedImports, filesByProgram, reachedFrom, type Start } from './reach.ts';
import { Walker } from './reach-walker.ts';
import type { SiteReference } from './thing.ts';

/** A setting with more texts than this chooses data and not what to run. */
const MOST_TEXTS = 12;

/** One of several ways in which a program runs as a setting chooses. */
export interface ChosenWay {
  readonly program: Program;
  readonly chosenBy: string;
  /** The text of the setting; empty where it is none of those that code asks for. */
  readonly chosenAs: string;
  /** It is so where nobody sets the setting. */
  readonly isDefault: boolean;
  /** Whether it runs all of these places. */
  runs(sites: readonly SiteReference[]): boolean;
}

/** The texts that what deploys the system gives settings, by the names of the settings. */
export type GivenTexts = ReadonlyMap<string, ReadonlySet<string>>;

interface Given {
  readonly asking: Asking;
  readonly start: Start;
  readonly claims: readonly Claim[];
  readonly given: GivenTexts;
}

/** The ways of those programs of which files of entries are known. */
export function waysOfAll({
  programs,
  computedImports,
  given: texts,
  ...rest
}: Omit<Given, 'start' | 'given'> & {
  readonly programs: readonly Program[];
  readonly computedImports: ComputedImports;
  readonly given: (() => GivenTexts) | undefined;
}): readonly ChosenWay[] {
  const { base } = rest.asking.world;
  if (!texts || !base.modules.some(({ compared = [] }) => compared.length > 0)) return [];
  const given = { ...rest, given: texts() };
  const choosing = choosingFiles(given);
  if (choosing.size === 0) return [];
  const folders = filesByProgram(base, programs);
  return programs.flatMap((program) => {
    const entries = program.entries.filter((path) => base.module(path));
    if (program.isLibrary || entries.length === 0) return [];
    const start = { program, entries, own: folders.get(program.folder) ?? [], base, computedImports };
    return waysOf({ ...given, start, choosing });
  });
}

/** The files that ask for a setting what it is given somewhere. */
function choosingFiles({ asking, given }: Omit<Given, 'start'>): ReadonlyMap<Module, Choosing> {
  const texts = new Set([...given.values()].flatMap((each) => [...each]));
  const first = choosingOf(asking, texts).filter((each) => [...each[1].texts].some(([key, own]) => isGiven(given, key, own)));
  // Beside them other texts: those of the other cases, and what the setting is when nobody gives it.
  const others = first.flatMap(([module, { tests, keys }]) => [
    ...(module.compared ?? []),
    ...[...tests.values(), ...keys.values()].flatMap(({ fallback }) => fallback ?? []),
  ]);
  const keys = new Set(first.flatMap((each) => [...each[1].texts.keys()].filter((key) => given.has(key))));
  const all = first.length === 0 ? [] : choosingOf(asking, new Set([...texts, ...others]));
  return new Map(all.filter(([, found]) => [...found.texts.keys()].some((key) => keys.has(key))));
}

function choosingOf(asking: Asking, texts: ReadonlySet<string>): readonly (readonly [Module, Choosing])[] {
  const folded = new Set([...texts].map(folding));
  const isMeant = (text: string) => folded.has(folding(text));
  const candidates = asking.world.base.modules.filter(({ compared = [] }) => compared.some(isMeant));
  return candidates.map((module) => [module, choosingIn(asking, module, isMeant)] as const);
}

/** `Mode.JobRunner`, `JOB_RUNNER` and `job-runner` alike: constants mostly go by what they are. */
function folding(text: string): string {
  return text.replace(/[_-]/g, '').toLowerCase();
}

function isGiven(given: GivenTexts, key: string, texts: ReadonlySet<string>): boolean {
  return [...(given.get(key) ?? [])].some((text) => texts.has(text));
}

/**
 * `switch (process.env.MODE) { case 'worker': startWorker() }`: the ways of a program by the setting that tells most of what it does, of those
 * that are given one of the texts they are compared with.
 */
function waysOf({
  asking,
  start,
  claims,
  given,
  choosing,
}: Given & { readonly choosing: ReadonlyMap<Module, Choosing> }): readonly ChosenWay[] {
  const { base } = asking.world;
  const walker = new Walker(base);
  const files = new Set([...reachedFrom(walker, start)].map(pathOf));
  const own = new Map([...choosing].filter(([{ path }]) => files.has(path)));
  if (own.size === 0) return [];
  const ownClaims = claims.filter(({ chain }) => chain.every(({ module }) => files.has(module.path)));
  const idle = namedIn(start.entries, walker);
  let [best, most]: [readonly ChosenWay[], number] = [[], 0];
  for (const [key, texts] of textsByKey([...own.values()])) {
    if (texts.size > MOST_TEXTS || !isGiven(given, key, texts)) continue;
    const ways = waysBy(key, [...texts].sort(), { asking, start: { ...start, idle }, choosing: own });
    const told = ownClaims.filter(({ chain }) => isTold(ways, chain)).length;
    if (told > most) [best, most] = [ways, told];
  }
  return best;
}

/** Declarations of files that their own top level comes to. */
function namedIn(paths: readonly string[], walker: Walker): ReadonlySet<string> {
  const tops = paths.map((path) => `${path}#`);
  return new Set([...walker.fromKeys(tops)].filter((key) => paths.includes(pathOf(key)) && !tops.includes(key)));
}

/** Whether some of the ways run it and some do not. */
function isTold(ways: readonly ChosenWay[], sites: readonly SiteReference[]): boolean {
  const running = ways.filter((way) => way.runs(sites)).length;
  return running > 0 && running < ways.length;
}

function textsByKey(all: readonly Choosing[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { texts } of all)
    for (const [key, each] of [...texts].sort()) found.set(key, new Set([...(found.get(key) ?? []), ...each]));
  return found;
}

interface Ground {
  readonly asking: Asking;
  readonly start: Start;
  readonly choosing: ReadonlyMap<Module, Choosing>;
}

function waysBy(key: string, texts: readonly string[], ground: Ground): readonly ChosenWay[] {
  const asked = [...ground.choosing.values()].flatMap(({ tests, keys }) => [...tests.values(), ...keys.values()]);
  const fallback = asked.find((each) => each.key === key && each.fallback !== undefined)?.fallback;
  const usual = fallback !== undefined && texts.includes(fallback) ? fallback : '';
  return [...texts, ''].map((text) => ({
    program: ground.start.program,
    chosenBy: key,
    chosenAs: text,
    isDefault: text === usual,
    runs: runsIn(key, text, ground),
  }));
}

function runsIn(key: string, text: string, { asking, start, choosing }: Ground): ChosenWay['runs'] {
  const views = new Map<Module, OneWay>();
  for (const [module, each] of choosing)
    if (each.texts.has(key)) views.set(module, oneWay(asking, module, each, text === '' ? { key } : { key, text }));
  const walker = new Walker(asking.world.base, new Set(), undefined, (module) => views.get(module)?.module ?? module);
  const reached = reachedFrom(walker, start);
  return (sites) =>
    sites.every(
      ({ module, declaration = '', place }) =>
        reached.has(`${module.path}#${declaration}`) && !views.get(module)?.leftOut.has(place),
    );
}

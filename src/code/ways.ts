import { type Asking, type Choosing, choosingIn } from './asked-settings.ts';
import type { Claim } from './claims.ts';
import type { Program } from './engine.ts';
import type { IsSet } from './guards.ts';
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

interface Given {
  readonly asking: Asking;
  readonly start: Start;
  readonly claims: readonly Claim[];
  readonly isSet: IsSet | undefined;
}

/** The ways of those programs of which files of entries are known. */
export function waysOfAll({
  programs,
  computedImports,
  ...given
}: Omit<Given, 'start'> & {
  readonly programs: readonly Program[];
  readonly computedImports: ComputedImports;
}): readonly ChosenWay[] {
  const { base } = given.asking.world;
  const folders = filesByProgram(base, programs);
  return programs.flatMap((program) => {
    const entries = program.entries.filter((path) => base.module(path));
    if (program.isLibrary || entries.length === 0) return [];
    return waysOf({ ...given, start: { program, entries, own: folders.get(program.folder) ?? [], base, computedImports } });
  });
}

/**
 * `switch (process.env.MODE) { case 'worker': startWorker() }`: the ways of a program by the setting that tells most of what it does, of those
 * that the repository sets to one of the texts they are compared with.
 */
function waysOf({ asking, start, claims, isSet }: Given): readonly ChosenWay[] {
  const { base } = asking.world;
  const walker = new Walker(base);
  const all = reachedFrom(walker, start);
  const modules = [...new Set([...all].map(pathOf))].flatMap((path) => base.module(path) ?? []);
  if (!modules.some((module) => mayChoose(asking, module, isSet))) return [];
  const choosing = new Map(modules.map((module) => [module, choosingFor(asking, module)]));
  const own = claims.filter(({ chain }) => chain.every(({ module }) => choosing.has(module)));
  const idle = namedIn(start.entries, walker);
  let [best, most]: [readonly ChosenWay[], number] = [[], 0];
  for (const [key, texts] of textsByKey([...choosing.values()])) {
    if (texts.size > MOST_TEXTS || ![...texts].some((text) => isSet?.(key, text) ?? true)) continue;
    const ways = waysBy(key, [...texts].sort(), { asking, start: { ...start, idle }, choosing });
    const told = own.filter(({ chain }) => isTold(ways, chain)).length;
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

const choosers = new WeakMap<Module, boolean>();

/** Whether a file asks for a text that the repository sets. Most compare with texts that no file that deploys it even mentions. */
function mayChoose(asking: Asking, module: Module, isSet: IsSet | undefined): boolean {
  if (!isSet) return true;
  const matters = (text: string) => (text.match(/[A-Za-z_]\w+/g) ?? []).every((word) => isSet(word));
  const isChooser =
    choosers.get(module) ??
    [...choosingIn(asking, module, matters).texts].some(([key, texts]) => [...texts].some((text) => isSet(key, text)));
  choosers.set(module, isChooser);
  return isChooser;
}

const known = new WeakMap<Module, Choosing>();

function choosingFor(asking: Asking, module: Module): Choosing {
  const found = known.get(module) ?? choosingIn(asking, module);
  known.set(module, found);
  return found;
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

import type { Evidence } from '../model/evidence.ts';
import type { Owner, ProcessFact } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Problem } from '../model/problem.ts';
import type { Claim } from './claims.ts';
import type { CodeBase } from './code-base.ts';
import { nameOfDeclared } from './declared-name.ts';
import type { Program } from './engine.ts';
import { pathOf } from './leads.ts';
import { chosenProcess, factOf, type Process, topOf } from './process-facts.ts';
import { type ComputedImports, filesByProgram, reachedFrom } from './reach.ts';
import { Walker } from './reach-walker.ts';
import { evidenceOf } from './site-evidence.ts';
import { takingLate } from './taken-by-functions.ts';
import { optionsOf, type SiteReference } from './thing.ts';
import type { ChosenWay } from './ways.ts';

/** Of a program that can be started from more files than this, or told more commands, the ways are not followed one by one. */
const MOST_STARTS = 80;

/** What tells the processes of programs apart that can be started in several ways: from several files, or to work off jobs. */
export interface Processes {
  readonly facts: readonly ProcessFact[];
  /** Programs that have more starts than are followed. */
  readonly problems: readonly Problem[];
  /** Whose a claim is that rests on these places: of the programs, or of those of their processes that run all of it. A job is its workers'. */
  ownerOf(claim: Claim, sites: readonly SiteReference[], programs: readonly string[]): Owner;
}

/**
 * Follows each start of a program by itself. The body of a job is entered by the processes that work off jobs alone: others name it to
 * put it into a queue.
 */
export function processesOf(
  base: CodeBase,
  programs: readonly Program[],
  computedImports: ComputedImports,
  claims: readonly Claim[],
  ways: readonly ChosenWay[] = [],
): Processes {
  const started = processesIn(base, programs, computedImports, claims);
  const chosen = ways.filter((way) => !started.some(({ program }) => program === way.program)).map(chosenProcess);
  const all = [...started, ...chosen];
  const of = (folders: readonly string[]) => all.filter(({ program }) => folders.includes(program.folder));
  const running = (sites: readonly SiteReference[], folders: readonly string[]): readonly Process[] => {
    const possible = of(folders);
    const found = possible.filter(({ reached, way }) =>
      way ? way.runs(sites) : sites.every(({ module, declaration = '' }) => reached.has(`${module.path}#${declaration}`)),
    );
    return found.length === possible.length ? [] : found;
  };
  // What serves runs whole, however much of it a worker has at hand: a route on an entity is no worker's.
  const serving = (sites: readonly SiteReference[], folders: readonly string[]): readonly Process[] => {
    const found = running(sites, folders);
    const runs = (found.length > 0 ? found : of(folders)).filter((each) => !each.isOfJobs && !each.isScheduler && !each.isAside);
    if (runs.length === of(folders).length) return [];
    return runs.length > 0 ? runs : found;
  };
  return {
    facts: all.map(factOf),
    problems: programs.flatMap((program) =>
      startsOf(program, base)
        .slice(MOST_STARTS, MOST_STARTS + 1)
        .map(startsBeyond),
    ),
    ownerOf: ({ effect, library }, sites, folders) => {
      const isJob = effect.does === 'subscribe' && library.hasWorkers === true;
      const isScheduled = effect.does === 'publish' && effect.isScheduled === true;
      const processes = isJob
        ? of(folders).filter(({ isOfJobs }) => isOfJobs)
        : isScheduled
          ? of(folders).filter(({ isScheduler }) => isScheduler)
          : effect.does === 'route'
            ? serving(sites, folders)
            : running(sites, folders);
      return {
        is: 'code',
        programs: folders,
        ...(processes.length > 0 ? { processes: processes.map(({ key }) => key).sort() } : {}),
      };
    },
  };
}

function processesIn(
  base: CodeBase,
  programs: readonly Program[],
  computedImports: ComputedImports,
  claims: readonly Claim[],
): readonly Process[] {
  const jobs = new Map(claims.flatMap(jobOf));
  const schedules = claims.filter(({ effect }) => effect.does === 'publish' && effect.isScheduled);
  const aside = new Walker(base, new Set(jobs.keys()));
  const whole = new Walker(base);
  const folders = filesByProgram(base, programs);
  return programs.flatMap((program) => {
    const own = folders.get(program.folder) ?? [];
    const entries = program.entries.filter((path) => base.module(path));
    const starts = startsOf(program, base);
    const chosen = chosenCommands(program, entries, base, whole);
    const commands = [...commandsOf(program, aside), ...chosen.processes];
    const isSimple = jobs.size === 0 && starts.length < 2 && commands.length === 0;
    if (program.isLibrary || isSimple || starts.length > MOST_STARTS) return [];
    const from = (walker: Walker, some: readonly string[]) =>
      some.length === 0 ? walker.from(own) : reachedFrom(walker, { program, entries: some, own, base, computedImports });
    const files = new Set([...from(whole, entries)].map(pathOf));
    const its = [...jobs].filter(([key]) => files.has(pathOf(key)));
    const plain = starts
      .filter(chosen.isOther)
      .map((file): Process => ({ program, key: file, evidence: topOf(file), file, reached: from(aside, [file]) }));
    const outside = (some: readonly Process[]) => {
      const files = new Set(some.flatMap(({ file }) => file ?? []));
      return new Walker(base, new Set([...jobs.keys(), ...[...whole.from([...files])].filter((key) => files.has(pathOf(key)))]));
    };
    const others = [...commands, ...workersOf(program, its, whole), ...schedulersOf(program, schedules, files, aside)];
    const main = (): Process => {
      const evidence = topOf(entries[0] ?? own[0] ?? '');
      if (chosen.common) return { program, key: `${program.folder}#main`, evidence, reached: chosen.common };
      const reached = program.served?.from
        ? servingOf([...program.served.from, ...program.served.always], from(aside, own), others, outside(others))
        : from(aside, entries);
      return { program, key: `${program.folder}#main`, evidence, reached };
    };
    const started = [...plain, ...(plain.length > 0 && !chosen.common ? [] : [main()]), ...others];
    return started.length > 1 ? started : [];
  });
}

/** The files that a program can be started from, each by itself. */
function startsOf({ entries, starts, isLibrary }: Program, base: CodeBase): readonly string[] {
  return isLibrary ? [] : entries.filter((path) => starts?.has(path) && base.module(path));
}

function startsBeyond(file: string): Problem {
  const message = `More than ${MOST_STARTS} files of one program are started: what each of them does is not told apart.`;
  return { code: 'limit-reached', message, evidence: topOf(file) };
}

/** What only commands by a name run. */
function commandsOf(program: Program, walker: Walker): readonly Process[] {
  return [...(program.served?.commands ?? [])].map(([file, names]) => {
    const reached = walker.from([file, ...(program.served?.always ?? [])]);
    return { program, key: file, evidence: topOf(file), file, names, isAside: true, reached };
  });
}

/** Commands of which a program is told one. */
interface Commands {
  readonly processes: readonly Process[];
  /** What all of them have in common. */
  readonly common?: ReadonlySet<string>;
  /** Whether a file that the program starts from leads to none of them. */
  readonly isOther: (file: string) => boolean;
}

/** The commands that a program is told one of, and what all of them have in common. */
function chosenCommands(program: Program, entries: readonly string[], base: CodeBase, whole: Walker): Commands {
  const none = { processes: [], isOther: () => true };
  if (!program.commands || program.isLibrary) return none;
  const all = whole.from(entries);
  const own = groupBy(
    [...program.commands].filter(([, key]) => all.has(key)),
    ([, key]) => key,
  );
  if (own.size < 2 || own.size > MOST_STARTS) return none;
  const keys = [...own.keys()];
  const late = takingLate();
  const without = (some: readonly string[]) => new Walker(base, new Set(some), undefined, late);
  const starting = entries.flatMap((path) => ['', 'init', 'main'].map((name) => `${path}#${name}`));
  const common = without(keys).fromKeys(starting);
  const processes = [...own].map(([key, commands]): Process => {
    const names = commands.map(([name]) => name);
    const reached = without(keys.filter((other) => other !== key)).fromKeys([key], common);
    return { program, key: `${program.folder}#command ${names[0]}`, evidence: topOf(pathOf(key)), names, reached };
  });
  const isOther = (file: string) => !keys.some((key) => whole.from([file]).has(key));
  return { processes, common, isOther };
}

/** What works off the jobs of a program. */
function workersOf(program: Program, jobs: readonly (readonly [string, Evidence])[], walker: Walker): readonly Process[] {
  const [job] = jobs;
  if (!job) return [];
  const reached = walker.fromKeys(
    jobs.map(([key]) => key),
    walker.from([...(program.served?.always ?? []), ...(program.served?.forJobs ?? [])]),
  );
  return [{ program, key: `${program.folder}#jobs`, evidence: job[1], isOfJobs: true, reached }];
}

/** What sends by the schedules that files of a program state. */
function schedulersOf(
  program: Program,
  schedules: readonly Claim[],
  files: ReadonlySet<string>,
  walker: Walker,
): readonly Process[] {
  const own = schedules.filter(({ chain }) => files.has(chain.at(-1)?.module.path ?? ''));
  const site = own[0]?.chain.at(-1);
  if (!site) return [];
  const names = [...new Set(own.flatMap(({ library }) => library.schedulers ?? []))];
  const reached = walker.from(program.served?.always ?? []);
  return [{ program, key: `${program.folder}#schedule`, evidence: evidenceOf(site), isScheduler: true, names, reached }];
}

/** What the framework loads to serve, and what nothing else of the program runs, with all that this comes to outside the files of commands. */
function servingOf(
  loaded: readonly string[],
  all: ReadonlySet<string>,
  others: readonly Process[],
  walker: Walker,
): ReadonlySet<string> {
  const left = [...all].filter((key) => !others.some((each) => each.reached.has(key)));
  return walker.fromKeys(left, walker.from(loaded));
}

/** The declarations that a worker of the claim's library runs: what states the job, and the class of its body where that is another. */
function jobOf(claim: Claim): readonly (readonly [string, Evidence])[] {
  const { effect, library, chain, name } = claim;
  const site = chain.at(-1);
  if (effect.does !== 'subscribe' || !library.hasWorkers || !site) return [];
  const body = bodiesOf(claim).map((key) => [key, evidenceOf(site)] as const);
  if (body.length > 0) return body;
  const wrapped = chain.length > 1 ? decoratedAt(chain[0]) : undefined;
  if (wrapped && chain[0]) return [[wrapped, evidenceOf(chain[0])]];
  const declaration = site.declaration ?? name;
  return declaration === undefined ? [] : [[`${site.module.path}#${declaration}`, evidenceOf(site)]];
}

/** The classes of the methods that take the job's messages. */
function bodiesOf({ things }: Claim): readonly string[] {
  const handlers = things['handler'] ? optionsOf(things['handler']) : [];
  return handlers.flatMap((each) => {
    const of = each.is === 'function' && each.node.class !== undefined ? each.module.classes[each.node.class]?.name : undefined;
    return each.is === 'function' && of !== undefined ? [`${each.module.path}#${of}`] : [];
  });
}

/** What is decorated there: a decorator of the repository's own may make a job of it, somewhere else. */
function decoratedAt(site: SiteReference | undefined): string | undefined {
  if (!site) return undefined;
  const { module, place } = site;
  const call = module.calls.find((each) => each.decorates && each.place.line === place.line);
  const name = call?.decorates && nameOfDeclared(module, call.decorates);
  return name === undefined ? undefined : `${module.path}#${name}`;
}

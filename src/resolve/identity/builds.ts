import type { Fact } from '../../model/fact.ts';
import { bareName } from '../../model/names.ts';
import { folderOf, joinPath } from '../folders.ts';
import { taskRunnerAmong } from '../knowledge/task-runners.ts';
import { buildsOf } from './built-images.ts';
import type { Joins } from './joins.ts';
import { isOtherMode } from './modes.ts';
import { packedBy } from './packed-programs.ts';
import { commandOf, joinProgram } from './program-joins.ts';
import {
  type ComponentSighting,
  type ImageSighting,
  isAside,
  namesOfProgram,
  type ProgramSighting,
  type Sightings,
} from './sightings.ts';
import { runsAnotherFile } from './started-processes.ts';
import { isTest } from './test-commands.ts';
import type { Workspace } from './workspace.ts';

/** What joining needs to look at, and adds to. */
interface Around {
  readonly sightings: Sightings;
  readonly workspace: Workspace;
  readonly joins: Joins;
}

/**
 * A Dockerfile, who is built from it and the program that it packs are one; where several are, each is told apart. One that is only for a part
 * of its program is left to that.
 */
export function joinBuild(image: ImageSighting, all: readonly ComponentSighting[], around: Around, isPart: boolean): void {
  const { joins } = around;
  const builders = withoutOthers(image, all, around);
  const main = builders.filter((each) => !isAsideOf(builders, each));
  const perDeployment = Math.max(0, ...[...countBy(main, (each) => each.deployment).values()]);
  // One of them behind a profile may still be another program of the Dockerfile: `args: { BIN: agent }`.
  const named = new Set(builders.flatMap((each) => programNamedBy(each, image, around) ?? []));
  if (perDeployment <= 1 && named.size < 2) {
    for (const builder of builders)
      joins.join({
        a: builder.key,
        b: image.key,
        reason: `is built from ${image.path}`,
        certainty: 'declared',
        facts: [...builder.facts, image.fact],
      });
    const program = isPart ? undefined : programOfImage(image, builders, around);
    joinProgram(image.key, program, `${image.path} packs the program`, [image.fact], joins);
    return;
  }
  joinSharedBuild(image, builders, around);
}

/** A profile says when something starts; started with a file of its own, it is no second name of the program: `command: python -m eta.train`. */
function withoutOthers(
  image: ImageSighting,
  builders: readonly ComponentSighting[],
  around: Around,
): readonly ComponentSighting[] {
  const main = builders.filter((each) => !isAside(each));
  const folder = main.length > 0 ? programOfImage(image, main, around)?.folder : undefined;
  if (folder === undefined) return builders;
  const usual = [image.fact.command ?? '', ...main.map(commandOf)];
  const isOther = (each: ComponentSighting) =>
    isAside(each) && each.facts.every(({ once }) => !once) && runsAnotherFile(each, folder, usual, around.sightings);
  return builders.filter((each) => !isOther(each));
}

/**
 * Behind a profile beside others that are always there it is started by hand. Where all of them are behind profiles, these only part the
 * system, and those that are started otherwise are others.
 */
function isAsideOf(builders: readonly ComponentSighting[], one: ComponentSighting): boolean {
  if (!isAside(one)) return false;
  const lasting = builders.filter((each) => !isErrand(each));
  if (isErrand(one) || lasting.some((each) => !isAside(each))) return true;
  const [first] = lasting;
  return first !== one && first !== undefined && startOf(first) === startOf(one);
}

function isErrand(component: ComponentSighting): boolean {
  return isTest(component) || component.facts.every(({ once }) => once === true);
}

/** What it runs: the command and the arguments of its build. */
function startOf(component: ComponentSighting): string {
  const args = component.facts.map(({ build }) => JSON.stringify(build?.args ?? {}));
  return `${commandOf(component).trim()}\n${args.join()}`;
}

/**
 * One Dockerfile for several components: the command or a build argument says which program each of them is. Of those that are one program
 * in a deployment, one is the program, the others run it with another command: `celery -A shop worker`.
 */
function joinSharedBuild(image: ImageSighting, builders: readonly ComponentSighting[], around: Around): void {
  const { workspace } = around;
  const fallback = programOfImage(image, [], around);
  const byProgram = new Map<ProgramSighting, ComponentSighting[]>();
  for (const builder of builders) {
    const named = programNamedBy(builder, image, around);
    const program = named ?? (isAnother(workspace.namedIn(builder.name), fallback) ? undefined : fallback);
    if (program) byProgram.set(program, [...(byProgram.get(program) ?? []), builder]);
  }
  const told = { base: image.fact.base, reason: `is built from ${image.path}`, facts: [image.fact] };
  for (const [program, running] of byProgram) joinRunningOne(program, running, told, around);
}

/** Joins a program with the one of several that run it which is the program itself. */
export function joinRunningOne(
  program: ProgramSighting,
  running: readonly ComponentSighting[],
  told: { readonly base?: string | undefined; readonly reason: string; readonly facts: readonly Fact[] },
  { workspace, joins }: Omit<Around, 'sightings'>,
): void {
  const names = new Set(namesOfProgram(program).map(bareName));
  const perDeployment = countBy(running, (each) => each.deployment);
  const runner = taskRunnerAmong(told.base, running.map(commandOf));
  const first =
    (runner === undefined ? undefined : running[runner]) ??
    running.find((each) => names.has(bareName(each.name))) ??
    running.find((each) => !isAsideOf(running, each)) ??
    running[0];
  const isParted = running.some((each) => running.some((other) => isOtherMode(each, other)));
  for (const builder of running) {
    // Each is told to be another part of the program.
    if (isParted && builder.mode !== undefined && builder.mode !== first?.mode) continue;
    const isOnly =
      perDeployment.get(builder.deployment) === 1 && first !== undefined && perDeployment.get(first.deployment) === 1;
    const isSame =
      first && (builder.name === first.name || isAsideOf(running, builder) || isNamedAlike(builder, first, workspace));
    if (isOnly || isSame) joinProgram(builder.key, program, told.reason, [...builder.facts, ...told.facts], joins);
  }
}

function programNamedBy(builder: ComponentSighting, image: ImageSighting, around: Around): ProgramSighting | undefined {
  const { workspace } = around;
  const packed = packedBy(image, builder, around);
  if (packed?.isChosen) return packed.program;
  const named = workspace.namedIn(commandOf(builder)) ?? workspace.namedIn(targetOf(builder));
  return named ?? programOfArguments(image, [builder], around);
}

/** Both are started with the same command line, and it names a program: they are instances of it. */
function isNamedAlike(one: ComponentSighting, other: ComponentSighting, workspace: Workspace): boolean {
  const command = commandOf(one).trim();
  return command === commandOf(other).trim() && workspace.namedIn(command) !== undefined;
}

/** The program that the command and the sources name once the build arguments are put in, else the one that an argument names. */
function programOfArguments(
  { fact }: ImageSighting,
  builders: readonly ComponentSighting[],
  { workspace, sightings }: Omit<Around, 'joins'>,
): ProgramSighting | undefined {
  for (const builder of builders) {
    const given = new Map(buildsOf(builder, sightings).flatMap(({ build }) => Object.entries(build.args ?? {})));
    if (given.size === 0) continue;
    const filled = (text: string) =>
      text.replace(/\$\{?([A-Za-z_]\w{0,100})(?::?-[^}]{0,200})?\}?/g, (whole, key: string) => given.get(key) ?? whole);
    const changed = [fact.command ?? '', ...fact.copies].filter((text) => filled(text) !== text).map(filled);
    for (const text of [...changed, ...given.values()]) {
      const program = workspace.namedIn(text);
      if (program) return program;
    }
  }
  return undefined;
}

/** A component that is called like another program is left to its name. */
function isAnother(named: ProgramSighting | undefined, fallback: ProgramSighting | undefined): boolean {
  return named !== undefined && named !== fallback;
}

/** The program that a Dockerfile packs: in its folder, in the build context, named by its command or sources, or around it. */
export function programOfImage(
  image: ImageSighting,
  builders: readonly ComponentSighting[],
  around: Omit<Around, 'joins'>,
): ProgramSighting | undefined {
  const { workspace } = around;
  const folder = folderOf(image.path);
  const packed =
    builders.length > 0 ? builders.map((each) => packedBy(image, each, around)) : [packedBy(image, undefined, around)];
  const made = packed.find((each) => each !== undefined);
  if (made) return made.program;
  const own = workspace.at(folder);
  if (own && !workspace.holdsOthers(own)) return own;
  const commands = [...builders.map(commandOf), image.fact.command ?? ''];
  const named = commands.map(workspace.namedIn).find((each) => each !== undefined);
  const stated = named ?? programOfArguments(image, builders, around);
  if (stated) return stated;
  const context = contextsOf(builders).flatMap((each) => workspace.at(each) ?? []);
  const program = context.find((each) => !workspace.holdsOthers(each));
  if (program) return program;
  const isServer = own?.facts.some((fact) => fact.role === 'server') ?? false;
  const copied = isServer ? undefined : workspace.namedIn(image.fact.copies.join(' '));
  if (copied) return copied;
  const outer = workspace.around(image.path);
  return outer && outer.folder !== '.' && !workspace.holdsOthers(outer) ? outer : own;
}

function contextsOf(builders: readonly ComponentSighting[]): readonly string[] {
  const builds = builders.flatMap((each) => each.facts.flatMap(({ build }) => build ?? []));
  return builds.flatMap(({ context, contexts = [] }) => [context, ...contexts].map((each) => joinPath(each)));
}

/** One stage of a Dockerfile for each program bears the program's name. */
function targetOf(component: ComponentSighting): string {
  return component.facts.map((fact) => fact.build?.target ?? '').join(' ');
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

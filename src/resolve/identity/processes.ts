import type { FactOf } from '../../model/fact.ts';
import { literal, textsOf } from '../../model/value.ts';
import type { FactIndex } from '../fact-index.ts';
import { baseName } from '../folders.ts';
import { isRuntimeImage } from '../knowledge/images.ts';
import { programRun } from '../knowledge/program-run.ts';
import { taskRunnerAmong } from '../knowledge/task-runners.ts';
import { withoutSettings } from '../stated-settings.ts';
import { commandIn, dockerfileOf } from './built-images.ts';
import { statedFor } from './component-settings.ts';
import { toldApartIn } from './conditioned.ts';
import type { Joins } from './joins.ts';
import { isOtherMode } from './modes.ts';
import { type ComponentSighting, isAside, type ProgramSighting, repositoryOf, type Sightings } from './sightings.ts';
import { runsAside, startedBy } from './started-processes.ts';
import { withoutRegistry } from './team-images.ts';

/** What a component runs of a program that several components share. */
export interface SharedProgram {
  readonly program: ProgramSighting;
  /** Keys of the processes that the component starts. */
  readonly processes: readonly string[];
  /** Keys of all processes of the program. */
  readonly all: readonly string[];
}

/**
 * Components that run a program's image with another command than the one that was joined with the program, or an image for a part of it:
 * each runs the processes that its command starts. By the key of the component; the joined one is among them where its own command tells.
 */
export function sharedPrograms(
  facts: FactIndex,
  sightings: Sightings,
  joins: Joins,
  parted: ReadonlyMap<string, ProgramSighting>,
): ReadonlyMap<string, SharedProgram> {
  const found = new Map<string, SharedProgram>();
  for (const program of sightings.programs) {
    const processes = facts.of('process').filter((fact) => fact.program === program.folder);
    shareOne(program, processes, { facts, sightings, joins, parted }, found);
  }
  return found;
}

interface Around {
  readonly facts: FactIndex;
  readonly sightings: Sightings;
  readonly joins: Joins;
  readonly parted: ReadonlyMap<string, ProgramSighting>;
}

function shareOne(
  program: ProgramSighting,
  processes: readonly FactOf<'process'>[],
  { facts, sightings, joins, parted }: Around,
  found: Map<string, SharedProgram>,
): void {
  const owners = sightings.components.filter((each) => joins.areJoined(each.key, program.key));
  const run = (component: ComponentSighting, unsaid: readonly FactOf<'process'>[] = []) => {
    const command = commandIn(component, sightings);
    const started = command === '' ? unsaid.map(({ key }) => key) : startedBy(command, processes, program.folder);
    return chosenFor(component, processes, facts) ?? started;
  };
  // The program whose command no file states serves.
  const serving = processes.filter((each) => each.file === undefined && each.names.length === 0 && !each.isOfJobs);
  const isOther = toldApartIn(program.folder, facts);
  const runOfOwner = (owner: ComponentSighting) => run(owner, serving);
  const isPartly = (each: ComponentSighting) => parted.get(dockerfileOf(each, sightings)?.key ?? '') === program;
  const others = sightings.components.filter(
    (each) => isFree(each, sightings, joins) && (isPartly(each) || owners.some((owner) => isSameImage(each, owner, sightings))),
  );
  const sharing = others.flatMap((component) => {
    const started = run(component);
    const beside = owners.filter(({ deployment }) => deployment === component.deployment);
    const nearest = beside.length > 0 ? beside : owners;
    const own = new Set(nearest.flatMap(runOfOwner));
    const isAlike = nearest.some((owner) => isSameStart(owner, component, sightings));
    const isAnother = started.some((key) => !own.has(key)) && (isAlike || !isChosenByText(processes));
    const isPart =
      beside.some((owner) => isSameStart(owner, component, sightings)) &&
      beside.every((owner) => isOtherMode(owner, component) || isOther(owner, component));
    // A command of the framework's own: `php artisan reverb:start`.
    const isFrameworks = processes.length > 0 && runsAside(commandIn(component, sightings));
    const isRunner = beside.length === 0 && isTaskRunner(component, sightings);
    const isCopy = beside.some((owner) => isCopyOf(owner, component, sightings));
    return isAnother || isPart || isFrameworks || isRunner || isCopy ? [{ component, started }] : [];
  });
  if (sharing.length === 0) return;
  const all = processes.map(({ key }) => key);
  for (const { component, started } of sharing) found.set(component.key, { program, processes: started, all });
  for (const owner of owners) {
    const started = runOfOwner(owner);
    const elsewhere = new Set(sharing.flatMap((each) => (each.component.deployment === owner.deployment ? [] : each.started)));
    const processes = started.filter((key) => !elsewhere.has(key) || sharing.some((each) => each.component.key === owner.key));
    if (processes.length > 0) found.set(owner.key, { program, processes, all });
  }
}

/** Whether it is the one that runs the team's code among all of its deployment that are built from its Dockerfile. */
function isTaskRunner(component: ComponentSighting, sightings: Sightings): boolean {
  const image = dockerfileOf(component, sightings);
  if (!image) return false;
  const running = sightings.components.filter(
    (each) => each.deployment === component.deployment && dockerfileOf(each, sightings) === image,
  );
  const runner = taskRunnerAmong(
    image.fact.base,
    running.map((each) => commandIn(each, sightings)),
  );
  return runner !== undefined && running[runner] === component;
}

/** The processes that a setting of the component names. */
function chosenFor(
  component: ComponentSighting,
  processes: readonly FactOf<'process'>[],
  facts: FactIndex,
): readonly string[] | undefined {
  const [key] = processes.flatMap(({ chosenBy }) => chosenBy ?? []);
  if (key === undefined) return undefined;
  const set = statedFor(component, facts).find((each) => each.key === key);
  if (isChosenByText(processes)) return chosenAs(processes, set, key, facts);
  const wanted = textsOf(set?.value ?? literal(null))
    .flatMap((text) => text.split(','))
    .map((each) => stemOf(each.trim()));
  const chosen = processes.filter(({ file }) => file !== undefined && wanted.includes(stemOf(file)));
  return chosen.length > 0 ? chosen.map((each) => each.key) : undefined;
}

function isChosenByText(processes: readonly FactOf<'process'>[]): boolean {
  return processes.some(({ chosenAs }) => chosenAs !== undefined);
}

/** The processes that a setting chooses by its text; where nobody tells it, any of them may be meant. */
function chosenAs(
  processes: readonly FactOf<'process'>[],
  set: FactOf<'setting'> | undefined,
  key: string,
  facts: FactIndex,
): readonly string[] | undefined {
  if (!set) return isSetElsewhere(key, facts) ? undefined : keysOf(processes.filter(({ isDefault }) => isDefault));
  const texts = set.value.is === 'literal' ? [String(set.value.value)] : [];
  const known = processes.filter((each) => each.chosenAs !== undefined && each.chosenAs !== '' && texts.includes(each.chosenAs));
  if (texts.length === 0) return undefined;
  return keysOf(known.length > 0 ? known : processes.filter((each) => each.chosenAs === ''));
}

/** Whether something states a setting that no component is told: an image, a file that code may read. */
function isSetElsewhere(key: string, facts: FactIndex): boolean {
  const taken = new Set(facts.of('settings-source').flatMap(({ owner, group }) => (owner.is === 'component' ? [group] : [])));
  return facts
    .of('setting')
    .some((each) => each.key === key && each.owner?.is !== 'component' && !(each.group && taken.has(each.group)));
}

function keysOf(processes: readonly FactOf<'process'>[]): readonly string[] {
  return processes.map(({ key }) => key);
}

/** `services/orders.service.js` is `orders`. */
function stemOf(file: string): string {
  return baseName(file).replace(/(\.service)?(\.[cm]?[jt]s)?$/, '');
}

function isSameStart(one: ComponentSighting, other: ComponentSighting, sightings: Sightings): boolean {
  const commands = [one, other].map((each) => commandIn(each, sightings));
  const [run, ran] = commands.map((command) => programRun(withoutSettings(command)));
  return run === ran || commands.some((command) => command !== '' && withoutSettings(command) === '');
}

/** A second instance that a balancer has beside the first: built of the same, started the same, told apart by its name alone. */
function isCopyOf(one: ComponentSighting, other: ComponentSighting, sightings: Sightings): boolean {
  return !isAside(other) && isSameImage(one, other, sightings) && isSameStart(one, other, sightings);
}

function isFree(component: ComponentSighting, { programs }: Sightings, joins: Joins): boolean {
  return !programs.some((program) => joins.areJoined(component.key, program.key));
}

function isSameImage(one: ComponentSighting, other: ComponentSighting, sightings: Sightings): boolean {
  const [built, also] = [dockerfileOf(one, sightings), dockerfileOf(other, sightings)];
  if (built && also) return built === also;
  const repository = withoutRegistry(repositoryOf(one));
  if (repository === undefined || repository !== withoutRegistry(repositoryOf(other))) return false;
  return !isRuntimeImage(repository) || areStartedInOne(one, other);
}

/** Of what only holds a language they are the same where the same code is mounted. */
function areStartedInOne(one: ComponentSighting, other: ComponentSighting): boolean {
  const folders = new Set(one.facts.flatMap(({ startsIn }) => startsIn ?? []));
  return other.facts.some(({ startsIn }) => startsIn !== undefined && folders.has(startsIn));
}

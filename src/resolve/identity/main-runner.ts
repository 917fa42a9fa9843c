import { bareName } from '../../model/names.ts';
import { isRuntimeImage } from '../knowledge/images.ts';
import type { Joins } from './joins.ts';
import { commandOf } from './program-joins.ts';
import {
  type ComponentSighting,
  isAside,
  namesOfProgram,
  type ProgramSighting,
  repositoryOf,
  type Sightings,
} from './sightings.ts';
import { runsAnother, servesNothing } from './started-processes.ts';
import { withoutRegistry } from './team-images.ts';
import type { Workspace } from './workspace.ts';

/**
 * Of several in one deployment that run one image, where one's command names a program, the one that is the program: what is built into it, is
 * called like it, runs it as the image says or serves it. The others run it with a command of their own: `celery -A shop worker`.
 */
export function mainRunnerOf(
  program: ProgramSighting,
  component: ComponentSighting,
  { sightings, workspace, joins }: { readonly sightings: Sightings; readonly workspace: Workspace; readonly joins: Joins },
): ComponentSighting {
  const image = withoutRegistry(repositoryOf(component));
  if (image === undefined || isRuntimeImage(image)) return component;
  const beside = sightings.components.filter(
    (each) => each.deployment === component.deployment && withoutRegistry(repositoryOf(each)) === image,
  );
  const built = beside.find((each) => joins.areJoined(each.key, program.key));
  if (built && built !== component && runsAnother(component, built, program.folder, sightings)) return built;
  const possible = beside.filter((each) => canBe(program, each, { sightings, workspace, joins }));
  const known = possible.filter((each) => {
    const command = commandOf(each).trim();
    return command === '' || workspace.namedIn(command) === program;
  });
  const serving = possible.filter((each) => !isAside(each) && !servesNothing(commandOf(each)));
  return (
    possible.find((each) => isCalledLike(program, each)) ??
    known.find((each) => commandOf(each).trim() === '') ??
    serving.find((each) => known.includes(each) || startsModuleOf(program, commandOf(each))) ??
    known.find((each) => !isAside(each)) ??
    component
  );
}

/** Neither its command nor what it is built of is another program. */
function canBe(
  program: ProgramSighting,
  component: ComponentSighting,
  { sightings, workspace, joins }: { readonly sightings: Sightings; readonly workspace: Workspace; readonly joins: Joins },
): boolean {
  const named = workspace.namedIn(commandOf(component)) ?? program;
  return named === program && sightings.programs.every((each) => each === program || !joins.areJoined(component.key, each.key));
}

/** By itself, or in the chart that it is a part of. */
function isCalledLike(program: ProgramSighting, { name, facts }: ComponentSighting): boolean {
  const names = new Set(namesOfProgram(program).map(bareName));
  return [name, ...facts.flatMap(({ part }) => part ?? [])].some((each) => names.has(bareName(each)));
}

/** `gunicorn shop.wsgi:application` starts a module of `shop`. */
function startsModuleOf(program: ProgramSighting, command: string): boolean {
  const names = new Set(namesOfProgram(program).map(bareName));
  return command.split(/[\s"',[\]]+/).some((word) => /^\w+[.:]\w/.test(word) && names.has(bareName(word.replace(/[.:].*$/, ''))));
}

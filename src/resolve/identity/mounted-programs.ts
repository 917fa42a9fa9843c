import { joinPath } from '../folders.ts';
import { joinRunningOne } from './builds.ts';
import type { Joins } from './joins.ts';
import { commandOf } from './program-joins.ts';
import { type ComponentSighting, type ProgramSighting, productOf, type Sightings } from './sightings.ts';
import type { Workspace } from './workspace.ts';

/**
 * Developers mount a program's folder into a container that only holds its language, and start it there. Of several that run one program,
 * one is the program.
 */
export function joinMounted({ components, programs }: Sightings, workspace: Workspace, joins: Joins): void {
  const running = new Map<ProgramSighting, ComponentSighting[]>();
  for (const component of components) {
    const isKnown = productOf(component) !== undefined || programs.some(({ key }) => joins.areJoined(component.key, key));
    const program = isKnown ? undefined : startedIn(component, workspace);
    if (program) running.set(program, [...(running.get(program) ?? []), component]);
  }
  for (const [program, those] of running) {
    const reason = `is started in ${program.folder}, which is mounted into it`;
    joinRunningOne(program, those, { reason, facts: [] }, { workspace, joins });
  }
}

/** The program that the command names, seen from where it is started; else the one that lies there. */
function startedIn(component: ComponentSighting, workspace: Workspace): ProgramSighting | undefined {
  for (const { startsIn } of component.facts) {
    if (startsIn === undefined) continue;
    const words = commandOf(component).split(/[\s"';&|]+/);
    const paths = words.flatMap((word) => (/^[\w.]/.test(word) && word.includes('/') ? (joinPath(startsIn, word) ?? []) : []));
    const named = workspace.namedIn(paths.join(' '));
    if (named) return named;
    const own = workspace.at(startsIn);
    if (own && !workspace.holdsOthers(own)) return own;
    return workspace.namedIn(commandOf(component)) ?? (own ? undefined : workspace.madeOf(startsIn));
  }
  return undefined;
}

import type { Owner } from '../../model/fact.ts';
import type { FactIndex } from '../fact-index.ts';
import { deepestFolder } from '../folders.ts';
import type { Group } from './group.ts';
import { type ComponentSighting, isErrand, isForTests, isTool, type ProgramSighting } from './sightings.ts';
import type { Workspace } from './workspace.ts';

/** Whether a diagram shows the group: what is deployed, and what is started though nothing deploys it. */
export function isDrawn(group: Group, workspace: Workspace, facts: FactIndex, tests: ReadonlySet<string>): boolean {
  const isTeams = group.programs.length > 0 || (group.images.length > 0 && !group.product);
  const isReal = (each: ComponentSighting) =>
    !isTool(each) &&
    !isMisplaced(each) &&
    !tests.has(each.deployment) &&
    !(group.product ? isForTests(each) : isErrand(each) && !isTeams);
  if (group.components.some(isReal)) return true;
  if (group.programs.length > 0) return group.programs.some((program) => isStarted(program, group, workspace, facts));
  return group.components.length === 0 && facts.of('component').length === 0 && facts.of('program').length === 0;
}

/** A part of the compose file that was pushed in among the services: it has a part's name, and nothing to run. */
function isMisplaced({ name, deployment, facts }: ComponentSighting): boolean {
  const isPart = deployment.startsWith('compose:') && /^(networks|volumes|configs|secrets|services|version)$/.test(name);
  return isPart && facts.every((fact) => !fact.image && !fact.build);
}

function isStarted(program: ProgramSighting, group: Group, workspace: Workspace, facts: FactIndex): boolean {
  const roles = new Set(program.facts.map((fact) => fact.role));
  const starts = roles.has('server') || roles.has('frontend');
  if (!starts && (roles.has('tool') || (roles.has('library') && group.images.length === 0))) return false;
  if (workspace.holdsOthers(program)) return hasOwnActivity(program, workspace, facts);
  return starts || group.images.length > 0 || program.activity.length > 0 || hasOwnActivity(program, workspace, facts);
}

/** Whether code that lies in this program, and in none below it, serves something. */
function hasOwnActivity(program: ProgramSighting, workspace: Workspace, facts: FactIndex): boolean {
  const folders = workspace.programs.map((each) => each.folder);
  const isOwn = (owner: Owner, path: string) =>
    owner.is === 'code' && owner.programs.includes(program.folder) && deepestFolder(path, folders) === program.folder;
  return [...facts.of('route'), ...facts.of('listen'), ...facts.of('subscribe')].some((fact) =>
    isOwn(fact.owner, fact.evidence.path),
  );
}

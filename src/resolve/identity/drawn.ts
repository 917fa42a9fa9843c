import type { Owner } from '../../model/fact.ts';
import type { FactIndex } from '../fact-index.ts';
import { baseName, deepestFolder, folderOf } from '../folders.ts';
import type { Group } from './group.ts';
import { type ComponentSighting, isErrand, isForTests, isTestFile, isTool, type ProgramSighting } from './sightings.ts';
import type { Workspace } from './workspace.ts';

/** Whether a diagram shows the group: what is deployed, and what is started though nothing deploys it. */
export function isDrawn(group: Group, workspace: Workspace, facts: FactIndex, tests: ReadonlySet<string>): boolean {
  const hasCode = group.programs.length > 0;
  const isTeams = hasCode || (group.images.length > 0 && !group.product);
  const isReal = (each: ComponentSighting) =>
    !isTool(each) &&
    !isMisplaced(each) &&
    !tests.has(each.deployment) &&
    !(group.product ? isForTests(each) : (!isTeams && isErrand(each)) || (!hasCode && isOnlyForTests(each, facts)));
  if (isTooling(group, workspace, facts) || isPatchedImage(group)) return false;
  if (group.components.some(isReal)) return true;
  if (group.programs.length > 0) return group.programs.some((program) => isStarted(program, group, workspace, facts));
  return group.components.length === 0 && facts.of('component').length === 0 && facts.of('program').length === 0;
}

/** A container that the team's tests start; where all deployments lie among tests, that is where the system is described. */
function isOnlyForTests(component: ComponentSighting, facts: FactIndex): boolean {
  return isForTests(component) && facts.of('component').some((fact) => !isTestFile(fact.evidence.path));
}

const TOOLING_FOLDER = /(^|\/)(scripts?|hack|tools?|tooling)\//;

/** Something that developers run: it is built and declared nowhere but among scripts, and serves nothing. */
function isTooling(group: Group, workspace: Workspace, facts: FactIndex): boolean {
  const places = [
    ...group.components.flatMap((each) => each.facts.map((fact) => fact.evidence.path)),
    ...group.programs.map((each) => `${each.folder}/`),
    ...group.images.map((each) => each.path),
  ];
  if (group.product || places.length === 0 || !places.every((place) => TOOLING_FOLDER.test(place))) return false;
  return group.programs.every((program) => program.activity.length === 0 && !hasOwnActivity(program, workspace, facts));
}

/** A Dockerfile in a folder called by a version, that nothing deploys: a release of its base image, not a program. */
function isPatchedImage(group: Group): boolean {
  const isVersion = (folder: string) => /^v?\d+(\.\d+)+$/.test(baseName(folder));
  const isDeclared = group.programs.some((each) => each.facts.length > 0);
  return (
    group.components.length === 0 &&
    !isDeclared &&
    group.images.length > 0 &&
    group.images.every((each) => isVersion(folderOf(each.path)))
  );
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
  const listens = facts.of('listen').filter(({ isOfDevelopment }) => !isOfDevelopment);
  return [...facts.of('route'), ...listens, ...facts.of('subscribe')].some((fact) => isOwn(fact.owner, fact.evidence.path));
}

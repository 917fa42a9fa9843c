import type { Evidence } from '../../model/evidence.ts';
import { sorted } from '../draft.ts';
import type { Thing } from '../identity/thing.ts';
import type { Survey } from '../survey.ts';
import { hostsInUse } from './hosts-in-use.ts';
import { folderOfDeployment, isBelowLegacy, isShelved, pathOfDeployment, putAway } from './put-away.ts';

/** A deployment or a program that somebody put away and that nothing in use leans on. */
export interface LeftOver {
  readonly is: 'deployment' | 'program';
  /** The deployment's id, the program's folder. */
  readonly name: string;
  /** What it would add to the drawing. */
  readonly things: readonly string[];
  readonly evidence: Evidence;
}

/**
 * What is left over: its path says that it is put away (`old`, `archive`, `deprecated`), the system is deployed otherwise, no program in
 * use is started by it alone, and nobody calls what only it starts. Where the word can also be a part's name (`legacy`, `archive`), it
 * must neither run what other deployments run nor build anything; below `legacy/` it may build what lies there.
 */
export function leftOverIn(survey: Survey): readonly LeftOver[] {
  const all = sorted(survey.facts.of('component').map((fact) => fact.deployment));
  const suspects = all.filter((each) => putAway(pathOfDeployment(each)) !== undefined);
  const live = new Set(all.filter((each) => !suspects.includes(each)));
  if (live.size === 0) return [];
  const hosts = hostsInUse(survey, live);
  const deployments = suspects.filter((each) => isUnused(each, survey, live, hosts));
  return [
    ...deployments.flatMap((each) => describe(each, survey, live)),
    ...shelvedPrograms(survey, new Set(deployments), hosts),
  ];
}

function isUnused(deployment: string, survey: Survey, live: ReadonlySet<string>, hosts: ReadonlySet<string>): boolean {
  const run = survey.things.filter((thing) => thing.deployments.includes(deployment));
  const isLive = (thing: Thing) => thing.deployments.some((each) => live.has(each));
  const isAskedFor = (thing: Thing) => !isLive(thing) && namesOf(thing, deployment).some((name) => hosts.has(name));
  if (run.some(isAskedFor)) return false;
  const own = run.filter((thing) => !thing.product);
  const path = pathOfDeployment(deployment);
  if (putAway(path) === 'surely') return own.every((thing) => isLive(thing) || !isBuiltInUse(thing));
  const isInUse = isBelowLegacy(folderOfDeployment(path)) ? isBuiltInUse : isBuilt;
  return own.every((thing) => !isLive(thing) && !isInUse(thing));
}

function namesOf({ components }: Thing, deployment: string): readonly string[] {
  const here = components.filter((each) => each.deployment === deployment);
  return here.flatMap((each) => [each.name, ...each.serviceNames, ...each.facts.flatMap((fact) => fact.hosts)]);
}

function foldersOf({ programs, images }: Thing): readonly string[] {
  return [...programs.map((each) => each.folder), ...images.map((each) => each.path)];
}

/** The repository holds it, where things in use lie. */
function isBuiltInUse(thing: Thing): boolean {
  return foldersOf(thing).some((folder) => !isShelved(folder));
}

/** A program on a shelf that no other deployment starts is no sign of life. */
function isBuilt(thing: Thing): boolean {
  const isDeclared = thing.components.some((each) => each.facts.some((fact) => fact.build !== undefined));
  return isDeclared || isBuiltInUse(thing);
}

function describe(deployment: string, { facts, things }: Survey, live: ReadonlySet<string>): readonly LeftOver[] {
  const [first] = facts.of('component').filter((fact) => fact.deployment === deployment);
  const gone = things.filter(
    (thing) => thing.deployments.includes(deployment) && !thing.deployments.some((each) => live.has(each)),
  );
  const names = sorted(gone.map((thing) => thing.name));
  return first ? [{ is: 'deployment', name: deployment, things: names, evidence: first.evidence }] : [];
}

/** Programs on a shelf that nothing deploys and nothing in use asks for, where programs that are not on it are deployed. */
function shelvedPrograms({ things }: Survey, gone: ReadonlySet<string>, hosts: ReadonlySet<string>): readonly LeftOver[] {
  const isDeployed = (thing: Thing) => thing.deployments.some((each) => !gone.has(each));
  const isAskedFor = ({ name, programs }: Thing) =>
    [name, ...programs.map(({ folder }) => folder.slice(folder.lastIndexOf('/') + 1))].some((each) => hosts.has(each));
  const own = things.filter((thing) => thing.programs.length > 0);
  if (!own.some((thing) => isDeployed(thing) && isBuiltInUse(thing))) return [];
  return own
    .filter((thing) => !isDeployed(thing) && !isBuiltInUse(thing) && !isAskedFor(thing))
    .flatMap((thing) =>
      thing.programs.flatMap(({ folder, facts, activity }) => {
        const [fact] = [...facts, ...activity];
        return fact ? [{ is: 'program' as const, name: folder, things: [thing.name], evidence: fact.evidence }] : [];
      }),
    );
}

import type { ComponentFact, Fact, NodeKind, Owner } from '../../model/fact.ts';
import type { Value } from '../../model/value.ts';
import type { FactIndex } from '../fact-index.ts';
import { doesOwnWork, frameworksOf, rolesOf } from '../knowledge/frameworks/roles.ts';
import { type Product, productOfImage } from '../knowledge/images.ts';
import type { Libraries } from '../libraries.ts';
import { isDrawn } from './drawn.ts';
import { foreignImages } from './foreign-images.ts';
import { foldersOf, type Group, groupsOf, programsOf } from './group.ts';
import { type Join, Joins } from './joins.ts';
import { joinLeftOver } from './left-over-joins.ts';
import { nameThings } from './naming.ts';
import { sharedPrograms } from './processes.ts';
import { collectSightings } from './sightings.ts';
import { joinStrongly } from './strong-joins.ts';
import { isTest, runsTests } from './test-commands.ts';
import { testDeploymentsOf } from './test-deployments.ts';
import { joinVersions } from './versions.ts';
import { joinWeakly } from './weak-joins.ts';
import { workspaceOf } from './workspace.ts';

/** One box of the diagram, before its wires are known. */
export interface Thing extends Group {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: NodeKind;
  readonly technology: readonly string[];
  readonly deployments: readonly string[];
  /** The facts of all its sightings, in the order in which a reader would look at them. */
  readonly facts: readonly Fact[];
}

/** Joins what was seen under many names and keeps what a diagram shows. */
export function identify(facts: FactIndex, system: string, more: readonly Join[], libraries: Libraries): readonly Thing[] {
  const sightings = collectSightings(facts);
  const workspace = workspaceOf(sightings.programs);
  const joins = new Joins();
  for (const each of [...sightings.components, ...sightings.programs, ...sightings.images]) joins.add(each.key);
  const parted = joinStrongly(sightings, workspace, joins);
  joinVersions(sightings, facts, joins);
  joinWeakly(sightings, joins);
  joinLeftOver(sightings, joins);
  for (const join of more) joins.join(join);
  const groups = groupsOf(sightings, joins, sharedPrograms(facts, sightings, joins, parted));
  const tests = testDeploymentsOf(groups);
  const drawn = groups.filter((group) => isDrawn(group, workspace, facts, tests)).map(withoutTests);
  const foreign = foreignImages(drawn);
  return nameThings(drawn, system).map(({ group, ...names }) => ({
    ...group,
    ...names,
    ...describe(group, group.product ?? foreign(group), libraries, facts),
  }));
}

/** Containers that test a program are built from its Dockerfile; what they are told says nothing about the program. */
function withoutTests(group: Group): Group {
  if (group.programs.length === 0) return group;
  const real = group.components.filter((each) => !isTest(each));
  // What is only called so, and beside which nothing tests, may be the program: exams, trials.
  const isOnlyCalledSo = real.length === 0 && !group.components.some(runsTests);
  return isOnlyCalledSo ? group : { ...group, components: real };
}

function describe(
  group: Group,
  product: Product | undefined,
  libraries: Libraries,
  facts: FactIndex,
): Pick<Thing, 'kind' | 'technology' | 'deployments' | 'facts'> {
  const components = group.components.flatMap((each) => each.facts);
  const stated = components.find((fact) => fact.nodeKind && !isInFrontOfItsName(fact, components));
  const programs = programsOf(group).flatMap((each) => each.facts);
  const programKind = programs.find((fact) => fact.nodeKind)?.nodeKind;
  const isTold = programs.some(({ role }) => role === 'frontend' || role === 'server');
  const isFrontend = isTold ? programs.every(({ role }) => role === 'frontend') : isSentOut(group, facts);
  const own = isFrontend ? 'frontend' : 'service';
  const built = libraries.of(foldersOf(group)).map(({ name }) => name);
  const [role, ...roles] = rolesOf(built);
  const technology = [
    ...programs.flatMap((fact) => fact.technology),
    ...frameworksOf(built),
    ...[role, ...roles].flatMap((each) => each?.technology ?? []),
    ...components.flatMap((fact) => fact.technology ?? []),
    ...(product ? [product.technology] : []),
  ];
  const isAgent = programs.length === 0 && components.some((fact) => fact.onEveryMachine);
  const kind = stated?.nodeKind ?? product?.kind ?? role?.kind ?? (doesOwnWork(built) ? undefined : programKind);
  return {
    kind: kind ?? (isAgent ? 'infrastructure' : own),
    technology: [...new Set(technology)],
    deployments: [...new Set(group.components.map((each) => each.deployment))].sort(),
    facts: [
      ...components,
      ...programs,
      ...group.images.map((each) => each.fact),
      ...group.programs.flatMap((each) => each.activity),
    ],
  };
}

/** Servers whose images send out the files that lie in them and run no program of the team's. */
const WEB_SERVERS: ReadonlySet<string> = new Set(['nginx', 'httpd', 'caddy']);

/**
 * Code that lies in the image of a web server: browsers run it. Nothing declares it and it only asks whoever sent it out, or a manifest says no more
 * than what it is put together with (Gulp, Grunt) and it serves nothing.
 */
function isSentOut(group: Group, facts: FactIndex): boolean {
  const silent = programsOf(group);
  const isAsking = silent.every(({ activity }) => activity.every((fact) => fact.kind === 'call' && hasNoHost(fact.target)));
  const isServed = group.images.every(({ fact }) => WEB_SERVERS.has(productOfImage(fact.base)?.technology ?? ''));
  return silent.length > 0 && isAsking && group.images.length > 0 && isServed && !servesSomething(group, facts);
}

function servesSomething(group: Group, facts: FactIndex): boolean {
  const folders = new Set(programsOf(group).map(({ folder }) => folder));
  const isOwn = ({ owner }: { readonly owner: Owner }) => owner.is === 'code' && owner.programs.some((each) => folders.has(each));
  return [...facts.of('route'), ...facts.of('listen'), ...facts.of('subscribe')].some(isOwn);
}

function hasNoHost(target: Value): boolean {
  if (target.is === 'concat') return target.parts[0] !== undefined && hasNoHost(target.parts[0]);
  return target.is === 'literal' && /^\/(?!\/)/.test(String(target.value));
}

/** Whether it is the gateway of a program that its deployment calls the same: what the team wrote is no gateway because names agree. */
function isInFrontOfItsName(gateway: ComponentFact, components: readonly ComponentFact[]): boolean {
  const isProgram = ({ nodeKind, deployment, name }: ComponentFact) =>
    nodeKind === undefined && deployment === gateway.deployment && name === gateway.name;
  return gateway.nodeKind === 'gateway' && components.some(isProgram);
}

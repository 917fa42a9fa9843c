import type { Fact, FactOf } from '../../model/fact.ts';
import { slug } from '../../model/names.ts';
import { compareTexts, type FactIndex } from '../fact-index.ts';
import { baseName, folderOf, joinPath } from '../folders.ts';
import { imageRepository, isErrandImage, type Product, productOfCommand, productOfImage } from '../knowledge/images.ts';
import { STORES } from '../knowledge/technologies.ts';
import { statedModes } from './modes.ts';
import { isTest } from './test-commands.ts';

/** One thing as one deployment names it. Several files may add to it. */
export interface ComponentSighting {
  readonly is: 'component';
  readonly key: string;
  readonly deployment: string;
  readonly name: string;
  readonly facts: readonly FactOf<'component'>[];
  /** Host names of Kubernetes Services and the like that select it. */
  readonly serviceNames: readonly string[];
  /** What its settings say which part of its program it is; absent where none does. */
  readonly mode?: string;
}

/** A folder with a program of the team's own. */
export interface ProgramSighting {
  readonly is: 'program';
  readonly key: string;
  readonly folder: string;
  readonly facts: readonly FactOf<'program'>[];
  /** What its code does, where no manifest tells of the program. */
  readonly activity: readonly Fact[];
}

/** A Dockerfile. */
export interface ImageSighting {
  readonly is: 'image';
  readonly key: string;
  readonly path: string;
  readonly fact: FactOf<'image'>;
}

/** Where one thing was seen; identity joins sightings to things. */
export type Sighting = ComponentSighting | ProgramSighting | ImageSighting;

/** Everything that was seen, by kind. */
export interface Sightings {
  readonly components: readonly ComponentSighting[];
  readonly programs: readonly ProgramSighting[];
  readonly images: readonly ImageSighting[];
  /** Which image is built where, as build descriptors say. */
  readonly builds: readonly FactOf<'build'>[];
  /** The ways in which programs can be started. */
  readonly processes: readonly FactOf<'process'>[];
}

/** The key under which identity and owners know a component. */
export function componentKey(deployment: string, name: string): string {
  return `component:${deployment}/${name}`;
}

/** Collects what was seen, facts about one thing together. */
export function collectSightings(facts: FactIndex): Sightings {
  const services = serviceNames(facts);
  const modes = statedModes(facts, componentKey);
  return {
    components: [...grouped(facts.of('component'), (fact) => componentKey(fact.deployment, fact.name))].flatMap(([key, group]) =>
      group[0]
        ? [
            {
              is: 'component' as const,
              key,
              deployment: group[0].deployment,
              name: group[0].name,
              facts: group,
              serviceNames: [...new Set(services.get(key) ?? [])],
              ...(modes.has(key) ? { mode: modes.get(key) ?? '' } : {}),
            },
          ]
        : [],
    ),
    programs: [...declaredPrograms(facts), ...silentPrograms(facts)],
    builds: facts.of('build'),
    processes: facts.of('process'),
    images: facts.of('image').map((fact) => ({ is: 'image' as const, key: `image:${fact.path}`, path: fact.path, fact })),
  };
}

function declaredPrograms(facts: FactIndex): readonly ProgramSighting[] {
  const folders = grouped(facts.of('program'), (fact) => fact.folder);
  const rightlyNamed = new Set(
    [...folders].flatMap(([folder, group]) => {
      const name = slug(baseName(folder));
      return group.some((fact) => fact.name !== undefined && slug(fact.name) === name) ? [joinPath(folderOf(folder), name)] : [];
    }),
  );
  return [...folders].map(([folder, group]) => {
    const isCopied = (name: string) =>
      slug(baseName(folder)) !== slug(name) && rightlyNamed.has(joinPath(folderOf(folder), slug(name)));
    return {
      is: 'program',
      key: `program:${folder}`,
      folder,
      facts: group.map((fact) => withoutNames(fact, isCopied)),
      activity: [],
    };
  });
}

/** A manifest that was copied from the folder next to it may still have that one's name. */
function withoutNames(fact: FactOf<'program'>, isCopied: (name: string) => boolean): FactOf<'program'> {
  const { name, ...rest } = fact;
  const isOwn = name !== undefined && !isCopied(name);
  const aliases = fact.aliases.filter((alias) => !isCopied(baseName(alias)));
  return isOwn && aliases.length === fact.aliases.length ? fact : { ...rest, ...(isOwn ? { name } : {}), aliases };
}

/** Programs that only their code shows: nothing declares them. */
function silentPrograms(facts: FactIndex): readonly ProgramSighting[] {
  const declared = new Set(facts.of('program').map((fact) => fact.folder));
  const silent = new Map<string, Fact>();
  for (const kind of ['listen', 'route', 'subscribe', 'publish', 'call', 'connection'] as const) {
    for (const fact of facts.of(kind)) {
      const folders = fact.owner.is === 'code' ? fact.owner.programs : [];
      for (const folder of folders) if (!declared.has(folder) && !silent.has(folder)) silent.set(folder, fact);
    }
  }
  return [...silent]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([folder, fact]) => ({ is: 'program', key: `program:${folder}`, folder, facts: [], activity: [fact] }));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function serviceNames(facts: FactIndex): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const exposure of facts.of('exposure')) {
    if (!exposure.host) continue;
    for (const component of componentsOfExposure(exposure, facts)) {
      const key = componentKey(component.deployment, component.name);
      names.set(key, [...(names.get(key) ?? []), exposure.host]);
    }
  }
  return names;
}

/** The components that an exposure leads to: its owner, or those whose labels its selector matches. */
export function componentsOfExposure(exposure: FactOf<'exposure'>, facts: FactIndex): readonly FactOf<'component'>[] {
  const all = facts.of('component');
  const { owner, selector } = exposure;
  if (owner?.is === 'component') return all.filter((each) => each.deployment === owner.deployment && each.name === owner.name);
  if (!selector || Object.keys(selector).length === 0) return [];
  const selected = all.filter((each) => Object.entries(selector).every(([label, value]) => each.labels?.[label] === value));
  const near = selected.filter((each) => each.deployment === exposure.deployment && sameNamespace(each, exposure));
  if (near.length > 0) return near;
  // Services and workloads that lie in different folders: only when there is no doubt.
  const kind = exposure.deployment.replace(/:.*$/, '');
  const far = selected.filter((each) => each.deployment.startsWith(`${kind}:`));
  return new Set(far.map((each) => each.name)).size === 1 ? far : [];
}

function sameNamespace(component: FactOf<'component'>, exposure: FactOf<'exposure'>): boolean {
  return !component.namespace || !exposure.namespace || component.namespace === exposure.namespace;
}

/** Whether no deployment has two of them. */
export function isOnePerDeployment(group: readonly ComponentSighting[]): boolean {
  return new Set(group.map(({ deployment }) => deployment)).size === group.length;
}

/** Whether a process manager starts it on a machine: there its name is a role in one program, and no Dockerfile is involved. */
export function isProcess({ deployment }: ComponentSighting): boolean {
  return /^(dapr|procfile|supervisor|runit|pm2|tilt):/.test(deployment);
}

/** Whether developers start it by hand or it tests the others. */
export function isAside(component: ComponentSighting): boolean {
  return isTest(component) || component.facts.every((fact) => fact.auxiliary === true);
}

/** Whether it tests the others, or does an errand for them and ends. */
export function isTool(component: ComponentSighting): boolean {
  const runsErrand = component.facts.some(
    (fact) => !fact.build && !fact.asksAtHours && fact.image !== undefined && isErrandImage(fact.image),
  );
  return isTest(component) || runsErrand;
}

/** Whether it runs somebody else's image once, for others to start after it. */
export function isErrand(component: ComponentSighting): boolean {
  return component.facts.every((fact) => fact.once === true && !fact.build);
}

const TEST_FILE = /(^|\/)(tests?|__tests__|e2e|(integration|acceptance)-?tests?)\/|[.-](tests?|ci|e2e)\.ya?ml$/i;

/** Whether the path is one of tests: in a folder of theirs, or named for them or for continuous integration. */
export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}

/** Whether only a deployment file for tests declares it. */
export function isForTests(component: ComponentSighting): boolean {
  return component.facts.every((fact) => isTestFile(fact.evidence.path));
}

/** The repository of the image a component runs, undefined when a template hides it. */
export function repositoryOf(component: ComponentSighting): string | undefined {
  const image = component.facts.find((fact) => fact.image)?.image;
  if (!image) return undefined;
  const repository = imageRepository(image);
  return /[${}<>]/.test(baseName(repository)) ? undefined : repository;
}

/** What the component's own image says it is, when the team does not build that image. */
export function productOf(component: ComponentSighting): Product | undefined {
  if (isProcess(component)) return productOfCommand(component.facts[0]?.command ?? '');
  if (component.facts.some((fact) => fact.build)) return undefined;
  const repository = repositoryOf(component);
  return repository ? productOfImage(repository) : operatedProduct(component);
}

/** What an operator runs for an object of a cluster is as much a product as an image that a workload runs. */
function operatedProduct({ deployment, facts }: ComponentSighting): Product | undefined {
  const isInCluster = /^(kubernetes|kustomize|helm):/.test(deployment) && facts.every(({ image }) => image === undefined);
  const { nodeKind: kind, technology } = (isInCluster ? facts.find((fact) => fact.nodeKind) : undefined) ?? {};
  return kind !== undefined && technology !== undefined && STORES.has(kind) ? { kind, technology } : undefined;
}

/** A program's names: its folder's, then its manifest's. */
export function namesOfProgram(program: ProgramSighting): readonly string[] {
  const folder = program.folder === '.' ? [] : [baseName(program.folder)];
  return [...folder, ...program.facts.flatMap((fact) => [...(fact.name ? [fact.name] : []), ...fact.aliases])];
}

/** A Dockerfile's names: `Dockerfile.orders`, `orders.Dockerfile`, else its folder's. */
export function namesOfImage(image: ImageSighting): readonly string[] {
  const own = baseName(image.path)
    .replace(/(^|[.-])(dockerfile|containerfile)([.-]|$)/i, '')
    .replace(/^[.-]|[.-]$/g, '');
  const folder = folderOf(image.path);
  return own !== '' ? [own] : folder === '.' ? [] : [baseName(folder)];
}

import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import { isInside } from '../sdk/path.ts';
import { parseAddresses } from './address.ts';
import type { FactIndex } from './fact-index.ts';
import { isProduct, mountsOf } from './file-owners.ts';
import { folderOf } from './folders.ts';
import { followEverywhere } from './follow.ts';
import { copiedInto } from './identity/copied-sources.ts';
import type { Thing } from './identity/thing.ts';
import type { Survey } from './survey.ts';

type Gateway = FactOf<'component'>;

/** Proxies that run on the machine itself as often as in a container. */
const PROXIES: readonly string[] = ['nginx'];
const MACHINE = 'machine:';
/** What shows readers how it could be done. */
const SAMPLE = /(^|\/)(docs?|documentation|examples?|samples?|contrib|tests?|e2e|fixtures)\/|(example|sample)[^/]*$/i;

/**
 * Sites of a proxy that no container has and no deployment runs: it is installed on the machine, where somebody copies them to, or in a container
 * that is like a machine. Each states a server that listens; whether it leads to something of the system is asked when it is there.
 */
export function machineGateways({ facts, owners, things }: Survey): readonly Gateway[] {
  const sites = new Map<string, FactOf<'listen'>>();
  for (const fact of facts.of('listen')) {
    const site = siteOf(fact);
    if (site !== undefined && !sites.has(site.path)) sites.set(site.path, fact);
  }
  return [...sites].flatMap(([path, fact]) => {
    const product = siteOf(fact)?.product ?? '';
    const isFree =
      !things.some((thing) => isProduct(thing, product)) &&
      owners.thingsOf(fact.owner).every((owner) => holdsOthers(owner, things));
    if (SAMPLE.test(path) || !(isFree || imagesAround([path], facts).some((image) => isMachine(image, things)))) return [];
    const { id, foundBy, evidence } = fact;
    return [
      {
        kind: 'component' as const,
        id: `${id}#machine`,
        foundBy,
        evidence,
        deployment: MACHINE + folderOf(path),
        name: product,
        hosts: [],
        nodeKind: 'gateway' as const,
        technology: product,
        mounts: [path],
      },
    ];
  });
}

/** An image that runs no program of its own and has several others copied in: the proxy in it is one more of them, and reaches them on `localhost`. */
function holdsOthers(owner: Thing, things: readonly Thing[]): boolean {
  return (
    owner.programs.length === 0 &&
    heldIn(
      owner.images.map(({ fact }) => fact),
      things,
    ).length > 1
  );
}

/** Whether that is all an image is for; one that nobody is seen to run is like any other. */
function isMachine(image: FactOf<'image'>, things: readonly Thing[]): boolean {
  const running = things.filter(({ images }) => images.some(({ path }) => path === image.path));
  return running.every(({ programs, product }) => programs.length === 0 && !product) && heldIn([image], things).length > 1;
}

/** Images that have one of the files copied in by its name or with its folder. */
function imagesAround(paths: readonly string[], facts: FactIndex): readonly FactOf<'image'>[] {
  return facts.of('image').filter((image) => copiedInto(image).some((source) => paths.some((path) => isInside(path, source))));
}

/** The things whose programs are copied in. */
function heldIn(images: readonly FactOf<'image'>[], things: readonly Thing[]): readonly Thing[] {
  const folders = images.flatMap(copiedInto);
  return things.filter(({ programs }) => programs.some((program) => folders.some((folder) => isInside(program.folder, folder))));
}

/** Whether a proxy of the machine lies in one image with the programs of one of these things. */
export function standsWith(gateway: Thing, ids: ReadonlySet<string>, { facts, things }: Survey): boolean {
  if (!isOnMachine(gateway)) return false;
  return heldIn(imagesAround(mountsOf(gateway), facts), things).some(({ id }) => ids.has(id));
}

function siteOf({ owner }: FactOf<'listen'>): { readonly path: string; readonly product: string } | undefined {
  if (owner.is !== 'file' || owner.product === undefined || !PROXIES.includes(owner.product)) return undefined;
  return { path: owner.path, product: owner.product };
}

/** Those that pass requests on to something of the system. */
export function leadingInside(gateways: readonly Gateway[], survey: Survey): readonly Gateway[] {
  return gateways.filter(({ mounts = [] }) =>
    survey.facts
      .of('call')
      .some((fact) => fact.owner.is === 'file' && mounts.includes(fact.owner.path) && leadsInside(fact, survey)),
  );
}

function leadsInside(fact: FactOf<'call'>, { owners, settings, directory }: Survey): boolean {
  return owners
    .thingsOf(fact.owner)
    .some((thing) =>
      followEverywhere(fact.target, thing, settings).some(({ text, deployment }) =>
        parseAddresses(text).some((address) => directory.find(address, thing, deployment) !== undefined),
      ),
    );
}

/** The facts with these. */
export function withGateways(facts: FactIndex, gateways: readonly Gateway[]): FactIndex {
  const components = [...facts.of('component'), ...gateways];
  return {
    of: <K extends FactKind>(kind: K) =>
      (kind === 'component' ? (components as readonly Fact[]) : facts.of(kind)) as readonly FactOf<K>[],
  };
}

/** Whether it runs on the machine, so that what it calls `localhost` is the machine and not a container. */
export function isOnMachine(thing: Thing): boolean {
  return thing.deployments.length > 0 && thing.deployments.every((each) => each.startsWith(MACHINE));
}

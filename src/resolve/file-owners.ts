import { isInside } from '../sdk/path.ts';
import { deepestFolder, folderOf, joinPath } from './folders.ts';
import type { Thing } from './identity/thing.ts';
import { productOfImage } from './knowledge/images.ts';

/** Whose a product's configuration file is: who mounts it, whose image has it copied in, which of the product it lies near to, and, where no such product runs, whose folder it lies in. */
export function thingsOfProductFile(path: string, product: string, things: readonly Thing[]): readonly Thing[] {
  for (const sourcesOf of [mountsOf, copiesOf]) {
    const taking = things.filter((thing) => isProduct(thing, product) || sourcesOf(thing).includes(path));
    const found = nearest(taking.map((thing) => ({ thing, source: deepestSource(path, sourcesOf(thing)) })));
    if (found.length > 0) return preferProduct(found, product);
  }
  const likely = things.filter((thing) => isProduct(thing, product));
  for (const folders of [foldersOf, deploymentFolders]) {
    const around = nearest(likely.map((thing) => ({ thing, source: deepestFolder(path, folders(thing)) })));
    if (around.length > 0) return onlyOne(around);
  }
  if (likely.length > 0) return onlyOne(likely);
  return nearest(things.map((thing) => ({ thing, source: deepestFolder(path, foldersOf(thing)) })));
}

interface Claim {
  readonly thing: Thing;
  readonly source: string | undefined;
}

/** The things that name the path most exactly. */
function nearest(claims: readonly Claim[]): readonly Thing[] {
  const stated = claims.flatMap(({ thing, source }) => (source === undefined ? [] : [{ thing, source }]));
  const [deepest] = stated.map(({ source }) => source).sort(byLength);
  return stated.filter(({ source }) => source === deepest).map(({ thing }) => thing);
}

function byLength(a: string, b: string): number {
  return (b === '.' ? 0 : b.length) - (a === '.' ? 0 : a.length);
}

/** A folder holds what lies in it; `conf.d/*.conf` what fits. */
function deepestSource(path: string, sources: readonly string[]): string | undefined {
  const holding = sources.filter((source) => isInside(path, source) || fits(path, source));
  return holding.sort(byLength)[0];
}

/** One `*` in the last part, as COPY lines have it. */
function fits(path: string, pattern: string): boolean {
  const [head = '', tail, ...more] = pattern.split('*');
  if (tail === undefined || more.length > 0) return false;
  const middle = path.slice(head.length, path.length - tail.length);
  return path.length >= head.length + tail.length && path.startsWith(head) && path.endsWith(tail) && !middle.includes('/');
}

/** What of the repository a thing finds in its file system. */
export function mountsOf(thing: Thing): readonly string[] {
  return thing.components.flatMap((component) => component.facts.flatMap((fact) => fact.mounts ?? []));
}

/** What the Dockerfile copies, seen from each context that it is built in and from its own folder. */
function copiesOf(thing: Thing): readonly string[] {
  const stated = thing.components.flatMap((component) =>
    component.facts.flatMap((fact) => (fact.build ? [fact.build.context] : [])),
  );
  return thing.images.flatMap((image) => {
    const contexts = new Set([...stated.map((each) => joinPath(each)), folderOf(image.path)]);
    return [...contexts].flatMap((context) =>
      image.fact.copies.map((source) => joinPath(context, source.replace(/^\/+/, '') || '.')),
    );
  });
}

function foldersOf(thing: Thing): readonly string[] {
  return [...thing.images.map((image) => folderOf(image.path)), ...thing.programs.map((program) => program.folder)].filter(
    (folder) => folder !== '.',
  );
}

/** Where the files lie that deploy it; the root is around everything. */
function deploymentFolders(thing: Thing): readonly string[] {
  const folders = thing.components.flatMap((component) => component.facts.map((fact) => folderOf(fact.evidence.path)));
  return folders.filter((folder) => folder !== '.');
}

/** Whether it is the product, or made of it. */
export function isProduct(thing: Thing, product: string): boolean {
  const ofImages = thing.images.map((image) => productOfImage(image.fact.base)?.technology);
  return thing.product?.technology === product || ofImages.includes(product) || thing.technology.includes(product);
}

function preferProduct(things: readonly Thing[], product: string): readonly Thing[] {
  const fitting = things.filter((thing) => isProduct(thing, product));
  return fitting.length > 0 ? fitting : things;
}

function onlyOne(things: readonly Thing[]): readonly Thing[] {
  return things.length === 1 ? things : [];
}

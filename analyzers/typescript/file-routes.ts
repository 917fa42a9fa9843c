import type { Program } from '../../src/code/engine.ts';
import type { Expression, Module, Place } from '../../src/code/ir.ts';
import { evidenceAt, type FactDraft, isInside, literal, type Repository, type Source } from '../../src/sdk/index.ts';
import { chainedMethods } from './chained-methods.ts';
import { comparedMethods } from './compared-methods.ts';
import { textAtKey } from './exported-settings.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { dependencyRange, type Manifest, readManifests } from './manifests.ts';
import { configuredRoutes, flatPath, resourceMethods } from './remix-routes.ts';

const VERBS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
/** Exports that answer whatever no other export answers. */
const EVERY_METHOD = new Set(['ALL', 'fallback']);

/** `orders/[id].get`: the method is the last part of the name. */
const NAMED_METHOD = /^(.*)\.(get|head|post|put|delete|patch|options)$/;

interface FileConvention {
  /** Packages that bring it along. */
  readonly packages: readonly string[];
  /** Paths inside the program's folder, without `src/`. */
  readonly file: RegExp;
  /** What stands before what the first group of `file` finds. */
  readonly below: string;
  /** What says the methods: exported functions by their names (`GET`, `onRequestGet`), the default export, or the file's name (`orders.get.ts`). */
  readonly methods: 'exports' | 'handlers' | 'default' | 'name' | 'resource';
  /** What of a file's name is its path, where folders are not. */
  readonly path?: (found: string) => string | undefined;
  /** The configuration file and its key that say what stands before every path. */
  readonly base?: readonly [file: RegExp, key: string];
  /** The file that every program of the framework has in its folder, where the package.json with the package may lie further up. */
  readonly mark?: RegExp;
}

const NEXT_CONFIG = /^next\.config\.[cm]?[jt]s$/;
const NEXT = { packages: ['next'], base: [NEXT_CONFIG, 'basePath'], mark: NEXT_CONFIG } as const;
const NITRO = { packages: ['nuxt', 'nitropack', 'nitro'], methods: 'name', mark: /^(nuxt|nitro)\.config\.[cm]?[jt]s$/ } as const;
const ASTRO_CONFIG = /^astro\.config\.[cm]?[jt]s$/;

/**
 * https://nextjs.org/docs/app/api-reference/file-conventions/route, https://nextjs.org/docs/pages/building-your-application/routing/api-routes,
 * https://nitro.build/guide/routing, https://svelte.dev/docs/kit/routing#server, https://docs.astro.build/en/guides/endpoints/
 */
const CONVENTIONS: readonly FileConvention[] = [
  { ...NEXT, file: /^app\/(.*)route\.[jt]sx?$/, below: '', methods: 'exports' },
  { ...NEXT, file: /^pages\/api\/(.*)\.[jt]sx?$/, below: 'api', methods: 'default' },
  { ...NITRO, file: /^server\/api\/(.*)\.m?[jt]s$/, below: 'api' },
  { ...NITRO, file: /^server\/routes\/(.*)\.m?[jt]s$/, below: '' },
  {
    packages: ['@remix-run/react', '@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@react-router/fs-routes'],
    file: /^app\/routes\/(.*)\.[jt]sx?$/,
    below: '',
    methods: 'resource',
    path: flatPath,
    mark: /^app\/root\.[jt]sx$/,
  },
  {
    packages: ['@sveltejs/kit'],
    file: /^routes\/(.*)\+server\.[jt]s$/,
    below: '',
    methods: 'exports',
    mark: /^svelte\.config\.[cm]?[jt]s$/,
  },
  // https://docs.solidjs.com/solid-start/building-your-application/api-routes
  { packages: ['@solidjs/start'], file: /^routes\/(.*)\.[jt]sx?$/, below: '', methods: 'exports' },
  {
    packages: ['astro'],
    file: /^pages\/((?:[^_/][^/]*\/)*[^_/][^/]*)\.[jt]s$/,
    below: '',
    methods: 'exports',
    base: [ASTRO_CONFIG, 'base'],
    mark: ASTRO_CONFIG,
  },
  // https://docs.medusajs.com/learn/fundamentals/api-routes
  { packages: ['@medusajs/medusa'], file: /^api\/(.*)route\.[jt]s$/, below: '', methods: 'exports' },
  // https://developers.cloudflare.com/pages/functions/routing/
  {
    packages: ['wrangler'],
    file: /^functions\/((?:[^/]+\/)*(?!_middleware)[^/]+)\.[jt]sx?$/,
    below: '',
    methods: 'handlers',
    mark: /^wrangler\.(toml|jsonc?)$/,
  },
];

/** A folder with the conventions that its files follow. */
type Using = readonly [folder: string, conventions: readonly FileConvention[]];

/** Routes that frameworks read off the names of files. */
export function fileRoutes(
  modules: readonly Module[],
  programs: readonly Program[],
  repository: Repository,
): readonly FactDraft[] {
  const byFolder = new Map([...markedFolders(programs, repository), ...foldersWithPackages(repository)]);
  const known = new Set(programs.map(({ folder }) => folder));
  return modules.flatMap((module) => {
    const root = byFolder.size === 0 ? undefined : foldersUp(folderOf(module.path)).find((folder) => byFolder.has(folder));
    if (root === undefined || !known.has(root === '' ? '.' : root)) return [];
    const named = namedRoutes(module, root, modules, repository);
    return [...named, ...(byFolder.get(root) ?? []).flatMap((each) => routesOf(module, root, each, modules, repository))];
  });
}

function foldersWithPackages(repository: Repository): readonly Using[] {
  return readManifests(repository).flatMap((manifest) => {
    const conventions = CONVENTIONS.filter((each) => asksFor(manifest, each));
    const isConfigured = dependencyRange(manifest, '@react-router/dev') !== undefined;
    return conventions.length > 0 || isConfigured ? [[manifest.folder, conventions] as const] : [];
  });
}

/** Programs whose packages a package.json further up names, as in a workspace of Nx: https://nx.dev/concepts/decisions/dependency-management */
function markedFolders(programs: readonly Program[], repository: Repository): readonly Using[] {
  const manifests = readManifests(repository);
  return programs.flatMap(({ folder: name }): readonly Using[] => {
    const folder = name === '.' ? '' : name;
    const around = manifests.filter((each) => each.folder !== folder && isInside(name, each.folder === '' ? '.' : each.folder));
    const asked = around.length === 0 ? [] : CONVENTIONS.filter((each) => around.some((manifest) => asksFor(manifest, each)));
    const has = (file: RegExp) => repository.paths.some((path) => isInside(path, name) && file.test(insideOf(path, folder)));
    const conventions = asked.filter(({ mark }) => mark !== undefined && has(mark));
    return conventions.length > 0 ? [[folder, conventions]] : [];
  });
}

function asksFor(manifest: Manifest, { packages }: FileConvention): boolean {
  return packages.some((name) => dependencyRange(manifest, name) !== undefined);
}

/** Resource routes whose files a configuration of React Router names. */
function namedRoutes(module: Module, root: string, modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  if (!/(^|\/)routes\.[jt]s$/.test(module.path)) return [];
  return configuredRoutes(module).flatMap(({ file, path }) => {
    const whole = joinPath(folderOf(module.path), file);
    const named = modules.find((each) => each.path === whole);
    const source = named && repository.read(whole);
    const answers = named && source ? resourceMethods(named, source.text) : [];
    return named && source ? routeFacts(named, source, root, answers, `/${joinPath(...segmentsOf(path))}`) : [];
  });
}

function routesOf(
  module: Module,
  root: string,
  { file, below, methods: by, base, path: asPath }: FileConvention,
  modules: readonly Module[],
  repository: Repository,
): readonly FactDraft[] {
  const inside = insideOf(module.path, root).replace(/^src\//, '');
  const [, named] = file.exec(inside) ?? [];
  const found = named === undefined || !asPath ? named : asPath(named);
  const source = found === undefined ? undefined : repository.read(module.path);
  if (found === undefined || !source) return [];
  const [, plain = found, verb = 'any'] = (by === 'name' && NAMED_METHOD.exec(found)) || [];
  const answers = answersOf(module, by, verb, source.text);
  const configured = base && modules.find(({ path }) => folderOf(path) === root && base[0].test(insideOf(path, root)));
  const before = configured && base ? (textAtKey(configured, base[1]) ?? '') : '';
  const path = joinPath(...before.split('/').filter(Boolean), below, ...segmentsOf(plain.replace(/(^|\/)index$/, '')));
  return routeFacts(module, source, root, answers, `/${path}`);
}

type Answers = readonly (readonly [name: string, method: string])[];

function routeFacts(module: Module, source: Source, root: string, answers: Answers, path: string): readonly FactDraft[] {
  return answers
    .filter(([name]) => module.exports.some((each) => each.name === name))
    .map(([name, method]) => ({
      kind: 'route',
      evidence: evidenceAt(source, lineOf(module, name)),
      owner: { is: 'code', programs: [root === '' ? '.' : root] },
      method,
      path: literal(path),
    }));
}

function answersOf(module: Module, by: FileConvention['methods'], verb: string, text: string): Answers {
  if (by === 'exports') return exportedMethods(module);
  if (by === 'handlers') return module.exports.flatMap(({ name }) => handledMethod(name));
  if (by === 'resource') return resourceMethods(module, text);
  const told = by === 'default' ? toldMethods(module, text) : [];
  return (told.length > 0 ? told : [verb.toUpperCase()]).map((method) => ['default', method] as const);
}

function toldMethods(module: Module, text: string): readonly string[] {
  const chained = chainedMethods(module);
  return chained.length > 0 ? chained : comparedMethods(text);
}

function insideOf(path: string, root: string): string {
  return path.slice(root === '' ? 0 : root.length + 1);
}

/** Exports that answer requests, with the methods that they answer. */
function exportedMethods({ exports }: Module): Answers {
  return exports.flatMap(({ name }) => {
    if (VERBS.has(name)) return [[name, name] as const];
    return EVERY_METHOD.has(name) ? [[name, 'ANY'] as const] : [];
  });
}

/** `onRequestGet` answers one method, `onRequest` whatever no other export answers. */
function handledMethod(name: string): Answers {
  const [, verb] = /^onRequest([A-Z][a-z]*)?$/.exec(name) ?? [];
  if (verb === undefined) return name === 'onRequest' ? [[name, 'ANY']] : [];
  return VERBS.has(verb.toUpperCase()) ? [[name, verb.toUpperCase()]] : [];
}

/** `[id]` is a parameter, `[...rest]` all that follows, `[id=matcher]` one that is checked; groups and slots are no part of the address. */
function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !/^(\([^()]*\)|@.*)$/.test(segment))
    .map((segment) => segment.replaceAll(/\[{1,2}(?:\.{3})?([^\][=]*)(?:=[^\][]*)?\]{1,2}/g, (_, name) => `{${name || 'path'}}`));
}

/** The line of what a file declares under a name, or exports under it. */
function lineOf(module: Module, name: string): number {
  const exported = module.exports.find((each) => each.name === name)?.value?.expression;
  return (declaredAs(module, name) ?? (exported && placedAt(module, exported)))?.line ?? 1;
}

function declaredAs({ functions, scopes }: Module, name: string): Place | undefined {
  const declared = functions.find((each) => each.name === name) ?? scopes[0]?.variables.find((each) => each.name === name);
  return declared?.place;
}

function placedAt(module: Module, exported: Expression): Place | undefined {
  if (exported.is === 'function') return module.functions[exported.function]?.place;
  if (exported.is === 'call') return module.calls[exported.call]?.place;
  return exported.is === 'name' ? declaredAs(module, exported.name) : undefined;
}

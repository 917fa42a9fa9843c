import type { Program } from '../../src/code/engine.ts';
import type { Bound, CallSite, Expression, Module, Place } from '../../src/code/ir.ts';
import { isOfNodeConfig } from '../../src/frontend/node-config.ts';
import { evidenceAt, type FactDraft, innermost, type Repository, textsOf } from '../../src/sdk/index.ts';
import { brokerConfiguration, withLoadedServices } from './moleculer-files.ts';
import { NODE_CONFIG_FILE } from './node-config-files.ts';
import { withRuntimeSettings } from './nuxt-settings.ts';

/** It reads a file that says what the server does that pages are developed with, and nothing else. */
const PAGE_SERVER = 'react-scripts';

/** Files that tools read by their names, and what reads them. */
const FILES: readonly (readonly [name: RegExp, tool: string])[] = [
  [/(^|\/)(vite|vitest|astro|electron\.vite)\.config\.[cm]?[jt]s$/, 'vite'],
  [/(^|\/)(webpack|vue|craco|rspack|rsbuild|quasar)[\w.-]*\.(config|common|dev|development|prod|conf)\.[cm]?[jt]s$/, 'webpack'],
  [/(^|\/)vue\.config\.[cm]?[jt]s$/, 'webpack'],
  [/(^|\/)proxy[\w.-]*\.conf(ig)?[\w.-]*\.[cm]?js$/, 'angular'],
  [/(^|\/)src\/setupProxy\.[cm]?[jt]s$/, PAGE_SERVER],
  [/(^|\/)next\.config\.[cm]?[jt]s$/, 'next'],
  [/(^|\/)(nuxt|nitro)\.config\.[cm]?[jt]s$/, 'nuxt'],
  [/(^|\/)config\/database\.ts$/, 'adonis-database'],
  [/(^|\/)config\/redis\.ts$/, 'adonis-redis'],
  [/(^|\/)config\/routes\.[jt]s$/, 'sails-routes'],
  [/\.service\.[cm]?[jt]s$/, 'moleculer'],
  [/(^|\/)moleculer\.config\.[cm]?[jt]s$/, 'moleculer-broker'],
  [NODE_CONFIG_FILE, 'node-config'],
];

const DEEPEST_WRAPPER = 3;
const TOP: Place = { line: 1, text: '' };

/** Hands what a tool's configuration file exports to the tool, as a call that library models know. */
export function configurationsIn(repository: Repository): (module: Module) => Module {
  let isMoleculerThere: boolean | undefined;
  const isThere = (tool: string): boolean => {
    if (tool !== 'moleculer' && tool !== 'moleculer-broker') return true;
    isMoleculerThere ??= asksForMoleculer(repository);
    return isMoleculerThere;
  };
  return (read) => {
    const module = isThere('moleculer') ? withLoadedServices(read, repository) : read;
    const tool = FILES.find(([name]) => name.test(module.path))?.[1];
    const exported = module.exports.find(({ name }) => name === 'default' || name === '=')?.value;
    if (
      tool === undefined ||
      tool === 'sails-routes' ||
      !exported ||
      !isThere(tool) ||
      (isOfAdonis(tool) && !asksForAdonis(module)) ||
      (tool === 'node-config' && !isOfNodeConfig(module.path, repository))
    )
      return module;
    const broker = tool === 'moleculer' ? brokerConfiguration(module.path, repository) : undefined;
    const given = asConfiguration(module, tool, exported);
    return broker === undefined ? given : { ...given, requires: [...given.requires, `/${broker}`] };
  };
}

/** A call of the tool with what is exported. */
export function asConfiguration(module: Module, tool: string, exported: Bound, place: Place = TOP): Module {
  const of: Expression = { is: 'module', specifier: { is: 'literal', value: `configuration-file:${tool}` } };
  const given = unwrapped(exported, module, 0).map((each) => (tool === 'nuxt' ? withRuntimeSettings(each) : each));
  const calls = given.map(({ expression, scope }): CallSite => {
    const callee: Expression = { is: 'member', of, name: tool };
    return { callee, arguments: [expression], isNew: false, typeArguments: [], scope, place };
  });
  return { ...module, calls: [...module.calls, ...calls] };
}

function isOfAdonis(tool: string): boolean {
  return tool.startsWith('adonis-');
}

/** Its folder `config` is called like many others; version 6 tells by a call what the file is. */
function asksForAdonis({ imports }: Module): boolean {
  return imports.some(({ specifier }) => specifier.startsWith('@ioc:Adonis/'));
}

/** Services of Moleculer have a name that others use too, so that a package has to ask for it; the other names are their tools' alone. */
function asksForMoleculer(repository: Repository): boolean {
  const packages = repository.paths.filter((path) => /(^|\/)package\.json$/.test(path));
  return packages.some((path) => repository.read(path)?.text.includes('"moleculer'));
}

/** What wrappers are given: `defineConfig(config)`, `withPlugin(config)`, `merge(common, own)`. */
export function unwrapped(bound: Bound, module: Module, depth: number): readonly Bound[] {
  const { expression, scope } = bound;
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!call || call.arguments.length === 0 || depth > DEEPEST_WRAPPER) return [bound];
  return call.arguments.flatMap((argument) => unwrapped({ expression: argument, scope }, module, depth + 1));
}

const STATED_IN_FILES = ['call', 'listen', 'publish', 'route', 'subscribe'] as const;

type StatedInFile = Extract<FactDraft, { kind: (typeof STATED_IN_FILES)[number] }>;

/**
 * No program starts from a tool's configuration file: it is that of the program whose folder it lies in. Its statements stand in an object, so
 * their line is looked for.
 */
export function ownedByFolder(fact: FactDraft, programs: readonly Program[], repository: Repository): FactDraft {
  const { path, line } = fact.evidence;
  if (!isStatedInFile(fact)) return fact;
  const tool = FILES.find(([name]) => name.test(path))?.[1];
  const isOfService = tool === 'moleculer';
  const isOfTool = 'library' in fact && fact.library !== undefined && isOfService ? fact.library === tool : tool !== undefined;
  const isAtTop = line === 1 || !(isOfService || tool === 'sails-routes' || (tool !== undefined && isOfAdonis(tool)));
  const source = isOfTool && isAtTop ? repository.read(path) : undefined;
  if (!source) return fact;
  // What code in the file does has a line of its own: a middleware of a development server that asks somebody.
  const evidence = line > 1 ? fact.evidence : evidenceAt(source, lineOf(fact, source.text.split('\n')));
  const isRun = isOfService && fact.owner.is === 'code' && fact.owner.programs.length > 0;
  const inner = innermost(path, programs);
  const owner = inner && !isRun ? ({ is: 'code', programs: [inner.folder] } as const) : fact.owner;
  return fact.kind === 'call' && tool === PAGE_SERVER
    ? { ...fact, evidence, owner, isOfDevelopment: true }
    : { ...fact, evidence, owner };
}

function isStatedInFile(fact: FactDraft): fact is StatedInFile {
  return STATED_IN_FILES.some((kind) => kind === fact.kind);
}

/** The first line that has what the fact says; the first of all where none has. */
function lineOf(fact: StatedInFile, lines: readonly string[]): number {
  for (const said of wordsOf(fact)) {
    const line = said === '' ? -1 : lines.findIndex((text) => text.includes(said));
    if (line >= 0) return line + 1;
  }
  return 1;
}

/** What stands in the file of it, the best first. */
function wordsOf(fact: StatedInFile): readonly string[] {
  switch (fact.kind) {
    case 'call':
      // Of the root the sign stands everywhere, and not at all where the key is computed.
      return fact.forwards === '/' ? [`'/':`, '"/":', ...textsOf(fact.target), '/'] : [fact.forwards ?? ''];
    case 'listen':
      return ['port:', 'port'];
    case 'route':
      return endsOf(fact.method, textsOf(fact.path)[0] ?? '');
    case 'publish':
    case 'subscribe': {
      const [name = ''] = textsOf(fact.channel);
      return fact.channelKind === 'rpc' ? [`'${name}'`, `"${name}"`, name.slice(name.lastIndexOf('.') + 1)] : [name];
    }
    default:
      return fact satisfies never;
  }
}

/** `POST /shop/stalls` may be written as `POST /stalls` or `POST stalls` below a path. */
function endsOf(method: string, path: string): readonly string[] {
  const steps = path.split('/').filter((step) => step !== '');
  const ends = steps.map((_, index) => steps.slice(index).join('/'));
  const written = ends.flatMap((end) => [`${method} /${end}`, `${method} ${end}`]);
  const resources = ends.map((end) => `REST ${end.replace(/\/:id$/, '')}`);
  return [...written, ...resources, `${method} /'`, `${method} /"`, ...ends.filter((end) => !end.startsWith(':')), 'mixins'];
}

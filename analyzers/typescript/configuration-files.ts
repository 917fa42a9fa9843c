import type { Program } from '../../src/code/engine.ts';
import type { Bound, CallSite, Expression, Module } from '../../src/code/ir.ts';
import { evidenceAt, type FactDraft, type Repository } from '../../src/sdk/index.ts';

/** Files that tools read by their names, and what reads them. */
const FILES: readonly (readonly [name: RegExp, tool: string])[] = [
  [/(^|\/)(vite|vitest|astro|electron\.vite)\.config\.[cm]?[jt]s$/, 'vite'],
  [/(^|\/)(webpack|vue|craco|rspack|rsbuild|quasar)[\w.-]*\.(config|common|dev|development|prod|conf)\.[cm]?[jt]s$/, 'webpack'],
  [/(^|\/)vue\.config\.[cm]?[jt]s$/, 'webpack'],
  [/(^|\/)proxy[\w.-]*\.conf(ig)?[\w.-]*\.[cm]?js$/, 'angular'],
  [/(^|\/)next\.config\.[cm]?[jt]s$/, 'next'],
  [/(^|\/)(nuxt|nitro)\.config\.[cm]?[jt]s$/, 'nuxt'],
  [/\.service\.[cm]?[jt]s$/, 'moleculer'],
];

const DEEPEST_WRAPPER = 3;

/** Hands what a tool's configuration file exports to the tool, as a call that library models know. */
export function configurationsIn(repository: Repository): (module: Module) => Module {
  let isMoleculerThere: boolean | undefined;
  const isThere = (tool: string): boolean => {
    if (tool !== 'moleculer') return true;
    isMoleculerThere ??= asksForMoleculer(repository);
    return isMoleculerThere;
  };
  return (module) => {
    const tool = FILES.find(([name]) => name.test(module.path))?.[1];
    const exported = module.exports.find(({ name }) => name === 'default' || name === '=')?.value;
    return tool !== undefined && exported && isThere(tool) ? asConfiguration(module, tool, exported) : module;
  };
}

function asConfiguration(module: Module, tool: string, exported: Bound): Module {
  const of: Expression = { is: 'module', specifier: { is: 'literal', value: `configuration-file:${tool}` } };
  const calls = unwrapped(exported, module, 0).map(({ expression, scope }): CallSite => {
    const callee: Expression = { is: 'member', of, name: tool };
    return { callee, arguments: [expression], isNew: false, typeArguments: [], scope, place: { line: 1, text: '' } };
  });
  return { ...module, calls: [...module.calls, ...calls] };
}

/** Services of Moleculer have a name that others use too, so that a package has to ask for it; the other names are their tools' alone. */
function asksForMoleculer(repository: Repository): boolean {
  const packages = repository.paths.filter((path) => /(^|\/)package\.json$/.test(path));
  return packages.some((path) => repository.read(path)?.text.includes('"moleculer'));
}

/** What wrappers are given: `defineConfig(config)`, `withPlugin(config)`, `merge(common, own)`. */
function unwrapped(bound: Bound, module: Module, depth: number): readonly Bound[] {
  const { expression, scope } = bound;
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!call || call.arguments.length === 0 || depth > DEEPEST_WRAPPER) return [bound];
  return call.arguments.flatMap((argument) => unwrapped({ expression: argument, scope }, module, depth + 1));
}

/**
 * No program starts from a tool's configuration file: it is that of the program whose folder it lies in. Its statements stand in an object, so
 * their line is looked for.
 */
export function ownedByFolder(fact: FactDraft, programs: readonly Program[], repository: Repository): FactDraft {
  if (fact.kind !== 'call' && fact.kind !== 'listen' && fact.kind !== 'subscribe') return fact;
  const { path } = fact.evidence;
  const tool = FILES.find(([name]) => name.test(path))?.[1];
  const isOfTool = fact.kind === 'subscribe' ? fact.library === tool : tool !== 'moleculer';
  const source = tool !== undefined && isOfTool ? repository.read(path) : undefined;
  if (!source) return fact;
  const around = programs.filter(({ folder }) => folder === '.' || path.startsWith(`${folder}/`));
  const [inner] = around.toSorted((one, other) => other.folder.length - one.folder.length);
  const said = fact.kind === 'call' ? (fact.forwards ?? '') : fact.kind === 'listen' ? 'port' : keyOf(fact);
  const line = source.text.split('\n').findIndex((text) => said !== '' && text.includes(said));
  const evidence = line < 0 ? fact.evidence : evidenceAt(source, line + 1);
  return { ...fact, evidence, ...(inner ? { owner: { is: 'code', programs: [inner.folder] } } : {}) };
}

/** What stands in the file of a channel's name: an action's own name, an event's whole one. */
function keyOf({ channel, channelKind }: Extract<FactDraft, { kind: 'subscribe' }>): string {
  const name = channel.is === 'literal' ? String(channel.value) : '';
  return channelKind === 'rpc' ? name.slice(name.lastIndexOf('.') + 1) : name;
}

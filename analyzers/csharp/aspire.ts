// https://learn.microsoft.com/dotnet/aspire/fundamentals/app-host-overview

import type { Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, own } from '../../src/sdk/index.ts';
import { folderOf as around, joinPath } from '../../src/sdk/path.ts';
import { cleanSetting, cleanText } from '../../src/sdk/secrets.ts';
import { extensionsIn, withExtensions } from './aspire-extensions.ts';
import { hostOf } from './aspire-hosts.ts';
import { addressOf, type Chained, isApp, keysOf, nameBehind, PROJECT, type Resource, textOf } from './aspire-references.ts';
import { RESOURCES } from './aspire-resources.ts';
import { type Constants, constantsOf, withConstants } from './constants.ts';
import { readProjects } from './projects.ts';

/** What the start-up code of an Aspire host deploys. */
export function aspireFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const hosts = modules.flatMap((module) => {
    const host = hostOf(module.path, repository);
    return host === undefined ? [] : [{ host, module }];
  });
  if (hosts.length === 0) return [];
  const constants: Constants = constantsOf(modules);
  const extensions = extensionsIn(modules.map((each) => withConstants(each, constants)));
  return hosts.flatMap(({ host, module: written }) => {
    const module = withExtensions(withConstants(written, constants), extensions);
    const facts = resourcesIn(module).flatMap((resource) => factsOf(resource, host, module, repository));
    // A variable that is used again says what it holds again.
    return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
  });
}

function resourcesIn(module: Module): readonly Resource[] {
  const chainedTo = new Set(
    module.calls.flatMap(({ callee }) => (callee.is === 'member' && callee.of.is === 'call' ? [callee.of.call] : [])),
  );
  const outermost = module.calls.flatMap((_, index) => (chainedTo.has(index) ? [] : [index]));
  return outermost.flatMap((index) => withParents(resourceOf({ is: 'call', call: index }, module)));
}

function withParents(resource: Resource | undefined): readonly Resource[] {
  return resource ? [...withParents(resource.parent), resource] : [];
}

/** The resource that an expression builds, through variables and chains of calls. */
function resourceOf(expression: Expression, module: Module, depth = 0): Resource | undefined {
  if (depth > 30) return undefined;
  if (expression.is === 'keyword') return resourceOf(expression.of, module, depth + 1);
  if (expression.is === 'name') {
    const variable = module.scopes[0]?.variables.find((each) => each.name === expression.name);
    const [first] = variable?.values ?? [];
    return first && resourceOf(first.expression, module, depth + 1);
  }
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (call?.callee.is !== 'member') return undefined;
  const { name, of } = call.callee;
  const evidence = { path: module.path, line: call.place.line, text: call.place.text };
  const inner = of.is === 'name' || of.is === 'call' ? resourceOf(of, module, depth + 1) : undefined;
  const [first] = call.arguments;
  const added =
    /^Add[A-Z]/.test(name) &&
    first?.is === 'literal' &&
    (name.slice(3) in RESOURCES || /^Add(Project|AzureFunctionsProject|Executable)$/.test(name));
  if (added) {
    const project = call.typeArguments[0]?.name.replace(/^Projects\./, '');
    const kind = name.slice(3);
    return { name: String(first.value), kind, parent: inner, project, arguments: call.arguments, chained: [], evidence };
  }
  return inner && { ...inner, chained: [...inner.chained, { name, arguments: call.arguments, evidence }] };
}

function factsOf(resource: Resource, host: string, module: Module, repository: Repository): readonly FactDraft[] {
  const { evidence, kind } = resource;
  const deployment = `aspire:${host}`;
  const known = own(RESOURCES, kind);
  if (isPart(resource)) return [];
  const name = cleanText(resource.name);
  const owner = { is: 'component', deployment, name } as const;
  const folder = folderOf(resource, host, repository);
  const image = imageOf(resource) ?? known?.image;
  const component: FactDraft = {
    kind: 'component',
    evidence,
    deployment,
    name,
    hosts: [],
    ...(image ? { image: cleanText(image) } : {}),
    ...(image !== undefined && kind !== 'Container' && { versionElsewhere: true }),
    ...(folder ? { build: { context: folder } } : {}),
  };
  const settings = resource.chained.flatMap((chained) => settingsOf(chained, kind, module));
  return [component, ...settings.map((each): FactDraft => ({ kind: 'setting', owner, deployment, ...each }))];
}

/** A container of Cosmos DB is none that runs. */
function isPart({ kind, parent }: Resource): boolean {
  return own(RESOURCES, kind)?.isPart === true || (kind === 'Container' && parent !== undefined);
}

/** `AddContainer("search", "opensearchproject/opensearch", "2.15.0")` */
function imageOf({ kind, arguments: [, image, tag] }: Resource): string | undefined {
  const name = kind === 'Container' ? textOf(image) : undefined;
  const version = textOf(tag);
  return name !== undefined && version !== undefined ? `${name}:${version}` : name;
}

/** `Projects.Shop_Orders` is generated from `Shop.Orders.csproj`; an application of another language stands in a folder. */
function folderOf({ kind, project, arguments: args }: Resource, host: string, repository: Repository): string | undefined {
  if (!PROJECT.test(kind) || project === undefined) {
    const folder = isApp(kind) || PROJECT.test(kind) ? appFolder(kind, args) : undefined;
    return folder === undefined ? undefined : joinPath(host, folder);
  }
  const found = readProjects(repository).find(({ path }) => fileName(path).replace(/[^A-Za-z0-9]/g, '_') === project);
  return found?.folder;
}

/** Applications that are added by a script of theirs. Others have the name of a script of their package behind the folder. */
const BY_SCRIPT = /^((Node|Python|CSharp)App|(AzureFunctions)?Project)$/;
const SCRIPT = /\.([cm]?[jt]s|py|cs|csproj)$/;

/** The folder, or a script of it that may have its own folder behind it: https://learn.microsoft.com/dotnet/api/aspire.hosting.nodeapphostingextension.addnodeapp */
function appFolder(kind: string, [, at, other]: readonly Expression[]): string | undefined {
  const [named, behind] = [at, other].map((each) => textOf(each)?.replaceAll('\\', '/'));
  if (named === undefined || !BY_SCRIPT.test(kind) || !SCRIPT.test(named)) return named;
  return behind === undefined || SCRIPT.test(behind) ? around(named) : behind;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.csproj$/i, '');
}

/**
 * A reference is a connection string, or the address of a service: https://learn.microsoft.com/dotnet/aspire/fundamentals/networking-overview
 * Functions are told their connections by plain names, too: https://learn.microsoft.com/dotnet/aspire/serverless/functions
 */
function settingsOf({ name, arguments: args, evidence }: Chained, of: string, module: Module) {
  const [first, second] = args;
  const key = textOf(first);
  if (name === 'WithEnvironment' && key !== undefined && second) {
    const told = resourceOf(second, module);
    const value = told ? addressOf(told) : textOf(second);
    return value === undefined ? [] : [{ evidence, key, value: literal(cleanSetting(key, value)) }];
  }
  const referenced = REFERENCES.test(name) && first ? resourceOf(first, module) : undefined;
  if (!referenced) return [];
  const meant = referenced.kind === 'Orleans' ? providersOf(referenced, module) : [referenced];
  return meant.flatMap((each) =>
    keysOf(each, name, of, nameBehind(second)).map((key) => ({ evidence, key, value: literal(addressOf(each)) })),
  );
}

/**
 * A cluster of Orleans is no resource that runs: whoever refers to it is told what it keeps its members, state and streams in, and a client what
 * a client needs. https://learn.microsoft.com/dotnet/aspire/frameworks/orleans
 */
function providersOf({ chained }: Resource, module: Module): readonly Resource[] {
  const isClient = chained.some(({ name }) => name === 'AsClient');
  const needed = isClient ? /^With(Clustering|Streaming|BroadcastChannel)$/ : /^With/;
  const given = chained.flatMap(({ name, arguments: args }) => (needed.test(name) ? args : []));
  const found = given.flatMap((each) => resourceOf(each, module) ?? []);
  return [...new Map(found.map((each) => [each.name, each])).values()];
}

const REFERENCES = /^With(Reference|HostStorage)$/;

import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';

// https://ktor.io/docs/server-resources.html, https://ktor.io/docs/client-resources.html

const SERVERS = ['io.ktor.server.resources', 'io.ktor.resources', 'io.ktor.locations', 'io.ktor.server.locations'];
const CLIENT = 'io.ktor.client.plugins.resources';
const SAYS_PATH = /^(Resource|Location)$/;
const VERBS = /^(get|post|put|patch|delete|head|options)$/;
const DEEPEST_PARENT = 8;

/** A class whose annotation says a path, below that of its parent. */
interface Resource {
  readonly module: Module;
  readonly node: ClassNode;
  /** With the classes around it: `Orders.Lines`. */
  readonly name: string;
}

/** Routes and requests that are told by a class get the path that its annotation says, or one that is not known. */
export function linkKtorResources(modules: readonly Module[]): readonly Module[] {
  if (!modules.some((module) => isUsing(module, [...SERVERS, CLIENT]))) return modules;
  const resources = modules.flatMap(resourcesIn);
  return modules.map((module) => {
    if (!module.calls.some((call) => isVerb(call))) return module;
    return { ...module, calls: module.calls.map((call) => (isVerb(call) ? told(call, module, resources) : call)) };
  });
}

function isUsing({ imports, opens = [] }: Module, packages: readonly string[]): boolean {
  return packages.some((name) => opens.includes(name) || imports.some(({ specifier }) => specifier === name));
}

function resourcesIn(module: Module): readonly Resource[] {
  return module.classes.flatMap((node) =>
    pathSaidOn(node) === undefined ? [] : [{ module, node, name: nameWithin(node, module) }],
  );
}

function pathSaidOn({ decorators }: ClassNode): Expression | undefined {
  const found = decorators.find(({ callee }) => callee.is === 'name' && SAYS_PATH.test(callee.name));
  const [given] = found?.arguments ?? [];
  if (given?.is !== 'object') return given;
  const entry = given.entries.find((each) => 'key' in each && /^(value|path)$/.test(each.key));
  return entry && 'value' in entry ? entry.value : undefined;
}

function nameWithin(node: ClassNode, module: Module): string {
  const around = module.scopes[node.scope]?.class;
  const outer = around === undefined ? undefined : module.classes[around];
  return outer ? `${nameWithin(outer, module)}.${node.name ?? ''}` : (node.name ?? '');
}

function isVerb({ callee }: CallSite): boolean {
  return (callee.is === 'name' || callee.is === 'member') && VERBS.test(callee.name);
}

/** `get<Orders.Id> { … }`, `client.get(Orders.Id(id = 1))`. */
function told(call: CallSite, module: Module, resources: readonly Resource[]): CallSite {
  const [first, ...others] = call.arguments;
  const [type] = call.typeArguments;
  if (type && first?.is === 'function' && others.length === 0) {
    const path = pathOf(find(type.name, module, resources), resources, 0);
    if (path) return { ...call, arguments: [path, first] };
    const callee = call.callee.is === 'name' ? call.callee.name : '';
    const isTold = module.imports.some(({ local, specifier }) => local === callee && SERVERS.includes(specifier));
    return isTold ? { ...call, arguments: [{ is: 'unknown', why: `the path of ${type.name}` }, first] } : call;
  }
  const made = first?.is === 'call' && isUsing(module, [CLIENT]) ? module.calls[first.call]?.callee : undefined;
  const path = made && pathOf(find(writtenName(made), module, resources), resources, 0);
  return path ? { ...call, arguments: [path, ...others] } : call;
}

function writtenName(callee: Expression): string {
  if (callee.is === 'member') return `${writtenName(callee.of)}.${callee.name}`;
  return callee.is === 'name' ? callee.name : '';
}

/** Seen from a file: by its whole name in the file, in what it imports and in the packages that it opens; or within a class around. */
function find(name: string, from: Module, resources: readonly Resource[]): Resource | undefined {
  const named = resources.filter((each) => each.name === name || each.name.endsWith(`.${name}`));
  const [head = ''] = name.split('.');
  const home = from.imports.find(({ local }) => local === head)?.specifier;
  const packageOf = ({ module }: Resource) => module.opens?.[0] ?? '';
  return (
    named.find(({ module }) => module === from) ??
    named.find(
      (each) =>
        each.name === name && (home === undefined ? from.opens?.includes(packageOf(each)) : home.startsWith(packageOf(each))),
    )
  );
}

/** The path of what is around it, a slash, and its own. */
function pathOf(resource: Resource | undefined, all: readonly Resource[], depth: number): Expression | undefined {
  const own = resource && pathSaidOn(resource.node);
  if (!resource || !own || depth > DEEPEST_PARENT) return undefined;
  const parents = resource.node.fields.flatMap(({ type }) => find(type?.name ?? '', resource.module, all) ?? []);
  const [parent] = parents.filter((each) => each.node !== resource.node);
  const above = pathOf(parent, all, depth + 1);
  return above ? { is: 'concat', parts: [above, { is: 'literal', value: '/' }, own] } : own;
}

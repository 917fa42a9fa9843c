import type { Module } from '../../src/code/ir.ts';
import type { Library } from '../../src/code/library.ts';
import { matchesImport } from '../../src/code/library-lookup.ts';
import { type ProtoService, protoServices, type Repository } from '../../src/sdk/index.ts';
import { renamed } from './deno-imports.ts';
import { folderOf, foldersUp } from './file-paths.ts';
import { protobufStubsOf, stubNames } from './libraries/protobuf-stubs.ts';

/** How a repository's code names what protobuf compilers write for it while building. */
export interface GeneratedStubs {
  readonly libraries: readonly Library[];
  readonly modules: readonly Module[];
}

interface Around {
  readonly repository: Repository;
  readonly libraries: readonly Library[];
  readonly resolveImport: (specifier: string, fromPath: string) => string | undefined;
}

/**
 * Code that a build writes of `.proto` files is in no repository that ignores it. Who imports from where it will be means the services of the file
 * that is called so, or those whose clients, decorators and constants it asks for by name: that file is a library of its own.
 */
export function withGeneratedStubs(modules: readonly Module[], around: Around): GeneratedStubs {
  const services = protoServices(around.repository);
  if (services.length === 0) return { libraries: [], modules };
  const found = new Map<string, Library>();
  const isMissing = missingFiles(around);
  const meant = modules.map((module) => {
    const names = new Map<string, string>();
    for (const [specifier, asked] of missingIn(module, isMissing)) {
      const described = describedBy(specifier, asked, nearestFirst(services, module.path));
      if (described.length === 0) continue;
      const name = `stubs of ${[...new Set(described.map(({ path }) => path))].join(', ')}`;
      if (!found.has(name)) found.set(name, protobufStubsOf(name, described));
      names.set(specifier, name);
    }
    return names.size === 0 ? module : renamed(module, (specifier) => names.get(specifier) ?? specifier);
  });
  return { libraries: [...found.values()], modules: meant };
}

type IsMissing = (specifier: string, fromPath: string) => boolean;

/** Whether a specifier means neither a file of the repository nor a library that is known. */
function missingFiles({ libraries, resolveImport }: Around): IsMissing {
  const known = new Map<string, boolean>();
  return (specifier, fromPath) => {
    if (resolveImport(specifier, fromPath) !== undefined) return false;
    const isOfLibrary = known.get(specifier) ?? libraries.some((library) => matchesImport(library, specifier));
    known.set(specifier, isOfLibrary);
    return !isOfLibrary && !/_grpc_pb(\.js)?$/.test(specifier);
  };
}

/** The names that a file asks of what is not there, by specifier; `*` for all. */
function missingIn(module: Module, isMissing: IsMissing): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const passed = module.exports.flatMap(({ name, from, imported }) =>
    from === undefined ? [] : [{ specifier: from, imported: imported ?? name }],
  );
  for (const { specifier, imported } of [...module.imports, ...passed]) {
    const names = found.get(specifier);
    if (names) names.add(imported);
    else if (isMissing(specifier, module.path)) found.set(specifier, new Set([imported]));
  }
  return found;
}

/** Where all that is written lies together. */
const WHOLE = /^(index|gen|generated|__generated__|protos?|pb|grpc|rpc|stubs?)$/;

/** The services that are meant by a path or by the names that are asked for there. */
function describedBy(specifier: string, asked: ReadonlySet<string>, services: readonly ProtoService[]): readonly ProtoService[] {
  const steps = specifier.split('/');
  const stem = stemOf(steps.at(-1) ?? '');
  const isPath = /^[.~#]|^@\//.test(specifier);
  if (asked.has('*') && !isPath) return [];
  const alike = services.filter(({ path }) => isPath && stemOf(path.split('/').at(-1) ?? '') === stem);
  const best = Math.max(0, ...alike.map(({ path }) => sharedEnd(path, steps)));
  const here = alike.filter(({ path }) => sharedEnd(path, steps) === best);
  const of = here.length > 0 ? here : services;
  if (asked.has('*')) return here.length > 0 || WHOLE.test(stem) ? firstOfEach(of) : [];
  return firstOfEach(of.filter((each) => stubNames(each).some((name) => asked.has(name))));
}

/** `orders` of `orders.proto`, `orders_pb.js`, `orders.client`, `OrdersServiceClientPb`. */
function stemOf(name: string): string {
  return name
    .replace(/\.(proto|[cm]?[jt]s)$/, '')
    .replace(/(_grpc_web_pb|_grpc_pb|_pb|_connect|_pb_service|\.client|\.server|ServiceClientPb)$/, '');
}

/** How many folders two paths have in common before their last names, from the end. */
function sharedEnd(path: string, steps: readonly string[]): number {
  const folders = path.split('/').slice(0, -1).reverse();
  const asked = steps.slice(0, -1).reverse();
  const differs = folders.findIndex((folder, index) => folder !== asked[index]);
  return 1 + (differs < 0 ? folders.length : differs);
}

/** Copies of a description say the same: the nearest speaks. */
function firstOfEach(services: readonly ProtoService[]): readonly ProtoService[] {
  return services.filter(({ name }, index) => services.findIndex((each) => each.name === name) === index);
}

function nearestFirst(services: readonly ProtoService[], path: string): readonly ProtoService[] {
  const around = foldersUp(folderOf(path));
  const distance = (each: ProtoService) => around.findIndex((folder) => foldersUp(folderOf(each.path)).includes(folder));
  return services.toSorted((one, other) => distance(one) - distance(other));
}

import type { Module } from '../../src/code/ir.ts';
import type { Library } from '../../src/code/library.ts';
import { matchesImport } from '../../src/code/library-lookup.ts';
import { protoServices, type Repository } from '../../src/sdk/index.ts';
import { renamed } from './deno-imports.ts';
import { DescribedServices } from './described-services.ts';
import { protobufStubsOf } from './libraries/protobuf-stubs.ts';

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
  const known = new DescribedServices(services, around.repository);
  const found = new Map<string, Library>();
  const isMissing = missingFiles(around);
  const meant = modules.map((module) => {
    const names = new Map<string, string>();
    for (const [specifier, asked] of missingIn(module, isMissing)) {
      const described = known.meantBy(specifier, asked, module.path);
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

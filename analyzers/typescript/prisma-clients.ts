import type { Module } from '../../src/code/ir.ts';
import type { Library } from '../../src/code/library.ts';
import { isInside, type Repository } from '../../src/sdk/index.ts';
import { renamed } from './deno-imports.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { prismaClientOf } from './libraries/sql.ts';

/** A client that `prisma generate` writes, and the schema that it is written from. */
interface GeneratedClient {
  readonly schema: string;
  readonly folder: string;
}

/** How a repository's code names the clients that Prisma writes for it. */
export interface PrismaClients {
  readonly libraries: readonly Library[];
  readonly asMeant: (module: Module) => Module;
}

/**
 * Clients with an `output` of their own are imported from there, where nothing is before they are generated: each is a library of its own,
 * told apart by its schema. https://www.prisma.io/docs/orm/prisma-schema/overview/generators
 */
export function prismaClientsIn(repository: Repository): PrismaClients {
  const paths = repository.paths.filter((path) => path.endsWith('.prisma') && !path.includes('node_modules/'));
  const clients = paths.flatMap((path) => clientsIn(path, repository.read(path)?.text ?? ''));
  if (clients.length === 0) return { libraries: [], asMeant: (module) => module };
  const libraries = [...new Set(clients.map(({ schema }) => schema))].map(prismaClientOf);
  const byName = new Map(clients.map(({ schema }) => [schema, prismaClientOf(schema).name]));
  return {
    libraries,
    asMeant: (module) => {
      const meant = (specifier: string): string => {
        const client = clients.find((each) => isImported(each, specifier, module.path));
        return (client && byName.get(client.schema)) ?? specifier;
      };
      const all = [...module.requires, ...module.imports.map(({ specifier }) => specifier)];
      return all.some((each) => meant(each) !== each) ? renamed(module, meant) : module;
    },
  };
}

function clientsIn(schema: string, text: string): readonly GeneratedClient[] {
  return [...text.matchAll(/\bgenerator\s+\w+\s*\{([^}]{0,2000})\}/g)].flatMap(([, block = '']): readonly GeneratedClient[] => {
    const isClient = /\bprovider\s*=\s*"prisma-client(-js)?"/.test(block);
    const output = /\boutput\s*=\s*"([^"]+)"/.exec(block)?.[1];
    return isClient && output !== undefined ? [{ schema, folder: joinPath(folderOf(schema), output) }] : [];
  });
}

function isImported({ folder }: GeneratedClient, specifier: string, from: string): boolean {
  if (/^\.{1,2}\//.test(specifier)) return isInside(joinPath(folderOf(from), specifier), folder);
  const [, installed] = /(?:^|\/)node_modules\/(.+)$/.exec(folder) ?? [];
  if (installed !== undefined) return isInside(specifier, installed);
  return isAliasOf(folder, specifier) && foldersUp(folder).some((each) => each !== '' && isInside(from, each));
}

/** `@/generated/prisma/client`, `#generated/prisma`, `src/generated/prisma`: the end of the folder, with at least two parts of it. */
function isAliasOf(folder: string, specifier: string): boolean {
  const whole = specifier.replace(/^[#~]\/?/, '');
  const rests = [whole, whole.slice(whole.indexOf('/') + 1)];
  return rests.flatMap((rest) => [rest, folderOf(rest)]).some((rest) => rest.includes('/') && `/${folder}`.endsWith(`/${rest}`));
}

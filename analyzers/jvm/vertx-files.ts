// https://vertx.io/docs/vertx-config/java/#_file
import type { Module } from '../../src/code/ir.ts';
import { documentOf, entriesInFile, type FactDraft, joinPath, literal, type Repository } from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

const FILE = /\.(json|ya?ml)$/;

/** What the files say that a program names for Vert.x's configuration. */
export function vertxFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const readers = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier.startsWith('io.vertx.config')));
  if (readers.length === 0) return [];
  const builds = readBuildModules(repository);
  return readers.flatMap((module) => {
    const folder = moduleAround(module.path, builds)?.folder ?? '.';
    return filesOf(module).flatMap((file) => settingsIn(file, folder, repository));
  });
}

/** Texts beside the key `path` of the objects that stores are made of. */
function filesOf({ calls }: Module): readonly string[] {
  return calls.flatMap(({ callee, arguments: [key, file] }) => {
    const isPath = callee.is === 'member' && callee.name === 'put' && key?.is === 'literal' && key.value === 'path';
    return isPath && file?.is === 'literal' && FILE.test(String(file.value)) ? [String(file.value)] : [];
  });
}

/** Paths are seen from where the program is started, then from its resources. */
function settingsIn(file: string, folder: string, repository: Repository): readonly FactDraft[] {
  const places = [file, `src/main/resources/${file}`].flatMap((each) => joinPath(folder, each) ?? []);
  const source = places.map((each) => repository.read(each)).find((each) => each !== undefined);
  if (!source) return [];
  return entriesInFile(documentOf(source).root).map(({ path, text, evidence }) => ({
    kind: 'setting',
    owner: { is: 'code', programs: [folder] },
    key: path.join('.'),
    value: literal(text),
    evidence,
  }));
}

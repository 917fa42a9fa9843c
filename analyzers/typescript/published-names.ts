import type { Repository } from '../../src/model/analyzer.ts';
import { dependencyRange, type Manifest, readManifests } from './manifests.ts';
import { isOwnCode } from './own-code.ts';
import { asObject, asText } from './read-json.ts';

const EXPORTED =
  /\bexport\s+(?:(?:declare|abstract|default|async)\s+)*(?:const|let|var|function\*?|class|enum|interface|type|namespace)\s+([A-Za-z_$][\w$]*)/g;
const EXPORT_LIST = /\bexport\s+(?:type\s+)?\{([^{}]{0,4000})\}/g;
const COMMON_JS = /\bexports\.([A-Za-z_$][\w$]*)\s*=/g;
const COMMON_JS_LIST = /\bmodule\.exports\s*=\s*\{([^{}]{0,4000})\}/g;

const known = new WeakMap<Repository, readonly Manifest[]>();

/** The manifests of the repository, each under the name by which the others ask for it. */
export function namedManifests(repository: Repository): readonly Manifest[] {
  const found = known.get(repository) ?? withPublishedNames(readManifests(repository), repository);
  known.set(repository, found);
  return found;
}

function withPublishedNames(manifests: readonly Manifest[], repository: Repository): readonly Manifest[] {
  const names = publishedNames(manifests, repository);
  return names.size === 0 ? manifests : manifests.map((each) => renamed(each, names.get(each)));
}

function renamed(manifest: Manifest, name: string | undefined): Manifest {
  return name === undefined ? manifest : { ...manifest, json: { ...manifest.json, name } };
}

/**
 * Scoped names under which libraries of the repository are asked for although their manifests are called otherwise: the copy in the registry was
 * published under another scope. A package is that library when it is the only one of its last segment, nothing starts it, nobody asks for it
 * by its own name, and it exports all the names that are imported from the scoped one.
 */
function publishedNames(manifests: readonly Manifest[], repository: Repository): ReadonlyMap<Manifest, string> {
  const found = new Map<Manifest, string>();
  const own = new Set(manifests.map(nameOf));
  const wanted = new Set(manifests.flatMap(dependenciesOf).filter((name) => /^@[^/]+\/[^/]+$/.test(name) && !own.has(name)));
  for (const name of wanted) {
    const [library, second] = manifests.filter(
      (each) => lastOf(each.folder) === lastOf(name) || lastOf(nameOf(each)) === lastOf(name),
    );
    if (!library || second || found.has(library) || !isLibrary(library, manifests, repository)) continue;
    if (exportsAll(library, name, repository)) found.set(library, name);
  }
  return found;
}

function isLibrary(library: Manifest, manifests: readonly Manifest[], repository: Repository): boolean {
  const { folder, json } = library;
  const name = nameOf(library);
  const isEntered = ['main', 'module', 'types', 'typings', 'exports'].some((key) => json[key] !== undefined);
  const isStarted = asText(asObject(json['scripts'])['start']) !== undefined || repository.has(`${folder}/Dockerfile`);
  return folder !== '' && isEntered && !isStarted && !manifests.some((each) => dependencyRange(each, name) !== undefined);
}

/** Only the text of imports and exports is looked at: a name that is imported and not exported means another package. */
function exportsAll({ folder }: Manifest, name: string, repository: Repository): boolean {
  const own = repository.paths.filter((path) => isOwnCode(path, repository));
  const exported = new Set(
    own.filter((path) => path.startsWith(`${folder}/`)).flatMap((path) => exportsIn(textOf(path, repository))),
  );
  let count = 0;
  for (const path of own) {
    if (path.startsWith(`${folder}/`)) continue;
    for (const each of importsOf(name, textOf(path, repository))) {
      if (!exported.has(each)) return false;
      count++;
    }
  }
  return count > 0;
}

function exportsIn(text: string): readonly string[] {
  const plain = [EXPORTED, COMMON_JS].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const listed = [EXPORT_LIST, COMMON_JS_LIST].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, list = '']) => namesIn(list, 'last')),
  );
  return [...plain, ...listed];
}

function importsOf(name: string, text: string): readonly string[] {
  if (!text.includes(name)) return [];
  const from = `['"]${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?:/[^'"]{1,200})?['"]`;
  const patterns = [
    `\\bimport\\s[^'"{};]{0,200}\\{([^{}]{0,4000})\\}\\s*from\\s*${from}`,
    `\\{([^{}]{0,4000})\\}\\s*=\\s*require\\(\\s*${from}`,
  ];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(([, list = '']) => namesIn(list, 'first')),
  );
}

/** `a as b, type c, d: e`: what is imported comes first, what is exported last. */
function namesIn(list: string, which: 'first' | 'last'): readonly string[] {
  return list
    .replace(/\/\/[^\n]*/g, '')
    .split(',')
    .flatMap((part) => {
      const words = part
        .trim()
        .replace(/^type\s+(?=[\w$])/, '')
        .split(/\s+as\s+|\s*:\s*/);
      const word = which === 'first' || part.includes(':') ? words[0] : words.at(-1);
      return word && /^[\w$]+$/.test(word) ? [word] : [];
    });
}

function dependenciesOf({ json }: Manifest): readonly string[] {
  return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => Object.keys(asObject(json[key])));
}

function nameOf({ json }: Manifest): string {
  return asText(json['name']) ?? '';
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function textOf(path: string, repository: Repository): string {
  return repository.read(path)?.text ?? '';
}

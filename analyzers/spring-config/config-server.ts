import { folderOf, joinPath, type Problem, type Repository } from '../../src/sdk/index.ts';
import { isAside } from './files.ts';
import type { Module } from './modules.ts';
import { packedFolders } from './resource-roots.ts';

/** https://docs.spring.io/spring-cloud-config/reference/server/environment-repository/file-system-backend.html */
const NATIVE = /^spring\.cloud\.config\.server\.native\.(?:repos\.\d+\.)?search-locations(?:\[\d+\])?$/;
const GIT = /^spring\.cloud\.config\.server\.(?:git|svn)\.(?:repos\.[^.]+\.)?(uri|search-paths)(?:\[\d+\])?$/;

/** The folders of the repository from which a module serves configuration to others. */
export function servedFolders(module: Module, repository: Repository): readonly string[] {
  const entries = module.files.flatMap(({ entries: own }) => own);
  const native = entries.filter(({ key }) => NATIVE.test(key)).flatMap(({ texts }) => texts.flatMap(listed));
  const paths = entries.filter(({ key }) => GIT.exec(key)?.[1] === 'search-paths').flatMap(({ texts }) => texts.flatMap(listed));
  const uris = entries.filter(({ key }) => GIT.exec(key)?.[1] === 'uri').flatMap(({ texts }) => texts.map(withDefaults));
  const isServer = entries.some(({ key }) => NATIVE.test(key) || GIT.test(key)) || entries.some(isNativeProfile);
  if (!isServer) return [];
  const locations = native.length > 0 ? native : entries.some(isNativeProfile) ? ['classpath:/config', 'classpath:/'] : [];
  const folders = [
    ...locations.flatMap((location) => foldersOf(location, module.folder, repository)),
    ...paths.flatMap((path) => foldersOfPath(path, module.folder, repository)),
    ...uris.flatMap((uri) => foldersOfUri(uri, module.folder, repository)),
  ];
  return [...new Set(folders)].sort();
}

/** A server whose folder is not here: what it tells the others is not known. */
export function lostFolders(module: Module, repository: Repository): readonly Problem[] {
  const stated = module.files.flatMap(({ entries }) => entries.filter(({ key }) => NATIVE.test(key)));
  const [first] = stated;
  const isFound = stated.some(({ texts }) =>
    texts.flatMap(listed).some((each) => foldersOf(each, module.folder, repository).length > 0),
  );
  if (!first || isFound || servedFolders(module, repository).length > 0) return [];
  const places = stated.flatMap(({ texts }) => texts.flatMap(listed)).join(', ');
  const message = `The configuration server's folder ${places} is not in the repository: the settings that it hands out are not known.`;
  return [{ code: 'missing-reference', message, evidence: first.evidence }];
}

/** `${CONFIG_REPOSITORY:file:./settings}` is its default. */
function withDefaults(text: string): string {
  return text.replace(/\$\{[\w.-]{1,200}:([^{}]*)\}/g, '$1');
}

function isNativeProfile({ key, texts }: { readonly key: string; readonly texts: readonly string[] }): boolean {
  return key === 'spring.profiles.active' && texts.some((text) => listed(text).includes('native'));
}

function listed(text: string): readonly string[] {
  return withDefaults(text)
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A place in the module's resources, beside it or, for an absolute path of the container, wherever a folder ends like it. */
function foldersOf(location: string, module: string, repository: Repository): readonly string[] {
  const path = location
    .replace(/^(optional:)?(classpath|file):/, '')
    .replace(/\$\{[^}]*\}|\{[^}]*\}/g, '')
    .replace(/\/\*+$/, '');
  const isPacked = location.includes('classpath:');
  const steps = path.replace(/^[/.]+|\/+$/g, '');
  // A place that only a variable names can be anywhere.
  if (steps === '' && !isPacked) return [];
  const beside = isPacked ? [] : [module, '.'].flatMap((base) => joinPath(base, steps) ?? []);
  const near = [...beside, ...packedFolders(steps, module, repository)].filter(
    (folder) => folder !== '.' && holdsFiles(folder, repository),
  );
  if (isPacked) return near;
  if (near.length > 0) return near.slice(0, 1);
  const last = steps.split('/').at(-1) ?? '';
  return last === '' ? [] : foldersNamed(last, module, repository);
}

/** `search-paths` of a repository elsewhere: where a folder of that name lies here with such files, it is a copy of it. */
function foldersOfPath(path: string, module: string, repository: Repository): readonly string[] {
  const plain = path.replace(/\{[^}]*\}|\*/g, '').replace(/^\/|\/+$/g, '');
  return plain === '' ? [] : [plain, `${module}/${plain}`].filter((folder) => holdsFiles(folder, repository)).slice(0, 1);
}

/** The repository's own name, for one that lies here as a submodule or a copy. */
function foldersOfUri(uri: string, module: string, repository: Repository): readonly string[] {
  if (uri.startsWith('file:')) return foldersOf(uri, module, repository);
  const name = /([\w.-]+?)(?:\.git)?\/?$/.exec(uri)?.[1] ?? '';
  return name === '' || uri.includes('${') ? [] : foldersNamed(name, module, repository);
}

function foldersNamed(name: string, module: string, repository: Repository): readonly string[] {
  const folders = new Set(repository.paths.filter(isConfig).map(folderOf));
  const named = [...folders].filter((folder) => folder === name || folder.endsWith(`/${name}`));
  const own = named.filter((folder) => folder.startsWith(`${module}/`));
  return own.length > 0 ? own : named.length === 1 ? named : [];
}

/** Configuration files of a served folder, those of its sub-folders too: `{application}` folders are common. */
export function filesIn(folder: string, repository: Repository): readonly string[] {
  return repository.paths.filter((path) => path.startsWith(`${folder}/`) && isConfig(path));
}

function holdsFiles(folder: string, repository: Repository): boolean {
  return filesIn(folder, repository).length > 0;
}

function isConfig(path: string): boolean {
  return /\.(ya?ml|properties)$/.test(path) && !isAside(path);
}

// https://docs.docker.com/compose/how-tos/multiple-compose-files/ and https://github.com/compose-spec/compose-spec/blob/main/14-include.md
import {
  folderOf,
  isInside,
  joinPath,
  type Problem,
  readDotenv,
  type Source,
  textOf,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { commandLists } from './command-lists.ts';
import { type ComposeFile, type ComposeFiles, pathIn } from './files.ts';

/** What one `docker compose up` runs: files of which the later ones are merged over the earlier ones. */
export interface Project {
  /** Of the file that names the deployment. */
  readonly path: string;
  readonly files: readonly ComposeFile[];
  /** `.env` files that fill in `${…}`, the first of them first. */
  readonly environment: readonly string[];
  readonly problems: readonly Problem[];
}

const BASES = /^(docker-)?compose\.ya?ml$/;
const OVERRIDES = /^(docker-)?compose\.override\.ya?ml$/;
const MOST_FILES = 100;

/** Tells projects apart: a base with its override, what `COMPOSE_FILE` lists, a variant over its base, a stack of its own. */
export function projectsOf(sources: readonly Source[], files: ComposeFiles): readonly Project[] {
  const folders = new Map<string, Source[]>();
  for (const source of sources) folders.set(folderOf(source.path), [...(folders.get(folderOf(source.path)) ?? []), source]);
  const usual = [...folders].flatMap(([folder, here]) => listsIn(folder, here, sources, files));
  const { together, alone } = startedLists(files);
  const lists = [...together, ...usual.filter(({ named }) => !together.some((each) => each.named.path === named.path))];
  const stated = lists.filter(({ isStated }) => isStated).flatMap((list) => list.sources);
  const laid = new Set(stated.map(({ path }) => path).filter((path) => !BASES.test(nameOf(path))));
  const isRun = ({ named, isStated }: FileList) => isStated || alone.has(named.path) || !laid.has(named.path);
  const projects = lists.filter(isRun).map((list) => load(list, files));
  const included = projects.flatMap((project) =>
    project.files.flatMap((file) => includedBy(file).map((path) => ({ path, project }))),
  );
  // Of files that include each other the first one is kept.
  const isPart = ({ path, files: own }: Project) =>
    included.some(
      (each) => each.path === path && each.project.path !== path && (each.project.path < path || !holds(own, each.project.path)),
    );
  return projects.filter((project) => !isPart(project));
}

function holds(files: readonly ComposeFile[], path: string): boolean {
  return files.some(({ source }) => source.path === path);
}

function includedBy({ root, folder, variables }: ComposeFile): readonly string[] {
  return includesOf(root).flatMap(({ paths }) => paths.flatMap((node) => pathIn(folder, node.text() ?? '', variables) ?? []));
}

interface FileList {
  /** Names the deployment. */
  readonly named: Source;
  readonly sources: readonly Source[];
  /** `COMPOSE_FILE` or a command says so; then a file that is not called what Compose looks for is not run on its own. */
  readonly isStated?: boolean;
}

/** Lists that commands of the repository start: each is named by its last file, because several begin with the same base. */
function startedLists(files: ComposeFiles): { readonly together: readonly FileList[]; readonly alone: ReadonlySet<string> } {
  const { repository } = files;
  const all = commandLists(repository);
  const byLast = new Map<string, FileList>();
  for (const list of all.filter(({ length }) => length > 1)) {
    const sources = [...new Set(list)].flatMap((path) => repository.read(path) ?? []);
    const named = sources.at(-1);
    const longer = named && (byLast.get(named.path)?.sources.length ?? 1) < sources.length;
    if (named && longer) byLast.set(named.path, { named, sources, isStated: true });
  }
  return { together: [...byLast.values()], alone: new Set(all.flatMap((list) => (list.length === 1 ? list : []))) };
}

function listsIn(folder: string, here: readonly Source[], all: readonly Source[], files: ComposeFiles): readonly FileList[] {
  const bases = here.filter(({ path }) => BASES.test(nameOf(path))).sort((a, b) => rank(a) - rank(b));
  const override = here.find(({ path }) => OVERRIDES.test(nameOf(path)));
  const [main, ...others] = bases;
  const stated = composeFileOf(folder, files);
  const usual = stated.length > 0 ? stated : main ? [main, ...(override ? [override] : [])] : [];
  const taken = new Set([...usual, ...others].map(({ path }) => path));
  const rest = here.filter(({ path }) => !taken.has(path) && path !== main?.path);
  const [first] = usual;
  const alone = [...others, ...(main && !taken.has(main.path) ? [main] : [])];
  return [
    ...(first ? [{ named: first, sources: usual, isStated: stated.length > 0 }] : []),
    ...alone.map((source) => ({ named: source, sources: [source] })),
    ...rest.map((source) => ({ named: source, sources: [...baseOf(source, all, files), source] })),
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `compose.yaml` is preferred to `compose.yml`, and both to the names with `docker-`. */
function rank({ path }: Source): number {
  return ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'].indexOf(nameOf(path));
}

/** `COMPOSE_FILE=a.yml:b.yml` in the `.env` of the folder. */
function composeFileOf(folder: string, { repository }: ComposeFiles): readonly Source[] {
  const dotenv = repository.read(joinPath(folder, '.env') ?? '.env');
  if (!dotenv?.text.includes('COMPOSE_FILE')) return [];
  const entries = new Map(readDotenv(dotenv).entries.map(({ key, value }) => [key, textOf(value)]));
  const separator = entries.get('COMPOSE_PATH_SEPARATOR') ?? (entries.get('COMPOSE_FILE')?.includes(';') ? ';' : ':');
  const paths = (entries.get('COMPOSE_FILE') ?? '').split(separator).slice(0, MOST_FILES);
  return paths.flatMap((path) => repository.read(joinPath(folder, path.trim()) ?? '') ?? []);
}

/** A file that only adds to services, or leans on services that it does not define, is laid over the base that has them. */
function baseOf(source: Source, all: readonly Source[], files: ComposeFiles): readonly Source[] {
  const wanted = neededFrom(files.open(source, folderOf(source.path), () => undefined));
  if (wanted.size === 0) return [];
  const folder = folderOf(source.path);
  const candidates = all.filter(
    (other) =>
      other !== source &&
      !OVERRIDES.test(nameOf(other.path)) &&
      isAbove(folderOf(other.path), folder) &&
      has(other, wanted, files),
  );
  const score = (other: Source) => (BASES.test(nameOf(other.path)) ? 0 : 1) * 1000 + (1000 - folderOf(other.path).length) / 1000;
  const [base] = candidates.sort((a, b) => score(a) - score(b) || (a.path < b.path ? -1 : 1));
  return base ? [base] : [];
}

function isAbove(folder: string, inner: string): boolean {
  return isInside(inner, folder);
}

function has(source: Source, wanted: ReadonlySet<string>, files: ComposeFiles): boolean {
  const { services } = files.open(source, folderOf(source.path), () => undefined);
  return [...wanted].every((name) => services.has(name) && !isPatch(services.get(name)));
}

function neededFrom({ services }: ComposeFile): ReadonlySet<string> {
  const patched = [...services].filter(([, node]) => isPatch(node)).map(([name]) => name);
  const leant = [...services.values()].flatMap((node) => [
    ...node.get('depends_on').texts(),
    ...node
      .get('depends_on')
      .entries()
      .map(([name]) => name),
    ...(node.get('network_mode').text()?.startsWith('service:')
      ? [node.get('network_mode').text()?.slice('service:'.length) ?? '']
      : []),
  ]);
  return new Set([...patched, ...leant.filter((name) => name !== '' && !services.has(name))]);
}

function isPatch(node: YamlNode | undefined): boolean {
  return node !== undefined && !['image', 'build', 'extends', 'provider'].some((key) => node.get(key).exists);
}

function load({ named, sources }: FileList, files: ComposeFiles): Project {
  const folder = folderOf(sources[0]?.path ?? named.path);
  const dotenv = files.dotenvIn(folder);
  const variables = files.variablesOf([dotenv]);
  const loading: Loading = { files, loaded: [], environment: [dotenv], problems: [] };
  for (const source of sources) {
    const file = files.open(source, folder, variables);
    takeIncludes(file, loading, { paths: [source.path], environment: [dotenv] });
    loading.loaded.push(file);
  }
  const { loaded, environment, problems } = loading;
  return { path: named.path, files: loaded, environment, problems: [...problems, ...loaded.flatMap((file) => file.problems)] };
}

interface Loading {
  readonly files: ComposeFiles;
  readonly loaded: ComposeFile[];
  readonly environment: string[];
  readonly problems: Problem[];
}

interface Include {
  readonly at: YamlNode;
  readonly paths: readonly YamlNode[];
  readonly folder: YamlNode;
  readonly environment: YamlNode;
}

/** `include` lists paths or mappings with `path`, `project_directory` and `env_file`. */
function includesOf(root: YamlNode): readonly Include[] {
  return root
    .get('include')
    .items()
    .map((item) => {
      const path = item.kind === 'map' ? item.get('path') : item;
      return {
        at: item,
        paths: path.kind === 'list' ? path.items() : [path],
        folder: item.get('project_directory'),
        environment: item.get('env_file'),
      };
    });
}

/** The files that lead to an include, and the `.env` files that it can see, those of the outermost project first. */
interface Chain {
  readonly paths: readonly string[];
  readonly environment: readonly string[];
}

function takeIncludes(file: ComposeFile, loading: Loading, chain: Chain): void {
  for (const include of includesOf(file.root)) {
    for (const node of include.paths) takeInclude(node, include, file, loading, chain);
  }
}

function takeInclude(node: YamlNode, include: Include, file: ComposeFile, loading: Loading, chain: Chain): void {
  const { files, loaded, environment, problems } = loading;
  const path = pathIn(file.folder, node.text() ?? '', file.variables);
  const source = path === undefined ? undefined : files.repository.read(path);
  if (!source || path === undefined) {
    problems.push({
      code: 'missing-reference',
      message: `The included file ${node.text() ?? ''} is not in the repository.`,
      evidence: node.evidence(),
    });
    return;
  }
  if (chain.paths.includes(path) || loaded.length >= MOST_FILES) {
    const message = chain.paths.includes(path)
      ? `${path} includes itself.`
      : `More than ${MOST_FILES} compose files are included; ${path} is left out.`;
    problems.push({ code: 'limit-reached', message, evidence: node.evidence() });
    return;
  }
  if (loaded.some((each) => each.source.path === path)) return;
  const folder = pathIn(file.folder, include.folder.text() ?? '', file.variables) ?? folderOf(path);
  const own = include.environment.texts().flatMap((each) => pathIn(file.folder, each, file.variables) ?? []);
  const visible = [...chain.environment, ...(own.length > 0 ? own.reverse() : [files.dotenvIn(folder)])];
  environment.push(...visible);
  const opened = files.open(source, folder, files.variablesOf(visible));
  takeIncludes(opened, loading, { paths: [...chain.paths, path], environment: visible });
  loaded.push(opened);
}

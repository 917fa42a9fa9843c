import { type Catalogs, readCatalogs } from '../../src/sdk/gradle-catalog.ts';
import { folderOf, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import { includedProjects } from './includes.ts';
import { readScript, type Statement } from './script.ts';
import { holds, isSelected } from './selection.ts';

/** One project of a Gradle build with everything its scripts say about it. */
export interface Project {
  /** `:services:orders`; `:` for the root. */
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  /** Its own script, or the settings or root script when it has none. */
  readonly source: Source;
  readonly statements: readonly Located[];
  readonly build: Build;
}

/** A statement that holds for a project, and the script that says it. */
export interface Located extends Statement {
  readonly source: Source;
  /** Whether the project's own script says it. */
  readonly isOwn: boolean;
}

/** What the projects of one settings script share. */
export interface Build {
  readonly root: string;
  readonly catalogs: Catalogs;
  /** Simple variables and properties. */
  readonly variables: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
}

/** The projects of every build in the repository. */
export function readProjects(sources: readonly Source[], repository: Repository): readonly Project[] {
  const own = sources.filter(({ path }) => !/(^|\/)(buildSrc|build-logic|build|\.gradle)\//.test(path));
  const scripts = new Map(own.map((source) => [source.path, source]));
  const settings = own.filter(({ path }) => /(^|\/)settings\.gradle(\.kts)?$/.test(path));
  const roots = settings.map((each) => folderOf(each.path));
  const inBuilds = settings.flatMap((each) => projectsOfBuild(each, scripts, repository));
  const known = new Set(inBuilds.map(({ folder }) => folder));
  const alone = own.filter(({ path }) => /(^|\/)build\.gradle(\.kts)?$/.test(path) && !known.has(folderOf(path)));
  const isInside = (folder: string) => roots.some((root) => root === folder);
  const singles = alone
    .filter(({ path }) => !isInside(folderOf(path)))
    .map((source) => {
      const folder = folderOf(source.path);
      const build = buildOf(folder, new Map([[':', folder]]), [source], repository);
      return {
        path: ':',
        folder,
        name: nameOfFolder(folder, repository),
        source,
        statements: statementsFor(':', source, [], build, repository),
        build,
      };
    });
  return [...inBuilds, ...singles];
}

function projectsOfBuild(settings: Source, scripts: ReadonlyMap<string, Source>, repository: Repository): readonly Project[] {
  const root = folderOf(settings.path);
  const statements = readScript(settings);
  const folders = new Map([[':', root], ...includedProjects(statements, root, [...scripts.keys()])]);
  const scriptOf = (folder: string) =>
    ['build.gradle', 'build.gradle.kts'].flatMap((name) => scripts.get(folder === '.' ? name : `${folder}/${name}`) ?? [])[0];
  const rootScript = scriptOf(root);
  const build = buildOf(root, folders, rootScript ? [settings, rootScript] : [settings], repository);
  const rootName = statements.flatMap(({ text }) => /^rootProject\.name\s*=\s*["']([^"']+)/.exec(text)?.[1] ?? [])[0];
  return [...folders].flatMap(([path, folder]): readonly Project[] => {
    const source = scriptOf(folder);
    if (!source && (path === ':' || !repository.paths.some((each) => each.startsWith(`${folder}/src/main/`)))) return [];
    const name = path === ':' ? (rootName ?? nameOfFolder(folder, repository)) : path.slice(path.lastIndexOf(':') + 1);
    const shared = rootScript && path !== ':' ? [rootScript] : [];
    return [
      {
        path,
        folder,
        name,
        source: source ?? settings,
        statements: statementsFor(path, source, shared, build, repository),
        build,
      },
    ];
  });
}

function nameOfFolder(folder: string, repository: Repository): string {
  return folder === '.' ? repository.name : folder.slice(folder.lastIndexOf('/') + 1);
}

function buildOf(root: string, folders: ReadonlyMap<string, string>, scripts: readonly Source[], repository: Repository): Build {
  const properties = repository.read(root === '.' ? 'gradle.properties' : `${root}/gradle.properties`)?.text ?? '';
  const variables = new Map<string, string>();
  for (const text of [properties, ...scripts.map((script) => script.text)]) {
    for (const [, name, quoted, plain] of text.matchAll(
      /(?:^|[\s.])(?:set\(\s*)?["']?(\w{1,80})["']?\]?\s{0,9}[=,]\s{0,9}(?:["']([^"'\n]{1,200})["']|([\w.-]{1,80})\s*$)/gm,
    )) {
      const value = quoted ?? plain;
      if (name !== undefined && value !== undefined && !variables.has(name)) variables.set(name, value);
    }
  }
  return { root, catalogs: readCatalogs(root, repository), variables, folders };
}

/** Its own script, the convention plugins that this applies, and what the root says of all or of this one. */
function statementsFor(
  path: string,
  own: Source | undefined,
  roots: readonly Source[],
  build: Build,
  repository: Repository,
): readonly Located[] {
  const mine = own ? located(own, true) : [];
  const shared = roots
    .flatMap((root) => located(root, false))
    .flatMap((statement): readonly Located[] => {
      const [outer, ...blocks] = statement.blocks;
      return outer !== undefined && isMeant(outer, path) ? [{ ...statement, blocks }] : [];
    });
  const conventions = conventionsOf([...mine, ...shared], build, repository);
  const everywhere = mine.flatMap((each) =>
    each.blocks[0] === 'allprojects' ? [{ ...each, blocks: each.blocks.slice(1) }] : [],
  );
  const met = new Map<string, boolean>();
  return [
    ...mine.filter(({ blocks }) => blocks[0] !== 'subprojects' && blocks[0] !== 'allprojects'),
    ...everywhere,
    ...shared,
    ...conventions,
  ].filter(({ blocks }) => mayHold(blocks, path, met));
}

/** What convention plugins say that statements apply; such a plugin may apply others. */
function conventionsOf(statements: readonly Located[], build: Build, repository: Repository): readonly Located[] {
  const met = new Set<string>();
  const found: Located[] = [];
  for (let open = statements; open.length > 0; ) {
    const scripts = open.flatMap((statement) => conventionScripts(statement, build, repository));
    const unmet = [...new Map(scripts.map((script) => [script.path, script])).values()].filter(({ path }) => !met.has(path));
    for (const { path } of unmet) met.add(path);
    open = unmet.flatMap((script) => located(script, false));
    found.push(...open);
  }
  return found;
}

/** `subprojects`, `project(':orders')`, or several of them by a list or a filter. */
function isMeant(block: string, path: string): boolean {
  if (block === 'subprojects' || block === 'allprojects') return true;
  if (block.startsWith('configure ')) return isSelected(block.slice('configure '.length), path);
  return block.includes(':') && `:${block.replace(/^:/, '')}` === path;
}

/** Blocks in which `name` and `path` are still those of the project. */
const OF_PROJECT = /^(?:(?:subprojects|allprojects|afterEvaluate|dependencies)$|configure |if |:)/;
/** Not `project.name`, which is the project's everywhere. */
const ASKS_BLOCK = /\bit\b|(?<!\bproject\.)\b(?:name|path)\b/;

/** Whether no condition around a statement rules the project out; `name` inside of `tasks.all` is that of a task. */
function mayHold(blocks: readonly string[], path: string, met: Map<string, boolean>): boolean {
  const other = blocks.findIndex((block) => !OF_PROJECT.test(block));
  return blocks.every((block, index) => {
    if (!block.startsWith('if ') || (other >= 0 && index > other && ASKS_BLOCK.test(block))) return true;
    const answer = met.get(block) ?? holds(block.slice('if '.length), path) !== false;
    met.set(block, answer);
    return answer;
  });
}

function located(source: Source, isOwn: boolean): readonly Located[] {
  return readScript(source)
    .filter(({ blocks }) => blocks[0] !== 'buildscript' && blocks[0] !== 'pluginManagement')
    .map((statement) => ({ ...statement, source, isOwn }));
}

/** A plugin that the build itself holds as a script: `buildSrc/src/main/kotlin/shop.service.gradle.kts`, `apply from: 'java.gradle'`. */
function conventionScripts({ text }: Statement, build: Build, repository: Repository): readonly Source[] {
  const id = /\bid\s*\(?\s*["']([\w.-]+)["']/.exec(text)?.[1] ?? /^["'`]([\w.-]+)["'`]$/.exec(text)?.[1];
  const file =
    /^apply\s*\(?\s*from\s*[:=]\s*["'](?:\$\{?(?:rootDir|rootProject\.projectDir|project\.rootDir)\}?\/)?([^"']+)["']/.exec(
      text,
    )?.[1];
  const paths = [
    ...(id === undefined
      ? []
      : repository.paths.filter((path) => path.endsWith(`/${id}.gradle`) || path.endsWith(`/${id}.gradle.kts`))),
    ...(file === undefined ? [] : [joinPath(build.root, file)].filter((path) => path !== undefined)),
  ];
  return paths.flatMap((path) => repository.read(path) ?? []);
}

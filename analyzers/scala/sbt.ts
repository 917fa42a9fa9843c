import { folderOf, innermost, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import { MADE, type ProjectFunctions, projectFunctions, statementAt, writtenOut } from './sbt-functions.ts';

/** One project of a build: https://www.scala-sbt.org/1.x/docs/Multi-Project.html */
export interface ScalaProject {
  readonly folder: string;
  readonly name?: string | undefined;
  /** Where it is declared. */
  readonly source: Source;
  readonly line: number;
  /** Folders of the projects that it depends on, directly or not. */
  readonly dependencies: readonly string[];
  /** Whether a plugin makes a program of it. */
  readonly isStarted: boolean;
  /** Libraries by artifact, with their versions where they are written. */
  readonly libraries: ReadonlyMap<string, string | undefined>;
}

const known = new WeakMap<Repository, readonly ScalaProject[]>();
const BUILD = /(^|\/)(build\.sbt|pom\.xml|build\.gradle(\.kts)?|build\.sc|build\.mill)$/;
/** What is built, and the build of the build: https://www.scala-sbt.org/1.x/docs/Directories.html */
const ASIDE = /(^|\/)((target|node_modules)\/|project\/[^/]+$)/;

const NAMED = /^\s*Project\s*\(\s*(?:id\s*=\s*)?"([\w.-]{1,80})"/;
const BASE = /\b(?:in\s*\(?\s*|\.in\(\s*|Project\s*\([^()]{0,120},\s*(?:base\s*=\s*)?)file\(\s*"([^"\n]{0,200})"/;

/** Every project of the repository, deepest folders first. */
export function projectsOf(repository: Repository): readonly ScalaProject[] {
  const found = known.get(repository) ?? readProjects(repository);
  known.set(repository, found);
  return found;
}

function readProjects(repository: Repository): readonly ScalaProject[] {
  const sources = repository.paths
    .filter((path) => BUILD.test(path) && !ASIDE.test(path))
    .flatMap((path) => repository.read(path) ?? []);
  const all = sources.flatMap((source) => readBuild(source, repository));
  const byFolder = new Map(all.map((each) => [each.folder, each]));
  return [...byFolder.values()].sort(
    (one, other) => other.folder.length - one.folder.length || (one.folder < other.folder ? -1 : 1),
  );
}

interface Declared {
  readonly id: string;
  /** What sbt calls it when no setting does. */
  readonly named: string;
  readonly folder: string;
  readonly line: number;
  readonly text: string;
}

function readBuild(source: Source, repository: Repository): readonly ScalaProject[] {
  const folder = folderOf(source.path);
  const { text } = source;
  const declared = source.path.endsWith('.sbt') ? projectsIn(text, folder, functionsOf(source, repository)) : [];
  const head = text.split(/\r?\n/).slice(0, (declared[0]?.line ?? 0) - 1);
  const versions = versionsIn(`${text}\n${buildCode(folder, repository)}`);
  const frame: Declared = {
    id: '',
    named: '',
    folder,
    line: lineOf(text, /\bname\s*:=/),
    text: declared.length === 0 ? text : head.join('\n'),
  };
  const whole = declared.some((each) => each.folder === folder) ? declared : [...declared, frame];
  return whole.map((each) => ({
    folder: each.folder,
    name: nameIn(each.text) ?? (each.named === '' ? undefined : each.named),
    source,
    line: each.line,
    dependencies: dependenciesOf(each, declared),
    isStarted:
      /\b(PlayScala|PlayService|PlayJava|JavaAppPackaging|JavaServerAppPackaging|DockerPlugin|AssemblyPlugin|RevolverPlugin)\b/.test(
        each.text,
      ),
    libraries: librariesIn(`${each.text}\n${buildCode(folder, repository)}`, versions),
  }));
}

/**
 * `lazy val orders = (project in file("orders"))`, `project.in(file("orders"))`, `Project("orders", file("orders"))`,
 * what a function of the build makes, and `project` alone, whose folder has its name.
 */
function projectsIn(text: string, folder: string, functions: ProjectFunctions): readonly Declared[] {
  const starts = text.matchAll(/^(?:lazy )?val\s+`?([\w-]{1,80})`?\s*(?::\s*Project\s*)?=/gm);
  return [...starts].flatMap((start) => {
    const own = writtenOut(statementAt(text, start.index + start[0].length), functions);
    if (!MADE.test(own)) return [];
    const id = start[1] ?? '';
    const head = own.slice(0, 400);
    const file = BASE.exec(head)?.[1] ?? id;
    const line = text.slice(0, start.index).split('\n').length;
    return [{ id, named: NAMED.exec(head)?.[1] ?? id, folder: joinPath(folder, file) ?? folder, line, text: own }];
  });
}

/** Functions of the build itself and of its own code below `project/`. */
function functionsOf({ path, text }: Source, repository: Repository): ProjectFunctions {
  const below = joinPath(folderOf(path), 'project') ?? 'project';
  const code = repository.paths.filter((each) => folderOf(each) === below && each.endsWith('.scala'));
  return projectFunctions([text, ...code.map((each) => repository.read(each)?.text ?? '')].join('\n'));
}

function dependenciesOf(project: Declared, all: readonly Declared[]): readonly string[] {
  const found = new Set<Declared>([project]);
  for (const each of found) {
    const lists = [...each.text.matchAll(/\b(?:dependsOn|aggregate)\s*\(([^()]{0,2000})/g)].map(([, list = '']) => list);
    const ids = new Set(lists.flatMap((list) => list.split(',').map((part) => part.trim().split(/[\s%]/, 1)[0] ?? '')));
    for (const other of all) if (ids.has(other.id)) found.add(other);
  }
  found.delete(project);
  return [...found].map(({ folder }) => folder);
}

function nameIn(text: string): string | undefined {
  return /(?:^|[\s(,])name\s*:=\s*"([\w.-]{1,80})"/.exec(text)?.[1];
}

function lineOf(text: string, pattern: RegExp): number {
  const index = text.split(/\r?\n/).findIndex((line) => pattern.test(line));
  return index < 0 ? 1 : index + 1;
}

/** Where builds keep their libraries: `project/Dependencies.scala`. */
function buildCode(folder: string, repository: Repository): string {
  const names = ['Dependencies.scala', 'Versions.scala', 'plugins.sbt'];
  return names.map((name) => repository.read(joinPath(folder, `project/${name}`) ?? '')?.text ?? '').join('\n');
}

/** `val AkkaVersion = "2.8.0"`. */
function versionsIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/\bval\s+(\w{1,80})\s*(?::\s*String\s*)?=\s*"(\d[\w.+-]{0,40})"/g);
  return new Map([...found].map(([, name = '', version = '']) => [name, version]));
}

/** `"com.typesafe.akka" %% "akka-http" % AkkaHttpVersion`. */
function librariesIn(text: string, versions: ReadonlyMap<string, string>): ReadonlyMap<string, string | undefined> {
  const found = text.matchAll(/%%?%?\s*"([\w.-]{1,80})"\s*%\s*(?:"(\d[\w.+-]{0,40})"|(?:\w{1,40}\.){0,3}(\w{1,80}))/g);
  const plugin = /"(?:com\.typesafe\.play|org\.playframework)"\s*%\s*"sbt-plugin"\s*%\s*"(\d[\w.+-]{0,40})"/.exec(text)?.[1];
  const libraries = [...found].map(([, name = '', version, named = '']) => [name, version ?? versions.get(named)] as const);
  return new Map([...libraries, ...(plugin === undefined ? [] : [['play', plugin] as const])]);
}

/** The innermost project around a path. */
export function homeOf(path: string, repository: Repository): string {
  return projectAround(path, repository)?.folder ?? '.';
}

export function projectAround(path: string, repository: Repository): ScalaProject | undefined {
  return innermost(path, projectsOf(repository));
}

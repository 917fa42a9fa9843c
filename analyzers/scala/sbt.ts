import { folderOf, innermost, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';

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
  readonly folder: string;
  readonly line: number;
  readonly text: string;
}

function readBuild(source: Source, repository: Repository): readonly ScalaProject[] {
  const folder = folderOf(source.path);
  const { text } = source;
  const declared = source.path.endsWith('.sbt') ? projectsIn(text, folder) : [];
  const head = declared.length === 0 ? text : text.slice(0, text.indexOf(declared[0]?.text.slice(0, 60) ?? ''));
  const versions = versionsIn(`${text}\n${buildCode(folder, repository)}`);
  const frame: Declared = { id: '', folder, line: lineOf(text, /\bname\s*:=/), text: declared.length === 0 ? text : head };
  const whole = declared.some((each) => each.folder === folder) ? declared : [...declared, frame];
  return whole.map((each) => ({
    folder: each.folder,
    name: nameIn(each.text) ?? (each.id === '' ? undefined : each.id),
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

/** `lazy val orders = (project in file("orders"))`, `project.in(file("orders"))`, and `project` alone, whose folder has its name. */
function projectsIn(text: string, folder: string): readonly Declared[] {
  const starts = [...text.matchAll(/^(?:lazy )?val\s+`?([\w-]{1,80})`?\s*(?::\s*Project\s*)?=\s*\(?\s*project\b/gm)];
  return starts.map((start, index) => {
    const end = starts[index + 1]?.index ?? text.length;
    const own = text.slice(start.index, end);
    const id = start[1] ?? '';
    const file = /\b(?:in\s*\(?\s*|\.in\(\s*)file\(\s*"([^"\n]{0,200})"/.exec(own.slice(0, 400))?.[1] ?? id;
    return { id, folder: joinPath(folder, file) ?? folder, line: text.slice(0, start.index).split('\n').length, text: own };
  });
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
  return innermost(path, projectsOf(repository))?.folder ?? '.';
}

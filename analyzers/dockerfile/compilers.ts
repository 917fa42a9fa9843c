/** What a command compiles or packs, in its own words. */
export interface Compiled {
  /** A folder or file, seen from where the command runs; with `/` at its end all that lies below it. The name of a package where `isName`. */
  readonly what: string;
  readonly isName?: true;
  /** The file that it makes; a folder with `/` at its end. */
  readonly output?: string;
}

type Compiler = (words: readonly string[]) => readonly Compiled[];

/** What the words of one command of a shell compile. */
export function compiledBy([tool = '', ...words]: readonly string[]): readonly Compiled[] {
  const name = tool.slice(tool.lastIndexOf('/') + 1);
  return Object.hasOwn(COMPILERS, name) ? (COMPILERS[name]?.(words) ?? []) : [];
}

/** Options by their names, and the other words. `--name=value` and `--name value` are the same. */
interface Given {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

/** Parts options from other words; only those that are `valued` take the word behind them. */
function parted(words: readonly string[], valued: RegExp): Given {
  const options = new Map<string, string[]>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, name = word, joined] = /^(-{1,2}[\w.-]{1,60})=(.*)$/s.exec(word) ?? [];
    if (!word.startsWith('-')) rest.push(word);
    else if (joined !== undefined) options.set(name, [...(options.get(name) ?? []), joined]);
    else if (valued.test(name)) {
      index += 1;
      options.set(name, [...(options.get(name) ?? []), words[index] ?? '']);
    } else options.set(name, options.get(name) ?? []);
  }
  return { options, rest };
}

function valuesOf({ options }: Given, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => options.get(name) ?? []).filter((value) => value !== '');
}

const HERE = './';

/** https://pkg.go.dev/cmd/go */
const GO_VALUED =
  /^--?(C|o|p|asmflags|buildmode|compiler|gccgoflags|gcflags|installsuffix|ldflags|mod|modfile|overlay|pgo|pkgdir|tags|toolexec|exec|coverpkg|covermode)$/;

function ofGo(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, GO_VALUED);
  const [command = '', ...named] = given.rest;
  if (!/^(build|install|run)$/.test(command) || named.some((word) => word.includes('@'))) return [];
  const [folder = '.'] = valuesOf(given, '-C');
  const packages = named.length === 0 ? ['.'] : command === 'run' ? named.slice(0, 1) : named;
  const isFolder = packages.length > 1 || packages.some((each) => each.endsWith('...'));
  const usual = command === 'install' ? '/go/bin/' : './';
  const [output = usual] = valuesOf(given, '-o').map((path) => under(folder, isFolder ? below(path) : path));
  return packages.map(folderOfPackage).map((what) => ({
    what: under(folder, what),
    ...(command !== 'run' && { output }),
  }));
}

/** A file stands for its folder, `...` for all that lies below. */
function folderOfPackage(text: string): string {
  const isFile = text.endsWith('.go');
  const path = isFile && !/^[./]/.test(text) ? `./${text}` : text;
  return isFile ? path.replace(/\/[^/]*$/, '') : path.replace(/\.\.\.$/, '');
}

/** An import path is no path from the folder. */
function under(folder: string, path: string): string {
  return folder === '.' || /^\//.test(path) || /^[\w-]+\.[\w.-]+\//.test(path) ? path : `${folder}/${path}`;
}

/** https://doc.rust-lang.org/cargo/commands/cargo-build.html */
function ofCargo(words: readonly string[]): readonly Compiled[] {
  const given = parted(
    words,
    /^(--(bin|package|path|manifest-path|root|target|target-dir|features|profile|jobs|config)|-[pFjZ])$/,
  );
  const command = given.rest.find((word) => /^(build|b|zigbuild|install|run|r)$/.test(word));
  if (command === undefined) return [];
  const release =
    given.options.has('--release') || given.options.has('-r') ? 'release' : (valuesOf(given, '--profile')[0] ?? 'debug');
  const target = [valuesOf(given, '--target-dir')[0] ?? 'target', ...valuesOf(given, '--target'), release].join('/');
  const folder = command === 'install' ? `${valuesOf(given, '--root')[0] ?? '/usr/local/cargo'}/bin` : target;
  const names = valuesOf(given, '--bin').length > 0 ? valuesOf(given, '--bin') : valuesOf(given, '--package', '-p');
  if (names.length > 0) return names.map((what) => ({ what, isName: true, output: `${folder}/${what}` }));
  const paths = [...valuesOf(given, '--path'), ...valuesOf(given, '--manifest-path')];
  return (paths.length > 0 ? paths : [HERE]).map((path) => ({ what: below(path), output: `${folder}/` }));
}

function below(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** https://learn.microsoft.com/dotnet/core/tools/dotnet-publish */
function ofDotnet(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, /^(--(configuration|output|runtime|framework|verbosity|os|arch|project|source)|-[corfvas])$/);
  const [command = '', named] = given.rest;
  if (!/^(publish|build|run)$/.test(command)) return [];
  const project = valuesOf(given, '--project')[0] ?? named ?? HERE;
  const [output] = valuesOf(given, '--output', '-o');
  return /\.slnx?$/.test(project) ? [] : [{ what: below(project), ...(output !== undefined && { output: below(output) }) }];
}

/** https://maven.apache.org/ref/current/maven-embedder/cli.html */
function ofMaven(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, /^(-(pl|f|P|s|T|rf|t|gs|l)|--(projects|file|settings|activate-profiles|threads|resume-from))$/);
  if (!given.rest.some((word) => /^(package|install|verify|deploy|[\w.:-]*(repackage|run|jib[\w:]*))$/.test(word))) return [];
  const modules = valuesOf(given, '-pl', '--projects')
    .flatMap((list) => list.split(','))
    .filter((each) => !/^[!?-]/.test(each));
  const named = modules.map((each): Compiled => {
    const name = /:([^:]+)$/.exec(each)?.[1];
    return name === undefined ? { what: below(each), output: `${each}/target/` } : { what: name, isName: true };
  });
  const [file] = valuesOf(given, '-f', '--file');
  const folder = file === undefined ? HERE : below(file.replace(/\/?pom\.xml$/, '') || '.');
  return modules.length > 0 ? named : [{ what: folder, output: `${folder}target/` }];
}

const GRADLE_TASK =
  /^:?((?:[\w.-]+:)*)(?:build|assemble|jar|war|bootJar|bootWar|shadowJar|installDist|installShadowDist|distTar|distZip|buildFatJar|quarkusBuild|nativeCompile|bootRun|run|optimizedJar\w*|buildLayers)$/;

/** https://docs.gradle.org/current/userguide/command_line_interface.html: the path of a project is that of its folder unless the build says otherwise. */
function ofGradle(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, /^(-[xpbcgI]|--(exclude-task|project-dir|build-file|settings-file|gradle-user-home))$/);
  const folder = below(valuesOf(given, '-p', '--project-dir')[0] ?? '.');
  return given.rest.flatMap((task) => {
    const project = GRADLE_TASK.exec(task)?.[1];
    if (project === undefined) return [];
    const what = `${folder}${project.replaceAll(':', '/')}`;
    return [{ what, output: `${what}build/libs/` }];
  });
}

/** https://pnpm.io/filtering, https://turborepo.com/docs/reference/run, https://docs.npmjs.com/cli/using-npm/workspaces */
function ofWorkspaces(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, /^(--(filter|filter-prod|scope|workspace|project|out-dir|cwd)|-[FwC])$/);
  const { rest } = given;
  const at = rest.findIndex((word) => /^(workspace|prune)$/.test(word));
  const named = at >= 0 && /^[@\w$]/.test(rest[at + 1] ?? '') ? [rest[at + 1] ?? ''] : [];
  const chosen = [...valuesOf(given, '--filter', '--filter-prod', '-F', '--scope', '--workspace', '-w', '--project'), ...named];
  return chosen.filter((each) => !/^[!^[]/.test(each)).map(packageNamed);
}

/** `@shop/orders...`, `./apps/orders`, `{apps/orders}`. */
function packageNamed(text: string): Compiled {
  const plain = text.replace(/\.\.\.\^?$|^\^?\.\.\.\^?/g, '').replace(/^\{(.*)\}$/, './$1');
  return /^\.{1,2}\//.test(plain) || (plain.includes('/') && !/^[@$]/.test(plain))
    ? { what: below(plain) }
    : { what: plain, isName: true };
}

/** https://nx.dev/nx-api/nx/documents/run: `nx build orders`, `nx run orders:build`. */
function ofNx(words: readonly string[]): readonly Compiled[] {
  const { rest } = parted(words, /^(--(configuration|target|projects|project)|-[tpc])$/);
  const [command = '', named] = rest;
  const project = /^(build|run|serve|bundle|package)$/.test(command) ? named?.split(':')[0] : undefined;
  return project === undefined ? ofWorkspaces(words) : [{ what: project, isName: true }];
}

/** `npx`, `pnpm exec` and the like start what stands behind them. */
function ofRunner(words: readonly string[]): readonly Compiled[] {
  const start = words.findIndex((word) => !/^(-\S*|exec|dlx|run)$/.test(word));
  const tool = words[start] ?? '';
  return /^(turbo|nx|lerna)$/.test(tool) ? compiledBy(words.slice(start)) : ofWorkspaces(words);
}

/** https://docs.astral.sh/uv/concepts/projects/workspaces/ */
function ofUv(words: readonly string[]): readonly Compiled[] {
  const packages = valuesOf(parted(words, /^--(package|extra|group|python)$/), '--package');
  return packages.map((what) => ({ what, isName: true }));
}

/** https://www.scala-sbt.org/1.x/docs/Command-Line-Reference.html: `sbt orders/stage`. */
function ofSbt(words: readonly string[]): readonly Compiled[] {
  const projects = words.flatMap((word) =>
    word
      .split(';')
      .flatMap(
        (each) => /^\s*([\w-]+)\/(?:[\w:-]+\/)?(?:assembly|stage|package\w*|universal:\w+|dist|run)\b/.exec(each)?.[1] ?? [],
      ),
  );
  return projects.map((what) => ({ what, isName: true }));
}

/** https://bazel.build/concepts/labels: `bazel build //services/orders:server`. */
function ofBazel(words: readonly string[]): readonly Compiled[] {
  return words.flatMap((word) => {
    const folder = /^\/\/([\w./-]+)(?::[\w.-]+)?$/.exec(word)?.[1];
    return folder === undefined ? [] : [{ what: below(`./${folder}`) }];
  });
}

const COMPILERS: Readonly<Record<string, Compiler>> = {
  go: ofGo,
  cargo: ofCargo,
  dotnet: ofDotnet,
  mvn: ofMaven,
  mvnw: ofMaven,
  gradle: ofGradle,
  gradlew: ofGradle,
  npm: ofRunner,
  npx: ofRunner,
  pnpm: ofRunner,
  yarn: ofRunner,
  bun: ofRunner,
  bunx: ofRunner,
  turbo: ofWorkspaces,
  lerna: ofWorkspaces,
  nx: ofNx,
  uv: ofUv,
  sbt: ofSbt,
  bazel: ofBazel,
  bazelisk: ofBazel,
};

import { parted, valuesOf } from './command-options.ts';

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

const HERE = './';

/** https://pkg.go.dev/cmd/go */
const GO_VALUED =
  /^--?(C|o|p|asmflags|buildmode|compiler|gccgoflags|gcflags|installsuffix|ldflags|mod|modfile|overlay|pgo|pkgdir|tags|toolexec|exec|coverpkg|covermode)$/;

function ofGo(words: readonly string[]): readonly Compiled[] {
  const given = parted(words, GO_VALUED);
  const [command = '', ...named] = given.rest;
  if (!/^(build|install|run)$/.test(command) || named.some((word) => word.includes('@'))) return [];
  const [folder = '.'] = valuesOf(given, '-C');
  const file = /([^/]+)\.go$/.exec(named[0] ?? '')?.[1];
  const meant = command === 'run' || file !== undefined ? named.slice(0, 1) : named;
  const packages = meant.length === 0 ? ['.'] : meant;
  const isFolder = packages.length > 1 || packages.some((each) => each.endsWith('...'));
  const usual = command === 'install' ? '/go/bin/' : `./${file ?? ''}`;
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
  const paths = [...valuesOf(given, '--path'), ...valuesOf(given, '--manifest-path')];
  // Of the registry.
  if (command === 'install' && paths.length === 0) return [];
  const names = valuesOf(given, '--bin').length > 0 ? valuesOf(given, '--bin') : valuesOf(given, '--package', '-p');
  if (names.length > 0) return names.map((what) => ({ what, isName: true, output: `${folder}/${what}` }));
  return (paths.length > 0 ? paths : [HERE]).map((path) => ({ what: below(path), output: `${folder}/` }));
}

function below(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Switches of MSBuild, and what stands behind those that are on or off: https://learn.microsoft.com/visualstudio/msbuild/msbuild-command-line-reference */
const NO_PROJECT =
  /^(?:true|false|auto|on|off|\/(?:[a-z]+:.*|m|maxcpucount|nologo|r|restore|bl|binarylogger|ds|detailedsummary|graph|err|warnaserror))$/is;

/** https://learn.microsoft.com/dotnet/core/tools/dotnet-publish */
function ofDotnet(words: readonly string[]): readonly Compiled[] {
  const given = parted(
    words.filter((word) => !NO_PROJECT.test(word)),
    /^(--(configuration|output|runtime|framework|verbosity|os|arch|project|property|source|artifacts-path|version-suffix)|-[corfvasp])$/,
  );
  const [command = '', named] = given.rest;
  if (!/^(publish|build|run)$/.test(command)) return [];
  const [started] = valuesOf(given, '--project', '-p').filter((each) => !each.includes('='));
  const project = started ?? named ?? HERE;
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

/** How a tool is told which packages of a workspace it is about. */
interface Choosing {
  readonly options: readonly string[];
  /** Other short options with a value. */
  readonly valued?: readonly string[];
  /** A command that names one. */
  readonly command?: string;
}

/** What takes a value wherever there is an option of that name. */
const LONG = ['filter', 'filter-prod', 'scope', 'workspace', 'project', 'projects', 'out-dir', 'cwd', 'dir', 'prefix', 'target'];

const OF_NPM: Choosing = { options: ['--workspace', '-w'], valued: ['-C'] };
const OF_BUN: Choosing = { options: ['--filter', '-F'] };

/** https://docs.npmjs.com/cli/using-npm/workspaces, https://pnpm.io/filtering, https://turborepo.com/docs/reference/run */
const CHOOSING = {
  npm: OF_NPM,
  npx: OF_NPM,
  pnpm: { options: ['--filter', '--filter-prod', '-F'], valued: ['-C'] },
  yarn: { options: [], command: 'workspace' },
  bun: OF_BUN,
  bunx: OF_BUN,
  turbo: { options: ['--filter', '-F', '--scope'], command: 'prune' },
  lerna: { options: ['--scope'] },
  nx: { options: ['--projects', '--project', '-p'], valued: ['-t', '-c'] },
} as const satisfies Readonly<Record<string, Choosing>>;

function ofWorkspaces(tool: keyof typeof CHOOSING): Compiler {
  const { options, command, valued = [] }: Choosing = CHOOSING[tool];
  const withValue = new RegExp(`^(?:${[...LONG.map((name) => `--${name}`), ...options, ...valued].join('|')})$`);
  return (words) => {
    const given = parted(words, withValue);
    const at = command === undefined ? -1 : given.rest.indexOf(command);
    const named = at >= 0 && /^[@\w$]/.test(given.rest[at + 1] ?? '') ? [given.rest[at + 1] ?? ''] : [];
    const chosen = [...valuesOf(given, ...options).flatMap((each) => each.split(',')), ...named];
    return chosen.filter((each) => !/^[!^[]/.test(each)).map(packageNamed);
  };
}

/** `@shop/orders...`, `./apps/orders`, `{apps/orders}`. */
function packageNamed(text: string): Compiled {
  const plain = text.replace(/\.\.\.\^?$|^\^?\.\.\.\^?/g, '').replace(/^\{(.*)\}$/, './$1');
  return /^\.{1,2}\//.test(plain) || (plain.includes('/') && !/^[@$]/.test(plain))
    ? { what: below(plain) }
    : { what: plain, isName: true };
}

/** https://nx.dev/nx-api/nx/documents/run: `nx build orders`, `nx run orders:build`. */
const ofProjects = ofWorkspaces('nx');

function ofNx(words: readonly string[]): readonly Compiled[] {
  const { rest } = parted(words, /^(--(configuration|target|projects|project)|-[tpc])$/);
  const [command = '', named] = rest;
  const project = /^(build|run|serve|bundle|package)$/.test(command) ? named?.split(':')[0] : undefined;
  return project === undefined ? ofProjects(words) : [{ what: project, isName: true }];
}

/** `npx`, `pnpm exec` and the like start what stands behind them. */
function ofRunner(runner: keyof typeof CHOOSING): Compiler {
  const ofItsOwn = ofWorkspaces(runner);
  return (words) => {
    const start = words.findIndex((word) => !/^(-\S*|exec|dlx|run)$/.test(word));
    const tool = words[start]?.replace(/@.*$/, '') ?? '';
    return /^(turbo|nx|lerna)$/.test(tool) ? compiledBy([tool, ...words.slice(start + 1)]) : ofItsOwn(words);
  };
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

/** https://bazel.build/run/build#specifying-build-targets: `bazel build //services/orders:server //libraries/...`. */
function ofBazel(words: readonly string[]): readonly Compiled[] {
  if (!/^(build|run)$/.test(words.find((word) => !word.startsWith('-')) ?? '')) return [];
  return words.flatMap((word) => {
    const folder = /^\/\/([\w./-]+)(?::[\w.-]+)?$/.exec(word)?.[1];
    return folder === undefined ? [] : [{ what: below(`./${folder.replace(/\.\.\.$/, '')}`) }];
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
  npm: ofRunner('npm'),
  npx: ofRunner('npx'),
  pnpm: ofRunner('pnpm'),
  yarn: ofRunner('yarn'),
  bun: ofRunner('bun'),
  bunx: ofRunner('bunx'),
  turbo: ofWorkspaces('turbo'),
  lerna: ofWorkspaces('lerna'),
  nx: ofNx,
  uv: ofUv,
  sbt: ofSbt,
  bazel: ofBazel,
  bazelisk: ofBazel,
};

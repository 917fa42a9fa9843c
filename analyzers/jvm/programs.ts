import type { Program } from '../../src/code/engine.ts';
import type { Decorator, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { autoConfigured } from './auto-configuration.ts';
import { type BuildModule, moduleAround, readBuildModules } from './build-modules.ts';
import { startsByKtorsFile } from './ktor-modules.ts';
import { binderPath } from './stream-binders.ts';

/** Annotations of a class that is where a program starts, in frameworks whose starts need no `main`. */
const STARTS = new Set([
  'SpringBootApplication',
  'EnableAutoConfiguration',
  'QuarkusMain',
  'ApplicationPath',
  'MicronautApplication',
]);

/**
 * Annotations that make a container create a class it finds by scanning.
 * https://docs.spring.io/spring-framework/reference/core/beans/classpath-scanning.html
 */
const SCANNED = new Set([
  'Component',
  'Service',
  'Repository',
  'Controller',
  'RestController',
  'ControllerAdvice',
  'RestControllerAdvice',
  'Configuration',
  'ConfigurationProperties',
  'GrpcService',
  'GRpcService',
]);

/**
 * Every build module that starts something is a program, all of whose classes a container may scan; the others are libraries
 * that belong to the programs that reach them. Where nothing starts, what no other module depends on is a program.
 */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const builds = readBuildModules(repository);
  const files = new Map<string, Module[]>();
  for (const module of modules) {
    const folder = moduleAround(module.path, builds)?.folder ?? '.';
    files.set(folder, [...(files.get(folder) ?? []), module]);
  }
  const inhabited = builds.filter(({ folder }) => files.has(folder));
  const needed = new Set(inhabited.flatMap(({ dependencies }) => dependencies));
  const started = inhabited.filter((build) => {
    const own = files.get(build.folder) ?? [];
    if (build.isStarted || (own.some(starts) && !build.isLent)) return true;
    if (startsByKtorsFile(build.folder, own, repository)) return true;
    return !needed.has(build.folder) && own.some(serves);
  });
  const programs = new Set(started.length > 0 ? started : inhabited.filter(({ folder }) => !needed.has(folder)));
  return inhabited
    .map((build) => ({
      folder: build.folder,
      entries: programs.has(build) ? entriesOf(build, files, repository) : [],
      isLibrary: !programs.has(build),
    }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

function starts(module: Module): boolean {
  return (
    module.functions.some(({ name, isStatic }) => name === 'main' && isStatic) ||
    module.classes.some(({ decorators }) => decorators.some((each) => STARTS.has(nameOf(each))))
  );
}

/** What makes it runnable may be said by a parent elsewhere: a module that serves and that nobody takes in runs by itself. */
function serves({ classes }: Module): boolean {
  return classes.some(
    ({ decorators, isInterface }) =>
      !isInterface && decorators.some((each) => /^(Path|RestController|Controller)$/.test(nameOf(each))),
  );
}

function nameOf({ callee }: Decorator): string {
  return callee.is === 'name' || callee.is === 'member' ? (callee.name.split('/').at(-1) ?? '') : '';
}

/** None, for all files of the folder; with them the files of libraries whose classes are found by scanning. */
function entriesOf(build: BuildModule, files: ReadonlyMap<string, readonly Module[]>, repository: Repository): readonly string[] {
  const own = files.get(build.folder) ?? [];
  const lent = build.dependencies.flatMap((folder) => files.get(folder) ?? []);
  const configuring = own.some(startsSpring) ? autoConfigured(build.dependencies, lent, repository) : [];
  const scanning = [...own.filter((module) => starts(module) || scansOthers(module)), ...configuring.filter(scansOthers)];
  const packages = scanning.flatMap(scannedPackages);
  const scanned = lent.filter(
    (module) =>
      configuring.includes(module) || (isScanned(module) && packages.some((name) => isInside(module.opens?.[0] ?? '', name))),
  );
  const paths = [...own, ...scanned].map(({ path }) => path);
  return scanned.length === 0 ? [] : [...paths, binderPath(build)].sort();
}

function startsSpring({ classes }: Module): boolean {
  return classes.some(({ decorators }) =>
    decorators.some((each) => /^(SpringBootApplication|EnableAutoConfiguration)$/.test(nameOf(each))),
  );
}

function scansOthers({ classes }: Module): boolean {
  return classes.some(({ decorators }) => decorators.some((each) => nameOf(each) === 'ComponentScan'));
}

/** Without further words, the package of the class that starts and those below it. */
function scannedPackages(module: Module): readonly string[] {
  const scans = module.classes.flatMap(({ decorators }) =>
    decorators.filter((each) => /^(ComponentScan|SpringBootApplication)$/.test(nameOf(each))),
  );
  const named = scans.flatMap((scan) => scan.arguments.flatMap((argument) => (argument.is === 'object' ? argument.entries : [])));
  const texts = named.flatMap((entry) => {
    if (!('key' in entry) || !/^(value|basePackages|scanBasePackages)$/.test(entry.key)) return [];
    const items = entry.value.is === 'list' ? entry.value.items : [entry.value];
    return items.flatMap((item) => (item.is === 'literal' ? [String(item.value)] : []));
  });
  return texts.length > 0 ? texts : [module.opens?.[0] ?? ''];
}

function isScanned(module: Module): boolean {
  return module.classes.some(({ decorators }) => decorators.some((each) => SCANNED.has(nameOf(each))));
}

function isInside(name: string, around: string): boolean {
  return name === around || name.startsWith(`${around}.`);
}

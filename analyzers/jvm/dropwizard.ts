// https://www.dropwizard.io/en/stable/manual/core.html#configuration
import type { ClassNode, Module } from '../../src/code/ir.ts';
import {
  documentOf,
  entriesInFile,
  type FactDraft,
  folderOf,
  type Repository,
  type Source,
  settingValue,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

/** The name under which a class is said to hold what a program's file states; `libraries/route-builders.ts` says how. */
export const CONFIGURATION = 'dropwizard:configuration';
/** What stands before the paths of all resources of a program. */
export const ROOT_PATH = 'dropwizard.root-path';

/** Classes of settings are filled by the file that the program is started with; `run` is called with them by the framework alone. */
export function withDropwizard(module: Module): Module {
  if (!module.imports.some(({ specifier }) => specifier.startsWith('io.dropwizard'))) return module;
  const classes = module.classes.map((node) => (baseOf(node) === 'Configuration' ? filled(node) : node));
  const started = module.classes.flatMap((node) => (baseOf(node) === 'Application' ? node.methods : []));
  const functions = module.functions.map((fn, index) =>
    started.includes(index) && fn.name === 'run' && fn.parameters.length === 2 ? { ...fn, name: 'run with configuration' } : fn,
  );
  return { ...module, classes, functions };
}

function baseOf({ extends: base }: ClassNode): string | undefined {
  return base?.expression.is === 'name' ? base.expression.name : undefined;
}

function filled(node: ClassNode): ClassNode {
  const decorator = { callee: { is: 'name', name: CONFIGURATION }, arguments: [], scope: node.scope, place: node.place } as const;
  return { ...node, decorators: [...node.decorators, decorator] };
}

/** What the files say that such programs are started with: settings, the databases among them, paths and ports. */
export function dropwizardFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const starts = modules.filter((module) => module.classes.some((node) => isStart(node, module)));
  if (starts.length === 0) return [];
  const builds = readBuildModules(repository);
  const folders = new Set(starts.map(({ path }) => moduleAround(path, builds)?.folder ?? '.'));
  return [...folders].flatMap((folder) => {
    const source = fileOf(folder, repository);
    return source ? factsOf(source, folder) : [];
  });
}

function isStart(node: ClassNode, { imports }: Module): boolean {
  return baseOf(node) === 'Application' && imports.some(({ specifier }) => specifier.startsWith('io.dropwizard'));
}

/** A file of settings, or the template that one is made of when the program is started. */
const SETTINGS = /\.ya?ml(\.(tmpl|tpl|template))?$/;

/** The one file of settings in the module or among its resources, or of several the one that it is started with. */
function fileOf(folder: string, repository: Repository): Source | undefined {
  const inside = folder === '.' ? '' : `${folder}/`;
  const found = repository.paths.flatMap((path) => {
    const isNear = path.startsWith(inside) && SETTINGS.test(path) && !/(^|\/)(test|tests|target|build)\//.test(folderOf(path));
    const below = path.slice(inside.length);
    const isHere = below.startsWith('src/main/resources/') || below.split('/').length <= 2;
    const source = isNear && isHere ? repository.read(path) : undefined;
    return source && /^(server|logging|metrics):/m.test(source.text) ? [source] : [];
  });
  const [only, ...others] = found;
  if (others.length === 0) return only;
  const named = namedAtStart(inside, repository);
  return (
    found.find(({ path }) => named.has(path.slice(path.lastIndexOf('/') + 1))) ??
    found.find(({ path }) => /prod/.test(path)) ??
    found.find(({ path }) => /config\.ya?ml$/.test(path))
  );
}

/** `server config.yml`, as a command or as its list of arguments: https://www.dropwizard.io/en/stable/manual/core.html#application */
const STARTED_WITH = /\bserver\b["']?(?:[\s,]|<\/?arg>|-\s)+["']?(?:[\w.${}-]*\/){0,20}([\w.-]{1,100}\.ya?ml)\b/g;

function namedAtStart(inside: string, repository: Repository): ReadonlySet<string> {
  const files = ['Dockerfile', 'pom.xml', 'build.gradle', 'build.gradle.kts', 'Procfile', 'docker-entrypoint.sh'];
  const texts = files.map((name) => repository.read(`${inside}${name}`)?.text ?? '');
  return new Set(texts.flatMap((text) => [...text.matchAll(STARTED_WITH)].map(([, name = '']) => name)));
}

function factsOf(source: Source, folder: string): readonly FactDraft[] {
  const { root } = documentOf(source);
  const owner = { is: 'code', programs: [folder] } as const;
  const stated = entriesInFile(root).map(
    ({ path, text, evidence }): FactDraft => ({
      kind: 'setting',
      owner,
      key: path.join('.'),
      value: settingValue(path.at(-1) ?? '', text),
      evidence,
    }),
  );
  return [...stated, ...databasesIn(root, owner), ...servedBy(root.get('server'), owner)];
}

type Its = Extract<FactDraft, { kind: 'listen' }>['owner'];

/** https://www.dropwizard.io/en/stable/manual/configuration.html#database */
function databasesIn(root: TreeNode, owner: Its): readonly FactDraft[] {
  return root.entries().flatMap(([, node]): readonly FactDraft[] => {
    const url = node.get('url');
    const text = url.text();
    if (text === undefined || !/^jdbc:/.test(text)) return [];
    const technology = /^jdbc:(\w+):/.exec(text)?.[1] ?? 'sql';
    const target = settingValue('url', text);
    return [{ kind: 'connection', owner, nodeKind: 'database', technology, protocol: 'sql', target, evidence: url.evidence() }];
  });
}

/** https://www.dropwizard.io/en/stable/manual/configuration.html#servers */
function servedBy(server: TreeNode, owner: Its): readonly FactDraft[] {
  const ports = [
    server.at('connector', 'port'),
    ...server
      .get('applicationConnectors')
      .items()
      .map((each) => each.get('port')),
  ];
  const listening = ports.flatMap((port): readonly FactDraft[] => {
    const text = port.text();
    return text === undefined ? [] : [{ kind: 'listen', owner, port: settingValue('port', text), evidence: port.evidence() }];
  });
  const paths = [server.get('applicationContextPath'), server.get('rootPath')].filter((each) => each.text() !== undefined);
  const whole = paths.map((each) => (each.text() ?? '').replace(/\/?\*?$/, '')).join('');
  const [first] = paths;
  if (!first || whole === '') return listening;
  return [
    ...listening,
    { kind: 'setting', owner, key: ROOT_PATH, value: settingValue(ROOT_PATH, whole), evidence: first.evidence() },
  ];
}

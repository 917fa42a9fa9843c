// https://docs.spring.io/spring-boot/reference/features/external-config.html
import { defineAnalyzer, type FactDraft, type Owner, type Problem, type Repository, type Source } from '../../src/sdk/index.ts';
import { BEAN_FILES, beanFiles, classicModules } from './bean-files.ts';
import { channelFacts } from './channels.ts';
import { clientFacts } from './clients.ts';
import { lostFolders } from './config-server.ts';
import { type Entry, readEntries } from './documents.ts';
import { ownConfigFile, rankOf } from './files.ts';
import { gatewayFacts } from './gateways.ts';
import { imageFacts } from './images.ts';
import { type ImportedFile, importedFiles } from './imports.ts';
import { listenFacts } from './listeners.ts';
import { type Module, nameEntries, type ReadFile, readModules } from './modules.ts';
import { nacosConfig } from './nacos.ts';
import { isConfigClient, manifestOf, servedFiles } from './served.ts';
import { groupOf, settingFacts, sourceFact } from './settings.ts';

export default defineAnalyzer({
  name: 'spring-config',
  files: [
    '**/{application,bootstrap}.{yml,yaml,properties}',
    '**/{application,bootstrap}-*.{yml,yaml,properties}',
    '**/microprofile-config.properties',
    ...BEAN_FILES,
  ],
  analyze: (sources, repository) => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const everything = readModules(filesOf(sources), byPath, repository);
    const served = servedFiles(everything.modules, repository);
    const stored = nacosConfig(everything.modules, repository);
    const isServed = new Set([...served.map(({ path }) => path), ...stored.paths]);
    const own = filesOf(sources).filter(({ path }) => !isServed.has(path));
    const isAll = own.length === filesOf(sources).length;
    const { modules: named, problems } = isAll ? everything : readModules(own, byPath, repository);
    const beans = beanFiles(sources, repository);
    const modules = [...named, ...classicModules(beans, named)];
    const shared = served.flatMap((file) => readServed(file, repository));
    const nacos = (isAll ? stored : nacosConfig(modules, repository)).byModule;
    const imported = new Map(
      modules.map((module) => [
        module,
        [...importedFiles(module, repository, beans.get(module.folder)), ...(nacos.get(module) ?? [])],
      ]),
    );
    const once = new Map([...imported.values()].flat().map((each) => [`${groupOf(each.file)} ${each.file.profile ?? ''}`, each]));
    const facts = [
      ...[...once.values()].flatMap(({ file, entries }) => settingFacts(file, entries)),
      ...modules.flatMap(({ files }) => files.flatMap(({ file, entries }) => settingFacts(file, entries))),
      ...shared.flatMap(({ file, entries }) => settingFacts(file, entries)),
      ...modules.flatMap((module) => moduleFacts(module, shared, imported.get(module) ?? [], repository)),
    ];
    const lost = modules.flatMap((module) => lostFolders(module, repository));
    return { facts, problems: [...problems, ...lost, ...shared.flatMap((each) => each.problems)] };
  },
});

function filesOf(sources: readonly Source[]) {
  return sources.flatMap(({ path }) => ownConfigFile(path) ?? []);
}

interface Shared extends ReadFile {
  readonly problems: readonly Problem[];
}

/** A client has found its server before it reads these: what they say about that comes too late. */
function readServed(file: ReadFile['file'], repository: Repository): readonly Shared[] {
  const source = repository.read(file.path);
  if (!source || source.text.trim() === '') return [];
  const { entries, problems } = readEntries(file, source);
  return [{ file, entries: entries.filter(({ key }) => !/^spring\.cloud\.config\.(?!server\.)/.test(key)), problems }];
}

/** What is served wins over what is packed, and what is served for one service over what is for all. */
const SERVED = { application: 200, named: 250 } as const;

function moduleFacts(
  module: Module,
  shared: readonly Shared[],
  imported: readonly ImportedFile[],
  repository: Repository,
): readonly FactDraft[] {
  const owner: Owner = { is: 'file', path: module.anchor };
  const taken = isConfigClient(module, repository) ? shared.filter(({ file }) => isFor(file.name, module)) : [];
  const sources = [
    ...imported.filter(({ order }) => order < 0),
    ...module.files.map((each) => ({ ...each, order: rankOf(each.file) })),
    ...imported.filter(({ order }) => order >= 0),
    ...taken
      .map((each) => ({ ...each, order: each.file.name === 'application' ? SERVED.application : SERVED.named }))
      .sort((one, other) => one.order - other.order),
  ];
  const entries = sources.flatMap((each) => each.entries).filter(isReal);
  return [
    ...nameFacts(module, entries),
    ...imageFacts(module, entries),
    ...sources.flatMap((each) => sourceFact(each.file, each.entries, module.anchor, each.order)),
    ...listenFacts(entries, owner),
    ...gatewayFacts(entries, owner),
    ...clientFacts(entries, owner),
    ...channelFacts(entries, owner, manifestOf(module, repository)),
  ];
}

function isFor(name: string, module: Module): boolean {
  return name === 'application' || module.names.includes(name);
}

/** Profiles in which only tests run say nothing about the system. */
function isReal({ profile }: Entry): boolean {
  return profile === undefined || !/^!?(test|tests|it|unit-?tests?|integration-?tests?|e2e|ci|junit)$/i.test(profile);
}

/** The names under which the module registers and is called. */
function nameFacts(module: Module, entries: readonly Entry[]): readonly FactDraft[] {
  const [first] = nameEntries(entries);
  if (!first || module.folder === module.anchor) return [];
  const aliases = [...new Set(nameEntries(entries).flatMap(({ texts }) => texts[0] ?? []))];
  return [{ kind: 'program', evidence: first.evidence, folder: module.folder, aliases, role: 'unknown', technology: [] }];
}

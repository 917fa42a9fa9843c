// https://github.com/lightbend/config/blob/main/HOCON.md, https://ktor.io/docs/server-configuration-file.html,
// https://www.playframework.com/documentation/latest/ConfigFile
import {
  cleanSetting,
  concat,
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  folderOf,
  isSecretKey,
  joinPath,
  literal,
  type Owner,
  type Repository,
  type Source,
  setting,
  type Value,
} from '../../src/sdk/index.ts';
import { parseHocon } from './parse.ts';

export default defineAnalyzer({
  name: 'hocon',
  files: ['**/{src/main/resources,conf,config}/application*.conf', '**/resources/application*.conf'],
  analyze: (sources, repository) => ({
    facts: sources.filter(({ path }) => !isAside(path)).flatMap((source) => factsOf(source, repository)),
    problems: [],
  }),
});

/** Files of tests and of builds, and those for one developer. */
function isAside(path: string): boolean {
  return /(^|\/)(src\/(test|it)|test|tests|target|build|out|bin|node_modules)\/|[.-](test|local|dev)\.conf$/.test(path);
}

/** One value with the line where it stands. */
interface Placed {
  readonly key: string;
  readonly value: Value;
  readonly source: Source;
  readonly line: number;
}

function factsOf(source: Source, repository: Repository): readonly FactDraft[] {
  const entries = placedIn(source, '', repository, [source.path]);
  const [first] = entries;
  if (!first) return [];
  const group = `config:${source.path}`;
  const owner: Owner = { is: 'file', path: source.path };
  return [
    ...entries.map(
      (entry): FactDraft => ({ kind: 'setting', evidence: evidenceOf(entry), group, key: entry.key, value: cleaned(entry) }),
    ),
    { kind: 'settings-source', evidence: evidenceOf(first), owner, group, order: ORDER },
    ...entries.flatMap((entry) => listenFact(entry, owner)),
    ...entries.flatMap((entry) => storeFact(entry, owner)),
  ];
}

/** Below what a deployment says. */
const ORDER = 20;
const DEEPEST_INCLUDE = 4;

/** The values of a file; those of what it includes come first, its own take their place. */
function placedIn(source: Source, below: string, repository: Repository, open: readonly string[]): readonly Placed[] {
  const { entries, includes } = parseHocon(source.text);
  const taken = includes.flatMap(({ file, below: inside }) => {
    const path = joinPath(folderOf(source.path), /\.\w+$/.test(file) ? file : `${file}.conf`);
    const isOpen = path === undefined || open.includes(path) || open.length > DEEPEST_INCLUDE;
    const included = isOpen ? undefined : repository.read(path);
    return included ? placedIn(included, joined(below, inside), repository, [...open, included.path]) : [];
  });
  const own = entries.map(({ key, value, line }) => ({ key: joined(below, key), value, source, line }));
  return [...new Map([...taken, ...own].map((entry) => [entry.key, entry])).values()];
}

function joined(below: string, key: string): string {
  return [below, key].filter((part) => part !== '').join('.');
}

/** A secret's line ends where its value begins, whatever is written there. */
function evidenceOf({ key, source, line }: Placed) {
  const evidence = evidenceAt(source, line);
  if (!isSecretKey(key)) return evidence;
  const start = evidence.text.search(/\+?[=:{[]/);
  return { ...evidence, text: start < 0 ? '***' : `${evidence.text.slice(0, start + 1)} ***` };
}

/** Texts are cleaned piece by piece. */
function cleaned({ key, value }: Pick<Placed, 'key' | 'value'>): Value {
  const go = (part: Value): Value => cleaned({ key, value: part });
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' ? literal(cleanSetting(key, value.value)) : value;
    case 'concat':
      return concat(value.parts.map(go));
    case 'list':
      return { is: 'list', items: value.items.map(go) };
    case 'setting':
      return value.fallback ? setting(value.key, go(value.fallback)) : value;
    default:
      return value;
  }
}

/** Where servers listen that are configured: Ktor's engine, Play's server. */
const PORTS = new Set(['ktor.deployment.port', 'play.server.http.port', 'http.port']);

function listenFact(entry: Placed, owner: Owner): readonly FactDraft[] {
  if (!PORTS.has(entry.key)) return [];
  return [{ kind: 'listen', evidence: evidenceOf(entry), owner, port: setting(entry.key, entry.value), protocol: 'http' }];
}

/** https://www.playframework.com/documentation/latest/AccessingAnSQLDatabase, https://www.playframework.com/documentation/latest/PlaySlick */
const DATABASE = /^(db\.[\w-]+|slick\.dbs\.[\w-]+\.db(\.properties)?)\.url$/;

function storeFact(entry: Placed, owner: Owner): readonly FactDraft[] {
  if (!DATABASE.test(entry.key)) return [];
  const evidence = evidenceOf(entry);
  const target = setting(entry.key, cleaned(entry));
  return [
    {
      kind: 'connection',
      evidence,
      owner,
      nodeKind: 'database',
      technology: 'sql',
      protocol: 'sql',
      target,
      library: 'play-jdbc',
    },
  ];
}

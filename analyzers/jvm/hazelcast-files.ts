// https://docs.hazelcast.com/hazelcast/latest/clients/java#configuring-client, https://docs.hazelcast.com/hazelcast/latest/clusters/discovering-by-tcp
import type { Module } from '../../src/code/ir.ts';
import { entriesInFile } from '../../src/frontend/entries-in-file.ts';
import {
  cleanText,
  documentOf,
  evidenceAt,
  type FactDraft,
  joinPath,
  literal,
  parseXml,
  type Repository,
  type Source,
  type XmlElement,
} from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

/** Names under which the library looks for its files on the classpath. */
const FILES = ['hazelcast-client', 'hazelcast'].flatMap((name) => ['xml', 'yaml', 'yml'].map((ending) => `${name}.${ending}`));
const IN_YAML = /^hazelcast(-client\.network\.cluster-members|\.network\.join\.tcp-ip\.(member-list|members|member))(\.|\[|$)/;
const SWITCH = 'hazelcast.network.join.tcp-ip.enabled';

/** Members that Hazelcast's own files name for the programs that pack them. */
export function hazelcastFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const users = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier.startsWith('com.hazelcast')));
  if (users.length === 0) return [];
  const builds = readBuildModules(repository);
  const folders = new Set(users.map(({ path }) => moduleAround(path, builds)?.folder ?? '.'));
  return [...folders].sort().flatMap((folder) =>
    FILES.flatMap((file) => {
      const source = repository.read(joinPath(folder, `src/main/resources/${file}`) ?? '');
      return source ? membersIn(source).map((member) => connectionOf(member, source, folder)) : [];
    }),
  );
}

interface Member {
  readonly address: string;
  readonly line: number;
}

function connectionOf({ address, line }: Member, source: Source, folder: string): FactDraft {
  return {
    kind: 'connection',
    owner: { is: 'code', programs: [folder] },
    nodeKind: 'cache',
    technology: 'hazelcast',
    protocol: 'other',
    target: literal(address),
    library: 'hazelcast',
    evidence: evidenceAt(source, line),
  };
}

/** An address that is filled in elsewhere is not known, and a list that is switched off is nobody's. */
function membersIn(source: Source): readonly Member[] {
  const members = source.path.endsWith('.xml') ? membersInXml(parseXml(source).root) : membersInYaml(source);
  return members.flatMap(({ address, line }) =>
    address
      .split(',')
      .flatMap((each) => (/[${}]/.test(each) || each.trim() === '' ? [] : [{ address: cleanText(each.trim()), line }])),
  );
}

function membersInXml(root: XmlElement): readonly Member[] {
  const tcp = root.at('network', 'join', 'tcp-ip');
  const told = tcp.attribute('enabled') === 'false' ? [] : [tcp, tcp.get('member-list')];
  const places = [
    root.at('network', 'cluster-members').children('address'),
    ...told.flatMap((each) => NAMES.map((name) => each.children(name))),
  ];
  return places.flat().map((each) => ({ address: each.text() ?? '', line: each.line }));
}

const NAMES = ['member', 'members'];

function membersInYaml(source: Source): readonly Member[] {
  const entries = entriesInFile(documentOf(source).root).map((entry) => ({ ...entry, key: entry.path.join('.') }));
  const isOff = entries.some(({ key, text }) => key === SWITCH && text === 'false');
  return entries
    .filter(({ key }) => IN_YAML.test(key) && !(isOff && key.includes('.tcp-ip.')))
    .map(({ text, evidence }) => ({ address: text, line: evidence.line }));
}

// https://docs.hazelcast.com/hazelcast/latest/clients/java#configuring-client, https://docs.hazelcast.com/hazelcast/latest/clusters/discovering-by-tcp, https://docs.hazelcast.com/hazelcast/latest/clusters/network-configuration
import type { Module } from '../../src/code/ir.ts';
import {
  cleanText,
  documentOf,
  entriesInFile,
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
const OF_CLIENT = /^hazelcast-client\.network\.cluster-members(\.|\[|$)/;
const IN_LIST = /^(member-list|members|member)(\.|\[|$)/;

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

/** An address that is filled in elsewhere is not known, and a list that is not switched on is nobody's. */
function membersIn(source: Source): readonly Member[] {
  const members = source.path.endsWith('.xml') ? membersInXml(parseXml(source).root) : membersInYaml(source);
  return members.flatMap(({ address, line }) =>
    address
      .split(',')
      .flatMap((each) => (/[${}]/.test(each) || each.trim() === '' ? [] : [{ address: cleanText(each.trim()), line }])),
  );
}

function membersInXml(root: XmlElement): readonly Member[] {
  const isAdvanced = isOn(root.get('advanced-network').attribute('enabled'));
  const tcp = root.at(networkOf(isAdvanced), 'join', 'tcp-ip');
  const told = isOn(tcp.attribute('enabled')) ? [tcp, tcp.get('member-list')] : [];
  const places = [
    root.at('network', 'cluster-members').children('address'),
    ...told.flatMap((each) => NAMES.map((name) => each.children(name))),
  ];
  return places.flat().map((each) => ({ address: each.text() ?? '', line: each.line }));
}

const NAMES = ['member', 'members'];

function membersInYaml(source: Source): readonly Member[] {
  const entries = entriesInFile(documentOf(source).root).map((entry) => ({ ...entry, key: entry.path.join('.') }));
  const isSet = (wanted: string) => isOn(entries.find(({ key }) => key === wanted)?.text);
  const tcp = `hazelcast.${networkOf(isSet('hazelcast.advanced-network.enabled'))}.join.tcp-ip.`;
  const isJoined = isSet(`${tcp}enabled`);
  return entries
    .filter(({ key }) => OF_CLIENT.test(key) || (isJoined && key.startsWith(tcp) && IN_LIST.test(key.slice(tcp.length))))
    .map(({ text, evidence }) => ({ address: text, line: evidence.line }));
}

/** The simple network counts for nothing where the advanced one is switched on. */
function networkOf(isAdvanced: boolean): string {
  return isAdvanced ? 'advanced-network' : 'network';
}

/** Both are off until they are switched on, be it by a variable. */
function isOn(written: string | undefined): boolean {
  return written !== undefined && written.trim().toLowerCase() !== 'false';
}

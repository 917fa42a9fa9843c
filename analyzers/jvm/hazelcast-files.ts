// https://docs.hazelcast.com/hazelcast/latest/clients/java#configuring-client, https://docs.hazelcast.com/hazelcast/latest/clusters/discovering-by-tcp
import type { Module } from '../../src/code/ir.ts';
import { entriesInFile } from '../../src/frontend/entries-in-file.ts';
import { documentOf, evidenceAt, type FactDraft, joinPath, literal, type Repository, type Source } from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

/** Names under which the library looks for its files on the classpath. */
const FILES = ['hazelcast-client', 'hazelcast'].flatMap((name) => ['xml', 'yaml', 'yml'].map((ending) => `${name}.${ending}`));
const IN_YAML = /^hazelcast(-client\.network\.cluster-members|\.network\.join\.tcp-ip\.(member-list|members|member))(\.|\[|$)/;
const IN_XML = /<(address|member)>\s*([^<>\s]{1,200})\s*<\/\1>/g;
const AROUND = /<(cluster-members|member-list|members)>[\s\S]{0,5000}?<\/\1>|<tcp-ip\b[^>]{0,200}>[\s\S]{0,5000}?<\/tcp-ip>/g;

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

/** An address that is filled in elsewhere is not known. */
function membersIn(source: Source): readonly Member[] {
  const members = source.path.endsWith('.xml') ? membersInXml(source.text) : membersInYaml(source);
  return members.filter(({ address }) => !/[${}]/.test(address));
}

function membersInXml(text: string): readonly Member[] {
  const told = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...told.matchAll(AROUND)].flatMap((block) =>
    [...block[0].matchAll(IN_XML)].map((match) => ({
      address: match[2] ?? '',
      line: told.slice(0, block.index + match.index).split('\n').length,
    })),
  );
}

function membersInYaml(source: Source): readonly Member[] {
  return entriesInFile(documentOf(source).root)
    .filter(({ path }) => IN_YAML.test(path.join('.')))
    .flatMap(({ text, evidence }) => text.split(',').map((address) => ({ address: address.trim(), line: evidence.line })));
}

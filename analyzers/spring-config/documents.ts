import {
  type Evidence,
  evidenceAt,
  evidenceOfSetting,
  type Problem,
  parseYaml,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { withCompositeNames } from './composite.ts';
import type { ConfigFile } from './files.ts';
import { canonicalKey } from './keys.ts';
import { type Property, readProperties } from './properties.ts';
import { withBindingNames } from './stream-names.ts';

/** One setting of a document. A list of plain values is one setting with several texts. */
export interface Entry {
  /** In the canonical form: lower case, words parted by dashes. */
  readonly key: string;
  /** As it is written, without a profile in front. */
  readonly written: string;
  readonly texts: readonly string[];
  readonly isList: boolean;
  readonly evidence: Evidence;
  /** The profiles in which it holds: an expression such as `docker | kubernetes`. */
  readonly profile?: string;
}

/** The settings of a file, each with the profiles that its document or its key names; `packed` is the file as the build fills it in. */
export function readEntries(
  file: ConfigFile,
  source: Source,
  packed: Source = source,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  if (file.isProperties ?? file.path.endsWith('.properties'))
    return {
      entries: readProperties(packed).flatMap((each) => withImpliedNames(fromProperties(each, file, source))),
      problems: [],
    };
  const { documents, problems } = parseYaml(packed);
  return { entries: documents.flatMap((document) => withImpliedNames(withProfile(fromYaml(document, source), file))), problems };
}

function withImpliedNames(entries: readonly Entry[]): readonly Entry[] {
  return withCompositeNames(withBindingNames(entries));
}

function fromProperties(properties: readonly Property[], file: ConfigFile, source: Source): readonly Entry[] {
  const entries = properties.map(({ key, text, line }) => {
    const [, profile, rest] = /^%([\w.,-]+?)\.(.+)$/s.exec(key) ?? [];
    // https://smallrye.io/smallrye-config/Main/config/mapping/#maps: a key of a map may stand in quotes
    const written = (rest ?? key).replaceAll('"', '');
    return {
      ...toEntry(written, [text], evidenceOf(source, line, key, text)),
      ...(profile ? { profile: profile.replaceAll(',', ' | ') } : {}),
    };
  });
  return withProfile(entries, file);
}

function evidenceOf(source: Source, line: number, key: string, raw: string): Evidence {
  return evidenceOfSetting(evidenceAt(source, line), key, raw);
}

/** A setting as it is written somewhere. */
export function toEntry(written: string, texts: readonly string[], evidence: Evidence, isList = false): Entry {
  return { key: canonicalKey(written), written, texts, isList, evidence };
}

const DEEPEST = 40;

function fromYaml(node: YamlNode, source: Source, key = '', depth = 0): readonly Entry[] {
  if (depth > DEEPEST) return [];
  switch (node.kind) {
    case 'map':
      return node.entries().flatMap(([name, child]) => fromYaml(child, source, join(key, name), depth + 1));
    case 'list':
      return fromList(node, source, key, depth);
    case 'scalar':
      return key === '' ? [] : [toEntry(key, [node.text() ?? ''], evidenceOf(source, node.line, lastOf(key), node.text() ?? ''))];
    case 'null':
    case 'missing':
      return [];
  }
}

/** Quarkus puts a profile in front of the outermost key: `"%dev":`. */
function join(key: string, name: string): string {
  if (key === '') return name;
  return name.startsWith('[') ? key + name : `${key}.${name}`;
}

function fromList(node: YamlNode, source: Source, key: string, depth: number): readonly Entry[] {
  const items = node.items();
  if (items.some((item) => item.kind === 'map' || item.kind === 'list'))
    return items.flatMap((item, index) => fromYaml(item, source, `${key}[${index}]`, depth + 1));
  const texts = node.texts();
  return texts.length === 0 || key === ''
    ? []
    : [toEntry(key, texts, evidenceOf(source, node.line, lastOf(key), texts.join('\n')), true)];
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.activation-properties */
const ON_PROFILE = new Set(['spring.config.activate.on-profile', 'spring.profiles']);
const ON_CLOUD = 'spring.config.activate.on-cloud-platform';

function withProfile(entries: readonly Entry[], file: ConfigFile): readonly Entry[] {
  const stated = entries.find(({ key }) => ON_PROFILE.has(key))?.texts.join(' | ');
  const cloud = entries.find(({ key }) => key === ON_CLOUD)?.texts[0];
  const outer = [file.profile, stated, cloud]
    .filter((each) => each !== undefined && each !== 'default')
    .map((each) => String(each).replaceAll(',', ' | '));
  const own = entries.filter(({ key }) => !ON_PROFILE.has(key) && key !== ON_CLOUD);
  return own.map((entry) => quarkusProfile(entry, outer));
}

function quarkusProfile(entry: Entry, outer: readonly string[]): Entry {
  const [, inner, rest] = /^%([\w,-]+)\.(.+)$/s.exec(entry.written) ?? [];
  const profiles = [...outer, ...(entry.profile ? [entry.profile] : []), ...(inner ? [inner.replaceAll(',', ' | ')] : [])];
  const renamed = rest === undefined ? entry : { ...entry, written: rest, key: canonicalKey(rest) };
  return profiles.length === 0 ? renamed : { ...renamed, profile: profiles.join(' & ') };
}

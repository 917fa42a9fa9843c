import {
  type BuildArgument,
  buildArgumentFacts,
  evidenceAt,
  evidenceOfSetting,
  joinPath,
  literal,
  machineFile,
  type Owner,
  type Problem,
  type Repository,
  type SettingFact,
  type SettingsSourceFact,
  type Source,
  setting,
  settingValue,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { each, type Layer } from './layers.ts';
import type { Service } from './service.ts';

/**
 * `environment` is a map or a list of `KEY=value`; a key without a value passes the surrounding one through, `!reset` takes it
 * away. What a nearer definition overrides is kept as the lines it stood on.
 */
export function environmentFacts(service: Service, owner: Owner): readonly SettingFact[] {
  const facts = new Map<string, SettingFact | undefined>();
  for (const { key, raw, at } of each(service.layers, 'environment').flatMap(statedIn)) {
    const evidence = evidenceOfSetting(at.evidence(), key, raw ?? '');
    const known = facts.get(key);
    if (known) facts.set(key, { ...known, via: [...(known.via ?? []), evidence] });
    if (facts.has(key)) continue;
    const value = raw === undefined ? setting(key) : settingValue(key, raw);
    facts.set(key, at.tag === '!reset' ? undefined : { kind: 'setting', evidence, owner, key, value });
  }
  return [...facts.values()].filter((fact) => fact !== undefined);
}

/** Build arguments of the service, the nearest definition's first; a key without a value takes one of the surroundings. */
export function buildArgumentsOf({ layers, name, deployment }: Service): readonly SettingFact[] {
  const facts = new Map<string, BuildArgument>();
  for (const layer of each(layers, 'build', 'args')) {
    for (const { key, raw, at } of statedIn(layer)) {
      const text = raw === undefined ? '' : filled(raw, layer.variables);
      if (text !== '' && !facts.has(key)) facts.set(key, { key, text, evidence: at.evidence() });
    }
  }
  return buildArgumentFacts(`${deployment}/${name}`, [...facts.values()]);
}

/** Of a key that one definition states twice the last counts. */
function statedIn({ node, variables }: Layer): readonly Entry[] {
  const listed = () => node.items().map(fromList);
  const entries =
    node.kind === 'map'
      ? node.entries().map(fromMap)
      : listed().map((entry) => ({ ...entry, key: filled(entry.key, variables) }));
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()].filter(({ key }) => key !== '');
}

interface Entry {
  readonly key: string;
  readonly raw: string | undefined;
  readonly at: YamlNode;
}

function fromMap([key, at]: readonly [string, YamlNode]): Entry {
  return { key, raw: at.text(), at };
}

function fromList(at: YamlNode): Entry {
  const text = at.text() ?? '';
  const end = text.indexOf('=');
  return end < 0 ? { key: text.trim(), raw: undefined, at } : { key: text.slice(0, end).trim(), raw: text.slice(end + 1), at };
}

interface EnvironmentFiles {
  readonly facts: readonly (SettingFact | SettingsSourceFact)[];
  readonly problems: readonly Problem[];
}

/** `env_file` is a path, a list of paths, or a list of `{ path, required, format }`; the last one wins, and so does the nearest definition. */
export function environmentFiles(service: Service, owner: Owner): EnvironmentFiles {
  const facts: (SettingFact | SettingsSourceFact)[] = [];
  const problems: Problem[] = [];
  const layers = [...each(service.layers, 'env_file')].reverse();
  const isRanked = layers.length > 1;
  for (const [order, file] of layers.flatMap(filesOf).entries()) {
    const stated = filled(file.node.text() ?? '', file.variables);
    if (stated === '') continue;
    const path = joinPath(file.folder, stated);
    const source = service.repository.read(path ?? '');
    const group = groupOf(stated, path, source, file, service.repository);
    if (group !== undefined) facts.push(sourceFact(group, file, owner, isRanked && { order }));
    if (file.isRaw) facts.push(...rawSettings(source));
    if (!source && !group?.startsWith('machine:') && file.required) problems.push(missingFile(service.name, stated, path, file));
  }
  return { facts, problems };
}

/** A file of the repository, or one that somebody writes on the machine that the service runs on. */
function groupOf(
  stated: string,
  path: string | undefined,
  source: Source | undefined,
  { isRaw }: FileOf,
  repository: Repository,
): string | undefined {
  const written = source ? undefined : machineFile(stated, repository);
  if (written) return `machine:${written.path}`;
  return path === undefined ? undefined : `${isRaw ? 'raw' : 'file'}:${path}`;
}

function missingFile(service: string, stated: string, path: string | undefined, { node }: FileOf): Problem {
  const where = path === undefined ? 'leads outside the repository' : 'is not in the repository';
  const message = `The env_file ${stated} of service ${service} ${where}, so its settings are not known.`;
  return { code: 'missing-reference', message, evidence: node.evidence() };
}

function sourceFact(group: string, { node }: FileOf, owner: Owner, rank: false | { readonly order: number }): SettingsSourceFact {
  return { kind: 'settings-source', evidence: node.evidence(), owner, group, ...rank };
}

interface FileOf extends Layer {
  readonly required: boolean;
  /** Values stand as they are, with their quotes and `$`. */
  readonly isRaw: boolean;
}

function filesOf(layer: Layer): readonly FileOf[] {
  const items = layer.node.kind === 'list' ? layer.node.items() : [layer.node];
  return items.map((item) =>
    item.kind === 'map'
      ? {
          ...layer,
          node: item.get('path'),
          required: item.get('required').text() !== 'false',
          isRaw: item.get('format').text() === 'raw',
        }
      : { ...layer, node: item, required: true, isRaw: false },
  );
}

/** `format: raw`: each line is `KEY=value`, and nothing in the value is read as quotes or references. */
function rawSettings(source: Source | undefined): readonly SettingFact[] {
  if (!source) return [];
  const group = `raw:${source.path}`;
  return source.text.split(/\r?\n/).flatMap((line, index) => {
    const [, key, raw = ''] = /^\s*([\w.-]{1,200})=(.*)$/.exec(line) ?? [];
    if (key === undefined) return [];
    const evidence = evidenceOfSetting(evidenceAt(source, index + 1), key, raw);
    return [{ kind: 'setting', evidence, group, key, value: raw === '' ? literal('') : settingValue(key, raw, 'none') }];
  });
}

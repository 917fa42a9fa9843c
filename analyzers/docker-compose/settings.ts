import {
  evidenceOfSetting,
  joinPath,
  type Owner,
  type Problem,
  type SettingFact,
  type SettingsSourceFact,
  setting,
  settingValue,
  type YamlNode,
} from '../../src/sdk/index.ts';
import type { Service } from './component.ts';
import { filled } from './files.ts';
import { each, type Layer } from './layers.ts';

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

/** Of a key that one definition states twice the last counts. */
function statedIn({ node }: Layer): readonly Entry[] {
  const entries = node.kind === 'map' ? node.entries().map(fromMap) : node.items().map(fromList);
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()].filter(({ key }) => key !== '');
}

interface EnvironmentFiles {
  readonly facts: readonly SettingsSourceFact[];
  readonly problems: readonly Problem[];
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
  readonly facts: readonly SettingsSourceFact[];
  readonly problems: readonly Problem[];
}

/** `env_file` is a path, a list of paths, or a list of `{ path, required }`; the last one wins, and so does the nearest definition. */
export function environmentFiles(service: Service, owner: Owner): EnvironmentFiles {
  const facts: SettingsSourceFact[] = [];
  const problems: Problem[] = [];
  const layers = [...each(service.layers, 'env_file')].reverse();
  for (const [order, { node, folder, variables, required }] of layers.flatMap(filesOf).entries()) {
    const stated = filled(node.text() ?? '', variables);
    if (stated === '') continue;
    const path = joinPath(folder, stated);
    const evidence = node.evidence();
    if (path !== undefined) {
      const rank = layers.length > 1 && { order };
      facts.push({ kind: 'settings-source', evidence, owner, group: `file:${path}`, ...rank });
    }
    if ((path !== undefined && service.repository.has(path)) || !required) continue;
    const where = path === undefined ? 'leads outside the repository' : 'is not in the repository';
    const message = `The env_file ${stated} of service ${service.name} ${where}, so its settings are not known.`;
    problems.push({ code: 'missing-reference', message, evidence });
  }
  return { facts, problems };
}

function filesOf(layer: Layer): readonly (Layer & { readonly required: boolean })[] {
  const items = layer.node.kind === 'list' ? layer.node.items() : [layer.node];
  return items.map((item) =>
    item.kind === 'map'
      ? { ...layer, node: item.get('path'), required: item.get('required').text() !== 'false' }
      : { ...layer, node: item, required: true },
  );
}

import {
  evidenceOfSetting,
  interpolate,
  joinPath,
  type Owner,
  type Problem,
  type Repository,
  type SettingFact,
  type SettingsSourceFact,
  setting,
  settingValue,
  substitute,
  textOf,
  type YamlNode,
} from '../../src/sdk/index.ts';
import type { Service } from './component.ts';
import { each, type Layer } from './layers.ts';

/** `environment` is a map or a list of `KEY=value`; a key without a value passes the surrounding one through. */
export function environmentFacts(service: Service, owner: Owner): readonly SettingFact[] {
  const facts = new Map<string, SettingFact>();
  for (const { node } of each(service.layers, 'environment')) {
    const layer = node.kind === 'map' ? node.entries().map(fromMap) : node.items().map(fromList);
    const stated = new Map(layer.map((entry) => [entry.key, entry]));
    for (const { key, raw, at } of stated.values()) {
      if (key === '' || facts.has(key)) continue;
      const value = raw === undefined ? setting(key) : settingValue(key, raw);
      facts.set(key, { kind: 'setting', evidence: evidenceOfSetting(at.evidence(), key, raw ?? ''), owner, key, value });
    }
  }
  return [...facts.values()];
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

/** `env_file` is a path, a list of paths, or a list of `{ path, required }`. */
export function environmentFiles(service: Service, owner: Owner, repository: Repository): EnvironmentFiles {
  const facts: SettingsSourceFact[] = [];
  const problems: Problem[] = [];
  for (const { node, folder, required } of each(service.layers, 'env_file').flatMap(filesOf)) {
    const stated = textOf(substitute(interpolate(node.text() ?? ''), service.variables));
    const path = stated === '' ? undefined : joinPath(folder, stated);
    if (path === undefined) continue;
    const evidence = node.evidence();
    facts.push({ kind: 'settings-source', evidence, owner, group: `file:${path}` });
    if (repository.has(path) || !required) continue;
    const message = `The env_file ${stated} of service ${service.name} is not in the repository, so its settings are not known.`;
    problems.push({ code: 'missing-reference', message, evidence });
  }
  return { facts, problems };
}

function filesOf({ node, folder }: Layer): readonly (Layer & { readonly required: boolean })[] {
  const items = node.kind === 'list' ? node.items() : [node];
  return items.map((item) =>
    item.kind === 'map'
      ? { node: item.get('path'), folder, required: item.get('required').text() !== 'false' }
      : { node: item, folder, required: true },
  );
}

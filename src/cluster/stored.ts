import type { FactDraft, SettingFact } from '../model/fact.ts';
import { concat, literal, unknown, type Value } from '../model/value.ts';
import { settingValue } from '../sdk/interpolate.ts';
import { cleanText } from '../sdk/secrets.ts';
import { storedObject, storedUnder } from '../sdk/stored-names.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, MARK, plain } from './object.ts';

/** ExternalSecret of External Secrets Operator: the Secret that it fills from a store. https://external-secrets.io/latest/api/externalsecret/ */
export function externalSecretFacts({ kind, node, name, deployment }: ClusterObject): readonly FactDraft[] {
  const isForCluster = kind === 'ClusterExternalSecret';
  const spec = isForCluster ? node.at('spec', 'externalSecretSpec') : node.get('spec');
  const stated = isForCluster ? plain(node.at('spec', 'externalSecretName')) : undefined;
  const group = `secret:${spec.at('target', 'name').text() ?? stated ?? name}`;
  const template = spec.at('target', 'template', 'data').entries();
  const data = spec.get('data').items().flatMap(entryOf);
  const objects = spec
    .get('dataFrom')
    .items()
    .filter((item) => !item.get('rewrite').exists)
    .flatMap((item) => plain(item.at('extract', 'key')) ?? []);
  const made = (key: string, value: Value, at: TreeNode, written: string): SettingFact => ({
    kind: 'setting',
    evidence: { path: at.source.path, line: at.line, text: written },
    group,
    deployment,
    key,
    value,
  });
  if (template.length > 0) {
    const known = new Map(data.map(({ key, value }) => [key, value]));
    const [only, ...others] = objects;
    const look = (key: string): Value =>
      known.get(key) ??
      (only !== undefined && others.length === 0
        ? { is: 'entry', ...storedUnder(only, key) }
        : unknown(`nothing says what ${key} is`));
    return template.flatMap(([key, value]) =>
      key.includes(MARK) ? [] : [made(key, filled(key, value.text() ?? '', look), value, key)],
    );
  }
  return [
    ...data.map(({ key, value, at }) => made(key, value, at, 'secretKey')),
    ...objects.map((object): FactDraft => {
      const at = spec.get('dataFrom');
      return {
        kind: 'settings-source',
        evidence: { path: at.source.path, line: at.line, text: 'dataFrom' },
        owner: { is: 'file', path: group },
        deployment,
        group: storedObject(object),
      };
    }),
  ];
}

function entryOf(item: TreeNode): readonly { readonly key: string; readonly value: Value; readonly at: TreeNode }[] {
  const [at, remote] = [item.get('secretKey'), item.get('remoteRef')];
  const key = at.text();
  if (key === undefined) return [];
  const [name, property] = [plain(remote.get('key')), plain(remote.get('property'))];
  const value: Value =
    name === undefined ? unknown('a template decides where it comes from') : { is: 'entry', ...storedUnder(name, property) };
  return [{ key, value, at }];
}

/** `postgres://{{ .user }}:{{ .password }}@{{ .host }}:5432/orders`: cleaned as a whole, because a password can begin before a key and end behind it. */
function filled(key: string, text: string, look: (key: string) => Value): Value {
  const values: Value[] = [];
  const marked = text.replace(/\{\{-?\s*([^{}]{0,500}?)\s*-?\}\}|\uE000/g, (_whole, inside?: string) => {
    values.push(/^\.\w+$/.test(inside ?? '') ? look((inside ?? '').slice(1)) : unknown('a template computes it'));
    return `\u0001${values.length - 1}\u0001`;
  });
  if (values.length === 0) return settingValue(key, text, 'none');
  const parts = cleanText(marked).split('\u0001');
  return concat(parts.flatMap((part, at) => (at % 2 === 1 ? (values[Number(part)] ?? []) : part === '' ? [] : [literal(part)])));
}

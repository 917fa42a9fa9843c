import { cleanSetting, type Evidence, evidenceOfSetting, isSecretKey, type TreeNode } from '../../src/sdk/index.ts';

/** One value of a settings file, by its path with colons, as .NET names it. */
export interface Entry {
  readonly key: string;
  readonly text: string;
  readonly evidence: Evidence;
}

const DEEPEST = 30;
const SECRET = 'secret';
/** Keys that name where something goes, not what opens it. */
const OPEN_KEY = /(routing|partition|primary|sort|cache|public|instrumentation|message|session)_?key$/i;

/** `Jwt:SigningKey` and `Jwt:Key` are secrets as `JWT_KEY` is. */
function isSecret(key: string): boolean {
  const name = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[:.]/g, '_');
  return isSecretKey(name) && !OPEN_KEY.test(name);
}

/** https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#json-configuration-provider */
export function entriesIn(node: TreeNode, key = '', depth = 0): readonly Entry[] {
  if (depth > DEEPEST) return [];
  const below = (name: string) => (key === '' ? name : `${key}:${name}`);
  if (node.kind === 'map') return node.entries().flatMap(([name, value]) => entriesIn(value, below(name), depth + 1));
  if (node.kind === 'list') return node.items().flatMap((item, index) => entriesIn(item, below(String(index)), depth + 1));
  const text = node.text();
  if (text === undefined || key === '') return [];
  const name = isSecret(key) ? SECRET : key.slice(key.lastIndexOf(':') + 1);
  return [{ key, text: cleanSetting(name, text), evidence: evidenceOfSetting(node.evidence(), name, text) }];
}

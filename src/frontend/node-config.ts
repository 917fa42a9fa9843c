// https://github.com/node-config/node-config/wiki/Configuration-Files
import { folderOf, joinPath, parseJson, parseYaml, type Repository, type TreeNode } from '../sdk/index.ts';

/** Says which variable goes before a setting: https://github.com/node-config/node-config/wiki/Environment-Variables#custom-environment-variables */
export const BY_ENVIRONMENT = 'custom-environment-variables';

const DEEPEST = 20;
const VARIABLE_FILES = ['json', 'yaml', 'yml'].map((ending) => `${BY_ENVIRONMENT}.${ending}`);

/** Whether the package that a folder `config` belongs to asks for node-config. A `local` file is a developer's own. */
export function isOfNodeConfig(path: string, repository: Repository): boolean {
  if (/^local\b/.test(stemOf(path))) return false;
  const manifest = joinPath(folderOf(folderOf(path)), 'package.json');
  const text = manifest === undefined ? undefined : repository.read(manifest)?.text;
  return /"config"\s*:\s*"[^"]*\d/.test(text ?? '');
}

/** `production` for `config/production.json`. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}

/** The environment in which a file's settings hold; the default file's hold in every one. */
export function environmentOf(path: string): string | undefined {
  const stem = stemOf(path);
  return stem === 'default' ? undefined : stem.toLowerCase();
}

/** The variables of the environment that go before settings, by the settings' keys, as the folder of a file tells them. */
export function variablesBeside(path: string, repository: Repository): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of VARIABLE_FILES) {
    const beside = joinPath(folderOf(path), name);
    const source = beside === undefined ? undefined : repository.read(beside);
    if (source) addTexts(name.endsWith('.json') ? parseJson(source).root : parseYaml(source).documents[0], '', found, 0);
  }
  return found;
}

function addTexts(node: TreeNode | undefined, key: string, found: Map<string, string>, depth: number): void {
  if (!node || depth > DEEPEST) return;
  if (node.kind === 'map') {
    for (const [name, value] of node.entries()) addTexts(value, key === '' ? name : `${key}.${name}`, found, depth + 1);
    return;
  }
  const text = node.kind === 'list' ? undefined : node.text();
  if (text !== undefined && key !== '') found.set(key.replace(/\.__name$/, ''), text);
}

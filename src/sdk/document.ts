import type { Findings, Source } from '../model/analyzer.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import { TreeNode } from './tree.ts';
import { parseYaml } from './yaml.ts';

/** The one document of a JSON, TOML or YAML file, by the file's name; of several YAML documents the first. */
export function documentOf(source: Source): { readonly root: TreeNode } & Pick<Findings, 'problems'> {
  if (source.path.endsWith('.json')) return parseJson(source);
  if (source.path.endsWith('.toml')) return parseToml(source);
  const { documents, problems } = parseYaml(source);
  return { root: documents[0] ?? new TreeNode(source, undefined, 1), problems };
}

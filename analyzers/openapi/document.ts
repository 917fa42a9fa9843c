import { type Findings, parseJson, parseYaml, type Source, TreeNode } from '../../src/sdk/index.ts';

/** The field that every description begins with, in either notation; a text that has it nowhere is not parsed. */
const VERSION = /(?:^|[{,])[ \t]{0,40}["']?(?:openapi|swagger)["']?[ \t]{0,9}:[ \t]{0,9}["']?[23]\./m;

/** Whether a text may be an OpenAPI description. */
export function isDescription(text: string): boolean {
  return VERSION.test(text);
}

/** The first document of a JSON or YAML file. */
export function readDocument(source: Source): { readonly root: TreeNode } & Pick<Findings, 'problems'> {
  if (source.path.endsWith('.json')) return parseJson(source);
  const { documents, problems } = parseYaml(source);
  return { root: documents[0] ?? new TreeNode(source, undefined, 1), problems };
}

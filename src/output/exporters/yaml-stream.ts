import { dump } from 'js-yaml';

/** Documents as one stream of YAML, each behind a line that says whose it is. */
export function yamlStream(documents: readonly { readonly title: string; readonly document: object }[]): string {
  return documents.map(({ title, document }) => `# ${title}\n---\n${yamlOf(document)}`).join('');
}

/** One document as YAML, without anchors and without folded lines. */
export function yamlOf(document: object): string {
  return dump(document, { noRefs: true, lineWidth: -1 });
}

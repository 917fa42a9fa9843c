// https://helmfile.readthedocs.io/en/latest/templating/ · https://helmfile.readthedocs.io/en/latest/writing-helmfile/
import { MARK } from '../../src/cluster/index.ts';
import { parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { readRoot } from './chart.ts';
import { relocated } from './render.ts';
import { TemplateError } from './template/ast.ts';
import { writeParts } from './template/evaluate.ts';
import { Output } from './template/output.ts';
import { parseTemplate } from './template/parse.ts';
import { scopeOf } from './template/scope.ts';
import type { Dict, GoValue } from './template/value.ts';

/** What each release decides; what is quoted is left for it already: ``{{`{{ .Release.Name }}`}}``. */
const OF_RELEASE = /\{\{-?\s{0,9}`[^`]{0,500}`\s{0,9}-?\}\}|(\{\{[^{}`]{0,300}\.(?:Release|Chart)\b[^{}`]{0,300}\}\})/g;
const ACTION = /\{\{[^{}]{0,500}\}\}/g;

/** The documents of a helmfile once its own actions are computed; those that a release decides are left as they stand. */
export function helmfileDocuments(source: Source, dot: Dict): readonly YamlNode[] {
  const text = source.text.replace(OF_RELEASE, (whole, own?: string) => (own === undefined ? whole : `{{\`${own}\`}}`));
  const rendered = renderText({ ...source, text }, dot);
  if (!rendered) return parseYaml(source, source.text.replace(ACTION, 'default')).documents;
  const { documents } = parseYaml(source, rendered.text().replaceAll(MARK, 'default'));
  return documents.map((each) => relocated(each, { source, text: rendered.text(), origins: rendered.origins() }));
}

/** A text of a release, its actions computed. */
export function releaseText(node: YamlNode, dot: Dict): string | undefined {
  const text = node.text();
  if (!text?.includes('{{')) return text;
  return renderText({ ...node.source, text }, dot)
    ?.text()
    .replaceAll(MARK, 'default');
}

/** A file of values; one whose name ends in `.gotmpl` is a template of them. */
export function valuesRoot(path: string, dot: Dict, repository: Repository): YamlNode | undefined {
  if (!path.endsWith('.gotmpl')) return readRoot(path, repository);
  const source = repository.read(path);
  const rendered = source && renderText(source, dot);
  const root = rendered && parseYaml(source, rendered.text()).documents[0];
  return root && relocated(root, { source, text: rendered.text(), origins: rendered.origins() });
}

function renderText(source: Source, dot: GoValue): Output | undefined {
  const output = new Output();
  try {
    const { parts, defines } = parseTemplate(source.text);
    const own = new Map([...defines].map(([name, each]) => [name, { parts: each, source }]));
    const trail = { touched: [], lines: new Map() };
    const rendering = { defines: own, mark: MARK, onGap: () => undefined, steps: 0, depth: 0, trail };
    writeParts(parts, scopeOf(rendering, source, dot), output);
    return output;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

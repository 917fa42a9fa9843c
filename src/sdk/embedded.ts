import type { Source } from '../model/analyzer.ts';
import { lineOf } from './evidence.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import { parseYaml, type YamlFile, type YamlNode } from './yaml.ts';

/** A file that lies in the repository as it is, inside a Kubernetes ConfigMap, or as the content of a config of compose. */
export interface EmbeddedFile {
  /** Its own name: `nginx.conf`. */
  readonly name: string;
  /** The path of the file, `configmap:<name>`, or `<path of the compose file>#configs/<name>`. */
  readonly path: string;
  readonly text: string;
  /** Line of the source on which the text begins. */
  readonly line: number;
  readonly source: Source;
}

/** The file itself; of a manifest with ConfigMaps, also of one that a template becomes, the files that those hold. A manifest that cannot be read is others' concern. */
export function embeddedFiles(source: Source): readonly EmbeddedFile[] {
  const files = known.get(source) ?? (source.renderings ?? [source]).flatMap(readFiles);
  known.set(source, files);
  return files;
}

const known = new WeakMap<Source, readonly EmbeddedFile[]>();

/** In a manifest or in a list of them. */
const MAP = /(?:^|[{,])\s{0,40}(?:-\s+)?["']?kind["']?:\s*["']?ConfigMap/m;

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#collections */
function objectsIn(document: YamlNode): readonly YamlNode[] {
  return document.get('kind').text()?.endsWith('List') ? document.get('items').items() : [document];
}

/** Whether a text of manifests may have ConfigMaps in it. */
export function holdsConfigMaps(text: string): boolean {
  return MAP.test(text);
}

function readFiles(source: Source): readonly EmbeddedFile[] {
  if (!/\.ya?ml$/.test(source.path)) return [wholeFile(source)];
  if (holdsContents(source.text)) return [wholeFile(source), ...writtenConfigs(source)];
  if (!holdsConfigMaps(source.text)) return [wholeFile(source)];
  const maps = parseYaml(source)
    .documents.flatMap(objectsIn)
    .filter((each) => each.get('kind').text() === 'ConfigMap');
  if (maps.length === 0) return [wholeFile(source)];
  return maps.flatMap((map) => {
    const path = `configmap:${map.at('metadata', 'name').text() ?? ''}`;
    return map
      .get('data')
      .entries()
      .flatMap(([name, value]) => fileIn(value, name, path));
  });
}

function fileIn(value: YamlNode, name: string, path: string): readonly EmbeddedFile[] {
  const text = value.text();
  const { source, line } = value;
  return text === undefined ? [] : [{ name, path, text, line: line + (isBlock(lineOf(source, line)) ? 1 : 0), source }];
}

/** Configs of a compose file whose content stands in it. */
function holdsContents(text: string): boolean {
  return /^configs:[ \t]*(#|\r?$)/m.test(text) && /^[ \t]{1,20}content:/m.test(text);
}

/**
 * Those that services of the same file take, by the names that they give them, with defaults of variables and `$$` for a dollar put in.
 * https://github.com/compose-spec/compose-spec/blob/main/08-configs.md
 */
function writtenConfigs(source: Source): readonly EmbeddedFile[] {
  const [root] = parseYaml(source).documents;
  const services = root?.get('services').entries() ?? [];
  const used = services.flatMap(([, service]) => service.get('configs').items());
  const configs = root?.get('configs').entries() ?? [];
  return configs.flatMap(([key, config]) => {
    const use = used.find((each) => each.text() === key || each.get('source').text() === key);
    if (!use) return [];
    const name = use.get('target').text()?.split('/').at(-1) ?? key;
    const files = fileIn(config.get('content'), name, `${source.path}#configs/${key}`);
    return files.map((file) => ({ ...file, text: filledIn(file.text) }));
  });
}

const REFERENCE = /\$(?:(\$)|\{[A-Za-z_]\w{0,200}:?-([^${}\n]{0,1000})\})/g;

function filledIn(text: string): string {
  return text.replace(REFERENCE, (_, dollar?: string, fallback?: string) => dollar ?? fallback ?? '');
}

/** A text in a block begins on the next line; one in quotes, as JSON writes all of them, on its own. */
function isBlock(line = ''): boolean {
  return /[|>][-+\d]{0,2}\s*(?:\s#.*)?$/.test(line);
}

/** Such a file read as YAML, its lines those of the source. */
export function embeddedYaml({ source, text, line }: EmbeddedFile): YamlFile {
  return parseYaml(source, '\n'.repeat(line - 1) + text);
}

/** Such a file read as JSON, its lines those of the source. */
export function embeddedJson({ source: { path, origins }, text, line }: EmbeddedFile): ReturnType<typeof parseJson> {
  return parseJson({ path, text: '\n'.repeat(line - 1) + text, ...(origins && { origins }) });
}

/** Such a file read as TOML, its lines those of the source. */
export function embeddedToml({ source, text, line }: EmbeddedFile): ReturnType<typeof parseToml> {
  return parseToml(source, '\n'.repeat(line - 1) + text);
}

function wholeFile(source: Source): EmbeddedFile {
  return { name: source.path.slice(source.path.lastIndexOf('/') + 1), path: source.path, text: source.text, line: 1, source };
}

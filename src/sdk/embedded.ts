import type { Source } from '../model/analyzer.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import { parseYaml, type YamlFile, type YamlNode } from './yaml.ts';

/** A file that lies in the repository as it is, or inside a Kubernetes ConfigMap. */
export interface EmbeddedFile {
  /** Its own name: `nginx.conf`. */
  readonly name: string;
  /** The path of the file, or `configmap:<name>`. */
  readonly path: string;
  readonly text: string;
  /** Line of the source on which the text begins. */
  readonly line: number;
  readonly source: Source;
}

/** The file itself; of a manifest with ConfigMaps the files that those hold. A manifest that cannot be read is others' concern. */
export function embeddedFiles(source: Source): readonly EmbeddedFile[] {
  const files = known.get(source) ?? readFiles(source);
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

function readFiles(source: Source): readonly EmbeddedFile[] {
  if (!/\.ya?ml$/.test(source.path) || !MAP.test(source.text)) return [wholeFile(source)];
  const maps = parseYaml(source)
    .documents.flatMap(objectsIn)
    .filter((each) => each.get('kind').text() === 'ConfigMap');
  if (maps.length === 0) return [wholeFile(source)];
  const lines = source.text.split('\n');
  return maps.flatMap((map) => {
    const path = `configmap:${map.at('metadata', 'name').text() ?? ''}`;
    return map
      .get('data')
      .entries()
      .flatMap(([name, value]) => {
        const text = value.text();
        return text === undefined
          ? []
          : [{ name, path, text, line: value.line + (isBlock(lines[value.line - 1]) ? 1 : 0), source }];
      });
  });
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
export function embeddedJson({ source, text, line }: EmbeddedFile): ReturnType<typeof parseJson> {
  return parseJson(line === 1 ? source : { path: source.path, text: '\n'.repeat(line - 1) + text });
}

/** Such a file read as TOML, its lines those of the source. */
export function embeddedToml({ source, text, line }: EmbeddedFile): ReturnType<typeof parseToml> {
  return parseToml(source, '\n'.repeat(line - 1) + text);
}

function wholeFile(source: Source): EmbeddedFile {
  return { name: source.path.slice(source.path.lastIndexOf('/') + 1), path: source.path, text: source.text, line: 1, source };
}

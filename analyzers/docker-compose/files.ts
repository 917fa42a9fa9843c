import {
  interpolate,
  joinPath,
  type Problem,
  parseYaml,
  type Repository,
  readDotenv,
  type Source,
  substitute,
  textOf,
  type Value,
  type YamlNode,
} from '../../src/sdk/index.ts';

import { isMisplaced } from './is-compose-file.ts';

export type Variables = (key: string) => Value | undefined;

/** One file of a project as Compose loads it. */
export interface ComposeFile {
  readonly source: Source;
  readonly root: YamlNode;
  readonly services: ReadonlyMap<string, YamlNode>;
  /** Relative paths in the file start here. */
  readonly folder: string;
  readonly variables: Variables;
  readonly problems: readonly Problem[];
}

const DOTENV = [
  '.env',
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env-example',
  'env.example',
  'example.env',
];

/** Reads compose files once each, whoever asks for them. */
export class ComposeFiles {
  private readonly parsed = new Map<string, Pick<ComposeFile, 'root' | 'services' | 'problems'>>();
  readonly repository: Repository;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  /** The file with the folder its paths start from and the variables for `${…}` in it. */
  open(source: Source, folder: string, variables: Variables): ComposeFile {
    const known = this.parsed.get(source.path) ?? parse(source);
    this.parsed.set(source.path, known);
    return { ...known, source, folder, variables };
  }

  /** The `.env` of a folder; where that is left to whoever starts the system, the example beside it that people copy. */
  dotenvIn(folder: string): string {
    const paths = DOTENV.map((name) => joinPath(folder, name) ?? name);
    return paths.find((path) => this.repository.read(path)) ?? paths[0] ?? '.env';
  }

  /** The variables that `.env` files give; those named first win. */
  variablesOf(paths: readonly string[]): Variables {
    const sources = paths.flatMap((path) => this.repository.read(path) ?? []);
    const layers = sources.map((source) => new Map(readDotenv(source).entries.map(({ key, value }) => [key, value])));
    return (key) => layers.map((layer) => layer.get(key)).find((value) => value !== undefined);
  }
}

/** A text of the file with its variables put in; `${NAME}` stays where nothing gives a value. */
export function filled(text: string, variables: Variables): string {
  return textOf(substitute(interpolate(text), variables));
}

/** A path of the file seen from the repository; undefined where it leads outside. */
export function pathIn(folder: string, text: string, variables: Variables): string | undefined {
  const path = filled(text, variables);
  return path === '' ? undefined : joinPath(folder, path);
}

function parse(source: Source): Pick<ComposeFile, 'root' | 'services' | 'problems'> {
  const { documents, problems } = parseYaml(source);
  const [root] = documents;
  if (!root) return { root: emptyNode(source), services: new Map(), problems };
  const services = root.get('services').exists ? root.get('services') : firstVersion(root);
  if (!services) return { root, services: new Map(), problems };
  if (services.kind !== 'map') return { root, services: new Map(), problems: [...problems, unexpected(services, 'services')] };
  const entries = services.entries();
  const isService = (node: YamlNode) => node.kind === 'map' || node.tag === '!reset';
  const strange = entries.filter(([, node]) => !isService(node)).map(([name, node]) => unexpected(node, `service ${name}`));
  const misplaced = entries.filter(([name, node]) => isMisplaced(name, node));
  const own = entries.filter(([name, node]) => isService(node) && !isMisplaced(name, node));
  return { root, services: new Map(own), problems: [...problems, ...strange, ...misplaced.map(notThere)] };
}

function notThere([name, node]: readonly [string, YamlNode]): Problem {
  const message = `In a compose file ${name} stands at the top; here it is indented as if it were a service.`;
  return { code: 'unexpected-shape', message, evidence: node.evidence() };
}

function emptyNode(source: Source): YamlNode {
  return parseYaml({ path: source.path, text: '{}' }).documents[0] as YamlNode;
}

/** Before version 2 services stood at the top of the file; each then has an image or a build. */
function firstVersion(root: YamlNode): YamlNode | undefined {
  const entries = root.entries();
  const isService = (node: YamlNode) =>
    node.kind === 'map' && (node.get('image').text() ?? node.get('build').text()) !== undefined;
  return entries.length > 0 && entries.every(([, node]) => isService(node)) ? root : undefined;
}

function unexpected(node: YamlNode, what: string): Problem {
  return { code: 'unexpected-shape', message: `In a compose file ${what} must be a mapping.`, evidence: node.evidence() };
}

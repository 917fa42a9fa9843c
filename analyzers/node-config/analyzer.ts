// https://github.com/node-config/node-config/wiki/Configuration-Files
import { BY_ENVIRONMENT, environmentOf, isOfNodeConfig, stemOf, variablesBeside } from '../../src/frontend/node-config.ts';
import {
  cleanSetting,
  defineAnalyzer,
  type Evidence,
  evidenceOfSetting,
  type FactDraft,
  type Findings,
  isSecretKey,
  literal,
  oneOf,
  type Problem,
  parseJson,
  parseYaml,
  type Repository,
  type Source,
  setting,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';

/** Files of the `config` folder beside a package that is built with node-config. Those in JavaScript are the front end's; `local` files are not read. */
export default defineAnalyzer({
  name: 'node-config',
  files: ['**/config/*.{json,yaml,yml}'],
  analyze: (sources, repository) => {
    const found = sources.filter(({ path }) => isOfNodeConfig(path, repository)).map((source) => readFile(source, repository));
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

const SECRET = 'secret';
const DEEPEST = 20;

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly evidence: Evidence;
  /** Of a list as a whole: what its items are. */
  readonly items?: readonly string[];
}

function readFile(source: Source, repository: Repository): Findings {
  const { root, problems } = rootOf(source);
  return { facts: settingFacts(source, entriesIn(root), variablesBeside(source.path, repository)), problems };
}

function rootOf(source: Source): { readonly root: TreeNode | undefined; readonly problems: readonly Problem[] } {
  if (source.path.endsWith('.json')) return parseJson(source);
  const { documents, problems } = parseYaml(source);
  return { root: documents[0], problems };
}

/** What a variable of the environment overrides is that variable, else what the file says. */
function settingFacts(source: Source, entries: readonly Entry[], variables: ReadonlyMap<string, string>): readonly FactDraft[] {
  const [first] = entries;
  if (!first || stemOf(source.path) === BY_ENVIRONMENT) return [];
  const group = `config:${source.path}`;
  const environment = environmentOf(source.path);
  const profile = environment === undefined ? {} : { profile: environment };
  const valueOf = ({ key, text, items }: Entry): Value => {
    const variable = variables.get(key);
    const written = items ? oneOf(items.map(literal)) : literal(text);
    return variable === undefined ? written : setting(variable, written);
  };
  const owner = { is: 'file', path: source.path } as const;
  return [
    { kind: 'settings-source', evidence: first.evidence, owner, group, order: 50 },
    ...entries.map(
      (entry): FactDraft => ({
        kind: 'setting',
        evidence: entry.evidence,
        group,
        key: entry.key,
        value: valueOf(entry),
        ...profile,
      }),
    ),
  ];
}

/** Every value by its path with dots. */
function entriesIn(node: TreeNode | undefined, key = '', depth = 0): readonly Entry[] {
  if (!node || depth > DEEPEST) return [];
  const below = (name: string) => (key === '' ? name : `${key}.${name}`);
  if (node.kind === 'map') return node.entries().flatMap(([name, value]) => entriesIn(value, below(name), depth + 1));
  if (node.kind === 'list') return [...itemsIn(node, below, depth), ...wholeList(node, key)];
  const text = node.text();
  if (text === undefined || key === '') return [];
  const name = isSecretKey(key.replaceAll('.', '_')) ? SECRET : key.slice(key.lastIndexOf('.') + 1);
  return [{ key, text: cleanSetting(name, text), evidence: evidenceOfSetting(node.evidence(), name, text) }];
}

function itemsIn(node: TreeNode, below: (name: string) => string, depth: number): readonly Entry[] {
  return node.items().flatMap((item, index) => entriesIn(item, below(String(index)), depth + 1));
}

/** `topics: ["orders", "returns"]` is asked for as a whole as well. */
function wholeList(node: TreeNode, key: string): readonly Entry[] {
  const items = node.items().map((item) => item.text());
  if (key === '' || isSecretKey(key.replaceAll('.', '_')) || items.length === 0) return [];
  const name = key.slice(key.lastIndexOf('.') + 1);
  const texts = items.flatMap((text) => (text === undefined ? [] : [cleanSetting(name, text)]));
  if (texts.length < items.length) return [];
  return [{ key, text: '', items: texts, evidence: evidenceOfSetting(node.evidence(), name, texts.join()) }];
}

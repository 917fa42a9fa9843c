import type { Expression, Module } from '../../src/code/ir.ts';
import { ModuleDraft } from '../../src/frontend/module-draft.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { groupBy, type Repository, type Source, type Value, type YamlNode } from '../../src/sdk/index.ts';
import { below, bundlesOf } from './bundler.ts';
import { CONSTANT } from './constants.ts';
import { ErbYaml, sectionOf } from './erb-yaml.ts';
import { CONFIG, CONFIG_FILE, ENVIRONMENT } from './settings.ts';

/** Where the `config` gem keeps what its constant holds: https://github.com/rubyconfig/config#usage */
const SETTINGS = { gem: 'config', constant: 'Settings', files: ['config/settings.yml', 'config/settings/production.yml'] };
const DEEPEST = 40;

/** Files of configuration that a program reads by their names, as modules that hold their data, and what leads into them. */
export function configuredData(
  modules: readonly Module[],
  homes: ReadonlyMap<string, string>,
  repository: Repository,
): readonly (readonly [home: string, module: Module])[] {
  const byHome = groupBy(modules, ({ path }) => homes.get(path) ?? '.');
  return [...byHome].flatMap(([home, all]) => {
    const asked = new Set(
      all.flatMap(({ imports }) => imports.flatMap((each) => (each.specifier === CONSTANT ? each.imported : []))),
    );
    const made = [...filesAsked(asked, home, repository), ...settingsOf(asked, home, repository)];
    const declared = new Set([...all, ...made].flatMap(({ exports }) => exports.map(({ name }) => name)));
    const paths = all.map(({ path }) => path).sort();
    return [...made, ...waysInto(asked, declared, paths[0] ?? home)].map((module) => [home, module] as const);
  });
}

/** `config_for(:orders)`: https://api.rubyonrails.org/classes/Rails/Application.html#method-i-config_for */
function filesAsked(asked: ReadonlySet<string>, home: string, repository: Repository): readonly Module[] {
  return [...asked].flatMap((name) => {
    if (!name.startsWith(CONFIG_FILE)) return [];
    const source = repository.read(below(home, name.slice(CONFIG_FILE.length)));
    if (!source) return [];
    const file = new ErbYaml(source.path, repository);
    const [document] = file.documents;
    return document ? [dataModule(name, source, file, [document.get('shared'), sectionOf(document)])] : [];
  });
}

function settingsOf(asked: ReadonlySet<string>, home: string, repository: Repository): readonly Module[] {
  const hasGem = bundlesOf(repository).some(({ folder, gems }) => folder === home && gems.has(SETTINGS.gem));
  const [first, second] = SETTINGS.files.map((name) => below(home, name));
  const source = first === undefined ? undefined : repository.read(first);
  if (!hasGem || !source || !asked.has(SETTINGS.constant)) return [];
  const file = new ErbYaml(source.path, repository);
  const deployed = second === undefined ? undefined : new ErbYaml(second, repository);
  const module = dataModule(SETTINGS.constant, source, file, [...file.documents], deployed);
  return [module];
}

/** A module that exports the data of these parts of a file, later ones over earlier ones, and those of another over all. */
function dataModule(name: string, source: Source, file: ErbYaml, parts: readonly YamlNode[], over?: ErbYaml): Module {
  const draft = new ModuleDraft(source, 'ruby');
  const own = parts.filter(({ kind }) => kind === 'map').map((node) => [file, node] as const);
  const others = over?.documents.map((node) => [over, node] as const) ?? [];
  const expression = dataOf([...own, ...others], draft, 0);
  draft.exports.push({ name, value: { expression, scope: 0 } });
  return draft.finish();
}

type Part = readonly [file: ErbYaml, node: YamlNode];

/** One object of maps that lie over one another. */
function dataOf(parts: readonly Part[], draft: ModuleDraft, depth: number): Expression {
  const last = parts.at(-1);
  if (!last || depth > DEEPEST) return { is: 'unknown', why: 'data that is nested too deeply' };
  const [file, node] = last;
  if (node.kind === 'list') return { is: 'list', items: node.items().map((item) => dataOf([[file, item]], draft, depth + 1)) };
  if (node.kind !== 'map') return ofValue(file.value(node), node, draft);
  const keys = new Set(parts.flatMap(([, part]) => part.entries().map(([key]) => key)));
  const entries = [...keys].map((key) => {
    const below = parts.flatMap(([of, part]): readonly Part[] => (part.get(key).exists ? [[of, part.get(key)]] : []));
    return { key, value: dataOf(below, draft, depth + 1) };
  });
  return { is: 'object', entries };
}

function ofValue(value: Value | undefined, node: YamlNode, draft: ModuleDraft): Expression {
  switch (value?.is) {
    case undefined:
      return literalOf(null);
    case 'literal':
      return literalOf(value.value);
    case 'concat':
      return { is: 'concat', parts: value.parts.map((part) => ofValue(part, node, draft)) };
    case 'setting': {
      const fallback = value.fallback ? [ofValue(value.fallback, node, draft)] : [];
      const { line } = node.evidence();
      return draft.call({
        callee: spelled(ENVIRONMENT, 'setting'),
        arguments: [literalOf(value.key), ...fallback],
        isNew: false,
        typeArguments: [],
        scope: 0,
        place: draft.place(line - 1),
      });
    }
    default:
      return { is: 'unknown', why: 'computed in the file' };
  }
}

/** `config.orders = config_for(:orders)` is asked for as `Rails.configuration.orders.url`: a member of what is configured there. */
function waysInto(asked: ReadonlySet<string>, declared: ReadonlySet<string>, near: string): readonly Module[] {
  const ways = [...asked].flatMap((name) => {
    if (!name.startsWith(CONFIG) || declared.has(name)) return [];
    const steps = name.split('.');
    const length = steps.findLastIndex((_, at) => declared.has(steps.slice(0, at).join('.')));
    return length > 0 ? [{ name, start: steps.slice(0, length).join('.'), rest: steps.slice(length) }] : [];
  });
  if (ways.length === 0) return [];
  const draft = new ModuleDraft({ path: `${near}#configured`, text: '' }, 'ruby');
  for (const { name, start, rest } of ways) {
    const local = `>${start}`;
    if (!draft.imports.some((each) => each.local === local))
      draft.imports.push({ local, imported: start, specifier: CONSTANT, isTypeOnly: false, place: draft.place(0) });
    const whole: Expression = { is: 'name', name: local };
    const expression = rest.reduce<Expression>((of, step) => ({ is: 'member', of, name: step }), whole);
    draft.exports.push({ name, value: { expression, scope: 0 } });
  }
  return [draft.finish()];
}

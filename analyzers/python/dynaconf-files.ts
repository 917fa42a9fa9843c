// https://www.dynaconf.com/settings_files/
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import {
  concat,
  documentOf,
  entriesInFile,
  type FactDraft,
  foldersAround,
  joinPath,
  literal,
  type Repository,
  type Source,
  type Value,
} from '../../src/sdk/index.ts';

/** Sections that hold in every environment: https://www.dynaconf.com/configuration/#environments */
const ALWAYS = new Set(['default', 'global']);

/** What the files that a program names for dynaconf say; what the environment says goes before it. */
export function dynaconfFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  return modules.flatMap((module) =>
    module.imports.some(({ specifier }) => specifier === 'dynaconf')
      ? module.calls
          .filter(isMaking)
          .flatMap((call) => filesOf(call, module, repository).flatMap((file, order) => settingsIn(file, order, call)))
      : [],
  );
}

function isMaking({ callee }: CallSite): boolean {
  return (callee.is === 'name' || callee.is === 'member') && /^(?:Dynaconf|LazySettings)$/.test(callee.name);
}

/** Several names may stand in one text. Files of secrets are nobody's concern. */
function filesOf({ arguments: args }: CallSite, { path }: Module, repository: Repository): readonly Source[] {
  const named = ['settings_files', 'settings_file'].flatMap((name) => textsOf(keywordOf(args, name)));
  return named
    .flatMap((text) => text.split(/[,;]/))
    .flatMap((name) =>
      name.includes('secret') ? [] : (placesOf(name.trim(), path).flatMap((file) => repository.read(file) ?? [])[0] ?? []),
    );
}

/** A file is looked for in the folder of who names it, then further out, everywhere in `config` as well: https://www.dynaconf.com/settings_files/#load */
function placesOf(name: string, from: string): readonly string[] {
  if (!/\.(?:toml|ya?ml|json)$/.test(name)) return [];
  return foldersAround(from).flatMap((folder) => [joinPath(folder, name) ?? [], joinPath(folder, `config/${name}`) ?? []].flat());
}

/** Keys have no case, and the file that is named last wins: https://www.dynaconf.com/settings_files/ */
function settingsIn(source: Source, order: number, { arguments: args }: CallSite): readonly FactDraft[] {
  const prefix = textsOf(keywordOf(args, 'envvar_prefix'))[0] ?? 'DYNACONF';
  const environments = keywordOf(args, 'environments');
  const hasSections = environments !== undefined && !(environments.is === 'literal' && environments.value === false);
  const { root } = documentOf(source);
  const group = `config:${source.path}`;
  const facts = entriesInFile(root).flatMap(({ path, text, evidence }): readonly FactDraft[] => {
    const [section = '', ...rest] = path;
    const inside = hasSections ? rest : path;
    if (inside.length === 0) return [];
    const key = `${prefix}_${inside.join(':')}`;
    const isAlways = !hasSections || ALWAYS.has(section);
    return [{ kind: 'setting', group, key, value: valueOf(text), evidence, ...(isAlways ? {} : { profile: section }) }];
  });
  const [first] = facts;
  return first
    ? [...facts, { kind: 'settings-source', owner: { is: 'file', path: source.path }, group, order, evidence: first.evidence }]
    : [];
}

/** Words in front that say of what type a value is, however it is come to: `@int @format {env[PORT]}`. */
const CASTS = /^(?:@(?:str|int|float|bool|json)\s+){1,8}/;

/** `@format {env[HOST]}/orders` and `@jinja {{ env.HOST }}` ask the environment: https://www.dynaconf.com/dynamic/ */
function valueOf(text: string): Value {
  const plain = text.replace(CASTS, '');
  const [, word, rest = ''] = /^@(format|jinja)\s+(.*)$/s.exec(plain) ?? [];
  if (word === undefined) return literal(plain);
  const asked = word === 'format' ? /\{env\[(\w+)\]\}/ : /\{\{\s{0,5}env(?:\.|\[["'])(\w+)(?:["']\])?\s{0,5}\}\}/;
  return concat(rest.split(asked).map((part, index) => (index % 2 === 1 ? { is: 'setting', key: part } : literal(part))));
}

function keywordOf(args: readonly Expression[], name: string): Expression | undefined {
  return args.flatMap((each) => (each.is === 'keyword' && each.name === name ? [each.of] : []))[0];
}

function textsOf(expression: Expression | undefined): readonly string[] {
  if (expression?.is === 'list') return expression.items.flatMap(textsOf);
  return expression?.is === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}

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
    module.imports.some(({ specifier }) => /^dynaconf(?:\.|$)/.test(specifier))
      ? module.calls.flatMap((call) => {
          const maker = makerOf(call);
          if (!maker) return [];
          return filesOf(call, maker, module, repository).flatMap((file, order) => settingsIn(file, order, call, maker));
        })
      : [],
  );
}

/** What reads the files: settings of their own, or those of an application, which asks for them by their bare names. */
interface Maker {
  readonly prefix: string;
  readonly hasSections: boolean;
  readonly files: readonly string[];
  readonly isApplication: boolean;
}

const OWN: Maker = { prefix: 'DYNACONF', hasSections: false, files: [], isApplication: false };
const FILES = ['toml', 'yaml', 'yml', 'json'].map((ending) => `settings.${ending}`);

/** https://www.dynaconf.com/flask/ */
const MAKERS: Readonly<Record<string, Maker>> = {
  Dynaconf: OWN,
  LazySettings: OWN,
  FlaskDynaconf: { prefix: 'FLASK', hasSections: true, files: FILES, isApplication: true },
};

function makerOf({ callee }: CallSite): Maker | undefined {
  return callee.is === 'name' || callee.is === 'member' ? MAKERS[callee.name] : undefined;
}

/** Several names may stand in one text. Files of secrets are nobody's concern. */
function filesOf({ arguments: args }: CallSite, { files }: Maker, { path }: Module, repository: Repository): readonly Source[] {
  const named = ['settings_files', 'settings_file', 'SETTINGS_FILES'].flatMap((name) => textsOf(keywordOf(args, name)));
  return (named.length > 0 ? named : files)
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
function settingsIn(source: Source, order: number, { arguments: args }: CallSite, maker: Maker): readonly FactDraft[] {
  const prefix = textsOf(keywordOf(args, 'envvar_prefix') ?? keywordOf(args, 'ENVVAR_PREFIX'))[0] ?? maker.prefix;
  const environments = keywordOf(args, 'environments') ?? keywordOf(args, 'ENVIRONMENTS');
  const hasSections = environments ? !(environments.is === 'literal' && environments.value === false) : maker.hasSections;
  const { root } = documentOf(source);
  const group = `config:${source.path}`;
  const facts = entriesInFile(root).flatMap(({ path, text, evidence }): readonly FactDraft[] => {
    const [section = '', ...rest] = path;
    const inside = hasSections ? rest : path;
    if (inside.length === 0) return [];
    const outside = `${prefix}_${inside.join(':')}`;
    const isAlways = !hasSections || ALWAYS.has(section);
    const stated = { kind: 'setting', group, evidence, ...(isAlways ? {} : { profile: section }) } as const;
    if (!maker.isApplication) return [{ ...stated, key: outside, value: valueOf(text) }];
    // What the environment says under the prefix goes before the file, whose keys the application knows in capitals.
    const fallback = valueOf(text);
    const key = [inside[0]?.toUpperCase(), ...inside.slice(1)].join(':');
    return [{ ...stated, key, value: { is: 'setting', key: outside.replaceAll(':', '__').toUpperCase(), fallback } }];
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

// https://www.dynaconf.com/settings_files/
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { entriesInFile } from '../../src/frontend/entries-in-file.ts';
import { documentOf, type FactDraft, folderOf, joinPath, literal, type Repository, type Source } from '../../src/sdk/index.ts';
import { parseToml } from '../../src/sdk/toml.ts';

/** Sections that hold in every environment: https://www.dynaconf.com/configuration/#environments */
const ALWAYS = new Set(['default', 'global']);

/** What the files that a program names for dynaconf say; what the environment says goes before it. */
export function dynaconfFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  return modules.flatMap((module) =>
    module.imports.some(({ specifier }) => specifier === 'dynaconf')
      ? module.calls
          .filter(isMaking)
          .flatMap((call) => filesOf(call, module, repository).flatMap((file) => settingsIn(file, call)))
      : [],
  );
}

function isMaking({ callee }: CallSite): boolean {
  return (callee.is === 'name' || callee.is === 'member') && /^(?:Dynaconf|LazySettings)$/.test(callee.name);
}

/** Paths are seen from the file that names them. Files of secrets are nobody's concern. */
function filesOf({ arguments: args }: CallSite, { path }: Module, repository: Repository): readonly Source[] {
  const named = ['settings_files', 'settings_file'].flatMap((name) => textsOf(keywordOf(args, name)));
  return named.flatMap((name) => {
    const file = name.includes('secret') ? undefined : joinPath(folderOf(path), name);
    const source = file !== undefined && /\.(?:toml|ya?ml|json)$/.test(file) ? repository.read(file) : undefined;
    return source ? [source] : [];
  });
}

function settingsIn(source: Source, { arguments: args }: CallSite): readonly FactDraft[] {
  const prefix = textsOf(keywordOf(args, 'envvar_prefix'))[0] ?? 'DYNACONF';
  const environments = keywordOf(args, 'environments');
  const hasSections = environments !== undefined && !(environments.is === 'literal' && environments.value === false);
  const { root } = source.path.endsWith('.toml') ? parseToml(source) : documentOf(source);
  const group = `file:${source.path}`;
  const facts = entriesInFile(root).flatMap(({ path, text, evidence }): readonly FactDraft[] => {
    const [section = '', ...rest] = path;
    const inside = hasSections ? rest : path;
    if (inside.length === 0) return [];
    const key = `${prefix}_${inside.join(':')}`;
    const isAlways = !hasSections || ALWAYS.has(section);
    return [{ kind: 'setting', group, key, value: literal(text), evidence, ...(isAlways ? {} : { profile: section }) }];
  });
  const [first] = facts;
  return first
    ? [...facts, { kind: 'settings-source', owner: { is: 'file', path: source.path }, group, order: 0, evidence: first.evidence }]
    : [];
}

function keywordOf(args: readonly Expression[], name: string): Expression | undefined {
  return args.flatMap((each) => (each.is === 'keyword' && each.name === name ? [each.of] : []))[0];
}

function textsOf(expression: Expression | undefined): readonly string[] {
  if (expression?.is === 'list') return expression.items.flatMap(textsOf);
  return expression?.is === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}

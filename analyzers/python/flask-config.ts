import type { Expression, Import, Module, Variable } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { FILE } from './modules.ts';

/** Where reads of an application's configuration are looked for until the modules are linked. */
const CONFIG = '@config';
const CONFIG_FILE = /(^|\/)(config|settings|default_settings|default_config)[^/]*\.py$/i;

/** `app.config['STOCK_URL']`, Sanic's `app.config.STOCK_URL`: the key as a name that no program can write. */
export function configName(node: Node): string | undefined {
  const object = node.childForFieldName('value') ?? node.childForFieldName('object');
  const key = node.childForFieldName('subscript');
  const name = key?.type === 'string' ? key.namedChildren[1]?.text : node.childForFieldName('attribute')?.text;
  return isConfiguration(object) && name !== undefined && /^[A-Z][A-Z0-9_]*$/.test(name) ? `${CONFIG}.${name}` : undefined;
}

/** `app.config[name]`: all keys there are, of which the name says the one. */
export const ALL_CONFIG = `${CONFIG}.*`;

/** Whether the configuration is asked for a key that is computed. */
export function isComputedConfig(node: Node): boolean {
  const key = node.childForFieldName('subscript')?.type ?? '';
  return isConfiguration(node.childForFieldName('value')) && /^(?:identifier|attribute)$/.test(key);
}

function isConfiguration(node: Node | null): boolean {
  return /(^|\.)(app|current_app|application)\.config$/.test(node?.text ?? '');
}

/** A read of the configuration, to be joined with what sets the key. */
export function configRead(name: string, draft: ModuleDraft): Expression {
  if (!draft.imports.some(({ local }) => local === name))
    draft.imports.push({ local: name, imported: name, specifier: CONFIG, isTypeOnly: true, place: { line: 1, text: '' } });
  return { is: 'name', name };
}

/** What a configuration's classes and files say can be read from the application. */
export function addConfig(draft: ModuleDraft): void {
  const classes = draft.classes.filter(({ scope, name = '' }) => scope === 0 && /config|settings/i.test(name));
  for (const node of classes)
    for (const { name, isStatic, values, place } of node.fields)
      if (isStatic && values.length > 0)
        addKey(draft, name, { is: 'member', of: { is: 'name', name: node.name ?? '' }, name }, place);
  if (CONFIG_FILE.test(draft.path))
    for (const { name, place } of [...(draft.scopes[0]?.variables ?? [])]) addKey(draft, name, { is: 'name', name }, place);
  addAll(draft);
}

function addAll(draft: ModuleDraft): void {
  const [first, ...others] = (draft.scopes[0]?.variables ?? []).filter(({ name }) => name.startsWith(`${CONFIG}.`));
  if (!first) return;
  const entries = [first, ...others].map(({ name }) => ({
    key: name.slice(CONFIG.length + 1),
    value: { is: 'name', name } as const,
  }));
  draft.declare(0, { name: ALL_CONFIG, values: [{ expression: { is: 'object', entries }, scope: 0 }], place: first.place });
}

function addKey(draft: ModuleDraft, name: string, expression: Expression, place: Variable['place']): void {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) draft.declare(0, { name: `${CONFIG}.${name}`, values: [{ expression, scope: 0 }], place });
}

/** Joins reads with the nearest module that sets the key; a key that nothing sets is a setting of that name. */
export function linkFlaskConfig(modules: readonly Module[]): readonly Module[] {
  const setters = new Map<string, string[]>();
  for (const { path, scopes } of modules)
    for (const { name } of scopes[0]?.variables ?? [])
      if (name.startsWith(`${CONFIG}.`)) setters.set(name, [...(setters.get(name) ?? []), path]);
  return modules.map((module) =>
    module.imports.some(({ specifier }) => specifier === CONFIG) ? withConfig(module, setters) : module,
  );
}

function withConfig(module: Module, setters: ReadonlyMap<string, readonly string[]>): Module {
  const imports: Import[] = [];
  const variables: Variable[] = [];
  for (const each of module.imports) {
    const path = each.specifier === CONFIG ? nearest(setters.get(each.local) ?? [], module.path) : undefined;
    if (each.specifier !== CONFIG) imports.push(each);
    else if (path === undefined) variables.push(environmentVariable(each));
    else if (path !== module.path) imports.push({ ...each, specifier: FILE + path });
  }
  const [own, ...others] = module.scopes;
  const scopes = own ? [{ ...own, variables: [...own.variables, ...variables] }, ...others] : module.scopes;
  return { ...module, imports, scopes };
}

function environmentVariable({ local, place }: Import): Variable {
  const environ: Expression = { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: 'os' } }, name: 'environ' };
  const expression: Expression =
    local === ALL_CONFIG ? environ : { is: 'member', of: environ, name: local.slice(CONFIG.length + 1) };
  return { name: local, values: [{ expression, scope: 0 }], place };
}

/** What lies below the innermost folder around a file that has any. */
function nearest(paths: readonly string[], path: string): string | undefined {
  for (const folder of foldersAround(path)) {
    const found = paths.find((each) => isInside(each, folder));
    if (found !== undefined) return found;
  }
  return undefined;
}

import type { CallSite, ClassNode, Expression, Field, Module } from '../../src/code/ir.ts';
import { constantText } from './constants.ts';
import type { Resolve } from './imported-names.ts';

/** The library of one function that a settings class's fields are calls of: `setting(name, default)`. */
export const SETTINGS_MODULE = 'asbuilt.settings';

/** Fields of pydantic settings classes are read from the environment under their names, prefixed and renamed as the class says. */
export function linkSettingsClasses(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const known: Lookup = (module, name) => {
    const home = homeOf(module, name, byPath, resolve);
    const node = home?.classes.find((each) => each.name === name);
    return home && node && { module: home, node };
  };
  const ofSettings = settingsClasses(modules, known);
  const find: Find = (module, name) => {
    const found = known(module, name);
    return found && { ...found, isSettings: ofSettings.has(found.node) };
  };
  return modules.map((module) =>
    module.classes.some((node) => ofSettings.has(node)) ? rewritten(module, (node) => ofSettings.has(node), find) : module,
  );
}

/** The classes that extend pydantic's own, and those that extend one of them; bases may lead back to where they are named. */
function settingsClasses(modules: readonly Module[], known: Lookup): ReadonlySet<ClassNode> {
  const found = new Set<ClassNode>();
  const heirs = new Map<ClassNode, Set<ClassNode>>();
  const all = modules.flatMap((module) => module.classes.map((node) => ({ module, node })));
  for (const { module, node } of all)
    for (const base of basesOf(node)) {
      if (base === 'BaseSettings') found.add(node);
      const above = known(module, base)?.node;
      if (above) heirs.set(above, (heirs.get(above) ?? new Set()).add(node));
    }
  for (const each of found) for (const heir of heirs.get(each) ?? []) found.add(heir);
  return found;
}

function basesOf({ implements: bases }: ClassNode): ReadonlySet<string> {
  return new Set(bases.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));
}

/** A class of the repository, as a name in a file means it. */
interface Named {
  readonly module: Module;
  readonly node: ClassNode;
}

interface Known extends Named {
  readonly isSettings: boolean;
}

type Lookup = (module: Module, name: string) => Named | undefined;
type Find = (module: Module, name: string) => Known | undefined;

/** How a class names what it reads: a prefix, and what stands between the names of fields within fields. */
interface Naming {
  readonly prefix: string;
  readonly delimiter: string | undefined;
}

function homeOf(module: Module, name: string, byPath: ReadonlyMap<string, Module>, resolve: Resolve): Module | undefined {
  const found = module.imports.find(({ local }) => local === name);
  if (!found) return module;
  const path = resolve(found.specifier, module.path);
  return path === undefined ? undefined : byPath.get(path);
}

function rewritten(module: Module, isSettings: (node: ClassNode) => boolean, find: Find): Module {
  const calls: CallSite[] = [...module.calls];
  const classes = module.classes.map((node) => {
    if (!isSettings(node)) return node;
    const naming = {
      prefix: configured(module, node, 'env_prefix') ?? '',
      delimiter: configured(module, node, 'env_nested_delimiter'),
    };
    const fields = node.fields.map((field) => {
      if (isInner(field)) return field;
      const held = find(module, field.type?.name ?? '');
      if (held && isMadeWith(field, calls)) return field;
      return held && isPlainlyHeld(field, held, calls)
        ? heldField(field, held, naming, calls)
        : settingField(module, node, field, naming.prefix, calls);
    });
    return { ...node, fields };
  });
  return { ...module, classes, calls };
}

/** `Stock(url='…')`: a default of its own, whatever the class says. */
function isMadeWith({ type, values }: Field, calls: readonly CallSite[]): boolean {
  const value = values[0]?.expression;
  const call = value?.is === 'call' ? calls[value.call] : undefined;
  return call?.callee.is === 'name' && call.callee.name === type?.name && call.arguments.length > 0;
}

/** Not a member of an enumeration, nor a default that stands somewhere else. */
function isPlainlyHeld({ values }: Field, { node }: Known, calls: readonly CallSite[]): boolean {
  if (node.implements.some(({ name }) => /(?:Enum|Flag)$/.test(name))) return false;
  const value = values[0]?.expression;
  return value === undefined || value.is === 'literal' || (value.is === 'call' && calls[value.call] !== undefined);
}

function isInner({ name, type }: Field): boolean {
  return name === 'model_config' || name === 'Config' || name.startsWith('_') || (type?.name ?? '').endsWith('ClassVar');
}

/** `model_config = SettingsConfigDict(env_prefix='SHOP_')`, or the same in an inner class `Config`. */
function configured(module: Module, node: ClassNode, option: string): string | undefined {
  const config = node.fields.find(({ name }) => name === 'model_config')?.values[0]?.expression;
  const inner = node.fields.find(({ name }) => name === 'Config')?.values[0]?.expression;
  const written =
    (config?.is === 'call' && namedIn(module.calls[config.call]?.arguments ?? [], option)) ||
    (inner?.is === 'class' && module.classes[inner.class]?.fields.find(({ name }) => name === option)?.values[0]?.expression);
  return constantText(written || undefined, module);
}

/**
 * A field that holds a class: one of settings reads its own, a plain one what the field's name and a delimiter stand before.
 * https://docs.pydantic.dev/latest/concepts/pydantic_settings/#parsing-environment-variable-values
 */
function heldField(field: Field, held: Known, naming: Naming, calls: CallSite[]): Field {
  const [value] = field.values;
  const scope = value?.scope ?? held.node.scope;
  const call = (callee: Expression, args: readonly Expression[]): Expression => {
    calls.push({ callee, arguments: args, isNew: false, typeArguments: [], scope, place: field.place });
    return { is: 'call', call: calls.length - 1 };
  };
  const callee: Expression = { is: 'name', name: field.type?.name ?? '' };
  if (held.isSettings || naming.delimiter === undefined) return { ...field, values: [{ expression: call(callee, []), scope }] };
  const above = `${naming.prefix}${field.name}${naming.delimiter}`;
  const given = held.node.fields.flatMap((inner): readonly Expression[] => {
    if (isInner(inner)) return [];
    const { key, fallback } = described(held.module, inner, inner.values[0]?.expression, above);
    const plain = fallback?.is === 'literal' ? [fallback] : [];
    const read = { is: 'module', specifier: { is: 'literal', value: SETTINGS_MODULE } } as const;
    return [{ is: 'keyword', name: inner.name, of: call(read, [{ is: 'literal', value: key }, ...plain]) }];
  });
  return { ...field, values: [{ expression: call(callee, given), scope }] };
}

function settingField(module: Module, node: ClassNode, field: Field, prefix: string, calls: CallSite[]): Field {
  const [value] = field.values;
  const { key, fallback } = described(module, field, value?.expression, prefix);
  const scope = value?.scope ?? node.scope;
  const args: readonly Expression[] = fallback ? [{ is: 'literal', value: key }, fallback] : [{ is: 'literal', value: key }];
  const callee = { is: 'module', specifier: { is: 'literal', value: SETTINGS_MODULE } } as const;
  calls.push({ callee, arguments: args, isNew: false, typeArguments: [], scope, place: field.place });
  return { ...field, values: [{ expression: { is: 'call', call: calls.length - 1 }, scope }] };
}

/** `Field('default', env='NAME')` and its other spellings; a plain value is the default. */
function described(module: Module, field: Field, value: Expression | undefined, prefix: string) {
  const byName = (prefix + field.name).toUpperCase();
  const call = value?.is === 'call' ? module.calls[value.call] : undefined;
  const callee = call && (call.callee.is === 'name' || call.callee.is === 'member') ? call.callee.name : '';
  if (!call || callee !== 'Field') return { key: byName, fallback: value };
  const alias = ['env', 'validation_alias', 'alias'].map((name) => namedIn(call.arguments, name)).find(Boolean);
  const [first] = call.arguments;
  const fallback = namedIn(call.arguments, 'default') ?? (first?.is === 'keyword' || isEllipsis(first) ? undefined : first);
  const text = alias && firstText(module, alias);
  return { key: text ?? byName, fallback };
}

function isEllipsis(expression: Expression | undefined): boolean {
  return expression === undefined || expression.is === 'unknown';
}

function namedIn(args: readonly Expression[], name: string): Expression | undefined {
  const found = args.find((each) => each.is === 'keyword' && each.name === name);
  return found?.is === 'keyword' ? found.of : undefined;
}

/** One name, the first of a list, or of `AliasChoices('A', 'B')`. */
function firstText(module: Module, alias: Expression): string | undefined {
  const [first] = alias.is === 'list' ? alias.items : alias.is === 'call' ? (module.calls[alias.call]?.arguments ?? []) : [alias];
  return constantText(first, module);
}

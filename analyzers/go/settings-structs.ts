import type { CallSite, ClassNode, Expression, Field, Module, ObjectEntry } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { DIALECTS, type Dialect } from './settings-dialects.ts';
import { SettingsFiles } from './settings-files.ts';
import { settingItems } from './settings-items.ts';
import { type Root, rootsIn } from './settings-roots.ts';
import { type Resolver, type Struct, StructIndex } from './struct-index.ts';
import { itemsHeldBy, type Tags, tagsOf } from './tags.ts';

const DEEPEST = 6;
/** How many fields within one struct are followed; those after them are left out. */
const MOST_FIELDS = 1000;

/**
 * Where a library fills a struct with settings, the structs within it have the names of their fields in front of their own: a field that
 * holds such a struct is given one that is made of its settings.
 */
export function withNestedSettings(modules: readonly Module[], repository: Repository, resolve: Resolver): readonly Module[] {
  const index = new StructIndex(modules, resolve);
  const roots = rootsIn(modules, index);
  const inner = innerStructs(modules, index);
  if (roots.size === 0 && inner.size === 0) return modules;
  const files = new SettingsFiles(modules, repository, resolve);
  return modules.map((module) => {
    const calls = [...module.calls];
    const classes = module.classes.map((node): ClassNode => {
      const struct = { module, node };
      const key = index.keyOf(struct);
      const root = roots.get(key);
      const nestedBy = DIALECTS.filter(({ name }) => inner.has(`${name} ${key}`));
      const filled = root
        ? [root, ...besideFile(root)]
        : DIALECTS.filter((each) => !nestedBy.includes(each)).map((dialect) => ({ dialect, prefix: '' }));
      const filler: Filler = { struct, index, calls, files, root, fieldsLeft: MOST_FIELDS };
      const fields = node.fields.map((field) => {
        const own = withoutTags(field, nestedBy, module);
        return filled.reduce((kept, { dialect, prefix }) => withSettings(kept, dialect, prefix, root !== undefined, filler), own);
      });
      return fields.some((field, at) => field !== node.fields[at]) ? { ...node, fields } : node;
    });
    return classes.some((node, at) => node !== module.classes[at]) ? { ...module, calls, classes } : module;
  });
}

/** What a file says of a field, a tag of the environment may say too: https://github.com/ilyakaznacheev/cleanenv#readme */
function besideFile({ dialect }: Root): readonly Pick<Root, 'dialect' | 'prefix'>[] {
  return dialect.name === 'file'
    ? DIALECTS.filter(({ name }) => name === 'env').map((env) => ({ dialect: env, prefix: '' }))
    : [];
}

interface Filler {
  readonly struct: Struct;
  readonly index: StructIndex;
  /** The calls of the module, which grow. */
  readonly calls: CallSite[];
  readonly files: SettingsFiles;
  /** Where the struct itself is filled as a whole. */
  readonly root: Root | undefined;
  fieldsLeft: number;
}

/** The structs that fields with a tag hold, with the dialect of the tag. */
function innerStructs(modules: readonly Module[], index: StructIndex): ReadonlySet<string> {
  return new Set(
    modules.flatMap((module) => module.classes.flatMap(({ fields }) => fields.flatMap((field) => heldBy(field, module, index)))),
  );
}

function heldBy(field: Field, module: Module, index: StructIndex): readonly string[] {
  const tags = tagsOf(field);
  const dialects = DIALECTS.filter(({ name, below }) => isTagged(name, tags) && below(field, tags, '') !== undefined);
  const held = dialects.length > 0 ? index.find(field.type ?? itemsHeldBy(field)?.type, module) : undefined;
  return held ? dialects.map(({ name }) => `${name} ${index.keyOf(held)}`) : [];
}

function isTagged(name: Dialect['name'], tags: Readonly<Record<string, string>>): boolean {
  return name === 'env' ? 'envPrefix' in tags || 'env-prefix' in tags : name in tags;
}

/** Read by itself, a struct within another has other names than there. */
function withoutTags(field: Field, dialects: readonly Dialect[], { calls }: Module): Field {
  const names = new Set(dialects.map(({ name }) => `tag ${name}`));
  const values = field.values.filter(({ expression }) => {
    const callee = expression.is === 'call' ? calls[expression.call]?.callee : undefined;
    return callee?.is !== 'name' || !names.has(callee.name);
  });
  return values.length === field.values.length ? field : { ...field, values };
}

/** What the file may say has the default beside it. */
function withoutDefault(field: Field): Field['values'] {
  const given = tagsOf(field)['env-default'];
  return field.values.filter(
    ({ expression }) => expression.is !== 'literal' || given === undefined || expression.value !== given,
  );
}

/** A field that holds a struct is made of the settings in it; one without a tag is a setting of its own name, where all are. */
function withSettings(field: Field, dialect: Dialect, prefix: string, isRoot: boolean, filler: Filler): Field {
  const tags = tagsOf(field);
  const held = filler.index.find(field.type, filler.struct.module);
  const scope = field.values[0]?.scope;
  if (scope === undefined || (!isRoot && !isTagged(dialect.name, tags))) return field;
  const bare = withoutTags(field, [dialect], filler.struct.module);
  if (!held) {
    const own = filler.index.keyOf(filler.struct);
    const items = isRoot ? itemsOf(field, filler.struct, dialect, prefix, scope, filler, [own]) : undefined;
    const value = items ?? (isRoot ? leaf(field, dialect, prefix, scope, filler) : undefined);
    return value ? { ...bare, values: [...withoutDefault(bare), { expression: value, scope }] } : field;
  }
  const below = dialect.below(field, tags, prefix);
  if (below === undefined) return field;
  const owner = filler.index.keyOf(filler.struct);
  if (filler.index.keyOf(held) === owner) return bare;
  const made = instanceOf(field, held, dialect, below, scope, filler, [owner]);
  return { ...bare, values: [...bare.values, { expression: made, scope }] };
}

/** What a list or map of settings holds, as far as the program's files tell. */
function itemsOf(
  field: Field,
  owner: Struct,
  dialect: Dialect,
  above: string,
  scope: number,
  filler: Filler,
  path: readonly string[],
): Expression | undefined {
  const { root, index, files } = filler;
  if (!root || root.dialect !== dialect) return undefined;
  return settingItems(field, root, above, files, ({ type }, key) => {
    const held = index.find(type, owner.module);
    if (!held) return type === undefined ? read(key, {}, field, dialect, scope, filler) : undefined;
    const isNested = path.length > DEEPEST || path.includes(index.keyOf(held));
    const item = { ...field, ...(type ? { type } : {}) };
    return isNested ? undefined : instanceOf(item, held, dialect, key, scope, filler, path);
  });
}

function leaf(field: Field, dialect: Dialect, above: string, scope: number, filler: Filler): Expression | undefined {
  const tags = tagsOf(field);
  const key = dialect.keyOf(field, tags, above);
  if (key === undefined) return undefined;
  const alone = dialect.name === 'envconfig' ? tags['envconfig']?.toUpperCase() : undefined;
  const first = read(key, tags, field, dialect, scope, filler);
  return alone === undefined || alone === key
    ? first
    : { is: 'fallback', first, second: read(alone, tags, field, dialect, scope, filler) };
}

/** The setting of a key, with the tags beside it. */
function read(key: string, tags: Tags, { place }: Field, dialect: Dialect, scope: number, { calls }: Filler): Expression {
  const beside: Expression = {
    is: 'object',
    entries: Object.entries(tags).map(([name, text]) => ({ key: name, value: { is: 'literal', value: text } })),
  };
  const callee = { is: 'name', name: `tag ${dialect.name}` } as const;
  const given: readonly Expression[] = [{ is: 'literal', value: key }, beside];
  calls.push({ callee, arguments: given, isNew: false, typeArguments: [], scope, place });
  return { is: 'call', call: calls.length - 1 };
}

function instanceOf(
  field: Field,
  held: Struct,
  dialect: Dialect,
  above: string,
  scope: number,
  filler: Filler,
  around: readonly string[],
): Expression {
  const path = [...around, filler.index.keyOf(held)];
  const entries = held.node.fields.flatMap((inner): readonly ObjectEntry[] => {
    if (around.length > DEEPEST || filler.fieldsLeft === 0) return [];
    filler.fieldsLeft -= 1;
    const value = memberOf(inner, held, dialect, above, scope, filler, path);
    return value ? [{ key: inner.name, value }] : [];
  });
  const [head = '', name] = field.type?.name.split('.') ?? [];
  const isSeen = around.length === 1 || held.module.path === filler.struct.module.path;
  if (!isSeen) return { is: 'object', entries };
  const callee: Expression =
    name === undefined ? { is: 'name', name: head } : { is: 'member', of: { is: 'name', name: head }, name };
  filler.calls.push({
    callee,
    arguments: [{ is: 'object', entries }],
    isNew: true,
    typeArguments: [],
    scope,
    place: field.place,
  });
  return { is: 'call', call: filler.calls.length - 1 };
}

function memberOf(
  field: Field,
  owner: Struct,
  dialect: Dialect,
  above: string,
  scope: number,
  filler: Filler,
  path: readonly string[],
): Expression | undefined {
  const held = filler.index.find(field.type, owner.module);
  if (!held) return itemsOf(field, owner, dialect, above, scope, filler, path) ?? leaf(field, dialect, above, scope, filler);
  if (path.includes(filler.index.keyOf(held))) return undefined;
  const below = dialect.below(field, tagsOf(field), above) ?? above;
  return instanceOf(field, held, dialect, below, scope, filler, path);
}

import type { Bound, Decorator, Expression, Field, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { callNamed } from './calls.ts';
import { libraries } from './libraries/index.ts';
import { textIn } from './literals.ts';
import { type At, nameOf, part, textOf } from './lowering.ts';

/** Tags that some library reads settings by; see `tag env` in its globals. */
const READ = new Set(libraries.flatMap(({ globals = [] }) => globals).filter((name) => name.startsWith('tag ')));

/** What `env:"PORT" envDefault:"8080"` makes of a field: a call of the tag with its text and all the tags beside it. */
export function valuesOfTag(declaration: Node, at: At): Bound[] {
  const tag = part(declaration, 'tag');
  const pairs = tag ? pairsIn(textIn(tag)) : [];
  const beside: Expression = { is: 'object', entries: pairs.map(([key, text]) => ({ key, value: textOf(text) })) };
  const given = defaultOf(pairs);
  const fallback = given === undefined ? [] : [{ expression: textOf(given), scope: at.scope }];
  const named = pairs.flatMap(([key, text]) => {
    const [name = ''] = text.split(',');
    if (!tag || name === '' || name === '-' || !READ.has(`tag ${key}`)) return [];
    return [{ expression: callNamed(`tag ${key}`, [textOf(name), beside], tag, at), scope: at.scope }];
  });
  return [...named, ...fallback];
}

/** A default without the name of a variable is the field's value: https://github.com/ilyakaznacheev/cleanenv#supported-types */
function defaultOf(pairs: readonly (readonly [string, string])[]): string | undefined {
  const tags = new Map(pairs);
  return tags.has('env') ? undefined : tags.get('env-default');
}

/** The tags of a field by their names. */
export type Tags = Readonly<Record<string, string>>;

const TAGS = 'struct tags';
const KEPT =
  /^(mapstructure|koanf|yaml|json|toml|protobuf|env|envPrefix|env-prefix|envDefault|env-default|envconfig|default|split_words|ignored)$/;

/** Tags of libraries that read settings, kept on the field for what only the whole struct tells. */
export function keptTags(declaration: Node, at: At): Decorator[] {
  const tag = part(declaration, 'tag');
  const kept = tag ? pairsIn(textIn(tag)).filter(([key]) => KEPT.test(key)) : [];
  if (!tag || kept.length === 0) return [];
  const entries = kept.map(([key, text]) => ({ key, value: textOf(text) }));
  return [{ callee: nameOf(TAGS), arguments: [{ is: 'object', entries }], scope: at.scope, place: at.file.place(tag) }];
}

const ITEMS = 'struct items';

/** What a field holds several of, kept on it for libraries that fill it. */
export function heldItems(by: 'list' | 'map', type: string, declaration: Node, at: At): Decorator[] {
  const place = at.file.place(declaration);
  return [{ callee: nameOf(ITEMS), arguments: [textOf(by), textOf(type)], scope: at.scope, place }];
}

/** What a field holds several of; the type is undefined where these are plain values. */
export function itemsHeldBy({
  decorators,
}: Pick<Field, 'decorators'>): { readonly by: string; readonly type: TypeReference | undefined } | undefined {
  const [by, type] = decorators.find(({ callee }) => callee.is === 'name' && callee.name === ITEMS)?.arguments ?? [];
  if (by?.is !== 'literal' || type?.is !== 'literal') return undefined;
  return { by: String(by.value), type: type.value === '' ? undefined : { name: String(type.value), arguments: [] } };
}

export function tagsOf({ decorators }: Pick<Field, 'decorators'>): Tags {
  const kept = decorators.find(({ callee }) => callee.is === 'name' && callee.name === TAGS)?.arguments[0];
  const entries = kept?.is === 'object' ? kept.entries : [];
  return Object.fromEntries(
    entries.flatMap((each) =>
      'key' in each && each.value.is === 'literal' ? [[each.key, String(each.value.value)] as const] : [],
    ),
  );
}

/** https://pkg.go.dev/reflect#StructTag */
function pairsIn(tag: string): readonly (readonly [string, string])[] {
  return [...tag.matchAll(/([^\s":]+):"((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text] as const);
}

import type { Module } from './ir.ts';
import type { Library } from './library.ts';

/** An entry of a library's table by symbol path; methods are looked for in the type's supertypes too. */
export function entryFor<T>(library: Library, table: Readonly<Record<string, T>> | undefined, path: string): T | undefined {
  if (!table) return undefined;
  for (const each of spellings(library, path)) if (Object.hasOwn(table, each)) return table[each];
  const like = patternsOf(table).find((pattern) => starIn(pattern, path) !== undefined) ?? deepKey(library, table, path);
  return like === undefined ? undefined : table[like];
}

/** Whether a table has an entry for that very path, in the words of the type or of one that it extends. */
export function hasOwnEntry(library: Library, table: Readonly<Record<string, unknown>> | undefined, path: string): boolean {
  return table !== undefined && spellings(library, path).some((each) => Object.hasOwn(table, each));
}

/** In `Type.**.send`: a member of that name however deep below the type; `Type.**` is any that no other key is for. */
const ANY_DEPTH = '.**';

/** The key of any depth that a path is for; none has a number of arguments. */
function deepKey(library: Library, table: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const keys = deepKeysOf(table);
  const cut = keys.length === 0 || /\/\d+$/.test(path) ? -1 : path.indexOf('.');
  if (cut < 0) return undefined;
  const last = path.slice(path.lastIndexOf('.') + 1);
  const types = spellings(library, path).map((each) => each.slice(0, each.indexOf('.')));
  const wanted = types.flatMap((type) => [`${type}${ANY_DEPTH}.${last}`, `${type}${ANY_DEPTH}`]);
  return wanted.find((key) => keys.includes(key));
}

const deepKeys = new WeakMap<object, readonly string[]>();

function deepKeysOf(table: object): readonly string[] {
  const known = deepKeys.get(table) ?? Object.keys(table).filter((key) => key.includes(ANY_DEPTH));
  deepKeys.set(table, known);
  return known;
}

const patterns = new WeakMap<object, readonly string[]>();

/** Keys such as `New*Client`; `Type.*` is another matter. */
function patternsOf(table: object): readonly string[] {
  const known =
    patterns.get(table) ??
    Object.keys(table).filter(
      (key) =>
        key.includes('*') && !key.includes(ANY_DEPTH) && !key.startsWith('*.') && !key.endsWith('.*') && !key.endsWith(ANY_CLASS),
    );
  patterns.set(table, known);
  return known;
}

/** What `*` stands for in a name: `Orders` in `NewOrdersClient` for `New*Client`. */
export function starIn(pattern: string, name: string): string | undefined {
  const cut = pattern.indexOf('*');
  const [head, tail] = [pattern.slice(0, cut), pattern.slice(cut + 1)];
  const star = name.slice(head.length, name.length - tail.length);
  return name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail) && !/[./]/.test(star)
    ? star
    : undefined;
}

/** In `Type.new *`: any class that is a member of the type, where it is instantiated. */
export const ANY_CLASS = 'new *';

/** Like {@link entryFor}, where `Type.*` matches any member of the type. */
export function entryOrWildcard<T>(
  library: Library,
  table: Readonly<Record<string, T>> | undefined,
  path: string,
): T | undefined {
  const cut = path.lastIndexOf('.');
  const type = path.slice(0, cut);
  const exact = entryFor(library, table, path);
  if (exact !== undefined || cut < 0) return exact;
  return entryFor(library, table, `${type}.*`) ?? entryFor(library, table, `${path.slice(0, path.indexOf('.'))}.${ANY_CLASS}`);
}

/** `ClientKafka.send` is also `ClientProxy.send`; `default.get` is also `get`. */
function spellings(library: Library, path: string): readonly string[] {
  const plain = path === '' ? 'default' : path.replace(/^default\./, '');
  const found = [plain];
  const cut = plain.indexOf('.');
  if (cut < 0) return found;
  let type: string | undefined = library.types?.[plain.slice(0, cut)];
  while (type !== undefined && found.length < 8) {
    found.push(type + plain.slice(cut));
    type = library.types?.[type];
  }
  return found;
}

/** Whether a type is, or inherits from, another type of the library. */
export function isType(library: Library, type: string, wanted: string): boolean {
  for (let each: string | undefined = type, steps = 0; each !== undefined && steps < 8; each = library.types?.[each], steps++)
    if (each === wanted) return true;
  return false;
}

/** Whether something that a library made is of a type of it; of no type, nothing is. */
export function isOfType(
  made: { readonly library: Library; readonly type: string } | undefined,
  wanted: string | undefined,
): boolean {
  return made !== undefined && wanted !== undefined && isType(made.library, made.type, wanted);
}

const names = new WeakMap<Library, ReadonlySet<string>>();

/** The first names of every symbol path a library knows: what it can be asked for by name. */
export function namesOf(library: Library): ReadonlySet<string> {
  const known = names.get(library) ?? new Set(symbolsOf(library).map((path) => path.split('.')[0] ?? path));
  names.set(library, known);
  return known;
}

function symbolsOf(library: Library): readonly string[] {
  const { calls, creates, types, values, callbacks, guards, decorators = {} } = library;
  const tables = [calls, creates, types, values, callbacks, guards, ...Object.values(decorators)];
  return [
    ...(library.guardTokens ?? []),
    ...tables.flatMap((table) => Object.keys(table ?? {})),
    ...Object.values(creates ?? {}),
    ...Object.values(types ?? {}),
  ];
}

/** Names of methods that a library adds to types of others: `*.UseNpgsql`. */
export function extensionsOf({ calls, creates, values, callbacks }: Library): readonly string[] {
  const keys = [calls, creates, values, callbacks].flatMap((table) => Object.keys(table ?? {}));
  return [...new Set(keys.flatMap((key) => (key.startsWith('*.') ? [key.slice(2)] : [])))];
}

/** Whether a library says anything about a symbol. */
export function isKnownSymbol(library: Library, path: string): boolean {
  const { calls, creates, values, callbacks, guards, keeps } = library;
  return [calls, creates, values, callbacks, guards, keeps].some(
    (table) => entryOrWildcard<unknown>(library, table, path) !== undefined,
  );
}

/** Whether a library says anything about members of a member: `app.locals.orders`. */
export function hasMembers(library: Library, path: string): boolean {
  const starts = spellings(library, path).map((each) => `${each}.`);
  return symbolsOf(library).some((symbol) => starts.some((start) => symbol.startsWith(start)));
}

/** Whether a specifier is one of the library's. */
export function matchesImport({ imports }: Library, specifier: string): boolean {
  return imports.some((each) => (each.endsWith('*') ? specifier.startsWith(each.slice(0, -1)) : specifier === each));
}

/** Whether a file opens the library, or imports from it the method of that name that it adds to types of others. */
export function isOpenedFor(library: Library, name: string, { opens = [], imports }: Module): boolean {
  const imported = imports.some(({ local, specifier }) => local === `.${name}` && matchesImport(library, specifier));
  return imported || opens.some((each) => matchesImport(library, each));
}

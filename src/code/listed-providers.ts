import type { CodeBase } from './code-base.ts';
import type { ClassNode, Decorator, Expression, Module } from './ir.ts';
import type { Library } from './library.ts';
import { namesIn, takenMember } from './references.ts';

/** Stands before the name of a class that is only listed for a container to hand out: `providers: [Orders]`. */
export const LISTED = '~';

/** Which classes a container makes for whoever asks for them, and in which lists they stand. */
export interface ListedProviders {
  /** The file with the names in such lists marked. */
  marked(module: Module): Module;
  /** Whether a declaration (`path#name`) is a class that does nothing by itself: only who is given it calls it. */
  isQuiet(key: string): boolean;
}

/** Undefined where no library in play keeps such lists. */
export function listedProviders(base: CodeBase): ListedProviders | undefined {
  const libraries = base.libraries.filter(({ providers }) => providers?.listed);
  const using = new Set(base.modules.filter((module) => libraries.some((library) => imports(module, library))));
  if (using.size === 0) return undefined;
  const keys = new Set(libraries.flatMap(({ providers }) => providers?.listed?.under ?? []));
  const quiet = new Set(
    [...using].flatMap((module) =>
      module.classes.flatMap((node) => (isQuietClass(node, module, libraries, base) ? [`${module.path}#${node.name}`] : [])),
    ),
  );
  return {
    marked: (module) => (using.has(module) ? (withMarks(module, keys) as Module) : module),
    isQuiet: (key) => quiet.has(key),
  };
}

function imports(module: Module, library: Library): boolean {
  return module.imports.some(({ specifier }) => library.imports.includes(specifier));
}

/** Decorated for the container and for nothing else, of no type from outside, without members that run by themselves. */
function isQuietClass(node: ClassNode, module: Module, libraries: readonly Library[], base: CodeBase): boolean {
  if (node.name === undefined || node.extends || node.decorators.length !== 1 || !isOfRepository(node, module, base))
    return false;
  const [own] = node.decorators;
  const rule = own && libraries.find((library) => isOf(own, module, library, base))?.providers?.listed;
  if (!rule) return false;
  const members = node.methods.flatMap((index) => module.functions[index] ?? []);
  const names = new Set(members.flatMap(({ name }) => name ?? []));
  const runs = members.some(({ name, decorators }) => decorators.length > 0 || rule.hooks.includes(name ?? ''));
  return !runs && !startsItself(node, module, names);
}

function isOf(decorator: Decorator, module: Module, library: Library, base: CodeBase): boolean {
  if (decorator.callee.is !== 'name') return false;
  const found = base.importOf(module, decorator.callee.name);
  return (
    found !== undefined && library.imports.includes(found.specifier) && found.imported === library.providers?.listed?.decorator
  );
}

function isOfRepository(node: ClassNode, module: Module, base: CodeBase): boolean {
  return node.implements.every(({ name }) => {
    const found = base.importOf(module, name.split('.')[0] ?? name);
    return found ? base.resolveImport(found.specifier, module) !== undefined : true;
  });
}

/** Whether it names a method of its own beside its methods: in its constructor, or in what its fields begin with. */
function startsItself(node: ClassNode, module: Module, names: ReadonlySet<string>): boolean {
  const isOwn = (expression: Expression) => {
    const mentioned = namesIn(expression);
    return [...names].some((name) => mentioned.has(`.${name}`) || mentioned.has(takenMember(name)));
  };
  return module.calls.some((call) => {
    if (methodAround(call.scope, node, module) !== 'beside') return false;
    return [call.callee, ...call.arguments].some(isOwn);
  });
}

/** Whether a scope lies in a class, and there in one of its methods or beside them. */
function methodAround(scope: number, node: ClassNode, module: Module): 'method' | 'beside' | undefined {
  const index = module.classes.indexOf(node);
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const own = module.scopes[at];
    const fn = own?.function === undefined ? undefined : module.functions[own.function];
    if (fn?.class === index) return fn.kind === 'constructor' ? 'beside' : 'method';
    if (own?.class === index) return 'beside';
  }
  return undefined;
}

/** The same data, with names marked that stand by themselves in a list under one of the keys. */
function withMarks(data: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(data)) return data.map((each) => withMarks(each, keys));
  if (typeof data !== 'object' || data === null) return data;
  const isListed = 'key' in data && typeof data.key === 'string' && keys.has(data.key) && 'value' in data;
  const entries = Object.entries(data).map(([name, value]) => {
    const inner = withMarks(value, keys);
    return [name, isListed && name === 'value' ? withMarkedItems(inner as Expression) : inner] as const;
  });
  return Object.fromEntries(entries);
}

function withMarkedItems(value: Expression): Expression {
  if (value.is !== 'list') return value;
  return { ...value, items: value.items.map((item) => (item.is === 'name' ? { ...item, name: LISTED + item.name } : item)) };
}

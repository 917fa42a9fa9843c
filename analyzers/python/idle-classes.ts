import type { Program } from '../../src/code/engine.ts';
import type { ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { isInside, type Repository } from '../../src/sdk/index.ts';

const WORD = /[A-Za-z_]\w*/g;
/** Files that name no class whatever they hold: pictures, archives, compiled code, lists of locked packages. */
const NAMELESS =
  /\.(?:png|jpe?g|gif|ico|webp|bmp|tiff?|pdf|woff2?|ttf|otf|eot|mp[34]|mov|wav|ogg|zip|gz|tgz|bz2|xz|7z|tar|jar|whl|pyc|so|dll|dylib|exe|mo|sqlite3?|lock)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml)$/i;
/** With one of these a program finds classes by what they extend. */
const SUBCLASSES = /\b(?:__subclasses__|__init_subclass__|metaclass)\b/;

interface Known {
  readonly module: Module;
  readonly node: ClassNode;
}

/** What a program that is all of its folder does not run although it lies there. */
export function withIdle(program: Program, modules: readonly Module[], repository: Repository): Program {
  const { folder, served } = program;
  return served ? { ...program, served: { ...served, idle: idleClasses(modules, folder, repository) } } : program;
}

/**
 * Classes that no file names but the one line that declares them: nobody makes or extends one. What a framework finds by itself is of a
 * class of the framework, or is decorated; those are never among them, nor is what extends a class where programs ask for subclasses.
 */
function idleClasses(modules: readonly Module[], folder: string, repository: Repository): ReadonlySet<string> {
  const own = modules.filter(({ path }) => isInside(path, folder));
  const known = new Map(own.flatMap((module) => module.classes.map((node) => [node.name ?? '', { module, node }] as const)));
  const ofProgram = plainClasses(known);
  const plain = own.flatMap(({ path, classes }) =>
    classes.flatMap((node) =>
      node.scope === 0 && node.name && ofProgram.has(node) ? [{ path, name: node.name, extends: node.extends }] : [],
    ),
  );
  const said = plain.length > 0 ? counted(new Set(plain.map(({ name }) => name)), repository) : undefined;
  if (!said) return new Set();
  const idle = plain.filter(({ path, name, extends: base }) => {
    const isFound = base ? said.asksForSubclasses : said.withMetaclasses.has(path);
    return said.counts.get(name) === 1 && !isFound;
  });
  return new Set(idle.map(({ path, name }) => `${path}#${name}`));
}

/** How often the repository's files have each name; undefined where one of them cannot be read, which may have any. */
function counted(names: ReadonlySet<string>, repository: Repository) {
  const counts = new Map<string, number>();
  const withMetaclasses = new Set<string>();
  let asksForSubclasses = false;
  for (const path of repository.paths) {
    if (NAMELESS.test(path)) continue;
    const text = repository.read(path)?.text;
    if (text === undefined) return undefined;
    asksForSubclasses ||= path.endsWith('.py') && SUBCLASSES.test(text);
    if (path.endsWith('.py') && text.includes('metaclass')) withMetaclasses.add(path);
    for (const [word] of text.matchAll(WORD)) if (names.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { counts, withMetaclasses, asksForSubclasses };
}

/** Those without decorators, and of nothing but such classes of the program itself: what is not of them makes its heirs none either. */
function plainClasses(known: ReadonlyMap<string, Known>): ReadonlySet<ClassNode> {
  const heirs = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const [name, { module, node }] of known) {
    if (isDecorated(node, module)) others.add(name);
    for (const base of new Set(basesOf(node.extends?.expression))) {
      if (base === undefined || !known.has(base)) others.add(name);
      else heirs.set(base, (heirs.get(base) ?? new Set()).add(name));
    }
  }
  for (const each of others) for (const heir of heirs.get(each) ?? []) others.add(heir);
  return new Set([...known].flatMap(([name, { node }]) => (others.has(name) ? [] : [node])));
}

function isDecorated(node: ClassNode, { calls, classes }: Module): boolean {
  return calls.some(({ decorates }) => decorates?.is === 'class' && classes[decorates.class] === node);
}

function basesOf(expression: Expression | undefined): readonly (string | undefined)[] {
  if (expression?.is === 'choice') return expression.options.flatMap(basesOf);
  return expression ? [expression.is === 'name' ? expression.name : undefined] : [];
}

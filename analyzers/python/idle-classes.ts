import type { Program } from '../../src/code/engine.ts';
import type { ClassNode, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';

const WORD = /[A-Za-z_]\w*/g;
/** Files that may name a class as text: settings, entry points, templates. */
const NAMING = /\.(?:py|toml|cfg|ini|ya?ml|json|html|txt|sh)$/;
const LONGEST = 300_000;
const DEEPEST = 8;

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
 * class of the framework, or is decorated; those are never among them.
 */
function idleClasses(modules: readonly Module[], folder: string, repository: Repository): ReadonlySet<string> {
  const inside = (path: string) => folder === '.' || path.startsWith(`${folder}/`);
  const own = modules.filter(({ path }) => inside(path));
  const known = new Map(own.flatMap((module) => module.classes.map((node) => [node.name ?? '', { module, node }] as const)));
  const plain = own.flatMap(({ path, classes }) =>
    classes.flatMap((node) => (node.scope === 0 && node.name && isPlain(node, known) ? [{ path, name: node.name }] : [])),
  );
  if (plain.length === 0) return new Set();
  const counts = new Map(plain.map(({ name }) => [name, 0]));
  for (const path of repository.paths) {
    const text = NAMING.test(path) ? (repository.read(path)?.text ?? '') : '';
    if (text.length > LONGEST) continue;
    for (const [word] of text.matchAll(WORD)) if (counts.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set(plain.flatMap(({ path, name }) => (counts.get(name) === 1 ? [`${path}#${name}`] : [])));
}

/** Without decorators, and of nothing but classes of the program itself. */
function isPlain(node: ClassNode, known: ReadonlyMap<string, Known>, depth = 0): boolean {
  const home = known.get(node.name ?? '')?.module;
  const isDecorated = home?.calls.some(({ decorates }) => decorates?.is === 'class' && home.classes[decorates.class] === node);
  if (isDecorated !== false || depth > DEEPEST) return false;
  return basesOf(node.extends?.expression).every((name) => {
    const base = known.get(name ?? '')?.node;
    return base !== undefined && isPlain(base, known, depth + 1);
  });
}

function basesOf(expression: Expression | undefined): readonly (string | undefined)[] {
  if (expression?.is === 'choice') return expression.options.flatMap(basesOf);
  return expression ? [expression.is === 'name' ? expression.name : undefined] : [];
}

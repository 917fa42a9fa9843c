import { textsOf, type Value } from '../model/value.ts';
import { Expander } from './expand.ts';
import type { Bound, Module } from './ir.ts';
import type { ComputedImports, Reach } from './reach.ts';
import type { SiteReference } from './thing.ts';
import type { OpenWorld } from './world.ts';

/**
 * Which files `require(path.join(process.cwd(), 'settings', name))` can mean: the one whose name can be computed, or those of the
 * folder and with the ending that are known. A name that comes from outside (a setting without default) means no file of the repository.
 */
export function computedImportsIn(world: OpenWorld): ComputedImports {
  return (module, program) => {
    const { computedImports } = module;
    if (!computedImports) return undefined;
    const found: string[] = [];
    for (const bound of computedImports)
      for (const value of valuesOf(world, module, bound, program)) {
        const files = filesOf(world, module, value);
        if (!files) return undefined;
        found.push(...files);
      }
    return found;
  };
}

/** What the name can be for every caller of the function that imports. */
function valuesOf(world: OpenWorld, module: Module, { expression, scope }: Bound, program: string): readonly Value[] {
  const all = () => [program];
  const here: Reach = {
    programsAt: () => new Set(all()),
    programsAtAll: all,
    programsUsing: all,
    programsStarting: all,
    programsCalling: all,
    programsGiven: all,
    programsKeeping: all,
    programsSending: all,
    programsAsking: all,
  };
  const site: SiteReference = { module, place: { line: 1, text: '' } };
  const found = new Expander(world, here).expand(site, (evaluator, frame) => ({
    result: evaluator.value({ module, expression, scope, frame }),
    more: 'callers',
  }));
  return found.map(({ result }) => result);
}

function filesOf(world: OpenWorld, module: Module, value: Value): readonly string[] | undefined {
  if (value.is === 'one-of') {
    const all = value.values.map((each) => filesOf(world, module, each));
    const known = all.flatMap((files) => files ?? []);
    return known.length === 0 && all.some((files) => !files) ? undefined : known;
  }
  if (value.is === 'unknown' || value.is === 'object' || value.is === 'list') return undefined;
  const open = value.is === 'concat' && value.parts.some(({ is }) => is === 'unknown' || is === 'one-of');
  // Alternatives at the beginning, such as the files that a program is started from, are asked for one by one.
  const isOfSeveral = value.is === 'concat' && value.parts[0]?.is === 'one-of' && textsOf(value).length > 0;
  if (value.is === 'concat' && isDotted(value.parts[0]))
    return textsOf(value).flatMap((text) => world.base.resolveImport(text, module) ?? []);
  if (open && !isOfSeveral) return filesLike(world, module, value.parts);
  return textsOf(value).flatMap((text) => world.base.resolveImport(text, module) ?? []);
}

/** `shop.routers.` + something: what is not known of a name with dots means no file. */
function isDotted(first: Value | undefined): boolean {
  return first?.is === 'literal' && /^\w[\w.]*\.$/.test(String(first.value));
}

/** `/modules/` + something + `/index.js`. */
function filesLike(world: OpenWorld, module: Module, parts: readonly Value[]): readonly string[] | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  const folder = first?.is === 'literal' ? folderIn(String(first.value), module) : undefined;
  if (folder === undefined) return undefined;
  const ending = last?.is === 'literal' ? String(last.value).replace(/^\.\//, '') : '';
  const files = world.base.modules.map(({ path }) => path).filter((path) => path.startsWith(folder));
  return files.filter((path) => path.endsWith(ending) || withoutExtension(path).endsWith(ending));
}

/** The known beginning as a path from the root; at least one folder, so that it is no guess. */
function folderIn(text: string, module: Module): string | undefined {
  if (text.startsWith('/')) return text.length > 2 ? text.slice(1) : undefined;
  if (!text.startsWith('./')) return undefined;
  const around = module.path.slice(0, module.path.lastIndexOf('/') + 1);
  return `${around}${text.slice(2)}`;
}

function withoutExtension(path: string): string {
  return path.replace(/\.[a-z]+$/, '');
}

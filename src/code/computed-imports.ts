import { textsOf, type Value } from '../model/value.ts';
import { Evaluator } from './evaluate.ts';
import type { Module } from './ir.ts';
import type { ComputedImports } from './reach.ts';
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
    for (const { expression, scope } of computedImports) {
      const value = new Evaluator(world, program).value({ module, expression, scope });
      const files = filesOf(world, module, value);
      if (!files) return undefined;
      found.push(...files);
    }
    return found;
  };
}

function filesOf(world: OpenWorld, module: Module, value: Value): readonly string[] | undefined {
  if (value.is === 'one-of') {
    const all = value.values.map((each) => filesOf(world, module, each));
    return all.some((files) => !files) ? undefined : all.flatMap((files) => files ?? []);
  }
  if (value.is === 'unknown' || value.is === 'object' || value.is === 'list') return undefined;
  const open = value.is === 'concat' && value.parts.some(({ is }) => is === 'unknown' || is === 'one-of');
  if (open) return filesLike(world, module, value.parts);
  return textsOf(value).flatMap((text) => world.base.resolveImport(text, module) ?? []);
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

import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { textsOf } from './celery-discovery.ts';
import type { Resolve } from './imported-names.ts';
import { FILE } from './modules.ts';

/**
 * Applications run all modules of the packages that they look through; told no more than to, the package of their origin.
 * https://faust-streaming.github.io/faust/userguide/settings.html#autodiscover
 */
export function linkFaust(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => specifier === 'faust')) return module;
    const found = module.calls.flatMap(discoveredBy).flatMap((name) => filesOf(name, module.path, modules, resolve));
    return found.length > 0 ? { ...module, requires: [...new Set([...module.requires, ...found])] } : module;
  });
}

function discoveredBy({ callee, arguments: args }: CallSite): readonly string[] {
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : '';
  if (name === 'discover') return args.flatMap((each) => (each.is === 'keyword' ? [] : textIn(each)));
  if (name !== 'App') return [];
  const told = keywordIn(args, 'autodiscover');
  return told?.is === 'literal' && told.value === true ? textIn(keywordIn(args, 'origin')) : textsOf(told);
}

function keywordIn(args: readonly Expression[], name: string): Expression | undefined {
  return args.flatMap((each) => (each.is === 'keyword' && each.name === name ? [each.of] : []))[0];
}

function textIn(expression: Expression | undefined): readonly string[] {
  return expression?.is === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}

/** A module, or a package with all that lies in it. */
function filesOf(name: string, from: string, modules: readonly Module[], resolve: Resolve): readonly string[] {
  const path = resolve(name, from);
  if (path === undefined) return [];
  const folder = path.startsWith('package:') ? path.slice('package:'.length) : folderOf(path);
  const isPackage = path.startsWith('package:') || path.endsWith('/__init__.py');
  const inside = modules.filter((each) => each.path.startsWith(`${folder}/`) && !each.path.endsWith('/__main__.py'));
  return (isPackage ? inside.map((each) => each.path) : [path]).filter((each) => each !== from).map((each) => FILE + each);
}

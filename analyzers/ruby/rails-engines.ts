import type { CallSite, Expression, Module } from '../../src/code/ir.ts';

// https://guides.rubyonrails.org/engines.html#mounting-the-engine

/** What a route is told besides: the engine that it is drawn for. */
export const ENGINE = 'of engine';

/** Routes of engines are served below the paths that applications mount them at; a program loads the whole gem of an engine that it mounts. */
export function linkEngines(given: readonly Module[], homes: ReadonlyMap<string, string>): readonly Module[] {
  const mounts = given.flatMap(mountsIn);
  if (mounts.length === 0) return given;
  const modules = given.map((module) => ({ ...module, requires: [...module.requires, ...loadedBy(module, given, homes)] }));
  return modules.map((module) => {
    if (!module.calls.some((call) => engineOf(call) !== undefined)) return module;
    const more: CallSite[] = [];
    const calls = module.calls.map((call) => {
      const engine = engineOf(call);
      const [first, ...others] = mounts.filter((mount) => mount.engine === engine);
      if (!first) return call;
      more.push(...others.map(({ parts }) => below(parts, call)));
      return below(first.parts, call);
    });
    return { ...module, calls: [...calls, ...more] };
  });
}

function loadedBy(module: Module, modules: readonly Module[], homes: ReadonlyMap<string, string>): readonly string[] {
  const engines = new Set(mountsIn(module).map(({ engine }) => engine));
  if (engines.size === 0) return [];
  const drawing = modules.filter(({ calls }) => calls.some((call) => engines.has(engineOf(call) ?? '')));
  const gems = new Set(drawing.map(({ path }) => homes.get(path)));
  gems.delete(homes.get(module.path));
  return modules.flatMap(({ path }) => (gems.has(homes.get(path)) ? [path] : []));
}

interface Mounted {
  readonly engine: string;
  readonly parts: readonly Expression[];
}

function mountsIn({ calls, imports }: Module): readonly Mounted[] {
  return calls.flatMap(({ callee, arguments: [of, path] }): readonly Mounted[] => {
    if (callee.is !== 'member' || callee.name !== 'mount' || of?.is !== 'name') return [];
    const named = imports.find(({ local }) => local === of.name)?.imported;
    const parts = partsIn(path);
    const isPlain = parts.every((part) => part.is === 'literal');
    return named === undefined || !isPlain ? [] : [{ engine: named, parts }];
  });
}

function engineOf({ arguments: args }: CallSite): string | undefined {
  const named = args.find((each) => each.is === 'keyword' && each.name === ENGINE);
  return named?.is === 'keyword' && named.of.is === 'literal' ? String(named.of.value) : undefined;
}

function below(mounted: readonly Expression[], call: CallSite): CallSite {
  const [methods, path, ...others] = call.arguments;
  if (!methods) return call;
  return { ...call, arguments: [methods, { is: 'concat', parts: [...mounted, ...partsIn(path)] }, ...others] };
}

/** A whole path, as the steps with a slash before each. */
function partsIn(path: Expression | undefined): readonly Expression[] {
  if (path?.is === 'literal' && path.value === '/') return [];
  return path?.is === 'concat' ? path.parts : path ? [path] : [];
}

import type { Bound, Import, Module, Parameter, Variable } from '../../code/ir.ts';
import type { ClassThing, Frame, Passed, Thing } from './things.ts';

type Exported =
  | { readonly is: 'value'; readonly module: Module; readonly bound: Bound }
  | { readonly is: 'module'; readonly module: Module };

/** The files of a program with the look-ups that a run needs. Nothing here evaluates. */
export class Modules {
  readonly #byPath: ReadonlyMap<string, Module>;
  readonly #resolve: (specifier: string, fromPath: string) => string | undefined;
  readonly #frames = new Map<string, Frame>();
  readonly #calls = new Map<Module, ReadonlyMap<number, readonly number[]>>();

  constructor(modules: readonly Module[], resolve: (specifier: string, fromPath: string) => string | undefined) {
    this.#byPath = new Map(modules.map((module) => [module.path, module]));
    this.#resolve = resolve;
  }

  frameOf(module: Module): Frame {
    const known = this.#frames.get(module.path);
    if (known) return known;
    const frame: Frame = {
      module,
      scope: 0,
      parent: undefined,
      self: undefined,
      bound: new Map(),
      known: new Map(),
      calls: new Map(),
    };
    this.#frames.set(module.path, frame);
    return frame;
  }

  fileOf(specifier: string, { path }: Module): Module | undefined {
    const file = this.#resolve(specifier, path);
    return file === undefined ? undefined : this.#byPath.get(file);
  }

  callsIn(module: Module, scope: number): readonly number[] {
    const known = this.#calls.get(module) ?? callsByScope(module);
    this.#calls.set(module, known);
    return known.get(scope) ?? [];
  }

  variable({ scopes }: Module, scope: number, name: string): Variable | undefined {
    return scopes[scope]?.variables.find((each) => each.name === name);
  }

  importOf({ imports }: Module, name: string): Import | undefined {
    return imports.find(({ local }) => local === name);
  }

  parameter({ scopes, functions }: Module, scope: number, index: number): Parameter | undefined {
    const fn = scopes[scope]?.function;
    return fn === undefined ? undefined : functions[fn]?.parameters[index];
  }

  scopeOfClass({ scopes }: Module, index: number): number | undefined {
    const scope = scopes.findIndex((each) => each.class === index);
    return scope < 0 ? undefined : scope;
  }

  /** The class whose body a frame lies in. */
  classAround(frame: Frame): ClassThing | undefined {
    for (let at: Frame | undefined = frame; at; at = at.parent) {
      const index = at.module.scopes[at.scope]?.class;
      if (index !== undefined) return { is: 'class', module: at.module, class: index, frame: at.parent ?? at };
    }
    return undefined;
  }

  /** Names that the same pattern takes out of an object whose rest a variable holds. */
  takenBeside(variable: Variable, { scopes }: Module, scope: number): readonly string[] {
    const [own] = variable.values;
    if (own?.expression.is !== 'name') return [];
    const { name } = own.expression;
    return (scopes[scope]?.variables ?? []).flatMap(({ values: [first], place }) => {
      const stated = first?.expression;
      const isBeside =
        place.line === variable.place.line && stated?.is === 'member' && stated.of.is === 'name' && stated.of.name === name;
      return isBeside && stated.is === 'member' ? [stated.name] : [];
    });
  }

  bind(parameters: readonly Parameter[], { items, named }: Passed): ReadonlyMap<number, Thing> {
    const bound = new Map<number, Thing>();
    for (const [index, { name, isRest, takesNamed, isNamedOnly }] of parameters.entries()) {
      if (takesNamed) bound.set(index, { is: 'object', entries: new Map(named) });
      else if (isRest) bound.set(index, { is: 'list', items: [...items.slice(index)] });
      else {
        const passed = named.get(name) ?? (isNamedOnly ? undefined : items[index]);
        if (passed && passed.is !== 'unknown') bound.set(index, passed);
      }
    }
    return bound;
  }

  /** What a file exports under a name, through files that hand it on, each asked once: files may export each other. */
  exportOf(module: Module, name: string, asked = new Set<string>()): Exported | undefined {
    const key = `${module.path} ${name}`;
    if (asked.has(key)) return undefined;
    asked.add(key);
    const stated = statedExport(module, name);
    if (stated?.value) return { is: 'value', module, bound: stated.value };
    if (stated?.from !== undefined) {
      const file = this.fileOf(stated.from, module);
      if (file && stated.imported === '*') return { is: 'module', module: file };
      return file && this.exportOf(file, stated.imported ?? name, asked);
    }
    for (const each of module.exports) {
      const file = each.name === '*' && each.from !== undefined ? this.fileOf(each.from, module) : undefined;
      const found = file && this.exportOf(file, name, asked);
      if (found) return found;
    }
    return undefined;
  }
}

function statedExport({ exports }: Module, name: string): Module['exports'][number] | undefined {
  const stated = exports.find((each) => each.name === name);
  return stated ?? (name === 'default' ? exports.find((each) => each.name === '=') : undefined);
}

function callsByScope({ calls }: Module): ReadonlyMap<number, readonly number[]> {
  const known = new Map<number, number[]>();
  for (const [index, { scope }] of calls.entries()) {
    const beside = known.get(scope) ?? [];
    beside.push(index);
    known.set(scope, beside);
  }
  return known;
}

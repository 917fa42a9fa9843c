import type { Bound, Expression, Module } from '../../src/code/ir.ts';

/** An expression, and the module and scope that its names are looked up in. */
export interface Stated extends Bound {
  readonly module: Module;
}

/** Follows names to what they are given, through the files that import them; what leads nowhere stays as it is. */
export type Lead = (stated: Stated) => Stated;

const LONGEST_WAY = 12;

/** How the names of these modules are followed. */
export function leadIn(modules: readonly Module[], resolve: (specifier: string, from: string) => string | undefined): Lead {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const moduleOf = (specifier: string, from: string) => byPath.get(resolve(specifier, from) ?? '');

  function lead(stated: Stated, left = LONGEST_WAY): Stated {
    const next = left > 0 ? step(stated) : undefined;
    return next ? lead(next, left - 1) : stated;
  }

  function step({ expression, module, scope }: Stated): Stated | undefined {
    const asked = new Set<string>();
    if (expression.is === 'name') return valueIn(expression.name, module, scope) ?? imported(expression.name, module, asked);
    if (expression.is !== 'member') return undefined;
    const home = roomOf(expression.of, module);
    return home && named(expression.name, home, asked);
  }

  /** Files open one another in circles and by many ways: each is asked for a name once. */
  function named(name: string, module: Module, asked: Set<string>): Stated | undefined {
    const question = `${module.path}\0${name}`;
    if (asked.has(question)) return undefined;
    asked.add(question);
    const own = valueIn(name, module, 0) ?? imported(name, module, asked);
    if (own) return own;
    for (const specifier of module.opens ?? []) {
      const opened = moduleOf(specifier, module.path);
      const found = opened && named(name, opened, asked);
      if (found) return found;
    }
    return undefined;
  }

  function imported(name: string, module: Module, asked: Set<string>): Stated | undefined {
    const found = module.imports.find(({ local, imported: what }) => local === name && what !== '*');
    const home = found && moduleOf(found.specifier, module.path);
    return home && home !== module ? named(found.imported, home, asked) : undefined;
  }

  /** `queues` and `shop.queues` after an import of the module. */
  function roomOf(expression: Expression, module: Module): Module | undefined {
    if (expression.is === 'member') {
      const around = spelledOut(expression);
      const isImported = module.imports.some(({ local, imported: what }) => what === '*' && around?.startsWith(`${local}.`));
      return around !== undefined && isImported ? moduleOf(around, module.path) : undefined;
    }
    const found = module.imports.find(({ local }) => expression.is === 'name' && local === expression.name);
    if (!found) return undefined;
    if (found.imported === '*') return moduleOf(found.specifier, module.path);
    return moduleOf(`${found.specifier}${found.specifier.endsWith('.') ? '' : '.'}${found.imported}`, module.path);
  }

  return lead;
}

/** What a variable is given last, in a scope or one around it. */
function valueIn(name: string, module: Module, from: number): Stated | undefined {
  for (let at: number | null = from; at !== null; at = module.scopes[at]?.parent ?? null) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    const value = variable?.values.findLast(({ isAdded }) => !isAdded);
    if (value) return { ...value, module };
    if (variable) return undefined;
  }
  return undefined;
}

function spelledOut(expression: Expression): string | undefined {
  if (expression.is === 'name') return expression.name;
  const of = expression.is === 'member' ? spelledOut(expression.of) : undefined;
  return expression.is === 'member' && of !== undefined ? `${of}.${expression.name}` : undefined;
}

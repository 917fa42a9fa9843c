import type { Module } from './ir.ts';

/** Shows files so that what only their functions take runs where those do, and not where the files are loaded. */
export function takingLate(): (module: Module) => Module {
  const known = new Map<Module, Module>();
  return (module) => {
    const shown = known.get(module) ?? withLate(module);
    known.set(module, shown);
    return shown;
  };
}

function withLate(module: Module): Module {
  const { taken = [], scopes, asks = [] } = module;
  const within = taken.map(({ specifier, scope }) => ({ specifier, declaration: scopes[scope]?.declaration }));
  const early = new Set(within.filter(({ declaration }) => declaration === undefined).map(({ specifier }) => specifier));
  const late = within.flatMap(({ specifier, declaration }) =>
    declaration === undefined || early.has(specifier) ? [] : [{ specifier, name: '', declaration, isLate: true as const }],
  );
  return late.length > 0 ? { ...module, asks: [...asks, ...late] } : module;
}

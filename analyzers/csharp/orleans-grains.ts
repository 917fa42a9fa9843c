// https://learn.microsoft.com/dotnet/orleans/grains/
import type { CallSite, ClassNode, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { basesOf } from './enclosing-class.ts';

const KEYED = /^IGrainWith(String|Guid|Integer|GuidCompound|IntegerCompound)Key$/;

/** How deep interfaces of grains may inherit from each other. */
const DEEPEST = 4;

/** A silo serves every grain class of the assemblies that it is built with: it is given a call for each of their interfaces. */
export function withServedGrains(module: Module, seen: readonly Module[]): Module {
  const silos = module.calls.filter(({ callee }) => callee.is === 'member' && callee.name === 'UseOrleans');
  const [silo] = silos;
  if (!silo) return module;
  const served = servedIn(seen.flatMap(({ classes }) => classes));
  const calls = served.map(
    (name): CallSite => ({ ...silo, callee: spelled('Orleans', 'ServeGrain'), arguments: [literalOf(name)], typeArguments: [] }),
  );
  return { ...module, calls: [...module.calls, ...calls] };
}

/** The interfaces of grains that classes implement, by their full names. */
function servedIn(classes: readonly ClassNode[]): readonly string[] {
  const interfaces = grainInterfaces(classes.filter(({ isInterface }) => isInterface === true));
  const implemented = new Set(classes.flatMap((node) => (node.isInterface || node.isAbstract ? [] : basesOf(node))));
  return [...interfaces].flatMap(([name, full]) => (implemented.has(name) ? [full] : []));
}

function grainInterfaces(interfaces: readonly ClassNode[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let depth = 0; depth < DEEPEST; depth += 1)
    for (const node of interfaces) {
      const { name, namespace } = node;
      const isGrain = basesOf(node).some((base) => KEYED.test(base) || found.has(base));
      if (name !== undefined && isGrain) found.set(name, namespace === undefined ? name : `${namespace}.${name}`);
    }
  return found;
}

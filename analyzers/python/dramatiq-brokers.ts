import type { CallSite, Module } from '../../src/code/ir.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { Exposed } from './exposed.ts';
import type { Stated } from './names-led.ts';

/** Every actor is known with the broker that its program sets for all of them: https://dramatiq.io/reference.html#dramatiq.set_broker */
export function linkDramatiq(modules: readonly Module[]): readonly Module[] {
  const brokers = modules.filter(opensDramatiq).flatMap(brokersSet);
  if (brokers.length === 0) return modules;
  const exposed = new Exposed();
  const told = modules.map((module) => {
    const broker = opensDramatiq(module) ? nearest(brokers, module.path) : undefined;
    if (!broker || !module.calls.some(makesActor)) return module;
    const more = { is: 'keyword', name: 'broker', of: exposed.of(broker) } as const;
    const calls = module.calls.map((call) => (makesActor(call) ? { ...call, arguments: [...call.arguments, more] } : call));
    return { ...module, calls };
  });
  return told.map((module) => exposed.in(module));
}

function opensDramatiq({ imports }: Module): boolean {
  return imports.some(({ specifier }) => /^dramatiq(\.|$)/.test(specifier));
}

function brokersSet(module: Module): readonly Stated[] {
  return module.calls.flatMap(({ callee, arguments: [broker], scope }): readonly Stated[] => {
    const isSetting = (callee.is === 'name' || callee.is === 'member') && callee.name === 'set_broker';
    return isSetting && broker ? [{ expression: broker, module, scope }] : [];
  });
}

/** `@dramatiq.actor`, unless it names a broker of its own. */
function makesActor({ callee, decorates, arguments: args }: CallSite): boolean {
  if (!decorates || (callee.is !== 'name' && callee.is !== 'member') || callee.name !== 'actor') return false;
  return !args.some((each) => each.is === 'keyword' && each.name === 'broker');
}

/** The first in the innermost folder around a file. */
function nearest(brokers: readonly Stated[], path: string): Stated | undefined {
  for (const folder of foldersAround(path)) {
    const found = brokers.find(({ module }) => isInside(module.path, folder));
    if (found) return found;
  }
  return undefined;
}

// https://docs.celeryq.dev/projects/kombu/en/stable/reference/kombu.mixins.html
import type { CallSite, ClassNode, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';

const MIXIN = /(?:^|\.)Consumer(?:Producer)?Mixin$/;

/** `get_consumers(self, Consumer, channel)` of a mixin is called with what makes consumers, whatever it is called there. */
export function linkKombu(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) =>
    module.imports.some(({ specifier }) => /^kombu(?:\.|$)/.test(specifier)) ? withConsumers(module) : module,
  );
}

function withConsumers(module: Module): Module {
  const makers = new Map(module.classes.flatMap((node) => makerIn(node, module)));
  if (makers.size === 0) return module;
  const isMaker = ({ callee, scope }: CallSite): boolean => {
    const isNamed = (at: number | null): boolean =>
      at !== null && callee.is === 'name' && (makers.get(at) === callee.name || isNamed(module.scopes[at]?.parent ?? null));
    return isNamed(scope);
  };
  const callee = spelled('kombu', 'MixinConsumer');
  return { ...module, calls: module.calls.map((call) => (isMaker(call) ? { ...call, callee } : call)) };
}

/** The method's scope with the name of its first parameter. */
function makerIn({ implements: bases, methods }: ClassNode, { functions }: Module): readonly (readonly [number, string])[] {
  if (!bases.some(({ name }) => MIXIN.test(name))) return [];
  return methods.flatMap((index) => {
    const { name, scope = -1, parameters: [maker] = [] } = functions[index] ?? {};
    return name === 'get_consumers' && maker ? [[scope, maker.name] as const] : [];
  });
}

import type { Decorator, FunctionNode, Module } from '../../src/code/ir.ts';
import { type BuildModule, moduleAround } from './build-modules.ts';

/** Stands before Axon's packages where its messages leave the process. */
export const OVER_SERVER = 'server:';

const PACKAGE = /^org\.axonframework\b/;
const HANDLES = /^(EventHandler|SagaEventHandler|CommandHandler|QueryHandler)$/;

/**
 * Messages of a program whose build has the connector of Axon Server go to whoever handles their type; without it they stay inside.
 * https://docs.axoniq.io/axon-framework-reference/4.10/events/
 */
export function withAxonServer(modules: readonly Module[], builds: readonly BuildModule[]): readonly Module[] {
  if (!builds.some(({ hasAxonServer }) => hasAxonServer)) return modules;
  return modules.map((module) => {
    const isUsing =
      module.imports.some(({ specifier }) => PACKAGE.test(specifier)) || module.opens?.some((each) => PACKAGE.test(each));
    return isUsing && moduleAround(module.path, builds)?.hasAxonServer ? overServer(module) : module;
  });
}

function overServer({ opens = [], ...module }: Module): Module {
  const named = (specifier: string) => (PACKAGE.test(specifier) ? `${OVER_SERVER}${specifier}` : specifier);
  return {
    ...module,
    opens: opens.map(named),
    imports: module.imports.map((each) => ({ ...each, specifier: named(each.specifier) })),
    functions: module.functions.map(withHandledType),
  };
}

/** The type of the first parameter is what is handled. */
function withHandledType(method: FunctionNode): FunctionNode {
  const [first] = method.parameters;
  const type = first?.type?.name;
  if (type === undefined || !method.decorators.some(isHandling)) return method;
  const decorators = method.decorators.map(
    (each): Decorator =>
      isHandling(each)
        ? { ...each, arguments: [each.arguments[0] ?? { is: 'object', entries: [] }, { is: 'name', name: type }] }
        : each,
  );
  return { ...method, decorators };
}

function isHandling({ callee }: Decorator): boolean {
  return callee.is === 'name' && HANDLES.test(callee.name);
}

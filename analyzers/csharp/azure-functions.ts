// https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide#methods-recognized-as-functions
import type { Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { lastNameOf } from '../../src/code/last-names.ts';

const FUNCTION = /^Function(Name)?$/;

/** What the attributes of a function's parameters say, they say of the function: what starts it, and where its results go. */
export function withBindings(module: Module): Module {
  const functions = module.functions.map(withBindingsOf);
  return functions.some((each, index) => each !== module.functions[index]) ? { ...module, functions } : module;
}

function withBindingsOf(method: FunctionNode): FunctionNode {
  const name = method.decorators.find((each) => FUNCTION.test(lastNameOf(each.callee) ?? ''));
  const bindings = name ? method.parameters.flatMap(({ decorators }) => decorators) : [];
  if (!name || bindings.length === 0) return method;
  return { ...method, decorators: [...method.decorators, ...bindings.map((each) => named(each, name))] };
}

/** Requests are told by their methods alone, not by who may send them; without a route of its own one has the function's name for its path. */
function named(binding: Decorator, { arguments: [of] }: Decorator): Decorator {
  if (!of || lastNameOf(binding.callee) !== 'HttpTrigger') return binding;
  const items = binding.arguments.filter(({ is }) => is === 'literal');
  const given = binding.arguments.filter(({ is }) => is === 'keyword');
  const methods = items.length > 0 ? [keyword('Methods', { is: 'list', items })] : [];
  return { ...binding, arguments: [...methods, keyword('Function', of), ...given] };
}

function keyword(name: string, of: Expression): Expression {
  return { is: 'keyword', name, of };
}

import type { CallSite, Decorator, Expression, Module } from '../../src/code/ir.ts';

/** What the decorator of a remote procedure is told besides: the name of its service. */
export const SERVICE = 'of service';

/** What a call through the proxy of all services is made into: the procedure is its first argument. */
export const REMOTE = 'call remote';

/**
 * Remote procedures are called by the name of their service, which its class states, and their own.
 * https://nameko.readthedocs.io/en/stable/built_in_extensions.html#rpc
 */
export function linkNameko(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    if (module.imports.some(({ imported }) => imported === 'ClusterRpcProxy')) return withRemotes(module);
    return module.imports.some(({ specifier }) => specifier === 'nameko.rpc') ? withNames(module) : module;
  });
}

/** `rpc.depot.pack(…)` and `rpc.depot.pack.call_async(…)`: https://nameko.readthedocs.io/en/stable/cli.html */
function withRemotes(module: Module): Module {
  const isProxy = (expression: Expression): boolean => {
    if (expression.is === 'member' && expression.isConversion) return isProxy(expression.of);
    const callee = expression.is === 'call' ? module.calls[expression.call]?.callee : undefined;
    return callee?.is === 'name' && callee.name === 'ClusterRpcProxy';
  };
  const variables = module.scopes.flatMap((scope) => scope.variables);
  const proxies = new Set(
    variables.filter(({ values }) => values.some(({ expression }) => isProxy(expression))).map(({ name }) => name),
  );
  return { ...module, calls: module.calls.map((call) => remote(call, proxies)) };
}

function remote(call: CallSite, proxies: ReadonlySet<string>): CallSite {
  const steps: string[] = [];
  let of = call.callee;
  for (; of.is === 'member'; of = of.of) steps.unshift(of.name);
  const [service, method, ...more] = steps;
  if (of.is !== 'name' || !proxies.has(of.name) || service === undefined || method === undefined || more.length > 1) return call;
  const procedure = { is: 'literal', value: `${service}.${method}` } as const;
  return { ...call, callee: { is: 'member', of, name: REMOTE }, arguments: [procedure, ...call.arguments] };
}

function withNames(module: Module): Module {
  const names = new Map(
    module.classes.flatMap(({ fields, methods }) => {
      const name = fields.find((field) => field.name === 'name')?.values[0]?.expression;
      return name?.is === 'literal' ? methods.map((method) => [method, name] as const) : [];
    }),
  );
  const functions = module.functions.map((each, index) => {
    const of = names.get(index);
    return of ? { ...each, decorators: each.decorators.map((decorator) => told(decorator, of)) } : each;
  });
  return { ...module, functions };
}

function told(decorator: Decorator, of: Decorator['callee']): Decorator {
  return { ...decorator, arguments: [...decorator.arguments, { is: 'keyword', name: SERVICE, of }] };
}

import type { CallSite, FunctionNode, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { homeOf } from './programs.ts';
import { configurationOf } from './symfony-configuration.ts';
import { configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/http_client.html#scoping-client

const CLIENT = 'HttpClientInterface';

/** A client that the configuration describes is what a parameter of its name in camel case is given. */
export function linkScopedClients(modules: readonly Module[], repository: Repository): readonly Module[] {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return modules.map((module) => {
    if (!module.imports.some(({ imported }) => imported === CLIENT)) return module;
    const home = homeOf(module.path, repository);
    const clients = known.get(home) ?? scopedClients(home, repository);
    known.set(home, clients);
    return clients.size === 0 ? module : withClients(module, clients);
  });
}

/** Addresses of the clients that the configuration describes, by the names of the parameters that get them. */
export function scopedClients(home: string, repository: Repository): ReadonlyMap<string, string> {
  const clients = configurationOf(home, ['framework', 'http_client'], repository).flatMap((document) =>
    document.at('framework', 'http_client', 'scoped_clients').entries(),
  );
  return new Map(
    clients.flatMap(([name, node]) => {
      const address = node.text() ?? node.get('base_uri').text();
      return address === undefined ? [] : [[camel(name), address] as const];
    }),
  );
}

/** `orders.client` as the name of a parameter. */
export function camel(name: string): string {
  return name.replace(/[._-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function withClients(module: Module, clients: ReadonlyMap<string, string>): Module {
  const calls: CallSite[] = [...module.calls];
  const functions = module.functions.map((node): FunctionNode => {
    const parameters = node.parameters.map((parameter) => {
      const address = parameter.type?.name === CLIENT ? (clients.get(parameter.name) ?? targeted(parameter, clients)) : undefined;
      if (address === undefined) return parameter;
      calls.push({
        callee: spelled('asbuilt.symfony', 'scopedClient'),
        arguments: [configuredExpression(address)],
        isNew: false,
        typeArguments: [],
        scope: node.scope,
        place: node.place,
      });
      return { ...parameter, default: { is: 'call' as const, call: calls.length - 1 } };
    });
    return { ...node, parameters };
  });
  return { ...module, calls, functions };
}

/** `#[Target('payments.client')]`, `#[Autowire(service: 'payments.client')]`. */
function targeted({ decorators }: FunctionNode['parameters'][number], clients: ReadonlyMap<string, string>): string | undefined {
  const names = decorators.flatMap((each) => each.arguments).map((given) => (given.is === 'keyword' ? given.of : given));
  const [name] = names.flatMap((given) => (given.is === 'literal' ? [camel(String(given.value))] : []));
  return name === undefined ? undefined : clients.get(name);
}

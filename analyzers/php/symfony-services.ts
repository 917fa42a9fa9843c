import type { Expression, FunctionNode, Module, Parameter } from '../../src/code/ir.ts';
import { parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';
import { homeOf } from './programs.ts';
import { configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/service_container.html#binding-arguments-by-name-or-type

/** What the configuration of the container gives to constructors. */
interface Services {
  /** By the name of the argument, whatever class asks. */
  readonly bound: ReadonlyMap<string, string>;
  /** By full class name, then by the name of the argument. */
  readonly given: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `parameters`, which values may name as `%stock_url%`. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Arguments of constructors that the container is told: they are what nobody passes in code. */
export function linkServices(modules: readonly Module[], repository: Repository): readonly Module[] {
  const known = new Map<string, Services>();
  return modules.map((module) => {
    const home = homeOf(module.path, repository);
    const services = known.get(home) ?? readServices(home, repository);
    known.set(home, services);
    const functions = module.functions.map((node) => withArguments(node, module, services));
    return functions.some((node, index) => node !== module.functions[index]) ? { ...module, functions } : module;
  });
}

function readServices(home: string, repository: Repository): Services {
  const source = repository.read(below(home, 'config/services.yaml'));
  const documents = source ? parseYaml(source).documents : [];
  const named = documents.flatMap((document) => document.get('services').entries());
  const told = new Map(named.map(([name, node]) => [name, argumentsOf(node)] as const));
  const parameters = documents.flatMap((document) => document.get('parameters').entries());
  return {
    bound: told.get('_defaults') ?? new Map(),
    given: told,
    parameters: new Map(parameters.map(([name, node]) => [name, node.text() ?? ''] as const)),
  };
}

function argumentsOf(node: YamlNode): ReadonlyMap<string, string> {
  const told = [...node.get('bind').entries(), ...node.get('arguments').entries()];
  return new Map(told.map(([key, value]) => [argumentName(key), value.text() ?? ''] as const));
}

/** `$stockUrl`, also with its type in front: `string $stockUrl`. */
function argumentName(key: string): string {
  return key.slice(key.lastIndexOf('$') + 1);
}

function withArguments(node: FunctionNode, module: Module, services: Services): FunctionNode {
  if (node.kind !== 'constructor') return node;
  const owner = node.class === undefined ? undefined : module.classes[node.class]?.name;
  const own = services.given.get(`${module.opens?.[0] ?? ''}\\${owner ?? ''}`);
  const parameters = node.parameters.map((parameter): Parameter => {
    const text = autowired(parameter) ?? own?.get(parameter.name) ?? services.bound.get(parameter.name);
    const value = text === undefined ? undefined : valueOf(text, services);
    return value ? { ...parameter, default: value } : parameter;
  });
  return parameters.some((each, index) => each !== node.parameters[index]) ? { ...node, parameters } : node;
}

/** A service (`@App\Clock`) is nobody's text. */
function valueOf(text: string, { parameters }: Services): Expression | undefined {
  if (text === '' || text.startsWith('@') || text.startsWith('!')) return undefined;
  const parameter = /^%([\w.-]{1,100})%$/.exec(text)?.[1];
  return configuredExpression(parameter === undefined ? text : (parameters.get(parameter) ?? text));
}

/** `#[Autowire('%env(STOCK_URL)%')]`, `#[Autowire(env: 'STOCK_URL')]`, `#[Autowire(param: 'stock_url')]`. */
function autowired({ decorators }: Parameter): string | undefined {
  const attribute = decorators.find(({ callee }) => callee.is === 'name' && /(^|\\)Autowire$/.test(callee.name));
  const [given] = attribute?.arguments ?? [];
  const value = given?.is === 'keyword' ? given.of : given;
  if (value?.is !== 'literal' || typeof value.value !== 'string') return undefined;
  const name = given?.is === 'keyword' ? given.name : 'value';
  if (name === 'env') return `%env(${value.value})%`;
  if (name === 'param') return `%${value.value}%`;
  return name === 'value' ? value.value : undefined;
}

import { parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

/** What a method or constructor is told: by the names of its parameters, or by their places. */
export type Told = ReadonlyMap<string | number, YamlNode>;

/** A service that the file describes. */
export interface Service {
  /** Full name of its class. */
  readonly class: string;
  readonly told: Told;
}

/** What the configuration of the container gives to constructors and methods. */
export interface Services {
  /** By the name of the argument, whatever class asks. */
  readonly bound: Told;
  /** By full class name and method, `App\Orders::__construct`. */
  readonly given: ReadonlyMap<string, Told>;
  /** By the name of the service. */
  readonly named: ReadonlyMap<string, Service>;
  /** `parameters`, which values may name as `%stock_url%`. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** https://symfony.com/doc/current/service_container.html#creating-configuring-services-in-the-container */
export function readServices(home: string, repository: Repository): Services {
  const source = repository.read(below(home, 'config/services.yaml'));
  const documents = source ? parseYaml(source).documents : [];
  const entries = documents.flatMap((document) => document.get('services').entries());
  const parameters = documents.flatMap((document) => document.get('parameters').entries());
  return {
    bound: toldBy(entries.find(([name]) => name === '_defaults')?.[1].get('bind')),
    given: new Map(entries.flatMap(([name, node]) => methodsTold(classOf(name, node), node))),
    named: new Map(entries.map(([name, node]) => [name, { class: classOf(name, node), told: argumentsOf(node) }] as const)),
    parameters: new Map(parameters.map(([name, node]) => [name, node.text() ?? ''] as const)),
  };
}

function classOf(name: string, node: YamlNode): string {
  return (node.get('class').text() ?? name).replace(/^\\/, '');
}

function argumentsOf(node: YamlNode): Told {
  return new Map([...toldBy(node.get('bind')), ...toldBy(node.get('arguments'))]);
}

function toldBy(node: YamlNode | undefined): Told {
  if (!node) return new Map();
  return new Map<string | number, YamlNode>([
    ...node.items().map((item, index) => [index, item] as const),
    ...node.entries().map(([key, value]) => [argumentName(key), value] as const),
  ]);
}

/** `$stockUrl`, also with its type in front: `string $stockUrl`. */
function argumentName(key: string): string {
  return key.slice(key.lastIndexOf('$') + 1);
}

/** The constructor, or the factory in its place, and what is called on the service afterwards. */
function methodsTold(name: string, node: YamlNode): readonly (readonly [method: string, told: Told])[] {
  const told = argumentsOf(node);
  const [maker, method] = node.get('factory').items();
  const factory = maker && `${(maker.text() ?? '').replace(/^@?\\?/, '')}::${method?.text() ?? ''}`;
  return [
    [factory ?? `${name}::__construct`, told],
    ...callsOf(node).map(([called, given]) => [`${name}::${called}`, given] as const),
  ];
}

/** `- setUrl: ['%env(STOCK_URL)%']` and `- [setUrl, ['%env(STOCK_URL)%']]`. */
function callsOf(node: YamlNode): readonly (readonly [method: string, told: Told])[] {
  return node
    .get('calls')
    .items()
    .flatMap((item) => {
      const [method, given] = item.items();
      const name = method?.text();
      if (name !== undefined) return [[name, toldBy(given)] as const];
      return item.entries().map(([called, told]) => [called, toldBy(told)] as const);
    });
}

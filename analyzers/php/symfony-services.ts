import type { CallSite, Expression, FunctionNode, Import, Module, Parameter } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Repository, YamlNode } from '../../src/sdk/index.ts';
import { homeOf } from './programs.ts';
import { camel, scopedClients } from './symfony-clients.ts';
import { withParameter, withParameters } from './symfony-parameters.ts';
import { readServices, type Service, type Services, type Told } from './symfony-service-file.ts';
import { configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/service_container.html#binding-arguments-by-name-or-type

const DEEPEST = 10;
/** So many services are made for one file, and so many for one another; more is not known. */
const MOST_SERVICES = 1000;
const LONGEST_CHAIN = 50;

/** Arguments of constructors and methods that the container is told: they are what nobody passes in code. */
export function linkServices(modules: readonly Module[], repository: Repository): readonly Module[] {
  const known = new Map<string, Container>();
  return modules.map((module) => {
    const home = homeOf(module.path, repository);
    const container = known.get(home) ?? { services: readServices(home, repository), clients: scopedClients(home, repository) };
    known.set(home, container);
    return new ToldModule(module, container).finish();
  });
}

/** What the configuration of a program says of its services and its clients. */
interface Container {
  readonly services: Services;
  /** Addresses of scoped clients, by the names of the parameters that get them. */
  readonly clients: ReadonlyMap<string, string>;
}

/** A file with what the container tells its functions. */
class ToldModule {
  readonly #module: Module;
  readonly #container: Container;
  readonly #calls: CallSite[];
  readonly #imports: Import[];
  /** What a service of a name is, so that it is made once however many ask for it. */
  readonly #services = new Map<string, Expression | undefined>();
  /** Services that are being made: one that needs itself is not known. */
  readonly #onTheWay = new Set<string>();

  constructor(module: Module, container: Container) {
    this.#module = module;
    this.#container = container;
    this.#calls = module.calls.map((call) => withParameter(call, module, container.services.parameters));
    this.#imports = [...module.imports];
  }

  finish(): Module {
    const module = this.#module;
    const functions = module.functions.map((node) => this.#withArguments(node));
    const isSame = functions.every((node, index) => node === module.functions[index]);
    if (isSame && this.#calls.every((call, index) => call === module.calls[index])) return module;
    return { ...module, functions, calls: this.#calls, imports: this.#imports };
  }

  #withArguments(node: FunctionNode): FunctionNode {
    const { services } = this.#container;
    const owner = node.class === undefined ? undefined : this.#module.classes[node.class]?.name;
    if (owner === undefined) return node;
    const isMaker = node.kind === 'constructor';
    const method = isMaker ? '__construct' : (node.name ?? '');
    const own = services.given.get(`${this.#module.opens?.[0] ?? ''}\\${owner}::${method}`);
    if (!own && !isMaker) return node;
    const told = (parameter: Parameter, index: number) =>
      autowired(parameter) ?? given(own, parameter, index) ?? (isMaker ? services.bound.get(parameter.name) : undefined);
    const parameters = node.parameters.map((parameter, index): Parameter => {
      const of = told(parameter, index);
      const value = of === undefined ? undefined : this.#valueOf(of, node, 0);
      return value ? { ...parameter, default: value } : parameter;
    });
    return parameters.some((each, index) => each !== node.parameters[index]) ? { ...node, parameters } : node;
  }

  /** A service of the program's own (`@App\Clock`) is left to the type that asks for it. */
  #valueOf(of: YamlNode | string, node: FunctionNode, depth: number): Expression | undefined {
    const text = typeof of === 'string' ? of : of.text();
    if (text === undefined) return typeof of === 'string' || depth > DEEPEST ? undefined : this.#dataOf(of, node, depth);
    if (text.startsWith('@')) return this.#serviceOf(text.slice(1), node);
    if (text === '' || text.startsWith('!')) return undefined;
    return configuredExpression(withParameters(text, this.#container.services.parameters));
  }

  #dataOf(of: YamlNode, node: FunctionNode, depth: number): Expression {
    const value = (each: YamlNode): Expression => this.#valueOf(each, node, depth + 1) ?? literalOf(null);
    if (of.kind === 'list') return { is: 'list', items: of.items().map(value) };
    return { is: 'object', entries: of.entries().map(([key, each]) => ({ key, value: value(each) })) };
  }

  #serviceOf(name: string, node: FunctionNode): Expression | undefined {
    const { clients } = this.#container;
    const address = clients.get(camel(name));
    if (address !== undefined)
      return this.#call({ callee: spelled('asbuilt.symfony', 'scopedClient'), arguments: [configuredExpression(address)] }, node);
    if (this.#onTheWay.has(name)) return undefined;
    if (!this.#services.has(name)) this.#services.set(name, this.#namedService(name, node));
    return this.#services.get(name);
  }

  #namedService(name: string, node: FunctionNode): Expression | undefined {
    const service = this.#container.services.named.get(name);
    const isTooMuch = this.#services.size >= MOST_SERVICES || this.#onTheWay.size >= LONGEST_CHAIN;
    if (!service || name === service.class || isTooMuch) return undefined;
    this.#onTheWay.add(name);
    const made = this.#made(service, node);
    this.#onTheWay.delete(name);
    return made;
  }

  #made({ class: full, told }: Service, node: FunctionNode): Expression {
    const at = full.lastIndexOf('\\');
    const local = `service ${full}`;
    const place = node.place;
    if (!this.#imports.some((each) => each.local === local))
      this.#imports.push({
        local,
        imported: full.slice(at + 1),
        specifier: full.slice(0, Math.max(at, 0)),
        isTypeOnly: false,
        place,
      });
    const args = [...told].flatMap(([key, each]): readonly Expression[] => {
      const of = this.#valueOf(each, node, 0) ?? literalOf(null);
      return [typeof key === 'number' ? of : { is: 'keyword', name: key, of }];
    });
    return this.#call({ callee: { is: 'name', name: local }, arguments: args, isNew: true }, node);
  }

  #call(call: Pick<CallSite, 'callee' | 'arguments'> & { readonly isNew?: boolean }, { scope, place }: FunctionNode): Expression {
    return { is: 'call', call: this.#calls.push({ isNew: false, typeArguments: [], ...call, scope, place }) - 1 };
  }
}

function given(told: Told | undefined, { name }: Parameter, index: number): YamlNode | undefined {
  return told?.get(name) ?? told?.get(index);
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

import type { CallSite, Expression, FunctionNode, Module, Parameter } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { fullName, inNamespace } from './case-values.ts';
import { configAt } from './laravel-config.ts';
import { definitionsIn, factoryIn } from './php-di.ts';
import { homeOf } from './programs.ts';

/** Under this name, which no code can have, a file gives what a container is told. */
const TOLD = '#told ';
/** https://laravel.com/docs/container#binding-basics */
const BINDS = /^(bind|singleton|scoped|instance)(If)?$/;

/** What a container is told that another file needs: a thing of a type, or what a parameter of a class is given. */
interface Told {
  readonly home: string;
  readonly path: string;
  /** `GuzzleHttp\Client`, or `App\Orders $url`. */
  readonly what: string;
  readonly expression: Expression;
  readonly scope: number;
  /** Whether it is a function that makes it. */
  readonly isFactory: boolean;
}

/**
 * Types of libraries that a container makes are what parameters of these types get, and parameters of classes what it is told for them:
 * https://php-di.org/doc/php-definitions.html#autowired-objects, https://laravel.com/docs/container#contextual-binding.
 * Of classes of the repository the engine knows the instances: were each asker to make its own, what one does would seem to need the others.
 */
export function linkContainerTypes(modules: readonly Module[], repository: Repository): readonly Module[] {
  const all = modules.flatMap((module) => {
    const home = homeOf(module.path, repository);
    return [...typesIn(module), ...parametersIn(module)].map((each): Told => ({ ...each, home, path: module.path }));
  });
  if (all.length === 0) return modules;
  const own = new Set(modules.flatMap((module) => module.classes.map(({ name = '' }) => inNamespace(name, module))));
  const known = new Map(all.filter(({ what }) => !own.has(what)).map((each) => [`${each.home} ${each.what}`, each] as const));
  return modules.map((module) => {
    const exports = all
      .filter(({ path }) => path === module.path)
      .map(({ what, expression, scope }) => ({ name: TOLD + what, value: { expression, scope } }));
    const home = homeOf(module.path, repository);
    const linked = withTold(module, (what) => known.get(`${home} ${what}`));
    return exports.length > 0 ? { ...linked, exports: [...linked.exports, ...exports] } : linked;
  });
}

type Stated = Omit<Told, 'home' | 'path'>;

/** `Client::class => fn () => …` among definitions, `$this->app->singleton(Client::class, fn () => …)`. */
function typesIn(module: Module): readonly Stated[] {
  const defined = definitionsIn(module).flatMap(({ key, value, scope }): readonly Stated[] => {
    const expression = factoryIn(value, module);
    return key.is === 'name' && expression ? [{ what: fullName(key.name, module), expression, scope, isFactory: true }] : [];
  });
  const bound = module.calls.flatMap(({ callee, arguments: [key, value], scope }): readonly Stated[] => {
    if (callee.is !== 'member' || !BINDS.test(callee.name) || key?.is !== 'name' || !value) return [];
    const isFactory = value.is === 'function';
    return isFactory || value.is === 'call' ? [{ what: fullName(key.name, module), expression: value, scope, isFactory }] : [];
  });
  return [...defined, ...bound];
}

/** `DI\autowire()->constructorParameter('url', …)` and `$this->app->when(Orders::class)->needs('$url')->give(…)`. */
function parametersIn(module: Module): readonly Stated[] {
  const defined = definitionsIn(module).flatMap(({ key, value, scope }): readonly Stated[] => {
    if (key.is !== 'name') return [];
    return chainOf(value, module).flatMap(({ callee, arguments: [name, expression] }): readonly Stated[] => {
      const isTold = callee.is === 'member' && callee.name === 'constructorParameter' && name?.is === 'literal';
      return isTold && expression
        ? [{ what: `${fullName(key.name, module)} $${name.value}`, expression, scope, isFactory: false }]
        : [];
    });
  });
  return [...defined, ...module.calls.flatMap((call) => contextualIn(call, module))];
}

function contextualIn({ callee, arguments: [given], scope }: CallSite, module: Module): readonly Stated[] {
  if (callee.is !== 'member' || !/^give(Config)?$/.test(callee.name) || !given) return [];
  const chain = chainOf(callee.of, module);
  const argumentOf = (name: string) =>
    chain.find((call) => call.callee.is === 'member' && call.callee.name === name)?.arguments[0];
  const [of, needs] = [argumentOf('when'), argumentOf('needs')];
  if (of?.is !== 'name' || needs?.is !== 'literal') return [];
  const isFactory = given.is === 'function';
  const isKey = callee.name === 'giveConfig' && given.is === 'literal';
  const expression = isKey ? configAt(String(given.value)) : given;
  return expression ? [{ what: `${fullName(of.name, module)} ${needs.value}`, expression, scope, isFactory }] : [];
}

/** The calls of a chain, the last one first. */
function chainOf(value: Expression, { calls }: Module): readonly CallSite[] {
  const chain: CallSite[] = [];
  for (let at = value; at.is === 'call'; ) {
    const call = calls[at.call];
    if (!call || chain.length > 50) break;
    chain.push(call);
    at = call.callee.is === 'member' ? call.callee.of : call.callee;
  }
  return chain;
}

/** Parameters that a container fills with what it is told. */
function withTold(module: Module, find: (what: string) => Told | undefined): Module {
  const calls: CallSite[] = [...module.calls];
  const told = (node: FunctionNode, parameter: Parameter): Expression | undefined => {
    const owner = node.class === undefined ? undefined : module.classes[node.class]?.name;
    const own = owner && node.kind === 'constructor' ? find(`${fullName(owner, module)} $${parameter.name}`) : undefined;
    const found = own ?? (parameter.type ? find(fullName(parameter.type.name, module)) : undefined);
    if (!found || parameter.default) return undefined;
    const file: Expression = { is: 'module', specifier: { is: 'literal', value: found.path } };
    const value: Expression = { is: 'member', of: file, name: TOLD + found.what };
    if (!found.isFactory) return value;
    const { scope, place } = node;
    return { is: 'call', call: calls.push({ callee: value, arguments: [], isNew: false, typeArguments: [], scope, place }) - 1 };
  };
  const functions = module.functions.map((node): FunctionNode => {
    const parameters = node.parameters.map((parameter): Parameter => {
      const value = told(node, parameter);
      return value ? { ...parameter, default: value } : parameter;
    });
    return parameters.some((each, index) => each !== node.parameters[index]) ? { ...node, parameters } : node;
  });
  return functions.some((node, index) => node !== module.functions[index]) ? { ...module, functions, calls } : module;
}

import type { CallSite, Expression, Module, TypeReference } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import { configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/configuration.html#accessing-configuration-parameters

/** How a parameter of the container is spelled that code asks for. */
export const PARAMETER = 'asbuilt.symfony.parameters';

type Parameters = ReadonlyMap<string, string>;

const BAG = /(^|\\)(Parameter|Container)BagInterface$/;
const CONTAINER = /(^|\\)Container(Bag)?(Interface|Builder)$/;
/** Variables that are set from one another end somewhere. */
const DEEPEST = 4;

/** `%stock_url%`, also inside of a longer text. */
export function withParameters(text: string, parameters: Parameters): string {
  return text.replace(/%([\w.-]{1,100})%/g, (written, name: string) => parameters.get(name) ?? written);
}

/** `$this->getParameter('stock_url')` in a controller, `$parameters->get('stock_url')` of a bag of parameters. */
export function withParameter(call: CallSite, module: Module, parameters: Parameters): CallSite {
  const { callee } = call;
  const [key] = call.arguments;
  if (callee.is !== 'member' || key?.is !== 'literal' || !/^get(Parameter)?$/.test(callee.name)) return call;
  const value = parameters.get(String(key.value));
  if (value === undefined || !isOfContainer(callee.of, callee.name, call.scope, module)) return call;
  return {
    ...call,
    callee: spelled(PARAMETER, 'parameter'),
    arguments: [configuredExpression(withParameters(value, parameters))],
  };
}

/** Whether a method is one of the container or its bag, not of the many others that have a `get`. */
function isOfContainer(of: Expression, method: string, scope: number, module: Module): boolean {
  const type = typeOf(of, scope, module, 0)?.name;
  if (method === 'get') return type !== undefined && BAG.test(type);
  if (of.is === 'this') return !isOwnMethod(method, scope, module);
  return type === undefined ? of.is === 'member' && of.name === 'container' : BAG.test(type) || CONTAINER.test(type);
}

function isOwnMethod(method: string, scope: number, module: Module): boolean {
  const methods = classAround(scope, module)?.methods ?? [];
  return methods.some((index) => module.functions[index]?.name === method);
}

/** The type that a variable, a parameter or a field is declared with, or that of what it is set to. */
function typeOf(of: Expression, scope: number, module: Module, depth: number): TypeReference | undefined {
  const found = depth > DEEPEST ? undefined : declared(of, scope, module);
  if (!found || found.type) return found?.type;
  for (const { expression, scope: inside } of found.values) {
    const type = typeOf(expression, inside, module, depth + 1);
    if (type) return type;
  }
  return undefined;
}

function declared(of: Expression, scope: number, module: Module): Declared | undefined {
  if (of.is === 'name') return variable(of.name, scope, module);
  if (of.is !== 'member' || of.of.is !== 'this') return undefined;
  return classAround(scope, module)?.fields.find(({ name }) => name === of.name);
}

type Declared = Pick<Module['classes'][number]['fields'][number], 'type' | 'values'>;

function variable(name: string, scope: number, { scopes, functions }: Module): Declared | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = scopes[at]?.parent) {
    const found = scopes[at]?.variables.find((each) => each.name === name);
    const index = scopes[at]?.function;
    if (!found) continue;
    const parameter =
      found.parameter === undefined || index === undefined ? undefined : functions[index]?.parameters[found.parameter];
    const type = found.type ?? parameter?.type;
    return { values: found.values, ...(type ? { type } : {}) };
  }
  return undefined;
}

function classAround(scope: number, { scopes, functions, classes }: Module): Module['classes'][number] | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = scopes[at]?.parent) {
    const index = scopes[at]?.function;
    const of = scopes[at]?.class ?? (index === undefined ? undefined : functions[index]?.class);
    if (of !== undefined) return classes[of];
  }
  return undefined;
}

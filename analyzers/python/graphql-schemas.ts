// https://strawberry.rocks/docs/types/schema and https://docs.graphene-python.org/en/latest/types/schema/
import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';

const LIBRARY = /^(?:strawberry|graphene)(?:_\w+)?(?:\.|$)/;
/** What a function is decorated with, or an attribute is given, to be a field. */
const STRAWBERRY_FIELD = /^(?:field|mutation|subscription|connection|node)$/;
const DEEPEST = 3;

type Resolved = Omit<CallSite, 'decorates'> & { readonly decorates?: Expression | undefined };

interface Root {
  readonly name: string;
  readonly operation: string;
  /** Names of fields stay as they are written. */
  readonly isPlain: boolean;
}

/** The fields of the classes that a schema is made of can be asked for; those of other types are parts of answers. */
export function linkGraphql(modules: readonly Module[]): readonly Module[] {
  const speaking = modules.filter(({ imports }) => imports.some(({ specifier }) => LIBRARY.test(specifier)));
  const stated = speaking.flatMap(rootsIn);
  if (stated.length === 0) return modules;
  const roots = stated.flatMap((root) => [root, ...basesOf(root, speaking, 0)]);
  const linked = new Map(speaking.map((module) => [module, withFields(module, roots)]));
  return modules.map((module) => linked.get(module) ?? module);
}

/** `Schema(query=Query, mutation=Mutation)`, `Schema(query=merge_types("Query", (Orders, Stock)))` */
function rootsIn({ calls, imports }: Module): readonly Root[] {
  const originalOf = (name: string) =>
    imports.find(({ local, imported }) => local === name && imported !== '*')?.imported ?? name;
  return calls.flatMap(({ callee, arguments: args }) => {
    if (lastName(callee) !== 'Schema') return [];
    const isPlain = args.some((each) => keepsNames(each, calls));
    return args.flatMap((each) => {
      if (each.is !== 'keyword' || !/^(?:query|mutation|subscription)$/.test(each.name)) return [];
      return namesIn(each.of, calls, 0).map((name): Root => ({ name: originalOf(name), operation: each.name, isPlain }));
    });
  });
}

/** `config=StrawberryConfig(auto_camel_case=False)`, `auto_camelcase=False` */
function keepsNames(argument: Expression, calls: readonly CallSite[]): boolean {
  if (argument.is !== 'keyword') return false;
  const { name, of } = argument;
  if (/^auto_camel_?case$/.test(name)) return of.is === 'literal' && of.value === false;
  return name === 'config' && of.is === 'call' && (calls[of.call]?.arguments ?? []).some((each) => keepsNames(each, []));
}

function namesIn(expression: Expression, calls: readonly CallSite[], depth: number): readonly string[] {
  const inside = (all: readonly Expression[]) => all.flatMap((each) => namesIn(each, calls, depth + 1));
  if (depth > DEEPEST) return [];
  if (expression.is === 'list') return inside(expression.items);
  if (expression.is === 'choice') return inside(expression.options);
  if (expression.is === 'call') return inside(calls[expression.call]?.arguments ?? []);
  const name = lastName(expression);
  return name === undefined ? [] : [name];
}

/** `class Query(OrderQueries, StockQueries)` has the fields of both. */
function basesOf(root: Root, modules: readonly Module[], depth: number): readonly Root[] {
  if (depth > DEEPEST) return [];
  return modules.flatMap(({ classes, calls }) =>
    classes
      .filter(({ name }) => name === root.name)
      .flatMap((node) => (node.extends ? namesIn(node.extends.expression, calls, 0) : []))
      .map((name) => ({ ...root, name }))
      .flatMap((base) => [base, ...basesOf(base, modules, depth + 1)]),
  );
}

function withFields(module: Module, roots: readonly Root[]): Module {
  const calls = [...module.calls];
  for (const node of module.classes) {
    const root = roots.find(({ name }) => name === node.name);
    if (!root) continue;
    for (const [index, call] of module.calls.entries()) {
      const name = fieldOf(call, index, node, module);
      if (name !== undefined) calls[index] = asked({ decorates: resolverOf(call, name, module), ...call }, name, root);
    }
  }
  return { ...module, calls };
}

/** The field that a call makes of a method or an attribute of the class. */
function fieldOf(
  call: CallSite,
  index: number,
  { methods, fields }: ClassNode,
  { functions, imports }: Module,
): string | undefined {
  const { callee, decorates } = call;
  const last = lastName(callee) ?? '';
  if (decorates?.is === 'function')
    return methods.includes(decorates.function) && STRAWBERRY_FIELD.test(last) ? functions[decorates.function]?.name : undefined;
  const isGraphene = imports.some(({ specifier }) => specifier.startsWith('graphene'));
  const field = fields.find(({ values }) =>
    values.some(({ expression }) => expression.is === 'call' && expression.call === index),
  );
  return field?.isStatic && (isGraphene || STRAWBERRY_FIELD.test(last)) ? field.name : undefined;
}

/** `strawberry.field(resolver=weigh)`, and graphene's `resolve_weight` of the class. */
function resolverOf({ arguments: args }: CallSite, field: string, { functions }: Module): Expression | undefined {
  const given = args.flatMap((each) => (each.is === 'keyword' && each.name === 'resolver' ? [lastName(each.of)] : []))[0];
  const found = functions.findIndex(({ name }) => name === (given ?? `resolve_${field}`));
  return found < 0 ? undefined : { is: 'function', function: found };
}

/** `find_orders` is asked for as `findOrders`, unless it is told another name. */
function asked({ decorates, ...call }: Resolved, name: string, { operation, isPlain }: Root): CallSite {
  const given = call.arguments.flatMap((each) => (each.is === 'keyword' && each.name === 'name' ? [each.of] : []))[0];
  const camel = name.replace(/(?<=[^_])_+([^_])/g, (_, letter: string) => letter.toUpperCase());
  const path: Expression = given ?? { is: 'literal', value: isPlain ? name : camel };
  return { ...call, ...(decorates ? { decorates } : {}), callee: spelled('asbuilt.graphql', operation), arguments: [path] };
}

function lastName(expression: Expression): string | undefined {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : undefined;
}

import type { CallSite, ClassNode, Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';

/** The library of one decorator, `Field`, that public methods of GraphQL's types are given. */
export const GRAPHQL_FIELDS = 'asbuilt.hotchocolate';

const ADDS = /^Add(Query|Mutation|Subscription)Type$/;
const IS = /^(Query|Mutation|Subscription)Type$/;

/**
 * Methods of the classes that are the query, mutation and subscription types are its fields.
 * https://chillicream.com/docs/hotchocolate/v14/defining-a-schema/queries, https://chillicream.com/docs/hotchocolate/v14/defining-a-schema/extending-types
 */
export function withGraphqlFields(modules: readonly Module[]): readonly Module[] {
  const added = new Map(modules.flatMap(({ calls }) => calls.flatMap(typesAdded)));
  return modules.map((module) => {
    const types = new Map(
      module.classes.flatMap((node) => {
        const type = operationOf(node, added);
        return type === undefined ? [] : node.methods.map((index) => [index, type] as const);
      }),
    );
    const functions = module.functions.map((method, index) => withField(method, types.get(index)));
    return types.size === 0 ? module : { ...module, functions };
  });
}

function withField(method: FunctionNode, type: string | undefined): FunctionNode {
  const { kind, isPrivate, decorators, name = '' } = method;
  if (type === undefined || kind !== 'method' || isPrivate || decorators.some(isIgnored)) return method;
  return { ...method, decorators: [...decorators, fieldDecorator(type, name, decorators, method)] };
}

/** `AddQueryType<Query>()`. */
function typesAdded({ callee, typeArguments }: CallSite): readonly (readonly [string, string])[] {
  const [, type] = (callee.is === 'member' && ADDS.exec(callee.name)) || [];
  const [named] = typeArguments;
  return type !== undefined && named ? [[named.name, type]] : [];
}

/** By registration, by `[QueryType]`, or by `[ExtendObjectType(typeof(Query))]` and `[ExtendObjectType("Query")]`. */
function operationOf({ name = '', decorators }: ClassNode, added: ReadonlyMap<string, string>): string | undefined {
  for (const { callee, arguments: args } of decorators) {
    const [, type] = IS.exec(nameOf(callee)) ?? [];
    if (type !== undefined) return type;
    if (nameOf(callee) !== 'ExtendObjectType') continue;
    const [of] = args;
    const extended = of?.is === 'literal' ? String(of.value) : of ? nameOf(of) : '';
    return added.get(extended) ?? (IS.test(`${extended}Type`) ? extended : (IS.exec(extended)?.[1] ?? undefined));
  }
  return added.get(name);
}

function isIgnored({ callee }: Decorator): boolean {
  return nameOf(callee) === 'GraphQLIgnore';
}

function fieldDecorator(
  type: string,
  method: string,
  beside: readonly Decorator[],
  { scope, place }: Pick<Decorator, 'scope' | 'place'>,
): Decorator {
  const named = beside.find(({ callee }) => nameOf(callee) === 'GraphQLName')?.arguments[0];
  return {
    callee: spelled(GRAPHQL_FIELDS, 'Field'),
    arguments: [literalOf(type.toUpperCase()), named ?? literalOf(fieldName(method))],
    scope,
    place,
  };
}

/** `GetOrdersAsync` is the field `orders`: https://chillicream.com/docs/hotchocolate/v14/defining-a-schema/object-types#naming */
function fieldName(method: string): string {
  const bare = method.replace(/^Get(?=[A-Z])/, '').replace(/(?<=.)Async$/, '');
  return bare.slice(0, 1).toLowerCase() + bare.slice(1);
}

function nameOf(expression: Expression): string {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : '';
}

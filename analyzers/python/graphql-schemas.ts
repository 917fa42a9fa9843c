// https://strawberry.rocks/docs/types/schema and https://docs.graphene-python.org/en/latest/types/schema/
import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import { dottedName, GraphqlClasses, lastName, type Root } from './graphql-roots.ts';
import type { Resolve } from './imported-names.ts';

const LIBRARY = /^(?:strawberry|graphene)(?:_\w+)?(?:\.|$)/;
const GRAPHENE = /^graphene/;
/** What a function is decorated with, or an attribute is given, to be a field. */
const STRAWBERRY_FIELD = /^(?:field|mutation|subscription|connection|node)$/;
/** Modules of fields of other things, called alike. */
const ELSEWHERE = /^(?:dataclasses|attrs?|pydantic)(?:\.|$)/;
const DEEPEST = 50;

/** The fields of the classes that a schema is made of can be asked for; those of other types are parts of answers. */
export function linkGraphql(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  const speaking = modules.filter(({ imports }) => imports.some(({ specifier }) => LIBRARY.test(specifier)));
  if (speaking.length === 0) return modules;
  const classes = new GraphqlClasses(modules, speaking, resolve);
  return modules.map((module) => withFields(module, classes));
}

function withFields(module: Module, classes: GraphqlClasses): Module {
  const calls = [...module.calls];
  for (const node of module.classes) {
    const root = classes.roots.get(node);
    if (!root) continue;
    for (const [index, call] of module.calls.entries()) {
      const name = fieldOf(call, index, { node, module, classes });
      if (name !== undefined) calls[index] = asked(call, name, resolverOf(call, name, node, module), root);
    }
  }
  return module.classes.some((node) => classes.roots.has(node)) ? { ...module, calls } : module;
}

interface Place {
  readonly node: ClassNode;
  readonly module: Module;
  readonly classes: GraphqlClasses;
}

/** The field that a call makes of a method or an attribute of the class. */
function fieldOf({ callee, decorates }: CallSite, index: number, { node, module, classes }: Place): string | undefined {
  const last = lastName(callee) ?? '';
  if (decorates?.is === 'function') {
    const isField = node.methods.includes(decorates.function) && STRAWBERRY_FIELD.test(last);
    return isField ? module.functions[decorates.function]?.name : undefined;
  }
  const field = node.fields.find(({ values }) =>
    values.some(({ expression }) => expression.is === 'call' && expression.call === index),
  );
  if (!field?.isStatic) return undefined;
  return isOfStrawberry(callee, module) || isOfGraphene(callee, module, classes) ? field.name : undefined;
}

function isOfStrawberry(callee: Expression, module: Module): boolean {
  return STRAWBERRY_FIELD.test(lastName(callee) ?? '') && !ELSEWHERE.test(specifierOf(callee, module));
}

/** `graphene.List(Order)`, `CreateOrder.Field()`, `OrderConnectionField(Order)`, and a type of one's own: `Money()`. */
function isOfGraphene(callee: Expression, module: Module, classes: GraphqlClasses, depth = 0): boolean {
  if (GRAPHENE.test(specifierOf(callee, module))) return true;
  const isSpeaking = module.imports.some(({ specifier }) => GRAPHENE.test(specifier));
  if (isSpeaking && lastName(callee)?.endsWith('Field')) return true;
  if (depth > DEEPEST) return false;
  const isKind = (base: Expression, home: Module) => isOfGraphene(base, home, classes, depth + 1);
  return classes.namedIn(callee, module).some((declared) => classes.isBased(declared, isKind));
}

/** Where the first name of `graphene.relay.Node` comes from. */
function specifierOf(callee: Expression, { imports }: Module): string {
  const [root] = dottedName(callee)?.split('.') ?? [];
  return imports.find(({ local }) => local === root)?.specifier ?? '';
}

/** `strawberry.field(resolver=weigh)`, and graphene's `resolve_weight` of the class. */
function resolverOf({ arguments: args }: CallSite, field: string, { methods }: ClassNode, { functions }: Module) {
  const given = args.flatMap((each) => (each.is === 'keyword' && each.name === 'resolver' ? [each.of] : []))[0];
  const found = methods.find((each) => functions[each]?.name === `resolve_${field}`);
  return given ?? (found === undefined ? undefined : ({ is: 'function', function: found } as const));
}

/** `find_orders` is asked for as `findOrders`, unless it is told another name. */
function asked(call: CallSite, name: string, resolver: Expression | undefined, { operation, isPlain }: Root): CallSite {
  const given = call.arguments.flatMap((each) => (each.is === 'keyword' && each.name === 'name' ? [each.of] : []))[0];
  const camel = name.replace(/(?<=[^_])_+([^_])/g, (_, letter: string) => letter.toUpperCase());
  const path: Expression = given ?? { is: 'literal', value: isPlain ? name : camel };
  return { ...call, callee: spelled('asbuilt.graphql', operation), arguments: resolver ? [path, resolver] : [path] };
}

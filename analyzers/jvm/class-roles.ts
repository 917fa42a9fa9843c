import type { ClassNode, Decorator, Expression, FunctionNode, Module, ObjectEntry, TypeReference } from '../../src/code/ir.ts';
import { own } from '../../src/sdk/index.ts';

/** Annotations of one name that mean another thing in a class that sends: `libraries/` says what. */
export const SENT_TOPIC = 'micronaut:sent-topic';
export const SENT_BINDING = 'micronaut:sent-binding';

const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  KafkaClient: { Topic: SENT_TOPIC },
  RabbitClient: { Binding: SENT_BINDING },
};

const VERB = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** What a class's own annotations, or their absence, make of those on its methods. */
export function withClassRoles(modules: readonly Module[]): readonly Module[] {
  const locators = locatorsIn(modules);
  return modules.map((module) => {
    const changed = module.classes.map((node) => withRole(node, module, locators));
    const functions = new Map(changed.flatMap(({ functions: own }) => [...own]));
    if (functions.size === 0 && changed.every(({ node }, index) => node === module.classes[index])) return module;
    return {
      ...module,
      classes: changed.map(({ node }) => node),
      functions: module.functions.map((node, index) => functions.get(index) ?? node),
    };
  });
}

interface Changed {
  readonly node: ClassNode;
  readonly functions: ReadonlyMap<number, FunctionNode>;
}

function withRole(node: ClassNode, module: Module, locators: ReadonlyMap<string, readonly Decorator[]>): Changed {
  const sender = node.decorators.find((each) => Object.hasOwn(RENAMED, nameOf(each)));
  const base = restClientKey(node, module);
  const paths = isLocated(node, module) ? (locators.get(node.name ?? '') ?? []) : [];
  if (sender) return { node: base, functions: changedMethods(base, module, (each) => sentBy(sender, each)) };
  const verb = verbOf(node);
  if (verb) return { node: base, functions: changedMethods(base, module, (each) => each.map((one) => withVerb(one, verb))) };
  if (!isLocated(node, module)) return { node: base, functions: new Map() };
  // Without a path of its own and without a method that leads to it, nothing serves it.
  if (paths.length > 0) return { node: { ...base, decorators: [...base.decorators, ...paths] }, functions: new Map() };
  return { node: base, functions: changedMethods(base, module, withoutVerbs) };
}

function changedMethods(
  { methods }: ClassNode,
  { functions }: Module,
  change: (decorators: readonly Decorator[]) => readonly Decorator[],
): ReadonlyMap<number, FunctionNode> {
  return new Map(
    methods.flatMap((index) => {
      const method = functions[index];
      return method && method.decorators.length > 0
        ? [[index, { ...method, decorators: change(method.decorators) }] as const]
        : [];
    }),
  );
}

/** What the class's annotation says comes behind what the method's says. */
function sentBy(sender: Decorator, decorators: readonly Decorator[]): readonly Decorator[] {
  const names = own(RENAMED, nameOf(sender)) ?? {};
  return decorators.map((each) => {
    const name = names[nameOf(each)];
    const given = [each.arguments[0] ?? { is: 'object' as const, entries: [] }, ...sender.arguments];
    return name === undefined ? each : { ...each, callee: { is: 'name', name }, arguments: given };
  });
}

/**
 * The methods that `@RequestMapping` on a class is for hold for those of its methods that say none.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/bind/annotation/RequestMapping.html#method()
 */
function verbOf({ decorators }: ClassNode): ObjectEntry | undefined {
  const mapping = decorators.find((each) => nameOf(each) === 'RequestMapping');
  return mapping && entriesOf(mapping).find((each) => 'key' in each && each.key === 'method');
}

function withVerb(decorator: Decorator, verb: ObjectEntry): Decorator {
  const entries = entriesOf(decorator);
  if (nameOf(decorator) !== 'RequestMapping' || entries.some((each) => 'key' in each && each.key === 'method')) return decorator;
  return { ...decorator, arguments: [{ is: 'object', entries: [...entries, verb] }] };
}

function withoutVerbs(decorators: readonly Decorator[]): readonly Decorator[] {
  return decorators.filter((each) => !VERB.test(nameOf(each)));
}

/** A class of JAX-RS that states no path, nor does what it extends or implements: a sub-resource. */
function isLocated(
  { decorators, extends: base, implements: interfaces, isAbstract, methods }: ClassNode,
  module: Module,
): boolean {
  if (isAbstract || base || interfaces.length > 0 || decorators.some((each) => nameOf(each) === 'Path')) return false;
  return (
    isUsing(module, 'ws.rs') &&
    methods.some((index) => module.functions[index]?.decorators.some((each) => VERB.test(nameOf(each))))
  );
}

function isUsing({ imports, opens = [] }: Module, ends: string): boolean {
  return opens.some((each) => each.endsWith(ends)) || imports.some(({ specifier }) => specifier.endsWith(ends));
}

/**
 * The paths of methods that lead to a class instead of answering: a path and no verb.
 * https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1.html#sub_resources
 */
function locatorsIn(modules: readonly Module[]): ReadonlyMap<string, readonly Decorator[]> {
  const found = new Map<string, Decorator[]>();
  for (const module of modules.filter((each) => isUsing(each, 'ws.rs')))
    for (const { decorators: outer, methods } of module.classes)
      for (const index of methods) {
        const method = module.functions[index];
        const own = method?.decorators.find((each) => nameOf(each) === 'Path');
        const isLeading = own && !method?.decorators.some((each) => VERB.test(nameOf(each)));
        const target = method?.returnType && locatedBy(method.returnType);
        if (isLeading && target !== undefined)
          found.set(target, [
            ...(found.get(target) ?? []),
            below(
              outer.find((each) => nameOf(each) === 'Path'),
              own,
            ),
          ]);
      }
  return found;
}

/** The container makes the object itself where a method gives its class: `Class<Parcels>`. */
function locatedBy({ name, arguments: [given] }: TypeReference): string | undefined {
  const last = name.split(/[./]/).at(-1);
  return last === 'Class' && given ? given.name.split(/[./]/).at(-1) : last;
}

function below(outer: Decorator | undefined, own: Decorator): Decorator {
  const above = outer && valueOf(outer);
  const value = valueOf(own);
  if (!above || !value) return own;
  const path: Expression = { is: 'concat', parts: [above, { is: 'literal', value: '/' }, value] };
  return { ...own, arguments: [{ is: 'object', entries: [{ key: 'value', value: path }] }] };
}

function valueOf(decorator: Decorator): Expression | undefined {
  const entry = entriesOf(decorator).find((each) => 'key' in each && each.key === 'value');
  return entry && 'value' in entry ? entry.value : undefined;
}

/**
 * A client without a key has its own full name as one: https://quarkus.io/guides/rest-client#create-the-configuration,
 * https://quarkus.io/guides/smallrye-graphql-client#using-the-typesafe-client
 */
function restClientKey(node: ClassNode, { opens = [] }: Module): ClassNode {
  const decorator = node.decorators.find((each) => KEYED_CLIENTS.has(nameOf(each)));
  const entries = decorator ? entriesOf(decorator) : [];
  if (!decorator || entries.some((each) => 'key' in each && each.key === 'configKey')) return node;
  const key = { key: 'configKey', value: { is: 'literal', value: [opens[0], node.name].filter(Boolean).join('.') } } as const;
  const stated: Decorator = { ...decorator, arguments: [{ is: 'object', entries: [...entries, key] }] };
  return { ...node, decorators: node.decorators.map((each) => (each === decorator ? stated : each)) };
}

const KEYED_CLIENTS = new Set(['RegisterRestClient', 'GraphQLClientApi']);

function entriesOf({ arguments: [given] }: Decorator): readonly ObjectEntry[] {
  return given?.is === 'object' ? given.entries : [];
}

function nameOf({ callee }: Decorator): string {
  return callee.is === 'name' || callee.is === 'member' ? callee.name : '';
}

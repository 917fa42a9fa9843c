import type { ClassNode, Module, TypeReference } from '../../src/code/ir.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { type GoModule, goModulesIn, moduleAround } from './go-modules.ts';

/** An interface that more structs fit says nothing about which of them is meant. */
const MOST_IMPLEMENTERS = 6;

interface Known {
  readonly module: Module;
  readonly node: ClassNode;
  /** The key under which the engine knows the class. */
  readonly key: string;
  readonly methods: Set<string>;
}

/** A struct implements an interface by having its methods: https://go.dev/ref/spec#Implementing_an_interface */
export function withImplementers(modules: readonly Module[], repository: Repository): readonly Module[] {
  const goModules = goModulesIn(repository);
  const homes = new Map(modules.map(({ path }) => [path, moduleAround(folderOf(path), goModules)]));
  const classes = classesIn(modules);
  const structs = classes.filter(({ node }) => !node.isAbstract);
  const found = new Map<ClassNode, string[]>();
  for (const { node, key, methods, module } of classes) {
    if (!node.isAbstract || methods.size === 0) continue;
    const home = homes.get(module.path);
    const fitting = structs.filter(
      (struct) => [...methods].every((method) => struct.methods.has(method)) && canMeet(home, homes.get(struct.module.path)),
    );
    if (fitting.length > MOST_IMPLEMENTERS) continue;
    for (const struct of fitting) found.set(struct.node, [...(found.get(struct.node) ?? []), key]);
  }
  const generated = addGenerated(classes, found);
  return modules.map((module) => {
    const own = generated.size === 0 ? module : withPlainTypes(module, generated);
    return { ...own, classes: own.classes.map((node, index) => implementing(node, found.get(module.classes[index] ?? node))) };
  });
}

/**
 * Who embeds what compilers make for services with methods still to be written implements the service's interface, which stands in no file
 * that is read: https://grpc.io/docs/languages/go/generated-code/, https://connectrpc.com/docs/go/getting-started
 */
function addGenerated(classes: readonly Known[], found: Map<ClassNode, string[]>): ReadonlySet<string> {
  const byInterface = new Map<string, ClassNode[]>();
  for (const { node } of classes)
    for (const { isEmbedded, type } of node.fields) {
      const [, name] = (isEmbedded && /\bUnimplemented(\w+(?:Handler|Server))$/.exec(type?.name ?? '')) || [];
      if (name !== undefined) byInterface.set(name, [...(byInterface.get(name) ?? []), node]);
    }
  const few = [...byInterface].filter(([, nodes]) => nodes.length <= MOST_IMPLEMENTERS);
  for (const [name, nodes] of few) for (const node of nodes) found.set(node, [...(found.get(node) ?? []), name]);
  return new Set(few.map(([name]) => name));
}

/** Such interfaces go by their plain names, as their implementers know them. */
function withPlainTypes(module: Module, names: ReadonlySet<string>): Module {
  const plain = <T extends { readonly type?: TypeReference }>(each: T): T => {
    const [, last = ''] = each.type?.name.split('.') ?? [];
    return names.has(last) ? { ...each, type: { name: last, arguments: [] } } : each;
  };
  return {
    ...module,
    functions: module.functions.map((fn) => ({ ...fn, parameters: fn.parameters.map(plain) })),
    scopes: module.scopes.map((scope) => ({ ...scope, variables: scope.variables.map(plain) })),
    classes: module.classes.map((node) => ({ ...node, fields: node.fields.map(plain) })),
  };
}

/** Values go from module to module where one of the two is built with the other. */
function canMeet(one: GoModule | undefined, other: GoModule | undefined): boolean {
  if (!one || !other) return one === other;
  return one === other || one.requires.includes(other.path) || other.requires.includes(one.path);
}

function implementing(node: ClassNode, names: readonly string[] = []): ClassNode {
  return { ...node, implements: names.map((name) => ({ name, arguments: [] })) };
}

/** Structs with the methods of all the files of their package, interfaces with those of the interfaces in them. */
function classesIn(modules: readonly Module[]): readonly Known[] {
  const known = new Map<string, Known>();
  const parts: { readonly id: string; readonly names: readonly string[] }[] = [];
  for (const module of modules)
    for (const [index, node] of module.classes.entries()) {
      const id = `${folderOf(module.path)}.${node.name}`;
      const names = node.methods.flatMap((method) => module.functions[method]?.name ?? []);
      if (node.isPart) parts.push({ id, names });
      else known.set(id, { module, node, key: `${module.path}#c${index}`, methods: new Set(names) });
    }
  for (const { id, names } of parts) for (const name of names) known.get(id)?.methods.add(name);
  return [...known.values()].map((each) => ({ ...each, methods: lentTo(each, known) }));
}

function lentTo(outer: Known, known: ReadonlyMap<string, Known>): Set<string> {
  return new Set([...embeddedIn(outer, known)].flatMap(({ methods }) => [...methods]));
}

/** The structs and interfaces of the same package that lend their methods, those embedded in them among them. */
function embeddedIn(outer: Known, known: ReadonlyMap<string, Known>): ReadonlySet<Known> {
  const found = new Set([outer]);
  for (const { module, node } of found) {
    const embedded = node.fields.filter(({ isEmbedded }) => isEmbedded).map(({ type }) => type?.name);
    for (const name of [...embedded, ...node.implements.map((type) => type.name)]) {
      const inner = known.get(`${folderOf(module.path)}.${name}`);
      if (inner) found.add(inner);
    }
  }
  return found;
}

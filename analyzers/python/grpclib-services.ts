// https://grpclib.readthedocs.io/en/latest/
import type { CallSite, ClassNode, Expression, Import, Module } from '../../src/code/ir.ts';
import type { Resolve } from './imported-names.ts';
import { GRPC_MODULE } from './imports.ts';

type Described = ReadonlyMap<string, readonly string[]>;

const GENERATED = /(?:^|[./])(?!\w*_pb2_grpc$)\w+_grpc$/;
const BASE = /^(\w+)Base$/;
const STUB = /^(\w+)Stub$/;

/**
 * What grpclib's plugin generates says the service in its names: a class that extends its base serves it, a stub asks it. The generated
 * file need not be in the tree.
 */
export function linkGrpclib(modules: readonly Module[], described: Described, resolve: Resolve): readonly Module[] {
  const using = new Set(modules.filter(({ imports }) => imports.some(isOfLibrary)).map(({ path }) => path));
  if (using.size === 0) return modules;
  return modules.map((module) => {
    const rooms = module.imports.filter((each) => isGenerated(each, (name) => isMade(resolve(name, module.path), using)));
    return rooms.length === 0 ? module : withServices(module, rooms, described);
  });
}

function isOfLibrary({ specifier }: Import): boolean {
  return specifier === 'grpclib' || specifier.startsWith('grpclib.');
}

/** A file of the tree is generated where it is written for the library. */
function isMade(path: string | undefined, using: ReadonlySet<string>): boolean {
  return path === undefined || path.startsWith('package:') || using.has(path);
}

/** `from orders_grpc import OrdersStub`, `from protos import orders_grpc`, `import orders_grpc`. */
function isGenerated(given: Import, isMade: (specifier: string) => boolean): boolean {
  const { specifier, imported } = given;
  // Its own: what every server may say of its health and of itself.
  if (isOfLibrary(given)) return false;
  if (GENERATED.test(specifier)) return (imported === '*' || BASE.test(imported) || STUB.test(imported)) && isMade(specifier);
  return GENERATED.test(imported) && isMade(specifier.endsWith('.') ? specifier + imported : `${specifier}.${imported}`);
}

function withServices(module: Module, rooms: readonly Import[], described: Described): Module {
  const names = new Map(rooms.map(({ local, imported }) => [local, imported]));
  const imports = module.imports.map((each) => (rooms.includes(each) ? { ...each, specifier: GRPC_MODULE } : each));
  const calls = module.calls.map((call) => {
    const asked = call.isNew ? serviceOf(call.callee, STUB, names) : undefined;
    return asked === undefined ? call : { ...call, callee: generated('AsyncStub'), arguments: [text(asked), ...call.arguments] };
  });
  const served = module.classes.flatMap((each) => servingCall(each, names, described));
  return { ...module, imports, calls: [...calls, ...served] };
}

/** Where the interface description is in the tree, it says which methods there are; else the class's own do. */
function servingCall(node: ClassNode, names: ReadonlyMap<string, string>, described: Described): readonly CallSite[] {
  const service = node.extends && serviceOf(node.extends.expression, BASE, names);
  if (service === undefined || node.name === undefined) return [];
  const paths = described.get(service)?.map((method) => text(`${service}/${method}`));
  const told: readonly Expression[] = paths ? [{ is: 'list', items: paths }] : [text(service), { is: 'name', name: node.name }];
  const callee = generated(paths ? 'serveDescribed' : 'serve');
  return [{ callee, arguments: told, isNew: false, typeArguments: [], scope: node.scope, place: node.place }];
}

function serviceOf(of: Expression, ending: RegExp, names: ReadonlyMap<string, string>): string | undefined {
  if (of.is === 'name') return ending.exec(names.get(of.name) ?? '')?.[1];
  return of.is === 'member' && of.of.is === 'name' && names.has(of.of.name) ? ending.exec(of.name)?.[1] : undefined;
}

function generated(name: string): Expression {
  return { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: GRPC_MODULE } }, name };
}

function text(value: string): Expression {
  return { is: 'literal', value };
}

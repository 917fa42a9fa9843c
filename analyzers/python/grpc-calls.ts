import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { GRPC_MODULE } from './imports.ts';

const SERVES = /^add_(\w+)Servicer_to_server$/;

/** Calls that register what the gRPC compiler generates say the service in their names; here they say it in their arguments. */
export function linkGrpc(modules: readonly Module[], described: ReadonlyMap<string, readonly string[]>): readonly Module[] {
  return modules.map((module) => {
    const rooms = new Set(module.imports.filter(({ specifier }) => specifier === GRPC_MODULE).map(({ local }) => local));
    const calls = rooms.size === 0 ? module.calls : module.calls.map((call) => plainCall(call, rooms, described));
    return calls.some((call, index) => call !== module.calls[index]) ? { ...module, calls } : module;
  });
}

/** Services that frameworks give every server. */
const GIVEN = new Set(['Health', 'ServerReflection']);

function plainCall(call: CallSite, rooms: ReadonlySet<string>, described: ReadonlyMap<string, readonly string[]>): CallSite {
  const { callee } = call;
  if (callee.is !== 'member' && callee.is !== 'name') return call;
  const room = callee.is === 'name' ? callee.name : callee.of.is === 'name' ? callee.of.name : '';
  if (!rooms.has(room)) return call;
  const served = SERVES.exec(callee.name)?.[1];
  if (served !== undefined && !GIVEN.has(served)) return servingCall(call, served, described.get(served));
  return call;
}

/** Where the interface description is in the tree, it says which methods there are; else the servicer's own do. */
function servingCall(call: CallSite, service: string, methods: readonly string[] | undefined): CallSite {
  if (!methods) return { ...call, callee: generated('serve'), arguments: [text(service), ...call.arguments] };
  const paths = methods.map((method) => text(`${service}/${method}`));
  return { ...call, callee: generated('serveDescribed'), arguments: [{ is: 'list', items: paths }] };
}

function generated(name: string): Expression {
  return { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: GRPC_MODULE } }, name };
}

function text(value: string): Expression {
  return { is: 'literal', value };
}

import type { ProtoService, Repository } from '../../src/sdk/index.ts';
import { folderOf, foldersUp } from './file-paths.ts';
import { stubNames } from './libraries/protobuf-stubs.ts';
import { readManifests } from './manifests.ts';
import { asText } from './read-json.ts';

/** Where all that is written lies together. */
const WHOLE = /^(index|gen|generated|__generated__|protos?|pb|grpc|rpc|stubs?)$/;

/** A word by which a package says that it holds what compilers write: `@shop/protos`, `orders-grpc-stubs`, `@buf/shop_orders.bufbuild_es`. */
const WRITTEN = /(^|[^a-z])(gen|generated|protos?|protobufs?|pb|grpc|rpc|stubs?|buf|idl|contracts?)($|[^a-z])/i;

/** The services that a repository describes, by the names that code has for them. */
export class DescribedServices {
  private readonly services: readonly ProtoService[];
  private readonly byStub: ReadonlyMap<string, readonly ProtoService[]>;
  private readonly byStem: ReadonlyMap<string, readonly ProtoService[]>;
  private readonly scopes: ReadonlySet<string>;

  constructor(services: readonly ProtoService[], repository: Repository) {
    this.services = services;
    this.byStub = grouped(services, stubNames);
    this.byStem = grouped(services, ({ path }) => [stemOf(path.split('/').at(-1) ?? '')]);
    const names = readManifests(repository).map(({ json }) => asText(json['name']) ?? '');
    this.scopes = new Set(names.flatMap((name) => /^@[^/]+\//.exec(name) ?? []));
  }

  /** Those that are meant by a path or by the names that a file asks for there; `*` for all. */
  meantBy(specifier: string, asked: ReadonlySet<string>, from: string): readonly ProtoService[] {
    const steps = specifier.split('/');
    const stem = stemOf(steps.at(-1) ?? '');
    const isPath = /^[.~#]|^@\//.test(specifier);
    if (!isPath && (asked.has('*') || !this.isOfTeam(specifier))) return [];
    const here = isPath ? closest(this.byStem.get(stem) ?? [], steps) : [];
    if (asked.has('*')) return nearestOfEach(here.length > 0 ? here : WHOLE.test(stem) ? this.services : [], from);
    const named = new Set([...asked].flatMap((name) => this.byStub.get(name) ?? []));
    return nearestOfEach(here.length > 0 ? here.filter((each) => named.has(each)) : [...named], from);
  }

  /** Vendors have clients of usual names, too: `AuthClient`. */
  private isOfTeam(specifier: string): boolean {
    return WRITTEN.test(specifier) || this.scopes.has(/^@[^/]+\//.exec(specifier)?.[0] ?? '');
  }
}

function grouped(services: readonly ProtoService[], keysOf: (service: ProtoService) => readonly string[]) {
  const groups = new Map<string, ProtoService[]>();
  for (const service of services)
    for (const key of keysOf(service)) {
      const group = groups.get(key);
      if (group) group.push(service);
      else groups.set(key, [service]);
    }
  return groups;
}

/** `orders` of `orders.proto`, `orders_pb.js`, `orders.client`, `OrdersServiceClientPb`. */
function stemOf(name: string): string {
  return name
    .replace(/\.(proto|[cm]?[jt]s)$/, '')
    .replace(/(_grpc_web_pb|_grpc_pb|_pb|_connect|_pb_service|\.client|\.server|ServiceClientPb)$/, '');
}

function closest(services: readonly ProtoService[], steps: readonly string[]): readonly ProtoService[] {
  const shared = services.map(({ path }) => sharedEnd(path, steps));
  const best = Math.max(0, ...shared);
  return services.filter((_, index) => shared[index] === best);
}

/** How many folders two paths have in common before their last names, from the end. */
function sharedEnd(path: string, steps: readonly string[]): number {
  const folders = path.split('/').slice(0, -1).reverse();
  const asked = steps.slice(0, -1).reverse();
  const differs = folders.findIndex((folder, index) => folder !== asked[index]);
  return 1 + (differs < 0 ? folders.length : differs);
}

/** Copies of a description say the same: the nearest speaks. */
function nearestOfEach(services: readonly ProtoService[], from: string): readonly ProtoService[] {
  const around = foldersUp(folderOf(from));
  const distances = new Map(services.map((each) => [each, distance(each, around)]));
  const sorted = services.toSorted((one, other) => (distances.get(one) ?? 0) - (distances.get(other) ?? 0));
  const first = new Map<string, ProtoService>();
  for (const each of sorted) if (!first.has(each.name)) first.set(each.name, each);
  return [...first.values()];
}

function distance({ path }: ProtoService, around: readonly string[]): number {
  const folders = new Set(foldersUp(folderOf(path)));
  return around.findIndex((folder) => folders.has(folder));
}

import type { CallSite, Import, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { protoServices, type Repository } from '../../src/sdk/index.ts';
import { GRPC } from './spellings.ts';

const TOOLKIT = /^(akka|org\.apache\.pekko)\./;
const ITS_GRPC = /^(akka|org\.apache\.pekko)\.grpc\b/;
const ITS_HTTP = /^(akka|org\.apache\.pekko)\.http\b/;

/**
 * Akka and Pekko generate `PricesClient(settings)` and `PricesHandler(implementation)`: https://pekko.apache.org/docs/pekko-grpc/current/.
 * A class of that name that the repository has written itself is what it says.
 */
export function withGeneratedParts(modules: readonly Module[], repository: Repository): readonly Module[] {
  if (!modules.some(({ imports }) => imports.some(isOfToolkit))) return modules;
  const written = new Set(modules.flatMap(({ classes }) => classes.map(({ name }) => name)));
  const described = new Set(protoServices(repository).map(({ name }) => name));
  return modules.map((module) => {
    const isGrpc = module.imports.some(({ specifier }) => ITS_GRPC.test(specifier));
    const isHttp = module.imports.some(({ specifier }) => ITS_HTTP.test(specifier));
    if (!isGrpc && !isHttp) return module;
    const parts = module.imports.filter(({ local, specifier }) => !TOOLKIT.test(specifier) && !written.has(local));
    return { ...module, calls: module.calls.map((call) => generated(call, parts, isGrpc ? undefined : described)) };
  });
}

function isOfToolkit({ specifier }: Import): boolean {
  return ITS_GRPC.test(specifier) || ITS_HTTP.test(specifier);
}

/** Clients ask for settings of the toolkit's gRPC; a handler names nothing of it, so that its service must be described. */
function generated(call: CallSite, parts: readonly Import[], described: ReadonlySet<string> | undefined): CallSite {
  const name = nameOf(call);
  const [, service, kind] = /^([A-Z]\w*?)(Client|Handler)$/.exec(name ?? '') ?? [];
  if (service === undefined || call.arguments.length === 0 || !parts.some(({ local }) => local === name)) return call;
  if (described && (kind === 'Client' || !described.has(service))) return call;
  const callee = spelled(GRPC, kind === 'Client' ? 'stub' : 'handler');
  return { ...call, callee, arguments: [literalOf(service), ...call.arguments], isNew: false };
}

/** `PricesHandler`, `PricesHandler.partial`. */
function nameOf({ callee }: CallSite): string | undefined {
  if (callee.is === 'name') return callee.name;
  const isPart = callee.is === 'member' && /^(partial|withServerReflection|apply)$/.test(callee.name);
  return isPart && callee.of.is === 'name' ? callee.of.name : undefined;
}

import { arg, call, defineLibrary, type Effect, first, type Library, maker, route, text } from '../../../src/code/library.ts';
import type { ProtoService } from '../../../src/sdk/index.ts';

const transport = first(arg(0, 'host'), arg(0, 'baseUrl'), arg(0));

/** The address itself, or what the transport was made with that the client is given. */
const target = first(maker(arg(0), transport), arg(0));

/** What code that is written for a service is called, by the part of its name that each compiler adds. */
const CLIENTS = ['Client', 'PromiseClient', 'ClientImpl'];

/**
 * What protobuf compilers write for services, known by their descriptions where it is written while building: clients of grpc-tools, ts-proto, grpc-web
 * and protobuf-ts, decorators and constants of ts-proto for NestJS.
 */
export function protobufStubsOf(specifier: string, services: readonly ProtoService[]): Library {
  return defineLibrary({
    name: 'protobuf-stubs',
    imports: [specifier],
    docs: 'https://github.com/stephenh/ts-proto/blob/main/NESTJS.markdown',
    values: Object.fromEntries(services.flatMap(constantsOf).map(([key, value]) => [key, { value: 'text', text: value }])),
    calls: Object.fromEntries(services.flatMap(clientsOf)),
    decorators: {
      class: Object.fromEntries(services.map((service) => [`${service.name}ControllerMethods`, routesOf(service)])),
    },
  });
}

/** The names that code written for a service exports. */
export function stubNames(service: ProtoService): readonly string[] {
  const { name } = service;
  const constants = constantsOf(service).map(([key]) => key);
  return [...constants, ...[...CLIENTS, 'Service', 'Definition', 'ControllerMethods'].map((ending) => name + ending)];
}

function constantsOf({ name, package: inPackage }: ProtoService): readonly (readonly [string, string])[] {
  const ofService = [`${constantCase(name)}_NAME`, name] as const;
  return inPackage === '' ? [ofService] : [ofService, [`${constantCase(inPackage)}_PACKAGE_NAME`, inPackage]];
}

/** `OrdersService` is `ORDERS_SERVICE`, `shop.orders.v1` is `SHOP_ORDERS_V1`. */
function constantCase(name: string): string {
  return name
    .replaceAll('.', '_')
    .replace(/\w([A-Z])/g, ([before, capital]) => `${before}_${capital}`)
    .toUpperCase();
}

function clientsOf(service: ProtoService): readonly (readonly [string, Effect])[] {
  return CLIENTS.map((ending) => [service.name + ending, call({ protocol: 'grpc', target, contract: text(fullName(service)) })]);
}

/** The decorated class serves every procedure with the method of its name. */
function routesOf(service: ProtoService): readonly Effect[] {
  return service.methods.map((method) => route('RPC', text(`${fullName(service)}/${method}`)));
}

function fullName({ name, package: inPackage }: ProtoService): string {
  return inPackage === '' ? name : `${inPackage}.${name}`;
}

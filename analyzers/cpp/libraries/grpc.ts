import { arg, call, defineLibrary, each, first, join, listen, route, text, type ValueRule } from '../../../src/code/library.ts';
import { GRPC_STUB } from '../spellings.ts';

/** Stubs and services of generated code. */
const generated = defineLibrary({
  name: 'grpc-cpp-generated',
  imports: [GRPC_STUB],
  docs: 'https://grpc.io/docs/languages/cpp/generated-code/',
  calls: { stub: call({ protocol: 'grpc', target: first(arg(1), text('')), contract: arg(0) }) },
  decorators: { method: { method: route('RPC', join(arg(0), text('/'), arg(1))) } },
});

/** Servers, and channels: one stands for its address. */
const grpc = defineLibrary({
  name: 'grpc-cpp',
  imports: ['grpc', 'grpc_impl', 'grpcpp'],
  docs: 'https://grpc.github.io/grpc/cpp/',
  values: each<ValueRule>(
    ['CreateChannel', 'CreateCustomChannel', 'experimental.CreateCustomChannelWithInterceptors'],
    (name) => [name, { value: 'select', selector: arg(0) }],
  ),
  calls: { 'ServerBuilder.AddListeningPort': listen(arg(0)) },
});

export const grpcLibraries = [generated, grpc];

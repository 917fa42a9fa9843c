import { arg, call, calledName, defineLibrary, listen, made, route } from '../../../src/code/library.ts';

/** What the compiler generates, as the front end spells it: the service's name first. */
export const grpc = defineLibrary({
  name: 'grpc',
  imports: ['asbuilt.grpc', 'GRPC'],
  docs: 'https://grpc.io/docs/languages/ruby/basics/',
  creates: { Stub: 'Stub' },
  calls: {
    serve: route('RPC', arg(0)),
    Stub: call({ protocol: 'grpc', target: arg(1), contract: arg(0) }),
    'Stub.*': call({ protocol: 'grpc', target: made('Stub', arg(1)), contract: made('Stub', arg(0)), method: calledName() }),
    'RpcServer.add_http2_port': listen(arg(0)),
  },
});

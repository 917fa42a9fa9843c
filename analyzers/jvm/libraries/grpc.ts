import {
  arg,
  beside,
  call,
  defineLibrary,
  first,
  join,
  made,
  route,
  type Selector,
  setting,
  text,
} from '../../../src/code/library.ts';
import { GRPC_METHOD, GRPC_STUB } from '../conventions.ts';
import { whole } from './support/selectors.ts';

const address: Selector = first(join(made('ByAddress', arg(0)), text(':'), made('ByAddress', arg(1))), made('ByTarget', arg(0)));
const BUILDERS = ['ManagedChannelBuilder', 'NettyChannelBuilder', 'OkHttpChannelBuilder', 'Grpc'];

/** Channels, stubs and services of generated classes. A channel stands for its address. */
const grpc = defineLibrary({
  name: 'grpc-java',
  imports: ['io.grpc', 'io.grpc.*'],
  globals: [GRPC_METHOD, GRPC_STUB],
  docs: 'https://grpc.io/docs/languages/java/generated-code/',
  creates: {
    ...Object.fromEntries(BUILDERS.map((name) => [`${name}.forAddress`, 'ByAddress'])),
    ...Object.fromEntries(BUILDERS.map((name) => [`${name}.forTarget`, 'ByTarget'])),
    'Grpc.newChannelBuilder': 'ByTarget',
    'Grpc.newChannelBuilderForAddress': 'ByAddress',
    'ChannelBuilder.*': 'ChannelBuilder',
  },
  types: {
    ByAddress: 'ChannelBuilder',
    ByTarget: 'ChannelBuilder',
    ManagedChannelBuilder: 'ChannelBuilder',
    NettyChannelBuilder: 'ChannelBuilder',
  },
  values: { 'ChannelBuilder.build': { value: 'select', selector: address } },
  calls: {
    [GRPC_STUB]: call({ protocol: 'grpc', target: first(arg(1), text('')), contract: arg(0) }),
    'ServerBuilder.forPort': { does: 'listen', port: arg(0) },
  },
  decorators: { method: { [GRPC_METHOD]: route('RPC', join(arg(0, 'service'), text('/'), arg(0, 'rpc'))) } },
});

/** Stubs that a container injects; where their channel leads is in the settings, by its name. */
const starters = defineLibrary({
  name: 'grpc-starters',
  imports: ['net.devh.boot.grpc.client.inject', 'io.quarkus.grpc', 'org.springframework.grpc.client'],
  docs: 'https://yidongnan.github.io/grpc-spring-boot-starter/en/client/configuration.html',
  decorators: {
    field: {
      GrpcClient: call({
        protocol: 'grpc',
        contract: beside(GRPC_STUB, arg(0, 'service')),
        target: first(
          setting(
            join(text('grpc.client.'), whole('value'), text('.address')),
            setting(join(text('quarkus.grpc.clients.'), whole('value'), text('.host')), whole('value')),
          ),
        ),
      }),
    },
  },
});

export const grpcLibraries = [grpc, starters];

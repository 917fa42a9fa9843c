import {
  arg,
  call,
  calledName,
  contract,
  defineLibrary,
  type Effect,
  first,
  join,
  made,
  maker,
  methodsOf,
  route,
  type Selector,
  text,
  timeout,
} from '../../../src/code/library.ts';
import { goZeroTarget } from './go-zero.ts';
import { kratosTarget } from './kratos.ts';

/** Where a connection leads: `Dial(address)`, `DialContext(context, address)`. */
const dialed = (connection: Selector): Selector =>
  first(maker(connection, arg(0), 'DialedConn'), maker(connection, arg(1), 'ContextConn'));
/** The same of a client's connection, or what a framework's settings and options say. */
const address: Selector = first(dialed(arg(0)), goZeroTarget, kratosTarget);
const madeBy = (selector: Selector): Selector => made('ServiceClient', selector);

/** `pb.Orders_ServiceDesc` */
const DESCRIBED: Selector = { from: 'name-of', index: 0, ending: '_ServiceDesc' };

export const grpc = defineLibrary({
  name: 'grpc-go',
  imports: ['google.golang.org/grpc'],
  docs: 'https://pkg.go.dev/google.golang.org/grpc',
  creates: { Dial: 'DialedConn', NewClient: 'DialedConn', DialContext: 'ContextConn', NewServer: 'Server' },
  types: { DialedConn: 'ClientConn', ContextConn: 'ClientConn' },
  calls: {
    'Server.RegisterService': route('RPC', join(DESCRIBED, text('/'), methodsOf(arg(1), 2, 'grpc-go-services'))),
    'ClientConn.Invoke': call({
      protocol: 'grpc',
      target: first(made('DialedConn', arg(0)), made('ContextConn', arg(1))),
      contract: { from: 'between', start: '/', end: '/', of: arg(1) },
      method: { from: 'between', start: '/', of: { from: 'between', start: '/', of: arg(1) } },
    }),
  },
});

/** A client without generated code: https://pkg.go.dev/github.com/go-kit/kit/transport/grpc#NewClient */
export const goKitGrpc = defineLibrary({
  name: 'go-kit-grpc',
  imports: ['github.com/go-kit/kit/transport/grpc'],
  docs: 'https://pkg.go.dev/github.com/go-kit/kit/transport/grpc',
  calls: { NewClient: call({ protocol: 'grpc', target: dialed(arg(0)), contract: arg(1), method: arg(2) }) },
});

/** HTTP routes of a service by the rules in its description: https://grpc-ecosystem.github.io/grpc-gateway/ */
const transcoded = (like: string, router?: Selector): Effect => contract('transcodes', calledName(like), undefined, router);

/** The mux below which a gateway serves: `http.StripPrefix("/api", mux)`. */
export const grpcGateway = defineLibrary({
  name: 'grpc-gateway',
  imports: ['github.com/grpc-ecosystem/grpc-gateway*'],
  docs: 'https://grpc-ecosystem.github.io/grpc-gateway/docs/tutorials/adding_annotations/',
  creates: { NewServeMux: 'ServeMux' },
});

/** Health and reflection are the framework's own services. */
export const grpcServices = defineLibrary({
  name: 'grpc-go-services',
  imports: ['google.golang.org/grpc/*'],
  docs: 'https://pkg.go.dev/google.golang.org/grpc/health',
});

/**
 * What protobuf compilers make of a service, known by its names in whatever package: `RegisterOrdersServer(server, implementation)`
 * and `NewOrdersClient(connection)`.
 */
export const grpcStubs = defineLibrary({
  name: 'grpc-stubs',
  imports: ['*'],
  docs: 'https://grpc.io/docs/languages/go/generated-code/',
  // go-micro: `NewOrdersService("go.micro.srv.orders", client)`; others have constructors of such names as well, so its client must be there.
  creates: { 'New*Client': 'ServiceClient', 'New*Service': 'NamedClient' },
  calls: {
    'NamedClient.*': call({
      protocol: 'grpc',
      target: made('NamedClient', arg(0)),
      contract: made('NamedClient', calledName('New*Service')),
      method: calledName(),
      where: [made('NamedClient', arg(1)), 'go-micro'],
    }),
    // Routes of kratos by the rules in the description, like those of grpc-gateway.
    'Register*HTTPServer': transcoded('Register*HTTPServer'),
    // Within the program that implements the service, before what registers that with gRPC: a service may be called so as well.
    'Register*HandlerServer/3': transcoded('Register*HandlerServer', arg(1)),
    'Register*Server': route('RPC', join(calledName('Register*Server'), text('/'), methodsOf(arg(1), 2, 'grpc-go-services'))),
    'ServiceClient.*': [
      call({
        protocol: 'grpc',
        target: madeBy(address),
        contract: madeBy(calledName('New*Client')),
        method: calledName(),
      }),
      // https://grpc.io/docs/guides/deadlines/
      timeout({ on: 'call', timeoutMs: maker(arg(0), arg(1), 'TimedContext') }),
    ],
    'New*ProtobufClient': call({ protocol: 'http', method: 'POST', target: arg(0) }),
    'New*JSONClient': call({ protocol: 'http', method: 'POST', target: arg(0) }),
    'Register*HandlerFromEndpoint': [
      call({ protocol: 'grpc', target: arg(2), contract: calledName('Register*HandlerFromEndpoint') }),
      transcoded('Register*HandlerFromEndpoint', arg(1)),
    ],
    // go-micro: `RegisterOrdersHandler(server, implementation)`
    'Register*Handler/2': route('RPC', join(calledName('Register*Handler'), text('/'), methodsOf(arg(1), 3))),
    'Register*HandlerClient': [
      call({
        protocol: 'grpc',
        target: maker(arg(2), address, 'ServiceClient'),
        contract: calledName('Register*HandlerClient'),
      }),
      transcoded('Register*HandlerClient', arg(1)),
    ],
    'Register*Handler': [
      call({ protocol: 'grpc', target: dialed(arg(2)), contract: calledName('Register*Handler') }),
      transcoded('Register*Handler', arg(1)),
    ],
  },
});

/** Connect, by the names that its compiler gives: clients take the server's base URL. */
export const connectStubs = defineLibrary({
  name: 'connect-stubs',
  imports: ['*connect'],
  docs: 'https://connectrpc.com/docs/go/getting-started',
  creates: { 'New*Client': 'ServiceClient' },
  calls: {
    'New*Handler': route('RPC', join(calledName('New*Handler'), text('/'), methodsOf(arg(0), 2, 'grpc-go-services'))),
    'ServiceClient.*': call({
      protocol: 'grpc',
      target: madeBy(arg(1)),
      contract: madeBy(calledName('New*Client')),
      method: calledName(),
    }),
  },
});

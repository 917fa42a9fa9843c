import {
  arg,
  call,
  calledName,
  contract,
  decoratedName,
  defineLibrary,
  first,
  join,
  made,
  maker,
  param,
  route,
  type Selector,
  text,
  timeout,
} from '../../../src/code/library.ts';
import { filled, register } from '../../../src/code/type-selectors.ts';
import { same } from './support/dotnet.ts';

/** The address of the channel that a client was made with. */
function channelAddress(of: Selector): Selector {
  return maker(of, arg(0), 'GrpcChannel');
}

const configured = first(arg(0, '{}', 'Address'), arg(1, '{}', 'Address'));
const service = first(
  made('GrpcClient', { from: 'inner-type', index: 0, inner: 0 }),
  made('GrpcClient', { from: 'type-argument', index: 0 }),
);
const operation = filled(calledName(), { Async: text('') });

const clientOf = join(text('GrpcClient<'), { from: 'inner-type', index: 0, inner: 0 }, text('>'));

/** Services override methods of a generated base; clients are generated too, so the front end gives them a type of their own. */
export const grpc = defineLibrary({
  name: 'grpc-dotnet',
  imports: ['Grpc.Net.Client', 'Grpc.Core', 'Grpc.Net.ClientFactory'],
  docs: 'https://learn.microsoft.com/aspnet/core/grpc/clientfactory',
  creates: { 'GrpcChannel.ForAddress': 'GrpcChannel', '*.AddGrpcClient': 'GrpcClientBuilder', Channel: 'GrpcChannel' },
  types: { ChannelBase: 'GrpcChannel', CallInvoker: 'GrpcChannel', CallOptions: 'Options' },
  calls: {
    'GrpcClient.*': [
      call({
        protocol: 'grpc',
        target: first(made('GrpcClient', channelAddress(arg(0))), made('GrpcClient', configured), text('')),
        contract: service,
        method: operation,
      }),
      // https://learn.microsoft.com/aspnet/core/grpc/deadlines-cancellation
      timeout({ on: 'call', timeoutMs: first(param(2, 'deadline'), maker(arg(1), param(1, 'deadline'), 'CallOptions')) }),
    ],
    // https://learn.microsoft.com/aspnet/core/grpc/json-transcoding: all services of the program
    '*.AddJsonTranscoding': contract('transcodes', text('*')),
    '*.AddGrpcClient': [
      call({ protocol: 'grpc', target: configured, contract: { from: 'inner-type', index: 0, inner: 0 } }),
      register({
        token: clientOf,
        type: 'GrpcClient',
      }),
    ],
  },
  decorators: { method: { GrpcOperation: route('RPC', join(arg(0), text('/'), decoratedName), decoratedName) } },
  values: {
    ...same('GrpcClientBuilder.AddInterceptor', 'GrpcClientBuilder.AddCallCredentials', 'GrpcClientBuilder.ConfigureChannel'),
    // https://learn.microsoft.com/aspnet/core/grpc/interceptors#configure-client-interceptors
    ...same('GrpcChannel.Intercept', 'GrpcChannel.CreateCallInvoker', 'GrpcChannel.WithInterceptors'),
    'GrpcClientFactory.CreateClient': { value: 'registered', token: clientOf, type: 'GrpcClient' },
  },
});

/** Connections to hubs: https://learn.microsoft.com/aspnet/core/signalr/dotnet-client */
export const signalRClient = defineLibrary({
  name: 'signalr-client',
  imports: ['Microsoft.AspNetCore.SignalR.Client'],
  docs: 'https://learn.microsoft.com/aspnet/core/signalr/dotnet-client',
  types: { HubConnectionBuilder: 'IHubConnectionBuilder' },
  calls: { 'IHubConnectionBuilder.WithUrl': call({ protocol: 'websocket', target: arg(0) }) },
});

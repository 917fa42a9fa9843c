import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';
import { type, typeName } from '../../../src/code/type-selectors.ts';
import type { ChannelKind, Protocol } from '../../../src/model/fact.ts';
import { property } from './support/dotnet.ts';

/** Messages named by their type: the type argument, or the class of what is sent. */
const named = first(typeName(type(0), '.'), typeName(arg(0), '.'), arg(0));
const handled = first(typeName(arg(0), '.'));

function sends(
  protocol: Protocol,
  channelKind: ChannelKind,
  names: readonly string[],
  channel: Selector = named,
): Record<string, Effect> {
  return each<Effect>(names, (name) => [name, publish({ protocol, channel, channelKind })]);
}

function handles(protocol: Protocol, names: readonly string[], channel: Selector = handled): Record<string, Effect> {
  return each<Effect>(names, (name) => [name, subscribe({ protocol, channel, channelKind: 'event' })]);
}

const rabbit = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
const bus = (target: Selector): Effect =>
  connection({ nodeKind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus', target });

export const nServiceBus = defineLibrary({
  name: 'nservicebus',
  imports: ['NServiceBus', 'NServiceBus.*'],
  docs: 'https://docs.particular.net/nservicebus/messaging/',
  types: { IMessageHandlerContext: 'IMessageSession', IEndpointInstance: 'IMessageSession' },
  calls: {
    ...sends('amqp', 'event', ['IMessageSession.Publish', 'IMessageSession.Send', 'IMessageSession.SendLocal']),
    RabbitMQTransport: rabbit(arg(1)),
    '*.ConnectionString': rabbit(arg(0)),
    AzureServiceBusTransport: bus(arg(0)),
  },
  extendsWhereOpened: true,
  decorators: { class: handles('amqp', ['IHandleMessages', 'IAmStartedByMessages']) },
});

export const rebus = defineLibrary({
  name: 'rebus',
  imports: ['Rebus.Bus', 'Rebus.Handlers', 'Rebus.Config', 'Rebus.*'],
  docs: 'https://github.com/rebus-org/Rebus/wiki',
  extendsWhereOpened: true,
  calls: {
    ...sends('amqp', 'event', ['IBus.Publish', 'IBus.Send', 'IBus.SendLocal', 'IBus.Defer']),
    'IRoutingApi.Send': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    'ITopicsApi.Publish': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'topic' }),
    'ITopicsApi.Subscribe': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'topic' }),
    'IBus.Subscribe': subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'event' }),
    '*.UseRabbitMq': [rabbit(arg(0)), subscribe({ protocol: 'amqp', channel: arg(1), channelKind: 'queue', connection: arg(0) })],
    '*.UseRabbitMqAsOneWayClient': rabbit(arg(0)),
    '*.UseAzureServiceBus': bus(arg(0)),
  },
  values: {
    'IBus.Advanced': property('IAdvancedApi'),
    'IAdvancedApi.Routing': property('IRoutingApi'),
    'IAdvancedApi.Topics': property('ITopicsApi'),
  },
  decorators: { class: handles('amqp', ['IHandleMessages', 'IAmInitiatedBy']) },
});

export const easyNetQ = defineLibrary({
  name: 'easynetq',
  imports: ['EasyNetQ'],
  docs: 'https://github.com/EasyNetQ/EasyNetQ/wiki/Quick-Start',
  calls: {
    'RabbitHutch.CreateBus': rabbit(arg(0)),
    '*.RegisterEasyNetQ': rabbit(arg(0)),
    ...sends('amqp', 'exchange', ['IPubSub.PublishAsync', 'IPubSub.Publish', 'IBus.PublishAsync', 'IBus.Publish']),
    ...sends('amqp', 'rpc', ['IRpc.RequestAsync', 'IRpc.Request']),
    ...each<Effect>(['IPubSub.SubscribeAsync', 'IPubSub.Subscribe', 'IBus.SubscribeAsync', 'IBus.Subscribe'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'exchange', group: arg(0) }),
    ]),
    ...sends('amqp', 'queue', ['ISendReceive.SendAsync', 'ISendReceive.Send'], arg(0)),
    ...each<Effect>(['ISendReceive.ReceiveAsync', 'ISendReceive.Receive'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    ]),
    'IRpc.RespondAsync': subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'rpc' }),
  },
  values: {
    'IBus.PubSub': property('IPubSub'),
    'IBus.Rpc': property('IRpc'),
    'IBus.SendReceive': property('ISendReceive'),
  },
});

/** Events by name over the broker that `UseRabbitMQ` or `UseKafka` configures. */
export const cap = defineLibrary({
  name: 'dotnetcore-cap',
  imports: ['DotNetCore.CAP'],
  docs: 'https://cap.dotnetcore.xyz/user-guide/en/cap/messaging/',
  callbacks: { '*.AddCap': { 0: ['CapOptions'] } },
  calls: {
    'ICapPublisher.Publish': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'event' }),
    'ICapPublisher.PublishAsync': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'event' }),
    'CapOptions.UseRabbitMQ': rabbit(first(arg(0, '{}', 'HostName'), arg(0))),
    'CapOptions.UseKafka': connection({
      nodeKind: 'broker',
      technology: 'kafka',
      protocol: 'kafka',
      target: first(arg(0, '{}', 'Servers'), arg(0)),
    }),
  },
  decorators: {
    method: { CapSubscribe: subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'event', group: keyword('Group') }) },
  },
});

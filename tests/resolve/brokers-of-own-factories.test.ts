import { expect, test } from 'vitest';
import { setting } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, code, edgesOf, service } from './support.ts';

test('a listener without an address asks the broker that the program connects with by itself', () => {
  const harbour = architectureOf(
    module('ferries', 'org.springframework.kafka:spring-kafka'),
    file('ferries/application.yml', { 'tides.brokers': 'tides:9092' }),
    takes('ferries', 'ferries/application.yml', 20),
    service('tides', { image: 'apache/kafka' }),
    service('audits', { image: 'apache/kafka' }),
    {
      kind: 'connection',
      owner: code('ferries'),
      nodeKind: 'broker',
      technology: 'kafka',
      protocol: 'kafka',
      target: setting('tides.brokers'),
      evidence: at('ferries/Factories.java'),
    },
    {
      kind: 'subscribe',
      owner: code('ferries'),
      protocol: 'kafka',
      channel: { is: 'literal', value: 'high-water' },
      channelKind: 'topic',
      connection: setting('spring.kafka.bootstrap-servers'),
      evidence: at('ferries/Tides.java'),
    },
  );

  expect(edgesOf(harbour)).toEqual(['ferries -> tides (kafka) declared']);
  expect(harbour.channels.map(({ id }) => id)).toEqual(['tides:high-water']);
});

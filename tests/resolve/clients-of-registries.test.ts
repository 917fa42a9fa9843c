import { describe, expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, nodesOf, service } from './support.ts';

const REGISTRY = 'org.springframework.cloud:spring-cloud-starter-netflix-eureka-server';
const told = (settings: Readonly<Record<string, string>>) => [
  file('ferries/application.yml', settings),
  takes('ferries', 'ferries/application.yml', 20),
];

describe('clients of registries', () => {
  test('turbine and the sidecar bring one along', () => {
    const harbour = architectureOf(
      module('pilots', REGISTRY),
      module('gauges', 'org.springframework.cloud:spring-cloud-starter-netflix-turbine'),
      module('tides', 'org.springframework.cloud:spring-cloud-netflix-sidecar'),
      module('gulls', 'org.springframework.cloud:spring-cloud-starter-netflix-turbine-stream'),
    );

    expect(edgesOf(harbour)).toEqual(['gauges -> pilots (http) inferred', 'tides -> pilots (http) inferred']);
  });

  test("of the two in Micronaut's module the one that settings tell of is meant", () => {
    const client = module('ferries', 'io.micronaut.discovery:micronaut-discovery-client');
    const servers = [service('pilots', { image: 'hashicorp/consul' }), ...module('registry', REGISTRY)];
    const harbour = (settings: Readonly<Record<string, string>>) => architectureOf(client, servers, ...told(settings));

    expect(edgesOf(harbour({ 'consul.client.default-zone': 'pilots:8500' }))).toEqual(['ferries -> pilots (http) declared']);
    expect(edgesOf(harbour({ 'eureka.client.default-zone': 'http://registry:8761/eureka' }))).toEqual([
      'ferries -> registry (http) declared',
    ]);
    expect(edgesOf(harbour({}))).toEqual([]);
    expect(harbour({}).unknowns).toEqual([]);
  });
});

test('a configuration server of several places reads the repository beside its folder', () => {
  const drawn = (profiles: string) =>
    nodesOf(
      architectureOf(
        module('ferries', 'org.springframework.cloud:spring-cloud-config-server'),
        ...told({ 'spring.profiles.active': profiles, 'spring.cloud.config.server.git.uri': 'https://github.com/ferries/tides' }),
      ),
    );

  expect(drawn('native, git')).toEqual(['ferries infrastructure', 'github-com external']);
  expect(drawn('composite')).toEqual(['ferries infrastructure', 'github-com external']);
  expect(drawn('native')).toEqual(['ferries infrastructure']);
});

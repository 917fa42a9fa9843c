import { describe, expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, call, edgesOf } from './support.ts';

const GATEWAY = 'org.springframework.cloud:spring-cloud-starter-gateway';
const ZUUL = 'org.springframework.cloud:spring-cloud-starter-netflix-zuul';
const LOCATOR = 'spring.cloud.gateway.discovery.locator';
const PATTERN = `${LOCATOR}.predicates[0].args.pattern`;

/** A desk asks the gateway for berths; `settings` are the gateway's. */
function harbour(library: string, settings: Readonly<Record<string, string>>, path: string) {
  return architectureOf(
    module('gateway', library),
    file('gateway/application.yml', { 'server.port': '8080', ...settings }),
    takes('gateway', 'gateway/application.yml', 20),
    module('berths'),
    module('guests'),
    module('desk'),
    call('desk', `http://gateway:8080${path}`, { method: 'GET' }),
  );
}

const PASSED = ['desk -> gateway (http) resolved', 'gateway -> berths (http) inferred'];
const NOT_PASSED = ['desk -> gateway (http) resolved'];

describe('services that a gateway finds by the path', () => {
  test('are those whose names callers put there', () => {
    const shown = harbour(GATEWAY, { [`${LOCATOR}.enabled`]: 'true' }, '/BERTHS/free');

    expect(edgesOf(shown)).toEqual(PASSED);
    expect(shown.edges.find(({ to }) => to === 'berths')?.operations).toEqual(['GET /free']);
  });

  test('stand behind what the pattern puts before their names', () => {
    const settings = { [`${LOCATOR}.enabled`]: 'true', [PATTERN]: "'/services/'+serviceId.toLowerCase()+'/**'" };

    expect(edgesOf(harbour(GATEWAY, settings, '/services/berths/api/free'))).toEqual(PASSED);
    expect(edgesOf(harbour(GATEWAY, settings, '/berths/api/free'))).toEqual(NOT_PASSED);
  });

  test('are not looked for where nothing turns that on, by a pattern that is computed, or by half a name', () => {
    expect(edgesOf(harbour(GATEWAY, {}, '/berths/free'))).toEqual(NOT_PASSED);
    expect(edgesOf(harbour(GATEWAY, { [`${LOCATOR}.enabled`]: 'false' }, '/berths/free'))).toEqual(NOT_PASSED);
    expect(edgesOf(harbour(GATEWAY, { [`${LOCATOR}.enabled`]: 'true' }, '/berth/free'))).toEqual(NOT_PASSED);
    const computed = { [`${LOCATOR}.enabled`]: 'true', [PATTERN]: "'/' + metadata['path'] + '/**'" };
    expect(edgesOf(harbour(GATEWAY, computed, '/berths/free'))).toEqual(NOT_PASSED);
  });

  test('are found by Zuul unless it ignores them', () => {
    expect(edgesOf(harbour(ZUUL, { 'zuul.prefix': '/services' }, '/services/berths/free'))).toEqual(PASSED);
    expect(edgesOf(harbour(ZUUL, { 'zuul.ignored-services': '*' }, '/berths/free'))).toEqual(NOT_PASSED);
  });
});

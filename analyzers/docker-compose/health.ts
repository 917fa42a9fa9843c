import { type HealthFact, healthAskedBy, type Owner } from '../../src/sdk/index.ts';
import { hostsOf } from './component.ts';
import { filled } from './files.ts';
import { first } from './layers.ts';
import type { Service } from './service.ts';

/** `healthcheck`: its command asks the service itself for something, unless it is disabled. */
export function healthFacts(service: Service, owner: Owner): readonly HealthFact[] {
  const { layers, name } = service;
  const test = first(layers, 'healthcheck', 'test');
  if (!test || first(layers, 'healthcheck', 'disable')?.node.text() === 'true') return [];
  const [kind, ...words] = test.node.texts();
  if (kind === 'NONE') return [];
  const command = [kind === 'CMD' || kind === 'CMD-SHELL' ? '' : (kind ?? ''), ...words].join(' ');
  const asked = healthAskedBy(filled(command, test.variables), [name, ...hostsOf(service)]);
  return asked ? [{ kind: 'health', evidence: test.node.evidence(), owner, ...asked }] : [];
}

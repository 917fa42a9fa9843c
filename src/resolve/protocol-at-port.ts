import type { FactOf, Protocol } from '../model/fact.ts';
import type { Located } from './directory-entry.ts';
import { followIn } from './follow.ts';
import { listenedPort } from './listened-port.ts';
import type { Survey } from './survey.ts';

/** A Kubernetes port says in front of its name what it speaks; gRPC-Web is spoken over HTTP: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const GRPC_NAME = /^grpc(?!-web(-|$))(-|$)/;

/** Of a service that speaks several protocols, the one that it listens with at the port of an address, where that is said and is one. */
export function protocolAtPort(
  port: number | undefined,
  found: Located,
  deployment: string,
  around: Survey,
): Protocol | undefined {
  if (port === undefined) return undefined;
  const { facts, owners, settings } = around;
  const exposed = found.facts
    .flatMap((fact) => (fact.kind === 'exposure' ? fact.ports : []))
    .filter((each) => each.port === port);
  const ports = new Set([port, ...exposed.flatMap(({ target }) => target ?? [])].map(String));
  const isThere = ({ name, port: own }: FactOf<'listen'>) =>
    (name !== undefined && ports.has(name)) ||
    followIn(own, found.thing, deployment, settings).some(({ text }) => ports.has(String(listenedPort(text) ?? text)));
  const there = facts.of('listen').filter((fact) => owners.thingsOf(fact.owner).includes(found.thing) && isThere(fact));
  const named = [...exposed, ...there].filter(({ name }) => name !== undefined && GRPC_NAME.test(name));
  const spoken = new Set([...there.flatMap(({ protocol }) => protocol ?? []), ...named.map(() => 'grpc' as const)]);
  const [only] = spoken;
  return spoken.size === 1 ? only : undefined;
}

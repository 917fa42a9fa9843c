import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Openings, Reachable } from '../../model/wiring.ts';
import { finding, inWords } from '../finding.ts';
import type { Checked } from './checked.ts';

/** Every port that a node may open in a deployment; empty where its program's are not known for certain. */
export function openPorts(node: string, deployment: string, { wiring, architecture }: Checked): readonly number[] {
  const own = wiring.openings.find((each) => each.node === node && each.deployment === deployment);
  if (!own || own.program.length === 0 || servesRpc(node, { architecture })) return [];
  return [...new Set([...own.program, ...own.image, ...own.container].map(({ port }) => port))].sort((a, b) => a - b);
}

/** From what programs listen on to what leads to them. */
export function portFindings(checked: Checked): readonly Finding[] {
  const own = checked.wiring.openings.filter(({ node }) => !servesRpc(node, checked));
  return [...checked.wiring.reachable.flatMap((each) => [...byName(each, checked), ...notReached(each, own)]), ...exposed(own)];
}

/** A server of procedures, or of messages without a broker, often listens on a port that its library takes from elsewhere. */
function servesRpc(node: string, { architecture }: Pick<Checked, 'architecture'>): boolean {
  const { routes, channels } = architecture;
  const isPeerToPeer = channels.some(({ broker, protocol, consumers }) => broker === protocol && consumers.includes(node));
  return isPeerToPeer || routes.some((route) => route.service === node && route.method === 'RPC');
}

/** https://nodejs.org/en/learn/getting-started/debugging, the Java Debug Wire Protocol by custom, delve, debugpy, JMX by custom. */
const DEBUGGERS: readonly number[] = [9229, 9230, 5858, 5005, 8000, 2345, 40000, 5678, 9010];

/** A target port by name has to be the name of a container port. */
function byName({ deployment, host, nodes, ports, evidence }: Reachable, { wiring }: Checked): readonly Finding[] {
  const named = ports.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
  return nodes.flatMap((node) => {
    const opened = wiring.openings.find((each) => each.node === node && each.deployment === deployment)?.container ?? [];
    const names = opened.flatMap(({ name }) => name ?? []);
    const wrong = named.filter((target) => names.length > 0 && !names.includes(target));
    return wrong.map((target) =>
      finding('service-target-not-open', {
        elements: [node],
        about: [deployment, host ?? '', target],
        message: `Service ${host} of ${deployment} leads to the port ${target}; the containers of ${node} name ${inWords(names)}.`,
        evidence: [evidence],
        related: opened.map((each) => each.evidence),
      }),
    );
  });
}

/** Only where not one of the ports is open: programs may open more than their code shows, but hardly none of what is published. */
function notReached(reachable: Reachable, own: readonly Openings[]): readonly Finding[] {
  const { deployment, host, nodes, ports, evidence } = reachable;
  const all = ports.map(({ port, target }) => target ?? port);
  const targets = all.filter((each) => typeof each === 'number');
  const [node, ...more] = nodes;
  const opened = own.find((each) => each.node === node && each.deployment === deployment);
  if (!opened || more.length > 0 || targets.length < all.length || targets.every((each) => DEBUGGERS.includes(each))) return [];
  const program = [...new Set(opened.program.map(({ port }) => port))];
  if (program.length === 0 || targets.some((target) => program.includes(target))) return [];
  const isService = host !== undefined;
  return [
    finding(isService ? 'service-target-not-open' : 'published-port-not-open', {
      elements: [opened.node],
      about: [deployment, host ?? '', ...targets],
      message: isService
        ? `Service ${host} of ${deployment} leads to port ${inWords(targets)} of ${opened.node}, whose program listens on ${inWords(program)}.`
        : `${deployment} publishes port ${inWords(targets)} of ${opened.node}, whose program listens on ${inWords(program)}.`,
      evidence: [evidence],
      related: opened.program.map((each) => each.evidence),
    }),
  ];
}

function exposed(own: readonly Openings[]): readonly Finding[] {
  return [...groupBy(own, ({ node }) => node).values()].flatMap((openings) => {
    const [first] = openings;
    const program = new Set(openings.flatMap((each) => each.program.map(({ port }) => port)));
    const isKnown = openings.every((each) => each.program.length > 0);
    if (!first || !isKnown || first.image.length === 0 || first.image.some(({ port }) => program.has(port))) return [];
    return [
      finding('exposed-port-not-open', {
        elements: [first.node],
        about: first.image.map(({ port }) => port),
        message: `The image of ${first.node} exposes ${inWords(first.image.map(({ port }) => port))}; its program listens on ${inWords([...program])}.`,
        evidence: first.image.map(({ evidence }) => evidence),
        related: first.program.map(({ evidence }) => evidence),
      }),
    ];
  });
}

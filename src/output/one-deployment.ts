import { UserError } from '../errors.ts';
import type { Architecture, Channel, Edge } from '../model/architecture.ts';

/** What one deployment runs and connects. What holds by the code alone holds in every deployment that runs both sides. */
export function onlyDeployment(architecture: Architecture, id: string): Architecture {
  const { system, nodes, edges, channels, routes, startOrder, handlings = [] } = architecture;
  const deployments = system.deployments.filter((each) => each.id === id);
  if (deployments.length === 0) {
    const known = system.deployments.map((each) => each.id).join(', ') || 'none';
    throw new UserError(`There is no deployment "${id}"; there are: ${known}.`);
  }
  const run = new Set(nodes.filter((node) => node.deployments.includes(id)).map((node) => node.id));
  const undeployed = new Set(nodes.filter((node) => node.deployments.length === 0).map((node) => node.id));
  const isHere = (edge: Edge) => edge.deployments.length === 0 || edge.deployments.includes(id);
  const kept = edges.filter((edge) => isHere(edge) && run.has(edge.from) && (run.has(edge.to) || undeployed.has(edge.to)));
  const reached = new Set(kept.map((edge) => edge.to));
  const shown = nodes.filter((node) => run.has(node.id) || reached.has(node.id));
  const ids = new Set(shown.map((node) => node.id));
  const ends = channels.map((channel) => ({
    ...channel,
    producers: channel.producers.filter((each) => ids.has(each)),
    consumers: channel.consumers.filter((each) => ids.has(each)),
    ...alsoSentBy(ids, channel),
  }));
  return {
    ...architecture,
    system: { ...system, deployments },
    nodes: shown,
    edges: kept,
    channels: ends.filter((channel) => channel.producers.length + channel.consumers.length > 0),
    routes: routes.filter((route) => ids.has(route.service)),
    handlings: handlings.filter((handling) => ids.has(handling.service)),
    startOrder: startOrder.filter((order) => ids.has(order.before) && ids.has(order.after)),
  };
}

function alsoSentBy(ids: ReadonlySet<string>, { alsoSent = [] }: Channel): Pick<Channel, 'alsoSent'> {
  const sent = alsoSent
    .map((each) => ({ ...each, producers: each.producers.filter((id) => ids.has(id)) }))
    .filter(({ producers }) => producers.length > 0);
  return sent.length === 0 ? {} : { alsoSent: sent };
}
